#include "cti/simulator/engine/policies/DoNotDisturbPolicy.h"

namespace balie::sim {

std::optional<Cause> DoNotDisturbPolicy::obstacle(const DeviceRecord &device) const
{
    if (device.doNotDisturb)
        return Cause::DoNotDisturb;
    return std::nullopt;
}

} // namespace balie::sim
