#include "cti/simulator/engine/policies/RecallPolicy.h"

#include "cti/simulator/engine/Switch.h"

namespace balie::sim {

std::optional<Millis> RecallPolicy::patience(const Switch &pbx, const Call &, const Leg &leg) const
{
    const bool goesBack = !leg.recallTo.empty();
    switch (leg.state) {
    case ConnectionState::Alerting:
        return goesBack ? std::optional(pbx.options().transferRecall) : std::nullopt;
    case ConnectionState::Queued:
        return goesBack ? std::optional(pbx.options().parkRecall) : std::nullopt;
    case ConnectionState::Hold:
        if (pbx.registry().is(leg.device, DeviceCategory::Station))
            return pbx.options().holdRecall;
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

void RecallPolicy::expired(Switch &pbx, Call &call, const DeviceId &device) const
{
    const Leg &leg = *call.leg(device);
    const DeviceId to = leg.recallTo;
    switch (leg.state) {
    case ConnectionState::Alerting:
        pbx.recall(call, device, to, RecallReason::NoAnswer, Cause::RecallNoAnswer);
        break;
    case ConnectionState::Queued:
        pbx.recall(call, device, to, RecallReason::Park, Cause::Recall);
        break;
    default: {
        // Not while the user is asking somebody about it, and not to a conversation that both put
        // aside.
        const bool otherWaits
            = std::any_of(call.legs.begin(), call.legs.end(), [&](const Leg &other) {
                  return other.device != device && other.state == ConnectionState::Connected;
              });
        if (otherWaits && !pbx.hasConsultation(call))
            pbx.ringHeld(call, device);
    }
    }
}

} // namespace balie::sim
