#include "cti/simulator/engine/policies/ForwardingPolicy.h"

#include "cti/simulator/engine/Switch.h"

namespace balie::sim {

namespace {

std::optional<Diversion> byRule(const DeviceRecord &device, ForwardingKind kind, Cause cause)
{
    const Forwarding &rule = device.rule(kind);
    if (!rule.on)
        return std::nullopt;
    return Diversion{rule.to, cause};
}

} // namespace

std::optional<Diversion> ForwardingPolicy::divertsAtOnce(const DeviceRecord &device) const
{
    return byRule(device, ForwardingKind::Immediate, Cause::CallForwardImmediate);
}

std::optional<Diversion> ForwardingPolicy::divertsOn(
    const DeviceRecord &device, Cause obstacle) const
{
    switch (obstacle) {
    case Cause::Busy:
        return byRule(device, ForwardingKind::Busy, Cause::CallForwardBusy);
    case Cause::DoNotDisturb:
        return byRule(device, ForwardingKind::DoNotDisturb, Cause::CallForward);
    default:
        return std::nullopt;
    }
}

std::optional<Millis> ForwardingPolicy::patience(
    const Switch &pbx, const Call &, const Leg &leg) const
{
    // A call that came back stays with the one who sent it.
    if (leg.state != ConnectionState::Alerting || leg.recall)
        return std::nullopt;
    const DeviceRecord *record = pbx.registry().find(leg.device);
    if (!record || !record->rule(ForwardingKind::NoAnswer).on)
        return std::nullopt;
    return record->rule(ForwardingKind::NoAnswer).ringTime.value_or(pbx.options().forwardNoAnswer);
}

void ForwardingPolicy::expired(Switch &pbx, Call &call, const DeviceId &device) const
{
    const DeviceId to = pbx.registry().find(device)->rule(ForwardingKind::NoAnswer).to;
    pbx.redirect(call, device, {to, Cause::CallForwardNoAnswer});
}

} // namespace balie::sim
