#include "cti/simulator/xsi/CallLogs.h"

namespace balie::sim {

void CallLogs::note(const std::vector<CallChange> &changes)
{
    for (const auto &[news, leg] : changes) {
        // A click that nobody lifted is no call.
        if (news != CallNews::Released || leg.personality == LegPersonality::ClickToDial)
            continue;
        Kind kind = Kind::Placed;
        if (leg.personality == LegPersonality::Terminator)
            kind = leg.answered != 0 ? Kind::Received : Kind::Missed;
        auto &entries = m_entries[{leg.device, kind}];
        entries.push_front(
            {m_context.nextId(), leg.remote, leg.started, leg.answered, leg.released});
        if (entries.size() > depth)
            entries.pop_back();
    }
}

const std::deque<CallLogs::Entry> &CallLogs::of(const DeviceId &user, Kind kind)
{
    return m_entries[{user, kind}];
}

} // namespace balie::sim
