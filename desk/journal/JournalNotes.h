#pragma once

#include "desk/journal/JournalRecorder.h"
#include "desk/notes/CallNotes.h"

namespace balie::desk {

/// Changes the note on a call at any later moment: in the journal, and in what is shown of earlier calls at the caller's
/// next one. GUI thread.
class JournalNotes : public QObject {
    Q_OBJECT

public:
    /// All must outlive this object.
    JournalNotes(Store &store, JournalRecorder &recorder, CallNotes &callNotes, const People &people,
        QObject *parent = nullptr);

    /// An empty text takes the note away.
    void setText(const JournalEntry &entry, const QString &text);

Q_SIGNALS:
    /// It is in the database; not told of a call that the recorder still follows, which tells of it itself.
    void changed(const QVector<balie::desk::JournalEntry> &entries);
    void failed(const balie::Error &error);

private:
    Store &m_store;
    JournalRecorder &m_recorder;
    CallNotes &m_callNotes;
    const People &m_people;
};

} // namespace balie::desk
