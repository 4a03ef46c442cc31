#include "cti/simulator/scenario/Stage.h"

#include <utility>

namespace balie::sim {

namespace {
constexpr int tries = 12;
}

bool Stage::perform(const Command &command, Millis now)
{
    const Outcome outcome = engine.apply(command, now);
    note(outcome.events);
    return outcome.ok();
}

std::optional<DeviceId> Stage::freeColleague()
{
    for (int i = 0; i < tries && people.staff.size() > 1; ++i) {
        const DeviceId &id = people.staff[1 + dice.below(people.staff.size() - 1)].id;
        if (!cast.isControlled(id) && engine.isFree(id))
            return id;
    }
    return std::nullopt;
}

std::optional<DeviceId> Stage::freeCaller()
{
    for (int i = 0; i < tries && !people.callers.empty(); ++i) {
        const DeviceId &id = dice.oneOf(people.callers).id;
        if (engine.isFree(id))
            return id;
    }
    return std::nullopt;
}

void Stage::note(const std::vector<Event> &events)
{
    cast.observe(events);
    for (const Event &event : events) {
        for (const View &view : event.views) {
            const Device *device = engine.device(view.device);
            if (device && device->category == DeviceCategory::Station)
                ++m_copies;
        }
    }
    m_events.insert(m_events.end(), events.begin(), events.end());
}

std::vector<Event> Stage::takeEvents()
{
    return std::exchange(m_events, {});
}

} // namespace balie::sim
