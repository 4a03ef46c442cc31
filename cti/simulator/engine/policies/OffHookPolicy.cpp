#include "cti/simulator/engine/policies/OffHookPolicy.h"

#include "cti/simulator/engine/Switch.h"

namespace balie::sim {

std::optional<Millis> OffHookPolicy::patience(
    const Switch &pbx, const Call &call, const Leg &leg) const
{
    if (leg.state == ConnectionState::Initiated)
        return pbx.options().promptPickup;
    if (call.failed && leg.device == call.calling)
        return pbx.options().busyTone;
    return std::nullopt;
}

void OffHookPolicy::expired(Switch &pbx, Call &call, const DeviceId &device) const
{
    if (call.leg(device)->state == ConnectionState::Initiated)
        pbx.proceed(call);
    else
        pbx.drop(call, device, Cause::NormalClearing);
}

} // namespace balie::sim
