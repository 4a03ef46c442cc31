#pragma once

#include "base/Clock.h"
#include "desk/journal/PrivacyScope.h"
#include "desk/store/Store.h"

#include <QHash>
#include <QSet>

namespace balie::desk {

/// One note about each colleague and each number. Held whole in memory: it is there in the turn in which a call comes
/// in. Written down a second after the last key, and at the end. GUI thread.
class PersonNotes : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds writeDelay{1};
    /// Longer texts are cut.
    static constexpr int longestText = 4000;

    /// Begins to read; again when the store can do so later than now. Both must outlive this object.
    PersonNotes(Store &store, Clock &clock, QObject *parent = nullptr);
    ~PersonNotes() override;

    /// nullptr when there is none.
    const PersonNote *find(const NoteSubject &subject) const;
    QString text(const NoteSubject &subject) const;
    /// An empty text takes the note away. Nothing happens for an empty subject.
    void setText(const NoteSubject &subject, const QString &text);
    /// Lets go of what the scope covers; what is written down is deleted elsewhere.
    void forget(const PrivacyScope &scope);
    /// Notes with words that begin with each of those typed, in any order; newest first. At least one of them has three
    /// letters: fewer begin a word of every note.
    QVector<PersonNote> matching(const QString &typed, int limit) const;

Q_SIGNALS:
    void changed(const balie::desk::NoteSubject &subject);
    /// What was read at the start is in.
    void loaded();
    /// Something could not be written down.
    void failed(const balie::Error &error);

private:
    struct Entry {
        PersonNote note;
        QString folded; ///< each word with a space before it
    };

    enum class Reading { Not, UnderWay, Done };

    void read();
    void adopt(const QVector<PersonNote> &read);
    void keep(const PersonNote &note);
    void writeDown(QObject *context);

    Store &m_store;
    Clock &m_clock;
    QHash<NoteSubject, Entry> m_entries;
    QSet<NoteSubject> m_touched; ///< since the start: what is read later is older
    QSet<NoteSubject> m_unwritten;
    std::unique_ptr<Timer> m_write;
    Reading m_reading = Reading::Not;
};

} // namespace balie::desk
