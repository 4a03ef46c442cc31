#pragma once

#include "desk/notes/DeskNote.h"
#include "desk/pacing/WallDeadline.h"
#include "desk/store/Store.h"

#include <QHash>

namespace balie::desk {

/// Who is not at the desk, and until when. A note goes by itself at its return time. Ids of people who left the
/// directory are kept. GUI thread.
class DeskNotes : public QObject {
    Q_OBJECT

public:
    static constexpr int longestText = 80;

    /// Begins to read; again when the store can do so later than now. Both must outlive this object.
    DeskNotes(Store &store, Clock &clock, QObject *parent = nullptr);

    /// An empty one where there is none.
    DeskNote note(const PersonId &person) const { return m_notes.value(person); }
    /// What the tile shows; empty where there is none.
    QString shown(const PersonId &person) const;
    /// Replaces the colleague's note; one that is empty, or over already, takes it away.
    void set(const DeskNote &note);
    void clear(const PersonId &person) { set({person, {}, {}}); }
    /// After the wall clock jumped or the machine slept.
    void checkTime() { m_deadline.check(); }

Q_SIGNALS:
    /// Also for each that is read at the start. Connect PersonStates::setDeskNote.
    void changed(const balie::desk::PersonId &person, const QString &shown);
    /// Something could not be written down.
    void failed(const balie::Error &error);

private:
    enum class Reading { Not, UnderWay, Done };

    void read();
    void adopt(const QVector<DeskNote> &read);
    void apply(const DeskNote &note);
    void write(const DeskNote &note);
    void due();
    void arm();

    Store &m_store;
    Clock &m_clock;
    QHash<PersonId, DeskNote> m_notes;
    QSet<PersonId> m_touched; ///< since the start: what is read later is older
    WallDeadline m_deadline;
    Reading m_reading = Reading::Not;
};

} // namespace balie::desk
