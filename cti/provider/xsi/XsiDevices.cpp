#include "cti/provider/xsi/XsiDevices.h"

#include "cti/provider/xsi/XsiWatched.h"

#include <utility>

namespace balie::cti {

XsiDevices::XsiDevices(Clock &clock, HandOver &handOver)
    : m_clock(clock)
    , m_handOver(handOver)
    , m_serverClock(clock)
{
}

XsiDevices::~XsiDevices() = default;

void XsiDevices::onChanged(Changed changed)
{
    m_changed = std::move(changed);
}

XsiDevices::Watched *XsiDevices::find(const DeviceId &device)
{
    const auto found = m_watched.find(device.value());
    return found == m_watched.end() ? nullptr : found->second.get();
}

const XsiDevices::Watched *XsiDevices::find(const DeviceId &device) const
{
    const auto found = m_watched.find(device.value());
    return found == m_watched.end() ? nullptr : found->second.get();
}

XsiDevices::Watched &XsiDevices::add(const DeviceId &device)
{
    auto &place = m_watched[device.value()];
    place = std::make_unique<Watched>(device, device == m_own);
    return *place;
}

void XsiDevices::postEmpty(const DeviceId &device, Knowledge knowledge)
{
    Watched &empty = add(device);
    empty.fold.setKnowledge(knowledge);
    post(empty, true);
}

void XsiDevices::remove(const DeviceId &device)
{
    if (!find(device))
        return;
    postEmpty(device, Knowledge::NotWatched);
    m_watched.erase(device.value());
}

void XsiDevices::setOwnDevice(const DeviceId &device)
{
    if (device == m_own)
        return;
    drop(m_own);
    drop(device); // watched so far as if it were somebody else's
    m_own = device;
}

void XsiDevices::setServices(const AssignedServices &services)
{
    if (services == m_services)
        return;
    m_services = services;
    QVector<DeviceId> devices;
    for (const auto &[name, watched] : m_watched) {
        if (watched->fold.refreshActions(m_services))
            devices.append(watched->fold.device());
    }
    for (const DeviceId &device : std::as_const(devices)) {
        post(*find(device), false);
        changed(device);
    }
}

void XsiDevices::noteDeafTelephone()
{
    Watched *const own = find(m_own);
    if (!own)
        return;
    own->fold.noteDeaf();
    if (!own->fold.refreshActions(m_services))
        return;
    post(*own, false);
    changed(m_own);
}

void XsiDevices::await(const DeviceId &device)
{
    if (device.isEmpty())
        return;
    Watched *const known = find(device);
    if (known && known->fold.knowledge() == Knowledge::Known) {
        known->fresh = false; // stale, and better than nothing
        return;
    }
    if (known && known->fold.knowledge() == Knowledge::Waiting)
        return;
    post(add(device), known != nullptr);
    changed(device);
}

void XsiDevices::lose(const DeviceId &device)
{
    if (!find(device))
        return;
    postEmpty(device, Knowledge::Waiting);
    changed(device);
}

void XsiDevices::drop(const DeviceId &device)
{
    if (!find(device))
        return;
    remove(device);
    changed(device);
}

void XsiDevices::refuse(const DeviceId &device)
{
    if (device.isEmpty())
        return;
    postEmpty(device, Knowledge::Refused);
    changed(device);
}

void XsiDevices::reset()
{
    QVector<DeviceId> devices;
    for (const auto &[name, watched] : m_watched)
        devices.append(watched->fold.device());
    for (const DeviceId &device : std::as_const(devices))
        remove(device);
    m_own = {};
    m_services = {};
    m_gone.clear();
    m_pickUps.clear();
    m_parking.reset();
    m_serverClock.reset();
    for (const DeviceId &device : std::as_const(devices))
        changed(device);
}

void XsiDevices::take(const DeviceId &target, const xsi::Event &event)
{
    const auto *const parked = std::get_if<xsi::ParkedAgainstData>(&event.data);
    if (parked && target == m_own)
        takeParked(*parked);
    Watched *const watched = find(target);
    if (!watched || watched->fold.knowledge() == Knowledge::Refused)
        return;
    XsiDeviceFold &fold = watched->fold;
    QVector<ConnectionId> before;
    for (const FoldedCall &entry : fold.calls())
        before.append(entry.model.id);
    bool isSnapshot = false;
    const bool isNews = std::visit(
        [&](const auto &data) {
            using Data = std::decay_t<decltype(data)>;
            if constexpr (std::is_same_v<Data, xsi::CallData>) {
                isSnapshot = data.isSnapshot;
                return fold.take(data, event.type, m_serverClock, m_clock.now());
            } else if constexpr (requires { fold.take(data); }) {
                return fold.take(data);
            } else {
                return false;
            }
        },
        event.data);
    // The first snapshot after a gap is news even where it says nothing new.
    const bool isFirst = isSnapshot && !std::exchange(watched->fresh, watched->fresh || isSnapshot);
    const bool actions = fold.refreshActions(m_services);
    if (!isNews && !isFirst && !isSnapshot && !actions)
        return;
    followRedirections(fold, before);
    if (fold.isOwn()) {
        linkPickUps(PickUpLinks::OfNewCalls, before);
        followParkRecalls(before);
    }
    post(*watched, isSnapshot);
    followPickUps();
    changed(target);
}

void XsiDevices::takeOnce(const DeviceId &device, const xsi::Event &snapshot)
{
    const auto *const calls = std::get_if<xsi::CallData>(&snapshot.data);
    if (!calls || find(device))
        return;
    Watched &shown = add(device);
    shown.fold.take(*calls, snapshot.type, m_serverClock, m_clock.now());
    shown.fold.setKnowledge(Knowledge::NotWatched);
    post(shown, true);
    m_watched.erase(device.value());
}

void XsiDevices::post(Watched &watched, bool resynced)
{
    // After a gap the switchboard takes whatever is told for the whole truth of now; until the
    // snapshot is in, part of it is what was true before the gap.
    if (watched.fold.knowledge() == Knowledge::Known && !watched.fresh)
        return;
    constexpr qsizetype remembered = 256;
    const Clock::Milliseconds now = m_clock.now();
    for (const EndedConnection &ended : watched.fold.ended())
        m_gone.push_back({ended.last, now});
    while (
        !m_gone.empty() && (m_gone.size() > remembered || m_gone.front().at + leavingWithin < now))
        m_gone.pop_front();

    DeviceSnapshot snapshot = watched.fold.take(resynced, now);
    snapshot.revision = ++m_revision;
    watched.posted = snapshot;
    watched.posted.ended.clear();
    watched.posted.links.clear();
    if (watched.fold.isOwn())
        m_handOver.postOrdered(std::move(snapshot));
    else
        m_handOver.postLatest(std::move(snapshot));
}

void XsiDevices::changed(const DeviceId &device)
{
    if (m_changed)
        m_changed(device);
}

bool XsiDevices::isKnown(const DeviceId &device) const
{
    const Watched *const watched = find(device);
    return watched && watched->fresh && watched->fold.knowledge() == Knowledge::Known;
}

const DeviceSnapshot *XsiDevices::snapshot(const DeviceId &device) const
{
    const Watched *const watched = find(device);
    return watched ? &watched->posted : nullptr;
}

const Connection *XsiDevices::connection(const ConnectionId &connection) const
{
    const Watched *const watched = find(connection.device);
    const FoldedCall *const entry = watched ? watched->fold.find(connection) : nullptr;
    return entry ? &entry->model : nullptr;
}

QString XsiDevices::callIdOf(const ConnectionId &connection) const
{
    const Watched *const watched = find(connection.device);
    const FoldedCall *const entry = watched ? watched->fold.find(connection) : nullptr;
    return entry ? entry->call.callId : QString();
}

std::optional<ConnectionId> XsiDevices::ownConnection(const QString &callId) const
{
    const Watched *const own = find(m_own);
    const FoldedCall *const entry = own ? own->fold.find(callId) : nullptr;
    return entry && !entry->isShadow ? std::optional(entry->model.id) : std::nullopt;
}

bool XsiDevices::isConsultation(const ConnectionId &call, const ConnectionId &other) const
{
    const Watched *const own = find(m_own);
    const FoldedCall *const later = own ? own->fold.find(call) : nullptr;
    const FoldedCall *const earlier = own ? own->fold.find(other) : nullptr;
    return later && earlier && later->call.personality == xsi::Personality::Originator
        && later->call.startTime > earlier->call.startTime;
}

qsizetype XsiDevices::ownCallCount() const
{
    const Watched *const own = find(m_own);
    return own ? own->fold.calls().size() : 0;
}

} // namespace balie::cti
