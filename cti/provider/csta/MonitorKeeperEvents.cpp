// What comes in for monitored devices, and what goes out of it.
#include "cti/provider/csta/CstaErrors.h"
#include "cti/provider/csta/MonitorKeeper.h"
#include "cti/provider/csta/Watched.h"

#include <algorithm>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using Priority = RequestTable::Priority;

namespace {

constexpr int mostStops = 3;

/// The monitor that an event belongs to; empty for messages that are no events.
QString monitorOf(const csta::Message &message)
{
    return std::visit(
        [](const auto &body) -> QString {
            if constexpr (requires { body.monitor; })
                return body.monitor;
            else
                return {};
        },
        message.body);
}

} // namespace

void MonitorKeeper::take(const csta::Message &message)
{
    if (const auto *data = message.as<csta::SnapshotDeviceData>()) {
        takeSegment(*data, message);
        return;
    }
    const QString monitor = monitorOf(message);
    if (monitor.isEmpty())
        return;
    Watched *watched = m_monitors.contains(monitor) ? find(m_monitors.value(monitor)) : nullptr;
    if (!watched) {
        // The events of a monitor may overtake the answer that names it.
        if (m_inFlight > 0 && m_earlyCount < mostEarly) {
            m_early[monitor].append(message);
            ++m_earlyCount;
        } else {
            m_callbacks.note(u"%1 for unknown monitor %2"_s.arg(message.root, monitor));
        }
        return;
    }
    if (watched->holdsEvents || (!watched->fresh && !m_profile.snapshotSupersedes))
        watched->held.append(message);
    else if (watched->fresh)
        apply(*watched, message);
    else if (!watched->snapshotPending && !watched->syncing)
        m_callbacks.note(u"%1 before the first snapshot"_s.arg(message.root));
}

void MonitorKeeper::apply(Watched &watched, const csta::Message &message)
{
    const auto now = m_clock.now();
    bool doubtful = false;
    bool changed = true;
    if (const auto *event = message.as<csta::CallEvent>()) {
        const DeviceFold::Outcome outcome = watched.fold.apply(*event, message.privateData, now);
        changed = outcome.changed;
        doubtful = outcome.doubtful;
        if (!changed)
            m_callbacks.note(u"%1 for a call that is not there"_s.arg(message.root));
    } else if (const auto *doNotDisturb = message.as<csta::DoNotDisturbEvent>()) {
        watched.fold.apply(*doNotDisturb, now);
        doubtful = !doNotDisturb->on;
    } else if (const auto *forwarding = message.as<csta::ForwardingEvent>()) {
        doubtful = !watched.fold.apply(*forwarding, now);
    } else if (const auto *service = message.as<csta::ServiceStateEvent>()) {
        watched.fold.apply(*service, now);
        doubtful = service->state == csta::ServiceStateEvent::State::BackInService;
    } else if (const auto *agent = message.as<csta::AgentEvent>()) {
        watched.fold.apply(*agent, now);
    } else {
        return;
    }
    if (changed)
        post(watched, false);
    if (!doubtful)
        return;
    // A picture that is under way will show it; one that is in already does not.
    if (watched.syncing && !watched.snapshotPending && !watched.holdsEvents)
        watched.doubtful = true;
    else
        refresh(watched.fold.device());
}

void MonitorKeeper::post(Watched &watched, bool resynced)
{
    post(watched.fold, watched.own, resynced);
}

void MonitorKeeper::post(DeviceFold &fold, bool own, bool resynced)
{
    DeviceSnapshot snapshot = fold.take(resynced);
    snapshot.revision = ++m_revision;
    if (own)
        m_handOver.postOrdered(std::move(snapshot));
    else
        m_handOver.postLatest(std::move(snapshot));
}

void MonitorKeeper::monitorStopped(const QString &monitor)
{
    Watched *watched = m_monitors.contains(monitor) ? find(m_monitors.take(monitor)) : nullptr;
    if (!watched)
        return;
    watched->monitor.clear();
    watched->fresh = false;
    if (++watched->stops > mostStops) {
        fail(*watched, {ErrorCode::NotAllowed, {}, u"the switch keeps ending the monitor"_s});
        return;
    }
    watched->fold.setKnowledge(Knowledge::Waiting);
    post(*watched, true);
    if (watched->syncing)
        watched->again = true;
    else
        m_queue.push_front(watched->fold.device());
    proceed();
}

void MonitorKeeper::refresh(const DeviceId &device)
{
    if (!m_running || device.isEmpty())
        return;
    Watched *watched = find(device);
    if (!watched) {
        refreshUnwatched(device);
        return;
    }
    if (watched->syncing)
        return; // the answer to that is on its way
    watched->timer.reset();
    if (watched->fold.knowledge() == Knowledge::Refused)
        watched->fold.setKnowledge(Knowledge::Waiting); // asked for by hand: try once more
    m_queue.push_front(device);
    proceed();
}

RequestTable::Done MonitorKeeper::ofThisSession(
    std::function<void(const Expected<csta::Message> &)> done)
{
    return [this, done = std::move(done), generation = m_generation](
               const Expected<csta::Message> &answer) {
        if (generation == m_generation)
            done(answer);
    };
}

void MonitorKeeper::refreshUnwatched(const DeviceId &device)
{
    m_requests.submit(csta::SnapshotDevice{{device.value(), {}}}, Priority::Command,
        ofThisSession([this, device](const Expected<csta::Message> &answer) {
            if (!find(device))
                unwatchedAnswered(device, withErrors(answer));
        }));
}

void MonitorKeeper::unwatchedAnswered(const DeviceId &device, const Expected<csta::Message> &answer)
{
    if (!answer) {
        if (!isTransient(answer.error().code) && answer.error().code != ErrorCode::LinkLost) {
            DeviceFold fold(device, false, m_profile);
            fold.setKnowledge(Knowledge::Refused);
            post(fold, false, true);
        }
        return;
    }
    const auto *response = answer->as<csta::SnapshotDeviceResponse>();
    if (!response)
        return;
    if (response->serviceCrossRef.isEmpty()) {
        postUnwatched(device, response->connections, answer->privateData);
        return;
    }
    m_unwatched.insert(device, {response->serviceCrossRef, {}});
    const QVector<csta::Message> early = m_early.take(response->serviceCrossRef);
    m_earlyCount -= early.size();
    for (const csta::Message &message : early)
        takeUnwatched(*message.as<csta::SnapshotDeviceData>(), message);
}

/// False where nobody who is not watched was asked for under that reference.
bool MonitorKeeper::takeUnwatched(
    const csta::SnapshotDeviceData &data, const csta::Message &message)
{
    const auto asked = std::find_if(m_unwatched.begin(), m_unwatched.end(),
        [&](const InParts &each) { return each.reference == data.serviceCrossRef; });
    if (asked == m_unwatched.end())
        return false;
    const Expected<bool> last = asked->parts.take(data, message.privateData);
    if (last && !*last)
        return true;
    const DeviceId device(asked.key().value()); // the entry itself goes
    const SegmentedSnapshot whole = std::move(asked->parts);
    m_unwatched.erase(asked);
    if (last && !find(device)) // else watched meanwhile, and known better
        postUnwatched(device, whole.connections(), whole.privateData());
    return true;
}

/// It was true now, and nobody will say when it no longer is.
void MonitorKeeper::postUnwatched(const DeviceId &device,
    const QVector<csta::SnapshotConnection> &connections, const csta::PrivateData &privateData)
{
    DeviceFold fold(device, false, m_profile);
    fold.replace(connections, privateData, m_clock.now(), false);
    if (privateData.deviceState)
        fold.setServices(*privateData.deviceState);
    fold.setKnowledge(Knowledge::NotWatched);
    post(fold, false, true);
}

/// Of the user's own calls somebody wants to know who it is; a switch that will not say is left in
/// peace.
void MonitorKeeper::askCalls(Watched &watched)
{
    const DeviceId device = watched.fold.device();
    for (const CallId &call : watched.fold.callsWithoutRemote()) {
        const auto answered = [this, device, call](const Expected<csta::Message> &answer) {
            const auto *response = answer ? answer->as<csta::SnapshotCallResponse>() : nullptr;
            Watched *present = find(device);
            if (present && response && present->fold.complete(call, *response, answer->privateData))
                post(*present, false);
        };
        m_requests.submit(
            csta::SnapshotCall{watched.fold.wireOf(call)}, Priority::Sync, ofThisSession(answered));
    }
}

/// One request after the other: what waits in the request table can no longer be overtaken by
/// somebody who has just come into view.
void MonitorKeeper::askServices(const DeviceId &device)
{
    ++m_servicesInFlight;
    const auto answered = [this, device](const Expected<csta::Message> &answer) {
        const auto *response = answer ? answer->as<csta::GetDoNotDisturbResponse>() : nullptr;
        Watched *present = find(device);
        if (present && response && response->on) {
            present->fold.setDoNotDisturb(*response->on);
            post(*present, false);
        }
        askForwarding(device);
    };
    m_requests.submit(
        csta::GetDoNotDisturb{{device.value(), {}}}, Priority::Sync, ofThisSession(answered));
}

void MonitorKeeper::askForwarding(const DeviceId &device)
{
    const auto answered = [this, device](const Expected<csta::Message> &answer) {
        const auto *response = answer ? answer->as<csta::GetForwardingResponse>() : nullptr;
        Watched *present = find(device);
        if (present && response) {
            present->fold.setForwarding(*response);
            post(*present, false);
        }
        --m_servicesInFlight;
        proceed();
    };
    m_requests.submit(
        csta::GetForwarding{{device.value(), {}}}, Priority::Sync, ofThisSession(answered));
}

csta::ConnectionId MonitorKeeper::wireOf(const ConnectionId &connection) const
{
    const auto found = m_watched.find(connection.device.value());
    if (found != m_watched.end())
        return found->second->fold.wireOf(connection.call);
    return {connection.call.value(), {connection.device.value(), {}}};
}

void MonitorKeeper::noteConsultation(const ConnectionId &held, const CallId &initiated)
{
    Watched *watched = find(held.device);
    if (!watched)
        return;
    watched->fold.noteConsultation(held.call, initiated);
    post(*watched, false);
}

} // namespace balie::cti
