#include "cti/simulator/engine/commands/CallCommands.h"

namespace balie::sim {

MaybeRefusal carryOut(Switch &pbx, const MakeCall &command, Outcome &outcome)
{
    const DeviceRecord *caller = pbx.registry().find(command.calling);
    const bool outside = pbx.registry().is(command.calling, DeviceCategory::Outside);
    if (!caller || (!outside && !pbx.registry().is(command.calling, DeviceCategory::Station)))
        return operation(RefusalValue::InvalidCallingDeviceId);
    if (!caller->inService)
        return noResource(RefusalValue::DeviceOutOfService);
    if (const auto refusal = mayTalk(pbx, command.calling))
        return refusal;
    Dialled dialled = pbx.registry().dial(command.number, pbx.options().directDialPrefix);
    // An empty number is refused by every switch; other nonsense only by some.
    if (command.number.empty()
        || (dialled.kind != Dialled::Kind::Device
            && pbx.options().unknownNumber == UnknownNumber::Refuse))
        return operation(RefusalValue::InvalidCalledDeviceId);

    if (outside && !dialled.direct && !pbx.registry().is(dialled.device, DeviceCategory::Outside)
        && !pbx.options().directDialPrefix.empty())
        dialled.direct = DeviceId{pbx.options().directDialPrefix + dialled.device.value};
    if (!outside)
        dialled.direct.reset();
    holdActive(pbx, command.calling);
    Call &call = pbx.begin(command.calling, std::move(dialled), Cause::NewCall);
    outcome.connection = call.connection(command.calling);
    if (!outside && (pbx.options().serviceInitiated || command.prompt))
        pbx.serviceInitiated(call, command.calling, Cause::MakeCall);
    if (!command.prompt)
        pbx.proceed(call);
    return std::nullopt;
}

MaybeRefusal carryOut(Switch &pbx, const AnswerCall &command, Outcome &)
{
    const Found found = lookUp(pbx, command.connection);
    if (!found)
        return operation(RefusalValue::InvalidConnectionId);
    if (!found.isIn(ConnectionState::Alerting) && !found.isIn(ConnectionState::Initiated))
        return wrongState(RefusalValue::InvalidConnectionState);
    const DeviceId device = command.connection.device;
    // People outside and the voice mail have telephones of their own kind.
    if (pbx.registry().is(device, DeviceCategory::Station)) {
        if (const auto refusal = mayTalk(pbx, device, found.call))
            return refusal;
        holdActive(pbx, device, found.call);
    }
    if (found.isIn(ConnectionState::Initiated))
        pbx.proceed(*found.call);
    else
        pbx.answer(*found.call, device, Cause::Normal);
    return std::nullopt;
}

MaybeRefusal carryOut(Switch &pbx, const ClearConnection &command, Outcome &)
{
    const Found found = lookUp(pbx, command.connection);
    if (!found)
        return operation(RefusalValue::InvalidConnectionId);
    const DeviceId device = command.connection.device;
    const bool givesUp = device == found.call->calling && !found.call->failed
        && !found.call->establishedFor(device);
    pbx.drop(*found.call, device, givesUp ? Cause::CallCancelled : Cause::NormalClearing);
    return std::nullopt;
}

MaybeRefusal carryOut(Switch &pbx, const ClearCall &command, Outcome &)
{
    const Found found = lookUp(pbx, command.connection);
    if (!found)
        return operation(RefusalValue::InvalidConnectionId);
    pbx.clear(*found.call, Cause::NormalClearing);
    return std::nullopt;
}

MaybeRefusal carryOut(Switch &pbx, const HoldCall &command, Outcome &)
{
    const Found found = lookUp(pbx, command.connection);
    if (!found)
        return operation(RefusalValue::InvalidConnectionId);
    if (!found.isIn(ConnectionState::Connected)
        || !found.call->establishedFor(command.connection.device))
        return wrongState(RefusalValue::InvalidConnectionState);
    pbx.hold(*found.call, command.connection.device, Cause::Normal);
    return std::nullopt;
}

MaybeRefusal carryOut(Switch &pbx, const RetrieveCall &command, Outcome &)
{
    const Found found = lookUp(pbx, command.connection);
    if (!found)
        return operation(RefusalValue::InvalidConnectionId);
    if (!found.isIn(ConnectionState::Hold))
        return wrongState(RefusalValue::InvalidConnectionState);
    const DeviceId device = command.connection.device;
    if (const auto refusal = mayTalk(pbx, device, found.call))
        return refusal;
    holdActive(pbx, device, found.call);
    pbx.retrieve(*found.call, device, Cause::Normal);
    return std::nullopt;
}

} // namespace balie::sim
