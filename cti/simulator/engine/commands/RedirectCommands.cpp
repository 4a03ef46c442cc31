#include "cti/simulator/engine/commands/RedirectCommands.h"

namespace balie::sim {

MaybeRefusal carryOut(Switch &pbx, const DeflectCall &command, Outcome &)
{
    const Found found = lookUp(pbx, command.connection);
    if (!found)
        return operation(RefusalValue::InvalidConnectionId);
    if (!found.isIn(ConnectionState::Alerting))
        return wrongState(RefusalValue::InvalidConnectionState);
    Call &call = *found.call;
    const DeviceId device = command.connection.device;

    std::vector<Switch::Landing> landings;
    DeviceId first;
    MaybeRefusal refusal = operation(RefusalValue::InvalidDestinationDeviceId);
    for (const std::string &number : command.numbers) {
        const Dialled dialled = pbx.registry().dial(number, pbx.options().directDialPrefix);
        if (dialled.kind != Dialled::Kind::Device)
            continue;
        if (call.leg(dialled.device)) {
            refusal = operation(RefusalValue::NotDifferentDevices);
            continue;
        }
        Switch::Landing landing = pbx.resolve(dialled.device, call, device);
        if (landing.failure || landing.device == device) {
            refusal = refusalOf(landing.failure.value_or(Cause::DestNotObtainable));
            continue;
        }
        if (first.empty())
            first = dialled.device;
        landings.push_back(std::move(landing));
    }
    if (landings.empty())
        return refusal;

    const Switch::Offer offer{.cause = Cause::Redirected,
        .recallTo = found.leg->recallTo,
        .mailbox = command.mailbox.empty() ? device : command.mailbox};
    pbx.divert(call, device, first, Cause::Redirected);
    for (const Switch::Landing &landing : landings) {
        // Two destinations may be forwarded to the same place.
        if (!call.leg(landing.device))
            pbx.land(call, landing, offer);
    }
    return std::nullopt;
}

MaybeRefusal carryOut(Switch &pbx, const ParkCall &command, Outcome &outcome)
{
    const Found found = lookUp(pbx, command.parking);
    if (!found)
        return operation(RefusalValue::InvalidConnectionId);
    const DeviceId device = command.parking.device;
    Call &call = *found.call;
    if (!found.leg->talks() || !call.establishedFor(device))
        return wrongState(RefusalValue::InvalidConnectionState);
    const DeviceRecord *place = pbx.registry().find(command.to);
    if (!place)
        return operation(RefusalValue::InvalidParkToDeviceId);
    const DeviceCategory category = place->device.category;
    if (category != DeviceCategory::Park && category != DeviceCategory::Station)
        return operation(RefusalValue::InvalidParkToObjectType);
    if (!place->inService)
        return noResource(RefusalValue::DeviceOutOfService);
    if (command.to != device && call.leg(command.to))
        return operation(RefusalValue::NotDifferentDevices);
    for (const Call *parked : pbx.callsOf(command.to)) {
        if (parked->leg(command.to)->state == ConnectionState::Queued)
            return wrongState(RefusalValue::InvalidParkToDeviceState);
    }
    pbx.divert(call, device, command.to, Cause::Park);
    pbx.queue(call, command.to, Cause::Park, device);
    outcome.connection = call.connection(command.to);
    return std::nullopt;
}

MaybeRefusal carryOut(Switch &pbx, const DirectedPickupCall &command, Outcome &outcome)
{
    const Found found = lookUp(pbx, command.connection);
    if (!found)
        return operation(RefusalValue::InvalidConnectionId);
    const DeviceId from = command.connection.device;
    const DeviceId device = command.requesting;
    const bool parked = found.isIn(ConnectionState::Queued);
    if (!parked && !found.isIn(ConnectionState::Alerting))
        return wrongState(RefusalValue::InvalidConnectionState);
    const DeviceRecord *requesting = pbx.registry().find(device);
    if (!requesting || requesting->device.category != DeviceCategory::Station)
        return operation(RefusalValue::InvalidPickUpDeviceId);
    if (!requesting->inService)
        return noResource(RefusalValue::DeviceOutOfService);
    // What one parked at one's own telephone is taken back in this way; what rings there is
    // answered.
    Call &call = *found.call;
    const bool ownParked = parked && from == device;
    if (!ownParked && call.leg(device))
        return operation(RefusalValue::NotDifferentDevices);
    if (const auto refusal = mayTalk(pbx, device, &call))
        return refusal;
    holdActive(pbx, device, &call);
    pbx.pickUp(call, from, device);
    outcome.connection = call.connection(device);
    return std::nullopt;
}

} // namespace balie::sim
