#include "cti/simulator/engine/Switch.h"

#include <utility>

namespace balie::sim {

Switch::Switch(Options options, RandomSource random, StampSource stamp)
    : m_options(std::move(options))
    , m_stamp(std::move(stamp))
    , m_ids(m_options.callIds, std::move(random))
{
}

Switch::~Switch() = default;

void Switch::add(std::unique_ptr<Policy> policy)
{
    m_policies.push_back(std::move(policy));
}

Call *Switch::find(const CallId &id)
{
    return const_cast<Call *>(std::as_const(*this).find(id));
}

const Call *Switch::find(const CallId &id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : m_calls.at(found->second).get();
}

std::vector<Call *> Switch::callsOf(const DeviceId &device)
{
    std::vector<Call *> result;
    if (const DeviceRecord *record = m_registry.find(device)) {
        for (const std::uint64_t serial : record->calls)
            result.push_back(m_calls.at(serial).get());
    }
    return result;
}

std::vector<const Call *> Switch::callsOf(const DeviceId &device) const
{
    std::vector<const Call *> result;
    if (const DeviceRecord *record = m_registry.find(device)) {
        for (const std::uint64_t serial : record->calls)
            result.push_back(m_calls.at(serial).get());
    }
    return result;
}

bool Switch::hasConsultation(const Call &call) const
{
    for (const Leg &leg : call.legs) {
        for (const Call *other : callsOf(leg.device)) {
            if (other->consultationOf == call.serial)
                return true;
        }
    }
    return false;
}

Leg &Switch::addLeg(Call &call, const DeviceId &device, ConnectionState state, Direction direction)
{
    Leg leg;
    leg.device = device;
    leg.direction = direction;
    leg.started = m_now;
    call.legs.push_back(std::move(leg));
    if (DeviceRecord *record = m_registry.find(device))
        record->calls.push_back(call.serial);
    setState(call, call.legs.back(), state);
    return call.legs.back();
}

Leg Switch::detach(Call &call, DeviceId device)
{
    const auto place = std::find_if(
        call.legs.begin(), call.legs.end(), [&](const Leg &leg) { return leg.device == device; });
    disarm(*place);
    Leg leg = std::move(*place);
    call.legs.erase(place);
    if (DeviceRecord *record = m_registry.find(device))
        std::erase(record->calls, call.serial);
    return leg;
}

void Switch::removeLeg(Call &call, DeviceId device)
{
    const Leg leg = detach(call, std::move(device));
    for (const auto &policy : m_policies)
        policy->left(*this, call, leg);
}

void Switch::setState(Call &call, Leg &leg, ConnectionState state)
{
    leg.state = state;
    leg.held = state == ConnectionState::Hold ? std::optional(m_now) : std::nullopt;
    leg.since = m_now;
    arm(call, leg);
}

void Switch::arm(Call &call, Leg &leg)
{
    disarm(leg);
    std::optional<Millis> shortest;
    for (const auto &policy : m_policies) {
        const auto patience = policy->patience(*this, call, leg);
        if (patience && (!shortest || *patience < *shortest)) {
            shortest = patience;
            leg.timerOwner = policy.get();
        }
    }
    // A patience of nothing would be asked for again and again within the same instant.
    if (shortest)
        leg.timer
            = m_timers.add(leg.since + std::max(*shortest, Millis{1}), {call.serial, leg.device});
}

void Switch::disarm(Leg &leg)
{
    if (leg.timer)
        m_timers.remove(*leg.timer);
    leg.timer.reset();
    leg.timerOwner = nullptr;
}

void Switch::advance(Millis now)
{
    while (const auto due = m_timers.takeDue(now)) {
        const auto &[key, entry] = *due;
        m_now = std::max(m_now, key.at);
        Call &call = *m_calls.at(entry.call);
        Leg *leg = call.leg(entry.device);
        leg->timer.reset();
        const Policy *owner = std::exchange(leg->timerOwner, nullptr);
        owner->expired(*this, call, entry.device);
        leg = isLive(entry.call) ? call.leg(entry.device) : nullptr;
        if (leg && !leg->timer) {
            leg->since = m_now;
            arm(call, *leg);
        }
    }
    m_now = std::max(m_now, now);
}

std::vector<Event> Switch::finish()
{
    m_ended.clear();
    m_registry.forgetPassing();
    return std::exchange(m_events, {});
}

void Switch::end(Call &call)
{
    m_byId.erase(call.id);
    m_ids.release(call.id);
    const auto place = m_calls.find(call.serial);
    m_ended.push_back(std::move(place->second));
    m_calls.erase(place);
}

void Switch::endUnlessAlive(Call &call, Cause cause)
{
    const auto isParty
        = [](const Leg &leg) { return leg.talks() || leg.state == ConnectionState::Initiated; };
    const auto parties = std::count_if(call.legs.begin(), call.legs.end(), isParty);
    const bool callerHearsTone = call.failed && call.leg(call.calling);
    if (callerHearsTone || (parties > 0 && call.legs.size() > 1))
        return;
    while (!call.legs.empty()) {
        const DeviceId device = call.legs.back().device;
        removeLeg(call, device);
        Event event = eventOf(EventType::ConnectionCleared, call, device, cause);
        event.views = {{device, ConnectionState::Null}};
        if (m_options.clearing == ClearingStyle::Both)
            viewedByAll(event, call);
        emit(std::move(event));
    }
    end(call);
}

void Switch::rename(Call &call, const CallId &id)
{
    m_byId.erase(call.id);
    call.id = id;
    m_byId[id] = call.serial;
}

Event Switch::eventOf(EventType type, const Call &call, const DeviceId &subject, Cause cause) const
{
    Event event;
    event.type = type;
    event.cause = cause;
    event.subject = call.connection(subject);
    event.actor = subject;
    event.calling = m_registry.party(call.calling);
    event.called = m_registry.party(call.called);
    event.lastRedirection = m_registry.party(call.lastRedirection);
    if (m_registry.is(call.calling, DeviceCategory::Outside))
        event.callingTrunk = m_options.trunk;
    if (m_registry.is(call.called, DeviceCategory::Outside))
        event.calledTrunk = m_options.trunk;
    event.networkCalled = call.networkCalled;
    if (const auto about = m_calls.find(call.consultationOf); about != m_calls.end())
        event.consultationOf = about->second->id;
    return event;
}

void Switch::viewedByAll(Event &event, const Call &call) const
{
    for (const Leg &leg : call.legs)
        event.views.push_back({leg.device, leg.state});
}

void Switch::emit(Event event)
{
    event.at = m_now;
    event.stamp = m_stamp ? m_stamp() : 0;
    m_events.push_back(std::move(event));
}

void Switch::emitFeature(EventType type, const DeviceId &device)
{
    Event event;
    event.type = type;
    event.actor = device;
    event.views = {{device, ConnectionState::Null}};
    event.on = type == EventType::DoNotDisturb && m_registry.find(device)->doNotDisturb;
    emit(std::move(event));
}

void Switch::emitForwarding(const DeviceId &device, const Forwarding &rule)
{
    Event event;
    event.type = EventType::Forwarding;
    event.actor = device;
    event.views = {{device, ConnectionState::Null}};
    event.forwarding = rule;
    emit(std::move(event));
}

DeviceTruth Switch::truth(const DeviceRecord &record) const
{
    DeviceTruth result;
    result.device = record.device.id;
    result.inService = record.inService;
    result.doNotDisturb = record.doNotDisturb;
    result.forwarding = record.forwarding;
    result.messages = record.messages;
    for (const std::uint64_t serial : record.calls) {
        const Call &call = *m_calls.at(serial);
        const Leg &leg = *call.leg(record.device.id);
        ConnectionTruth connection;
        connection.call = call.id;
        connection.state = leg.state;
        connection.direction = leg.direction;
        const auto other = std::find_if(call.legs.begin(), call.legs.end(),
            [&](const Leg &each) { return each.device != record.device.id; });
        DeviceId remote;
        if (other != call.legs.end())
            remote = other->device;
        else if (leg.state != ConnectionState::Initiated)
            remote = call.called;
        connection.remote = m_registry.party(remote);
        if (connection.remote.presence == Party::Presence::Known) {
            if (const DeviceRecord *party = m_registry.find(remote))
                connection.remoteName = party->device.name;
        }
        connection.called = m_registry.party(call.called);
        connection.lastRedirection = m_registry.party(call.lastRedirection);
        connection.recall = leg.recall;
        if (!leg.mailbox.empty())
            connection.mailbox = leg.mailbox;
        connection.started = leg.started;
        connection.answered = leg.answered;
        connection.held = leg.held;
        result.connections.push_back(std::move(connection));
    }
    return result;
}

} // namespace balie::sim
