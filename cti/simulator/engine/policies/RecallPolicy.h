#pragma once

#include "cti/simulator/engine/Policy.h"

namespace balie::sim {

/// A call that was sent on and not taken, parked too long or held too long comes back.
class RecallPolicy : public Policy {
public:
    std::optional<Millis> patience(
        const Switch &pbx, const Call &call, const Leg &leg) const override;
    void expired(Switch &pbx, Call &call, const DeviceId &device) const override;
};

} // namespace balie::sim
