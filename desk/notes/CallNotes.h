#pragma once

#include "cti/switchboard/Switchboard.h"
#include "desk/journal/PrivacyScope.h"
#include "desk/store/Store.h"

#include <QHash>
#include <functional>

namespace balie::desk {

/// The line that is typed during a call. Stays with the call's thread through transfer and recall, and is kept with the
/// caller, so that it is there at his next call. No provider can hand it to the switch yet: a note that came with a
/// call is cti::Connection::note. Written down a second after the last key, when the call ends, and at the end of the
/// program. GUI thread.
class CallNotes : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds writeDelay{1};
    static constexpr int longestText = 500;
    static constexpr int earlierShown = 3;

    /// All must outlive this object.
    CallNotes(Store &store, const cti::Switchboard &switchboard, Clock &clock,
        QObject *parent = nullptr);
    ~CallNotes() override;

    QString text(cti::CallThreadId thread) const;
    /// `subject` may be empty: the note lasts as long as the program, for nobody's next call could show it.
    /// `begunMs`: when the call began (wall clock), for a note on one that is over; 0: now.
    void setText(cti::CallThreadId thread, const NoteSubject &subject, const QString &text, qint64 begunMs = 0);

    /// Lets go of what the scope covers; what is written down is deleted elsewhere.
    void forget(const PrivacyScope &scope);
    /// Notes were deleted from the store.
    void noteDeleted() { Q_EMIT earlierChanged(); }

    using Earlier = std::function<void(const QVector<CallNote> &)>;
    /// The notes of earlier calls with `subject`, newest first, at most earlierShown, without that of `thread`. Only the
    /// last question is answered; not when the store cannot.
    void earlier(const NoteSubject &subject, cti::CallThreadId thread, QObject *context, Earlier found);

Q_SIGNALS:
    void changed(balie::cti::CallThreadId thread, const QString &text);
    /// Whoever shows the notes of earlier calls asks for them anew.
    void earlierChanged();
    void failed(const balie::Error &error);

private:
    struct Entry {
        CallNote note;
        bool unwritten = false;
    };

    void merged(cti::CallThreadId gone, cti::CallThreadId into);
    void writeDown(QObject *context);
    void write(const CallNote &note, QObject *context);
    void forgetOldest();

    Store &m_store;
    Clock &m_clock;
    QHash<quint64, Entry> m_entries; ///< by thread
    qint64 m_lastId = 0;
    std::unique_ptr<Timer> m_write;
};

} // namespace balie::desk
