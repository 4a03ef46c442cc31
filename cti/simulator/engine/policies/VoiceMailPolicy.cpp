#include "cti/simulator/engine/policies/VoiceMailPolicy.h"

#include "cti/simulator/engine/Switch.h"

namespace balie::sim {

std::optional<Millis> VoiceMailPolicy::patience(
    const Switch &pbx, const Call &, const Leg &leg) const
{
    const Registry &registry = pbx.registry();
    if (registry.is(leg.device, DeviceCategory::VoiceUnit)) {
        if (leg.state == ConnectionState::Alerting)
            return pbx.options().voiceMailAnswers;
        if (leg.state == ConnectionState::Connected)
            return pbx.options().voiceMailLongest;
        return std::nullopt;
    }
    const DeviceRecord *record = registry.find(leg.device);
    if (leg.state != ConnectionState::Alerting || leg.recall || !record || !record->device.voiceMail
        || !registry.find(pbx.options().voiceMailDevice))
        return std::nullopt;
    return pbx.options().voiceMailNoAnswer;
}

void VoiceMailPolicy::expired(Switch &pbx, Call &call, const DeviceId &device) const
{
    if (!pbx.registry().is(device, DeviceCategory::VoiceUnit))
        pbx.redirect(call, device, {pbx.options().voiceMailDevice, Cause::CallForwardNoAnswer});
    else if (call.leg(device)->state == ConnectionState::Alerting)
        pbx.answer(call, device, Cause::Normal);
    else
        pbx.drop(call, device, Cause::Timeout);
}

void VoiceMailPolicy::left(Switch &pbx, const Call &, const Leg &leg) const
{
    if (leg.mailbox.empty() || leg.state != ConnectionState::Connected)
        return;
    if (DeviceRecord *owner = pbx.registry().find(leg.mailbox))
        ++owner->messages;
}

} // namespace balie::sim
