// The steps by which a call moves once it exists. Each one leaves the call in order and says what
// happened.
#include "cti/simulator/engine/Switch.h"

#include <algorithm>

namespace balie::sim {

Call &Switch::begin(const DeviceId &caller, Dialled dialled, Cause purpose)
{
    auto owned = std::make_unique<Call>();
    Call &call = *owned;
    call.serial = ++m_lastSerial;
    call.id = m_ids.take();
    call.calling = caller;
    call.purpose = purpose;
    call.called = dialled.device;
    call.networkCalled = dialled.direct;
    call.dialled = std::move(dialled);
    m_byId[call.id] = call.serial;
    m_calls.emplace(call.serial, std::move(owned));
    addLeg(call, caller, ConnectionState::Initiated, Direction::Out);
    return call;
}

void Switch::serviceInitiated(Call &call, const DeviceId &device, Cause cause)
{
    Event event = eventOf(EventType::ServiceInitiated, call, device, cause);
    event.views = {{device, ConnectionState::Initiated}};
    emit(std::move(event));
}

void Switch::proceed(Call &call)
{
    const DeviceId caller = call.calling;
    setState(call, *call.leg(caller), ConnectionState::Connected);
    if (!m_registry.is(caller, DeviceCategory::Outside)) {
        Event event = eventOf(EventType::Originated, call, caller, call.purpose);
        viewedByAll(event, call);
        emit(std::move(event));
    }
    switch (call.dialled.kind) {
    case Dialled::Kind::Device:
        land(call, resolve(call.dialled.device, call), {.cause = call.purpose});
        break;
    case Dialled::Kind::Unknown:
        fail(call, call.dialled.device, Cause::DestNotObtainable);
        break;
    case Dialled::Kind::NotANumber:
        fail(call, call.dialled.device, Cause::InvalidNumberFormat);
        break;
    }
}

void Switch::stopOtherRinging(Call &call, const DeviceId &device)
{
    std::vector<DeviceId> others;
    for (const Leg &leg : call.legs) {
        if (leg.device != device && leg.state == ConnectionState::Alerting)
            others.push_back(leg.device);
    }
    for (const DeviceId &other : others) {
        removeLeg(call, other);
        Event event = eventOf(EventType::ConnectionCleared, call, other, Cause::MultipleAlerting);
        event.views = {{other, ConnectionState::Null}};
        viewedByAll(event, call);
        emit(std::move(event));
    }
}

void Switch::answer(Call &call, const DeviceId &device, Cause cause)
{
    Leg &leg = *call.leg(device);
    leg.recallTo = {};
    setState(call, leg, ConnectionState::Connected);
    const bool unseen = m_options.outside == OutsideReport::NetworkReachedOnly
        && m_registry.is(device, DeviceCategory::Outside);
    for (Leg &each : call.legs) {
        if (!each.answered && each.talks() && (!unseen || each.device == device))
            each.answered = m_now;
    }
    if (!unseen) {
        Event event = eventOf(EventType::Established, call, device, cause);
        viewedByAll(event, call);
        emit(std::move(event));
    }
    stopOtherRinging(call, device);
}

void Switch::drop(Call &call, DeviceId device, Cause cause)
{
    removeLeg(call, device);
    Event event = eventOf(EventType::ConnectionCleared, call, device, cause);
    event.views = {{device, ConnectionState::Null}};
    const bool othersStay = call.legs.size() > 1;
    if (m_options.clearing == ClearingStyle::Both || othersStay)
        viewedByAll(event, call);
    emit(std::move(event));
    endUnlessAlive(call, cause);
}

void Switch::clear(Call &call, Cause cause)
{
    while (isLive(call.serial))
        drop(call, call.legs.front().device, cause);
}

void Switch::hold(Call &call, const DeviceId &device, Cause cause)
{
    setState(call, *call.leg(device), ConnectionState::Hold);
    Event event = eventOf(EventType::Held, call, device, cause);
    viewedByAll(event, call);
    emit(std::move(event));
}

void Switch::retrieve(Call &call, const DeviceId &device, Cause cause)
{
    setState(call, *call.leg(device), ConnectionState::Connected);
    Event event = eventOf(EventType::Retrieved, call, device, cause);
    viewedByAll(event, call);
    emit(std::move(event));
}

void Switch::divert(Call &call, const DeviceId &device, const DeviceId &to, Cause cause)
{
    removeLeg(call, device);
    Event event = eventOf(EventType::Diverted, call, device, cause);
    event.destination = m_registry.party(to);
    event.views = {{device, ConnectionState::Null}};
    if (m_options.diverted == DivertedStyle::EveryDevice)
        viewedByAll(event, call);
    emit(std::move(event));
    call.lastRedirection = device;
}

bool Switch::redirect(Call &call, const DeviceId &device, const Diversion &diversion)
{
    const Landing landing = resolve(diversion.to, call, device);
    if (landing.failure || landing.device == device)
        return false;
    const DeviceId recallTo = call.leg(device)->recallTo;
    divert(call, device, diversion.to, diversion.cause);
    land(call, landing, {.cause = diversion.cause, .recallTo = recallTo, .mailbox = device});
    return true;
}

bool Switch::recall(
    Call &call, const DeviceId &from, const DeviceId &to, RecallReason reason, Cause cause)
{
    const DeviceRecord *record = m_registry.find(to);
    if (!record || !record->inService || (to != from && call.leg(to)))
        return false;
    if (call.leg(from))
        divert(call, from, to, cause);
    alert(call, to, {.cause = cause, .recall = reason});
    return true;
}

void Switch::ringHeld(Call &call, const DeviceId &device)
{
    Leg &leg = *call.leg(device);
    leg.recall = RecallReason::Hold;
    setState(call, leg, ConnectionState::Alerting);
    Event event = eventOf(EventType::Delivered, call, device, Cause::Recall);
    event.recall = leg.recall;
    viewedByAll(event, call);
    emit(std::move(event));
}

void Switch::queue(Call &call, const DeviceId &device, Cause cause, const DeviceId &recallTo)
{
    Leg &leg = addLeg(call, device, ConnectionState::Queued, Direction::In);
    leg.recallTo = recallTo;
    arm(call, leg);
    Event event = eventOf(EventType::Queued, call, device, cause);
    viewedByAll(event, call);
    emit(std::move(event));
}

void Switch::pickUp(Call &call, const DeviceId &from, const DeviceId &device)
{
    divert(call, from, device, Cause::CallPickup);
    Leg &leg = addLeg(call, device, ConnectionState::Initiated, Direction::In);
    if (m_options.serviceInitiated)
        serviceInitiated(call, device, Cause::CallPickup);
    leg.state = ConnectionState::Alerting;
    answer(call, device, Cause::CallPickup);
}

CallId Switch::idAfterTransfer(Call &primary, const CallId *secondary)
{
    if (m_options.transferIds == TransferIdPolicy::Primary)
        return primary.id;
    if (m_options.transferIds == TransferIdPolicy::Secondary && secondary)
        return *secondary;
    return m_ids.take();
}

std::vector<ConnectionChange> Switch::join(Call &primary, Call &secondary, const DeviceId &device)
{
    const ConnectionId primaryOld = primary.connection(device);
    const ConnectionId secondaryOld = secondary.connection(device);
    const CallId id = idAfterTransfer(primary, &secondary.id);
    removeLeg(primary, device);
    removeLeg(secondary, device);

    std::vector<ConnectionChange> changes;
    for (const Call *call : {&primary, &secondary}) {
        for (const Leg &leg : call->legs)
            changes.push_back(
                {{id, leg.device}, call->connection(leg.device), m_registry.party(leg.device)});
    }
    const DeviceId target = secondary.legs.front().device;
    primary.calling = primary.legs.front().device;
    primary.called = target;
    primary.lastRedirection = device;
    while (!secondary.legs.empty()) {
        Leg leg = detach(secondary, secondary.legs.front().device);
        DeviceRecord *record = m_registry.find(leg.device);
        if (record)
            record->calls.push_back(primary.serial);
        if (leg.state == ConnectionState::Alerting) {
            leg.recallTo = device;
            leg.since = m_now;
        }
        primary.legs.push_back(std::move(leg));
        arm(primary, primary.legs.back());
    }
    // The ids that are not kept are free from here on, and under ReuseAtOnce the next call has one
    // of them.
    m_byId.erase(primaryOld.call);
    m_byId.erase(secondaryOld.call);
    rename(primary, id);
    for (const CallId &old : {primaryOld.call, secondaryOld.call}) {
        if (old != id)
            m_ids.release(old);
    }
    const auto place = m_calls.find(secondary.serial);
    m_ended.push_back(std::move(place->second));
    m_calls.erase(place);

    Event event = eventOf(EventType::Transferred, primary, device, Cause::Transfer);
    event.subject = primaryOld;
    event.secondary = secondaryOld;
    event.destination = m_registry.party(target);
    event.changes = changes;
    event.views = {{device, ConnectionState::Null}};
    viewedByAll(event, primary);
    emit(std::move(event));
    strayCleared(primary, primaryOld);
    return changes;
}

std::vector<ConnectionChange> Switch::sendOn(
    Call &call, const DeviceId &device, const DeviceId &target)
{
    const ConnectionId old = call.connection(device);
    const CallId id = idAfterTransfer(call, nullptr);
    removeLeg(call, device);
    std::vector<ConnectionChange> changes;
    changes.reserve(call.legs.size() + 1);
    for (const Leg &leg : call.legs)
        changes.push_back(
            {{id, leg.device}, call.connection(leg.device), m_registry.party(leg.device)});
    changes.push_back({{id, target}, std::nullopt, m_registry.party(target)});
    call.calling = call.legs.front().device;
    call.called = target;
    call.lastRedirection = device;
    rename(call, id);
    if (old.call != id)
        m_ids.release(old.call);

    Event event = eventOf(EventType::Transferred, call, device, Cause::SingleStepTransfer);
    event.subject = old;
    event.destination = m_registry.party(target);
    event.changes = changes;
    event.views = {{device, ConnectionState::Null}};
    viewedByAll(event, call);
    emit(std::move(event));
    strayCleared(call, old);
    return changes;
}

void Switch::strayCleared(const Call &call, const ConnectionId &old)
{
    if (!m_options.strayClearedAfterTransfer)
        return;
    Event event = eventOf(EventType::ConnectionCleared, call, old.device, Cause::Transfer);
    event.subject = old;
    event.views = {{old.device, ConnectionState::Null}};
    emit(std::move(event));
}

} // namespace balie::sim
