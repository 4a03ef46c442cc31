#include "cti/simulator/engine/commands/CommandSupport.h"

namespace balie::sim {

Found lookUp(Switch &pbx, const ConnectionId &id)
{
    Call *call = pbx.find(id.call);
    Leg *leg = call ? call->leg(id.device) : nullptr;
    return leg ? Found{call, leg} : Found{};
}

MaybeRefusal mayTalk(Switch &pbx, const DeviceId &device, const Call *except)
{
    for (const Call *call : pbx.callsOf(device)) {
        if (call == except)
            continue;
        const ConnectionState state = call->leg(device)->state;
        const bool active = state == ConnectionState::Connected
            || state == ConnectionState::Initiated
            || (state == ConnectionState::Fail && call->calling == device);
        if (!active)
            continue;
        const bool canBeHeld = state == ConnectionState::Connected && call->establishedFor(device);
        if (!pbx.options().autoHold || !canBeHeld)
            return wrongState(RefusalValue::ConnectedCallExists);
    }
    return std::nullopt;
}

void holdActive(Switch &pbx, const DeviceId &device, const Call *except)
{
    for (Call *call : pbx.callsOf(device)) {
        if (call != except && call->leg(device)->state == ConnectionState::Connected)
            pbx.hold(*call, device, Cause::Normal);
    }
}

Refusal refusalOf(Cause failure)
{
    switch (failure) {
    case Cause::Busy:
        return noResource(RefusalValue::ResourceBusy);
    case Cause::DoNotDisturb:
        return wrongState(RefusalValue::InvalidDestinationDeviceState);
    case Cause::DestOutOfOrder:
        return noResource(RefusalValue::DeviceOutOfService);
    default:
        return operation(RefusalValue::InvalidDestinationDeviceId);
    }
}

} // namespace balie::sim
