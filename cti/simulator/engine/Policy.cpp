#include "cti/simulator/engine/Policy.h"

namespace balie::sim {

std::optional<Diversion> Policy::divertsAtOnce(const DeviceRecord &) const
{
    return std::nullopt;
}
std::optional<Cause> Policy::obstacle(const DeviceRecord &) const
{
    return std::nullopt;
}
std::optional<Diversion> Policy::divertsOn(const DeviceRecord &, Cause) const
{
    return std::nullopt;
}
std::optional<Millis> Policy::patience(const Switch &, const Call &, const Leg &) const
{
    return std::nullopt;
}
void Policy::expired(Switch &, Call &, const DeviceId &) const { }
void Policy::left(Switch &, const Call &, const Leg &) const { }

} // namespace balie::sim
