#pragma once

#include "cti/simulator/engine/Policy.h"

namespace balie::sim {

/// What a telephone does by itself: lifts the receiver when asked to, and gives up on a tone.
class OffHookPolicy : public Policy {
public:
    std::optional<Millis> patience(
        const Switch &pbx, const Call &call, const Leg &leg) const override;
    void expired(Switch &pbx, Call &call, const DeviceId &device) const override;
};

} // namespace balie::sim
