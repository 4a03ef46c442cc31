#pragma once

#include "cti/simulator/engine/Policy.h"

namespace balie::sim {

/// Nobody is offered a call while do not disturb is on.
class DoNotDisturbPolicy : public Policy {
public:
    std::optional<Cause> obstacle(const DeviceRecord &device) const override;
};

} // namespace balie::sim
