#pragma once

#include "cti/switchboard/Switchboard.h"
#include "desk/pacing/FramePacer.h"
#include "desk/people/People.h"
#include "desk/people/Tile.h"

#include <QBitArray>

namespace balie::desk {

/// The state of every person, from the switchboard, by row of People. Changes are told once per
/// frame; the loss of the link makes every tile stale at once. GUI thread.
class PersonStates : public QObject {
    Q_OBJECT

public:
    /// All must outlive this object.
    PersonStates(const People &people, const cti::Switchboard &switchboard, Clock &clock,
        QObject *parent = nullptr);

    int count() const { return static_cast<int>(m_tiles.size()); }
    const Tile &tile(int personRow) const { return m_tiles.at(personRow); }

    /// What is noted at this person's desk; kept for people who are not here now. Connect DeskNotes::changed.
    void setDeskNote(const PersonId &person, const QString &note);

    /// Busy or absent by the calendar until then (local time), as told at `at`; an invalid time: not,
    /// or not known. Kept for people who are not here now. Used by Calendars.
    void setCalendar(const PersonId &person, const QDateTime &until, Clock::Milliseconds at);

Q_SIGNALS:
    /// At most once per frame; rows of People, ascending. tile() already gives the new state.
    void tilesChanged(const QVector<int> &personRows);
    /// People was replaced; every row is new.
    void tilesReset();

private:
    struct CalendarNews {
        QDateTime until;
        Clock::Milliseconds at{0};
    };

    void rebuild();
    void deviceChanged(const cti::DeviceId &device);
    void peopleChanged(const QVector<int> &rows);
    void numbersChanged();
    void linkChanged();
    bool refresh(int row);
    bool deputyCanTakeIt(const Person &person) const;
    void markDirty(int row);
    void flush();

    const People &m_people;
    const cti::Switchboard &m_switchboard;
    QVector<Tile> m_tiles;
    QHash<PersonId, QString> m_deskNotes;
    QHash<PersonId, CalendarNews> m_calendars; ///< of those who are busy
    QBitArray m_dirty;
    QVector<int> m_dirtyRows;
    QHash<cti::DeviceId, QVector<int>>
        m_deputyOf; ///< device -> rows of the people it stands in for
    FramePacer m_pacer;
};

} // namespace balie::desk
