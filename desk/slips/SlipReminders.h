#pragma once

#include "desk/people/PersonStates.h"
#include "desk/slips/Slips.h"

#include <QSet>

namespace balie::desk {

enum class SlipReminder { ColleagueFree, TimeNears, TimePassed };

/// Reminds of open slips: once each time the colleague's lamp turns free, but not while the receptionist is on a call
/// (then afterwards, if it is still free), ten minutes before the promised time, and when that has passed. One deadline
/// timer for all. GUI thread.
class SlipReminders : public QObject {
    Q_OBJECT

public:
    /// All must outlive this object.
    SlipReminders(Slips &slips, const People &people, const PersonStates &states,
        const cti::Switchboard &switchboard, Clock &clock, QObject *parent = nullptr);

    /// After the wall clock jumped or the machine slept.
    void checkTime() { m_deadline.check(); }

Q_SIGNALS:
    /// One sentence for what may be several slips of one colleague.
    void remind(
        const QVector<balie::desk::SlipId> &slips, balie::desk::SlipReminder why, const QString &sentence);

private:
    void lookAtLamps();
    void lookAtTime();
    bool isLineFree() const;
    void remindOf(const PersonId &person);

    Slips &m_slips;
    const People &m_people;
    const PersonStates &m_states;
    const cti::Switchboard &m_switchboard;
    QHash<PersonId, bool> m_wasFree; ///< those with open slips, as last known
    QSet<PersonId> m_turnedFree; ///< and nobody has been told
    WallDeadline m_deadline;
    bool m_looking = false;
};

} // namespace balie::desk
