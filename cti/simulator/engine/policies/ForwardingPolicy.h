#pragma once

#include "cti/simulator/engine/Policy.h"

namespace balie::sim {

/// The four forwarding rules of a device.
class ForwardingPolicy : public Policy {
public:
    std::optional<Diversion> divertsAtOnce(const DeviceRecord &device) const override;
    std::optional<Diversion> divertsOn(const DeviceRecord &device, Cause obstacle) const override;
    std::optional<Millis> patience(
        const Switch &pbx, const Call &call, const Leg &leg) const override;
    void expired(Switch &pbx, Call &call, const DeviceId &device) const override;
};

} // namespace balie::sim
