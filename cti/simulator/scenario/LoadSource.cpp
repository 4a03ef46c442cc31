#include "cti/simulator/scenario/LoadSource.h"

#include <algorithm>

namespace balie::sim {

using namespace std::chrono_literals;

namespace {

constexpr Millis tick = 5ms;
// What two stations see of one call from dialling to hanging up.
constexpr double copiesOfACall = 9.0;
constexpr double shareOfCalls = 0.8;
constexpr int mostTogglesAtOnce = 1000;

} // namespace

LoadSource::LoadSource(double eventsPerSecond, Millis start)
    : m_rate(std::max(eventsPerSecond, 0.0))
    , m_start(start)
    , m_next(start)
{
}

void LoadSource::run(Stage &stage, Millis now)
{
    m_next = now + tick;
    const double wanted = m_rate * static_cast<double>((now - m_start).count()) / 1000.0;
    while (m_callsBegun * copiesOfACall < wanted * shareOfCalls) {
        // Counted also where nobody is free: what is missing then is made up below and not by a
        // rush later.
        ++m_callsBegun;
        const auto from = stage.freeColleague();
        const auto to = stage.freeColleague();
        if (from && to && *from != *to)
            stage.perform(MakeCall{*from, to->value}, now);
    }
    const std::vector<Device> &staff = stage.people.staff;
    // Bounded, because in a tiny office a client may have set do not disturb for everybody.
    for (int i = 0;
         i < mostTogglesAtOnce && staff.size() > 1 && static_cast<double>(stage.copies()) < wanted;
         ++i) {
        // Few at a time, so that most colleagues stay free for the calls.
        if (m_disturbed.size() > staff.size() / 10) {
            stage.perform(SetDoNotDisturb{m_disturbed.front(), false}, now);
            m_disturbed.pop_front();
            continue;
        }
        const DeviceId &id = staff[1 + stage.dice.below(staff.size() - 1)].id;
        if (!stage.cast.isControlled(id) && !stage.engine.truth(id)->doNotDisturb) {
            stage.perform(SetDoNotDisturb{id, true}, now);
            m_disturbed.push_back(id);
        }
    }
}

} // namespace balie::sim
