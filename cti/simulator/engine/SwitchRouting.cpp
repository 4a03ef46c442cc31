// How a call finds the device at which it rings, and what happens when it finds none.
#include "cti/simulator/engine/Switch.h"

#include <algorithm>

namespace balie::sim {

std::optional<Cause> Switch::obstacleAt(
    const DeviceRecord &record, const Call &call, const DeviceId &leaving) const
{
    if (!record.inService)
        return Cause::DestOutOfOrder;
    for (const auto &policy : m_policies) {
        if (const auto obstacle = policy->obstacle(record))
            return obstacle;
    }
    const DeviceId &device = record.device.id;
    if (device != leaving && call.leg(device))
        return Cause::Busy;
    auto taken = static_cast<int>(record.calls.size());
    if (device == leaving)
        --taken;
    if (record.device.lines > 0 && taken >= record.device.lines)
        return Cause::Busy;
    return std::nullopt;
}

Diversion Switch::diversionFrom(
    const DeviceRecord &record, const std::optional<Cause> &obstacle) const
{
    for (const auto &policy : m_policies) {
        const auto diversion
            = obstacle ? policy->divertsOn(record, *obstacle) : policy->divertsAtOnce(record);
        if (diversion)
            return *diversion;
    }
    return {};
}

Switch::Landing Switch::resolve(const DeviceId &target, const Call &call, const DeviceId &leaving)
{
    Landing landing;
    landing.device = target;
    for (;;) {
        const Dialled dialled = m_registry.dial(landing.device.value, m_options.directDialPrefix);
        const DeviceRecord *record = m_registry.find(dialled.device);
        const auto visited = [&](const Hop &hop) { return hop.from == dialled.device; };
        if (!record || static_cast<int>(landing.hops.size()) > m_options.forwardingHops
            || std::any_of(landing.hops.begin(), landing.hops.end(), visited)) {
            landing.failure = Cause::DestNotObtainable;
            return landing;
        }
        landing.device = dialled.device;
        Diversion diversion = diversionFrom(*record, std::nullopt);
        if (diversion.to.empty()) {
            const auto obstacle = obstacleAt(*record, call, leaving);
            if (obstacle)
                diversion = diversionFrom(*record, obstacle);
            if (diversion.to.empty()) {
                landing.failure = obstacle;
                return landing;
            }
        }
        landing.hops.push_back({landing.device, diversion});
        landing.device = diversion.to;
    }
}

void Switch::land(Call &call, const Landing &landing, const Offer &offer)
{
    Offer last = offer;
    for (const Hop &hop : landing.hops) {
        call.lastRedirection = hop.from;
        last.cause = hop.diversion.cause;
        if (last.mailbox.empty() && hop.diversion.to == m_options.voiceMailDevice)
            last.mailbox = hop.from;
        if (!m_options.divertedOnImmediateForward)
            continue;
        Event event = eventOf(EventType::Diverted, call, hop.from, hop.diversion.cause);
        event.destination = m_registry.party(hop.diversion.to);
        // Somebody who is in this very call hears of it as a party, not as the device that is left.
        if (!call.leg(hop.from))
            event.views = {{hop.from, ConnectionState::Null}};
        if (m_options.diverted == DivertedStyle::EveryDevice)
            viewedByAll(event, call);
        emit(std::move(event));
    }
    if (landing.failure)
        fail(call, landing.device, *landing.failure);
    else
        alert(call, landing.device, last);
}

void Switch::alert(Call &call, const DeviceId &device, const Offer &offer)
{
    call.failed = false;
    Leg &leg = addLeg(call, device, ConnectionState::Alerting, Direction::In);
    leg.recall = offer.recall;
    leg.recallTo = offer.recallTo;
    if (device == m_options.voiceMailDevice)
        leg.mailbox = offer.mailbox;
    // What was just filled in decides how long it rings.
    arm(call, leg);

    const bool outside = m_registry.is(device, DeviceCategory::Outside);
    if (outside && m_options.outside != OutsideReport::Delivered) {
        Event event = eventOf(EventType::NetworkReached, call, device, Cause::Normal);
        event.calledTrunk = m_options.trunk;
        viewedByAll(event, call);
        emit(std::move(event));
        if (m_options.outside == OutsideReport::NetworkReachedOnly)
            return;
    }
    if (m_options.offered && !outside) {
        Event event = eventOf(EventType::Offered, call, device, offer.cause);
        event.recall = offer.recall;
        viewedByAll(event, call);
        emit(std::move(event));
    }
    Event event = eventOf(EventType::Delivered, call, device, offer.cause);
    event.recall = offer.recall;
    viewedByAll(event, call);
    emit(std::move(event));
}

void Switch::fail(Call &call, const DeviceId &device, Cause cause)
{
    call.failed = true;
    for (Leg &leg : call.legs) {
        if (leg.state == ConnectionState::Connected)
            setState(call, leg, m_options.failedAtCaller);
    }
    const DeviceRecord *target = m_registry.find(device);
    if (m_options.failedAtTarget && target && target->inService
        && target->device.category == DeviceCategory::Station && !call.leg(device))
        addLeg(call, device, ConnectionState::Fail, Direction::In);
    Event event = eventOf(EventType::Failed, call, device, cause);
    viewedByAll(event, call);
    emit(std::move(event));
}

} // namespace balie::sim
