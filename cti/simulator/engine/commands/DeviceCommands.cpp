#include "cti/simulator/engine/commands/DeviceCommands.h"

namespace balie::sim {

MaybeRefusal carryOut(Switch &pbx, const SetDoNotDisturb &command, Outcome &)
{
    if (!pbx.registry().is(command.device, DeviceCategory::Station))
        return operation(RefusalValue::InvalidDeviceId);
    DeviceRecord &record = *pbx.registry().find(command.device);
    if (record.doNotDisturb == command.on)
        return std::nullopt;
    record.doNotDisturb = command.on;
    pbx.emitFeature(EventType::DoNotDisturb, command.device);
    return std::nullopt;
}

MaybeRefusal carryOut(Switch &pbx, const SetForwarding &command, Outcome &)
{
    if (!pbx.registry().is(command.device, DeviceCategory::Station))
        return operation(RefusalValue::InvalidDeviceId);
    Forwarding rule = pbx.registry().find(command.device)->rule(command.kind);
    if (command.on) {
        if (!command.number.empty()) {
            const Dialled dialled
                = pbx.registry().dial(command.number, pbx.options().directDialPrefix);
            if (dialled.kind != Dialled::Kind::Device)
                return operation(RefusalValue::InvalidForwardingDestination);
            rule.to = dialled.device;
        }
        if (rule.to.empty() || rule.to == command.device)
            return operation(RefusalValue::InvalidForwardingDestination);
        rule.ringTime = command.ringTime;
    }
    rule.on = command.on;
    Forwarding &kept = pbx.registry().find(command.device)->rule(command.kind);
    if (kept == rule)
        return std::nullopt;
    kept = rule;
    pbx.emitForwarding(command.device, rule);
    return std::nullopt;
}

MaybeRefusal carryOut(Switch &pbx, const SetInService &command, Outcome &)
{
    DeviceRecord *record = pbx.registry().find(command.device);
    if (!record || record->device.category == DeviceCategory::Outside)
        return operation(RefusalValue::InvalidDeviceId);
    if (record->inService == command.inService)
        return std::nullopt;
    record->inService = command.inService;
    if (!command.inService) {
        for (Call *call : pbx.callsOf(command.device))
            pbx.drop(*call, command.device, Cause::DestOutOfOrder);
    }
    pbx.emitFeature(
        command.inService ? EventType::BackInService : EventType::OutOfService, command.device);
    return std::nullopt;
}

} // namespace balie::sim
