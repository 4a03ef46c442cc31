#include "cti/simulator/engine/commands/TransferCommands.h"

namespace balie::sim {

namespace {

// The two connections of one device that Alternate, Reconnect and Transfer work on.
struct Pair {
    Found held;
    Found active;
};

MaybeRefusal lookUpPair(
    Switch &pbx, const ConnectionId &held, const ConnectionId &active, Pair &pair)
{
    pair = {lookUp(pbx, held), lookUp(pbx, active)};
    if (!pair.held)
        return operation(RefusalValue::InvalidHeldConnectionId);
    if (!pair.active)
        return operation(RefusalValue::InvalidActiveConnectionId);
    if (held.device != active.device)
        return operation(RefusalValue::NotSameDevice);
    if (!pair.held.isIn(ConnectionState::Hold) || pair.held.call == pair.active.call)
        return wrongState(RefusalValue::InvalidHeldConnectionState);
    return std::nullopt;
}

} // namespace

MaybeRefusal carryOut(Switch &pbx, const ConsultationCall &command, Outcome &outcome)
{
    const Found existing = lookUp(pbx, command.existing);
    if (!existing)
        return operation(RefusalValue::InvalidConnectionId);
    const DeviceId device = command.existing.device;
    if (!existing.isIn(ConnectionState::Connected) || !existing.call->establishedFor(device))
        return wrongState(RefusalValue::InvalidConnectionState);
    Dialled dialled = pbx.registry().dial(command.number, pbx.options().directDialPrefix);
    if (command.number.empty()
        || (dialled.kind != Dialled::Kind::Device
            && pbx.options().unknownNumber == UnknownNumber::Refuse))
        return operation(RefusalValue::InvalidCalledDeviceId);

    dialled.direct.reset();
    pbx.hold(*existing.call, device, Cause::Consultation);
    Call &call = pbx.begin(device, std::move(dialled), Cause::Consultation);
    call.consultationOf = existing.call->serial;
    outcome.connection = call.connection(device);
    if (pbx.options().serviceInitiated)
        pbx.serviceInitiated(call, device, Cause::Consultation);
    pbx.proceed(call);
    return std::nullopt;
}

MaybeRefusal carryOut(Switch &pbx, const AlternateCall &command, Outcome &)
{
    Pair pair;
    if (const auto refusal = lookUpPair(pbx, command.held, command.active, pair))
        return refusal;
    const DeviceId device = command.active.device;
    if (!pair.active.isIn(ConnectionState::Connected) || !pair.active.call->establishedFor(device))
        return wrongState(RefusalValue::InvalidActiveConnectionState);
    pbx.hold(*pair.active.call, device, Cause::Alternate);
    pbx.retrieve(*pair.held.call, device, Cause::Alternate);
    return std::nullopt;
}

MaybeRefusal carryOut(Switch &pbx, const ReconnectCall &command, Outcome &)
{
    Pair pair;
    if (const auto refusal = lookUpPair(pbx, command.held, command.active, pair))
        return refusal;
    if (pair.active.isIn(ConnectionState::Hold))
        return wrongState(RefusalValue::InvalidActiveConnectionState);
    const DeviceId device = command.active.device;
    if (const auto refusal = mayTalk(pbx, device, pair.active.call))
        return refusal;
    pbx.drop(*pair.active.call, device, Cause::NormalClearing);
    holdActive(pbx, device);
    pbx.retrieve(*pair.held.call, device, Cause::Normal);
    return std::nullopt;
}

MaybeRefusal carryOut(Switch &pbx, const TransferCall &command, Outcome &outcome)
{
    Pair pair;
    if (const auto refusal = lookUpPair(pbx, command.held, command.active, pair))
        return refusal;
    const DeviceId device = command.active.device;
    Call &held = *pair.held.call;
    Call &active = *pair.active.call;
    if (!pair.active.isIn(ConnectionState::Connected) || active.failed || active.legs.size() < 2)
        return wrongState(RefusalValue::InvalidActiveConnectionState);
    // The held party may itself have parked the call meanwhile: then there is nobody to send on.
    if (!held.establishedFor(device))
        return wrongState(RefusalValue::InvalidHeldConnectionState);
    for (const Leg &leg : held.legs) {
        if (leg.device != device && active.leg(leg.device))
            return operation(RefusalValue::NotDifferentDevices);
    }
    DeviceId target;
    for (const Leg &leg : active.legs) {
        if (leg.device != device && target.empty())
            target = leg.device;
    }
    outcome.changes = pbx.join(held, active, device);
    outcome.connection = held.connection(target);
    return std::nullopt;
}

MaybeRefusal carryOut(Switch &pbx, const SingleStepTransferCall &command, Outcome &outcome)
{
    const Found found = lookUp(pbx, command.active);
    if (!found)
        return operation(RefusalValue::InvalidActiveConnectionId);
    const DeviceId device = command.active.device;
    Call &call = *found.call;
    if (!found.isIn(ConnectionState::Connected) || !call.establishedFor(device))
        return wrongState(RefusalValue::InvalidActiveConnectionState);
    const Dialled dialled = pbx.registry().dial(command.number, pbx.options().directDialPrefix);
    if (dialled.kind != Dialled::Kind::Device)
        return operation(RefusalValue::InvalidDestinationDeviceId);
    const DeviceId target = dialled.device;
    if (call.leg(target))
        return operation(RefusalValue::NotDifferentDevices);
    const Switch::Landing landing = pbx.resolve(target, call, device);
    if (landing.failure && pbx.options().busyTransfer == BusyTransfer::Refuse)
        return refusalOf(*landing.failure);

    outcome.changes = pbx.sendOn(call, device, target);
    outcome.connection = call.connection(target);
    if (landing.failure) {
        call.lastRedirection = target;
        if (!pbx.recall(call, target, device, RecallReason::Busy, Cause::RecallBusy))
            pbx.fail(call, landing.device, *landing.failure);
        return std::nullopt;
    }
    pbx.land(call, landing,
        {.cause = Cause::SingleStepTransfer,
            .recallTo = device,
            .mailbox = command.mailbox.empty() && target == pbx.options().voiceMailDevice
                ? device
                : command.mailbox});
    return std::nullopt;
}

} // namespace balie::sim
