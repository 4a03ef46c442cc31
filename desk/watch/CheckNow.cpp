#include "desk/watch/CheckNow.h"

#include "cti/lamp/Lamp.h"

#include <algorithm>

namespace balie::desk {

CheckNow::CheckNow(WatchList &watchList, const cti::Switchboard &switchboard, const People &people,
    Clock &clock, QObject *parent)
    : QObject(parent)
    , m_watchList(watchList)
    , m_switchboard(switchboard)
    , m_people(people)
    , m_clock(clock)
    , m_timer(clock.makeTimer([this] { giveUp(); }))
{
    connect(&switchboard, &cti::Switchboard::deviceChanged, this, &CheckNow::deviceChanged);
}

void CheckNow::check(const cti::DeviceId &device)
{
    if (device.isEmpty())
        return;
    if (!m_switchboard.isLive()) {
        Q_EMIT notice(Notice::warning(
            tr("There is no connection to the PBX, so it cannot be asked. What is shown is how it "
               "was.")));
        return;
    }
    m_asked.insert(device, m_clock.now());
    armTimer();
    m_watchList.checkNow(device);
}

void CheckNow::deviceChanged(const cti::DeviceId &device)
{
    const auto asked = m_asked.constFind(device);
    if (asked == m_asked.cend())
        return;
    const cti::DeviceSnapshot *snapshot = m_switchboard.device(device);
    if (!snapshot || snapshot->knowledge == cti::Knowledge::Waiting || snapshot->at < *asked)
        return;
    m_asked.erase(asked);
    armTimer();
    cti::PersonState state = cti::personState(*snapshot, true);
    // Also of somebody who is not watched the answer is known, this once.
    if (state.knowledge == cti::Knowledge::NotWatched)
        state.knowledge = cti::Knowledge::Known;
    //: %1 is a name, %2 a state: "free"
    Q_EMIT notice(Notice::info(tr("%1: %2. The PBX said so just now.")
                                   .arg(m_people.displayName(device, {}), cti::lampWord(state))));
}

void CheckNow::giveUp()
{
    const Clock::Milliseconds now = m_clock.now();
    for (auto asked = m_asked.begin(); asked != m_asked.end();) {
        if (*asked + patience > now) {
            ++asked;
            continue;
        }
        const QString name = m_people.displayName(asked.key(), {});
        asked = m_asked.erase(asked);
        Q_EMIT notice(Notice::warning(
            tr("The PBX gave no answer about %1. What is shown is how it was; try again in a "
               "moment.")
                .arg(name)));
    }
    armTimer();
}

void CheckNow::armTimer()
{
    if (m_asked.isEmpty()) {
        m_timer->stop();
        return;
    }
    const Clock::Milliseconds first = *std::min_element(m_asked.cbegin(), m_asked.cend());
    m_timer->start(std::max(Clock::Milliseconds(0), first + patience - m_clock.now()));
}

} // namespace balie::desk
