#pragma once

#include "cti/simulator/engine/Policy.h"

namespace balie::sim {

/// Takes unanswered calls of people who have a box, answers by itself, and ends a message that is
/// too long.
class VoiceMailPolicy : public Policy {
public:
    std::optional<Millis> patience(
        const Switch &pbx, const Call &call, const Leg &leg) const override;
    void expired(Switch &pbx, Call &call, const DeviceId &device) const override;
    void left(Switch &pbx, const Call &call, const Leg &leg) const override;
};

} // namespace balie::sim
