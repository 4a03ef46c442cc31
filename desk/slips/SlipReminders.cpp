#include "desk/slips/SlipReminders.h"

#include "desk/text/Moments.h"

#include <algorithm>

namespace balie::desk {

using cti::ConnectionState;

SlipReminders::SlipReminders(Slips &slips, const People &people, const PersonStates &states,
    const cti::Switchboard &switchboard, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_slips(slips)
    , m_people(people)
    , m_states(states)
    , m_switchboard(switchboard)
    , m_deadline(clock, [this] { lookAtTime(); })
{
    connect(&states, &PersonStates::tilesChanged, this, &SlipReminders::lookAtLamps);
    connect(&states, &PersonStates::tilesReset, this, &SlipReminders::lookAtLamps);
    connect(
        &switchboard, &cti::Switchboard::deviceChanged, this, [this](const cti::DeviceId &device) {
            if (device == m_switchboard.ownDevice())
                lookAtLamps();
        });
    connect(&slips, &Slips::listChanged, this, [this] {
        lookAtLamps();
        lookAtTime();
    });
    lookAtLamps();
    lookAtTime();
}

bool SlipReminders::isLineFree() const
{
    const cti::DeviceSnapshot *own = m_switchboard.device(m_switchboard.ownDevice());
    return own
        && std::all_of(own->connections.cbegin(), own->connections.cend(),
            [](const cti::Connection &connection) {
                return connection.state == ConnectionState::Hold
                    || connection.state == ConnectionState::Queued;
            });
}

void SlipReminders::lookAtLamps()
{
    QHash<PersonId, bool> now;
    for (int row = 0; row < m_slips.openCount(); ++row) {
        const PersonId &person = m_slips.slip(row).forPerson;
        const int at = m_people.rowOf(person);
        if (at < 0 || at >= m_states.count() || now.contains(person))
            continue;
        const auto before = m_wasFree.constFind(person);
        const cti::Reachability lamp = m_states.tile(at).reachability;
        // What nobody knows has not turned.
        if (lamp == cti::Reachability::Unknown) {
            if (before != m_wasFree.cend())
                now.insert(person, *before);
            continue;
        }
        const bool free = lamp == cti::Reachability::Yes;
        if (!free)
            m_turnedFree.remove(person);
        else if (before != m_wasFree.cend() && !*before)
            m_turnedFree.insert(person);
        now.insert(person, free);
    }
    m_wasFree = now;
    m_turnedFree.removeIf([&](const PersonId &person) { return !m_wasFree.contains(person); });
    if (m_turnedFree.isEmpty() || !m_switchboard.isLive() || !isLineFree())
        return;
    const QSet<PersonId> told = std::exchange(m_turnedFree, {});
    for (const PersonId &person : told)
        remindOf(person);
}

void SlipReminders::remindOf(const PersonId &person)
{
    QVector<SlipId> ids;
    QString sentence;
    for (int row = 0; row < m_slips.openCount(); ++row) {
        const Slip &slip = m_slips.slip(row);
        if (slip.forPerson != person)
            continue;
        ids.append(slip.id);
        const QString name = m_slips.forWhom(slip);
        sentence = ids.size() > 1
            ? tr("%1 is free now. Message slips: %2.").arg(name).arg(ids.size())
            : tr("%1 is free now. %2").arg(name, m_slips.sentence(slip));
    }
    if (!ids.isEmpty())
        Q_EMIT remind(ids, SlipReminder::ColleagueFree, sentence);
}

void SlipReminders::lookAtTime()
{
    if (m_looking)
        return; // noting what was told changes the list
    m_looking = true;
    const QDateTime now = m_slips.now();
    QDateTime next;
    struct Due {
        Slip slip;
        SlipTold told;
    };
    QVector<Due> due;
    for (int row = 0; row < m_slips.openCount(); ++row) {
        const Slip &slip = m_slips.slip(row);
        if (!slip.promised.isValid() || slip.told == SlipTold::Passed)
            continue;
        const QDateTime nears = slip.promised.addSecs(-Slips::warnSeconds);
        if (now >= slip.promised)
            due.append({slip, SlipTold::Passed});
        else if (now >= nears && slip.told == SlipTold::Nothing)
            due.append({slip, SlipTold::Nears});
        const QDateTime then = now < nears ? nears : slip.promised;
        if (then > now && (!next.isValid() || then < next))
            next = then;
    }
    for (const Due &reminder : std::as_const(due)) {
        m_slips.setTold(reminder.slip.id, reminder.told);
        const QString what = m_slips.sentence(reminder.slip);
        const bool passed = reminder.told == SlipTold::Passed;
        Q_EMIT remind({reminder.slip.id},
            passed ? SlipReminder::TimePassed : SlipReminder::TimeNears,
            passed ? tr("The promised time has passed. %1").arg(what)
                   : tr("The promised time nears. %1").arg(what));
    }
    m_deadline.set(next);
    m_looking = false;
}

} // namespace balie::desk
