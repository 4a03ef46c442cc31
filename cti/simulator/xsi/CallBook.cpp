#include "cti/simulator/xsi/CallBook.h"

#include <algorithm>

namespace balie::sim {

CallBook::CallBook(const Engine &engine, qint64 epoch)
    : m_engine(engine)
{
    for (const DeviceTruth &device : engine.truth()) {
        for (const ConnectionTruth &connection : device.connections) {
            CallLeg &leg = add(connection.call, device.device);
            leg.personality = connection.direction == Direction::Out ? LegPersonality::Originator
                                                                     : LegPersonality::Terminator;
            leg.started = epoch + connection.started.count();
            leg.answered = connection.answered ? epoch + connection.answered->count() : 0;
            leg.held = connection.held ? epoch + connection.held->count() : 0;
            leg.recall = connection.recall;
            leg.parked = connection.state == ConnectionState::Queued;
            leg.hidden = leg.hidden || leg.parked;
            if (connection.state == ConnectionState::Hold)
                leg.state = LegState::Held;
            else if (connection.answered)
                leg.state = LegState::Active;
            leg.remote = leg.told = connection.remote.device;
        }
    }
}

CallBook::Entry &CallBook::entry(const CallId &call)
{
    Entry &found = m_calls[call];
    if (found.trackingId.isEmpty())
        found.trackingId = nextTrackingId();
    return found;
}

CallLeg *CallBook::leg(const CallId &call, const DeviceId &device)
{
    const auto found = m_calls.find(call);
    if (found == m_calls.end())
        return nullptr;
    const auto place = std::ranges::find(found->second.legs, device, &CallLeg::device);
    return place == found->second.legs.end() ? nullptr : &*place;
}

CallLeg &CallBook::add(const CallId &call, const DeviceId &device)
{
    Entry &place = entry(call);
    CallLeg leg;
    const auto lifted = std::ranges::find(m_lifted, device, &CallLeg::device);
    if (lifted != m_lifted.end()) {
        leg = *lifted;
        m_lifted.erase(lifted);
    } else {
        leg.callId = nextCallId();
        leg.started = m_now;
    }
    leg.call = call;
    leg.trackingId = place.trackingId;
    leg.device = device;
    leg.hidden = !isSeen(device);
    leg.info = place.info;
    place.legs.push_back(std::move(leg));
    return place.legs.back();
}

std::optional<CallLeg> CallBook::take(const CallId &call, const DeviceId &device)
{
    const CallLeg *found = leg(call, device);
    if (!found)
        return std::nullopt;
    CallLeg result = *found;
    std::erase_if(m_calls[call].legs, [&](const CallLeg &each) { return each.device == device; });
    return result;
}

void CallBook::eraseIfEmpty(const CallId &call)
{
    const auto found = m_calls.find(call);
    if (found != m_calls.end() && found->second.legs.empty())
        m_calls.erase(found);
}

void CallBook::renewTracking(Entry &entry)
{
    entry.trackingId = nextTrackingId();
    for (CallLeg &leg : entry.legs)
        leg.trackingId = entry.trackingId;
}

void CallBook::lookAcross(Entry &entry, const Party &called)
{
    for (CallLeg &leg : entry.legs) {
        const CallLeg *across = nullptr;
        for (const CallLeg &other : entry.legs) {
            if (other.device == leg.device)
                continue;
            // Of several that ring, the first; whoever talks goes before them.
            if (!across || (across->state == LegState::Alerting && other.state == LegState::Active))
                across = &other;
        }
        if (across)
            leg.remote = across->device;
        else if (called.presence != Party::Presence::NotKnown && called.device != leg.device)
            leg.remote = called.device;
    }
}

void CallBook::tell(CallNews news, CallLeg &leg, Changes &changes) const
{
    if (leg.hidden)
        return;
    leg.told = leg.remote;
    changes.push_back({news, leg});
}

void CallBook::tellReleased(CallLeg leg, bool here, Changes &changes) const
{
    leg.state = LegState::Released;
    leg.remoteHeld = false;
    leg.released = m_now;
    leg.releasedHere = here;
    tell(CallNews::Released, leg, changes);
}

void CallBook::tellNewRemotes(Entry &entry, CallNews news, Changes &changes) const
{
    for (CallLeg &leg : entry.legs) {
        if (!leg.hidden && leg.remote != leg.told)
            tell(leg.state == LegState::Alerting ? news : CallNews::Updated, leg, changes);
    }
}

bool CallBook::isSeen(const DeviceId &device) const
{
    const Device *found = m_engine.device(device);
    return found && found->category == DeviceCategory::Station;
}

QByteArray CallBook::nextCallId()
{
    return "callhalf-" + QByteArray::number(++m_lastLeg) + ":0";
}

QByteArray CallBook::nextTrackingId()
{
    return QByteArray::number(1000 + ++m_lastCall) + ":1";
}

std::vector<CallLeg> CallBook::of(const DeviceId &device) const
{
    std::vector<CallLeg> result;
    for (const auto &[id, entry] : m_calls) {
        for (const CallLeg &leg : entry.legs) {
            if (leg.device == device && !leg.hidden)
                result.push_back(leg);
        }
    }
    for (const auto *waiting : {&m_clicks, &m_lifted}) {
        for (const CallLeg &leg : *waiting) {
            if (leg.device == device)
                result.push_back(leg);
        }
    }
    std::ranges::stable_sort(result, {}, &CallLeg::started);
    return result;
}

std::optional<CallLeg> CallBook::find(const DeviceId &device, const QByteArray &callId) const
{
    for (const CallLeg &leg : of(device)) {
        if (leg.callId == callId)
            return leg;
    }
    return std::nullopt;
}

std::optional<CallLeg> CallBook::find(const ConnectionId &connection) const
{
    for (const CallLeg &leg : of(connection.device)) {
        if (leg.call == connection.call)
            return leg;
    }
    return std::nullopt;
}

DeviceId CallBook::parkedAt(const DeviceId &device) const
{
    for (const auto &[id, entry] : m_calls) {
        const auto place = std::ranges::find(entry.legs, device, &CallLeg::device);
        if (place == entry.legs.end() || !place->parked)
            continue;
        for (const CallLeg &leg : entry.legs) {
            if (leg.device != device)
                return leg.device;
        }
    }
    return {};
}

std::vector<CallChange> CallBook::setInfo(const ConnectionId &connection, const QString &info)
{
    Changes changes;
    const auto found = m_calls.find(connection.call);
    if (found == m_calls.end())
        return changes;
    found->second.info = info;
    for (CallLeg &leg : found->second.legs) {
        leg.info = info;
        tell(CallNews::InfoUpdated, leg, changes);
    }
    return changes;
}

std::vector<CallChange> CallBook::silence(const ConnectionId &connection, qint64 now)
{
    Changes changes;
    CallLeg *ringing = leg(connection.call, connection.device);
    if (!ringing || ringing->hidden)
        return changes;
    m_now = now;
    tellReleased(*ringing, true, changes);
    ringing->hidden = true;
    return changes;
}

CallLeg CallBook::beginClick(const DeviceId &device, const DeviceId &remote, qint64 now)
{
    CallLeg leg;
    leg.callId = nextCallId();
    leg.trackingId = nextTrackingId();
    leg.device = device;
    leg.personality = LegPersonality::ClickToDial;
    leg.remote = leg.told = remote;
    leg.started = now;
    m_clicks.push_back(leg);
    return leg;
}

std::optional<CallLeg> CallBook::endClick(const QByteArray &callId, qint64 now)
{
    for (auto *waiting : {&m_clicks, &m_lifted}) {
        const auto found = std::ranges::find(*waiting, callId, &CallLeg::callId);
        if (found == waiting->end())
            continue;
        CallLeg leg = *found;
        waiting->erase(found);
        leg.state = LegState::Released;
        leg.released = now;
        leg.releasedHere = true;
        return leg;
    }
    return std::nullopt;
}

void CallBook::pickUpPhone(const QByteArray &callId)
{
    const auto found = std::ranges::find(m_clicks, callId, &CallLeg::callId);
    if (found == m_clicks.end())
        return;
    m_lifted.push_back(*found);
    m_clicks.erase(found);
}

} // namespace balie::sim
