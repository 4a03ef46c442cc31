#include "cti/provider/csta/MonitorKeeper.h"

#include "cti/provider/WatchOrder.h"
#include "cti/provider/csta/CstaErrors.h"
#include "cti/provider/csta/Watched.h"

#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Priority = RequestTable::Priority;

namespace {

csta::DeviceText wire(const DeviceId &device)
{
    return {device.value(), {}};
}

} // namespace

MonitorKeeper::MonitorKeeper(Clock &clock, HandOver &handOver, RequestTable &requests,
    const ServerProfile &profile, Callbacks callbacks)
    : m_clock(clock)
    , m_handOver(handOver)
    , m_requests(requests)
    , m_profile(profile)
    , m_callbacks(std::move(callbacks))
    , m_syncLimit(clock.makeTimer([this] { sayIfSynced(true); }))
{
}

MonitorKeeper::~MonitorKeeper() = default;

MonitorKeeper::Watched *MonitorKeeper::find(const DeviceId &device)
{
    const auto found = m_watched.find(device.value());
    return found == m_watched.end() ? nullptr : found->second.get();
}

MonitorKeeper::Watched &MonitorKeeper::add(const DeviceId &device)
{
    auto watched = std::make_unique<Watched>(device, device == m_own, m_profile);
    Watched &added = *watched;
    m_watched[device.value()] = std::move(watched);
    post(added, false);
    return added;
}

void MonitorKeeper::remove(const DeviceId &device)
{
    Watched *watched = find(device);
    if (!watched)
        return;
    if (!watched->monitor.isEmpty()) {
        m_monitors.remove(watched->monitor);
        m_requests.submit(csta::MonitorStop{watched->monitor}, Priority::Sync, [](const auto &) {});
    }
    m_inFlight -= watched->syncing ? 1 : 0;
    DeviceFold empty(device, watched->own, m_profile);
    empty.setKnowledge(Knowledge::NotWatched);
    post(empty, watched->own, true);
    m_watched.erase(device.value());
}

void MonitorKeeper::reset()
{
    linkLost();
    remove(std::exchange(m_own, {}));
    for (const DeviceId &device : std::as_const(m_order)) {
        remove(device);
        add(device);
    }
}

void MonitorKeeper::setOwnDevice(const DeviceId &device)
{
    if (device == m_own)
        return;
    remove(m_own);
    m_own = device;
    m_order.removeAll(device);
    remove(device); // watched so far as if it were somebody else's
    add(device);
}

void MonitorKeeper::setWatched(const QVector<DeviceId> &devices)
{
    const auto [order, wanted] = WatchOrder(devices, m_own);
    for (const DeviceId &device : std::as_const(m_order)) {
        if (!wanted.contains(device))
            remove(device);
    }
    m_order = order;
    for (const DeviceId &device : std::as_const(m_order)) {
        if (!find(device))
            add(device);
    }
    if (m_running) {
        enqueueMissing();
        proceed();
    }
}

void MonitorKeeper::beginSync(Monitors monitors)
{
    m_running = true;
    if (monitors != Monitors::Stand) {
        for (auto &[name, watched] : m_watched) {
            if (monitors == Monitors::Renew && !watched->monitor.isEmpty())
                m_requests.submit(
                    csta::MonitorStop{watched->monitor}, Priority::Sync, [](const auto &) {});
            watched->monitor.clear();
            watched->stops = 0;
            if (watched->fold.knowledge() == Knowledge::Refused)
                watched->fold.setKnowledge(Knowledge::Waiting);
        }
        m_monitors.clear();
    }
    for (auto &[name, watched] : m_watched) {
        watched->fresh = false;
        watched->failures = 0;
        watched->again = watched->syncing;
        if (!watched->syncing)
            watched->timer.reset(); // of a next attempt: this is one
        // Not asked again, so told again: what is private stays so whatever was missed.
        if (watched->fold.knowledge() == Knowledge::Refused)
            post(*watched, true);
    }
    m_syncPending = true;
    m_syncLimit->start(longestSync);
    enqueueMissing();
    proceed();
    checkSynced();
}

void MonitorKeeper::linkLost()
{
    ++m_generation;
    m_running = false;
    m_syncPending = false;
    m_syncLimit->stop();
    m_queue.clear();
    m_servicesQueue.clear();
    m_monitors.clear();
    m_segments.clear();
    m_unwatched.clear();
    m_early.clear();
    m_earlyCount = 0;
    m_inFlight = 0;
    m_servicesInFlight = 0;
    for (auto &[name, watched] : m_watched) {
        watched->monitor.clear();
        watched->fresh = watched->syncing = watched->snapshotPending = watched->again
            = watched->doubtful = watched->holdsEvents = false;
        watched->pending = 0;
        watched->error.reset();
        watched->held.clear();
        watched->segments.reset();
        watched->timer.reset();
    }
}

void MonitorKeeper::enqueueMissing()
{
    m_queue.clear();
    const auto wants = [this](const DeviceId &device) {
        const Watched *watched = find(device);
        return watched && !watched->fresh && !watched->syncing && !watched->timer
            && watched->fold.knowledge() != Knowledge::Refused;
    };
    if (wants(m_own))
        m_queue.push_back(m_own);
    for (const DeviceId &device : std::as_const(m_order)) {
        if (wants(device))
            m_queue.push_back(device);
    }
}

void MonitorKeeper::proceed()
{
    if (std::exchange(m_proceeding, true))
        return;
    // As many as the window takes: requests that only wait could no longer be overtaken by visible
    // people.
    const int mostInFlight = std::max(
        1, m_profile.pipelinesSnapshot ? (m_profile.outstanding + 1) / 2 : m_profile.outstanding);
    while (m_running && m_inFlight + m_servicesInFlight < mostInFlight
        && !(m_queue.empty() && m_servicesQueue.empty())) {
        auto &queue = m_queue.empty() ? m_servicesQueue : m_queue;
        const bool services = m_queue.empty();
        Watched *watched = find(queue.front());
        queue.pop_front();
        if (!watched)
            continue;
        if (services)
            askServices(watched->fold.device());
        else if (!watched->syncing)
            start(*watched);
    }
    m_proceeding = false;
}

void MonitorKeeper::ask(Watched &watched, csta::Request request, Handler handler)
{
    ++watched.pending;
    const auto asked = [this, handler, device = watched.fold.device(), generation = m_generation](
                           const Expected<csta::Message> &answer) {
        Watched *present = find(device);
        if (generation != m_generation || !present || present->pending == 0)
            return;
        --present->pending;
        (this->*handler)(*present, withErrors(answer));
        if (Watched *still = find(device); still && still->pending == 0 && still->syncing)
            finish(*still);
    };
    m_requests.submit(std::move(request), Priority::Sync, asked);
}

void MonitorKeeper::start(Watched &watched)
{
    watched.syncing = true;
    watched.error.reset();
    ++m_inFlight;
    if (!watched.monitor.isEmpty()) {
        askSnapshot(watched);
        return;
    }
    const bool both = m_profile.pipelinesSnapshot;
    const DeviceId device = watched.fold.device();
    ask(watched, csta::MonitorStart{wire(device)}, &MonitorKeeper::monitorAnswered);
    if (Watched *present = find(device); both && present && present->syncing)
        askSnapshot(*present);
}

void MonitorKeeper::askSnapshot(Watched &watched)
{
    watched.snapshotPending = true;
    ask(watched, csta::SnapshotDevice{wire(watched.fold.device())},
        &MonitorKeeper::snapshotAnswered);
}

void MonitorKeeper::monitorAnswered(Watched &watched, const Expected<csta::Message> &answer)
{
    if (!answer) {
        watched.error = answer.error();
        return;
    }
    const auto *response = answer->as<csta::MonitorStartResponse>();
    if (!response || response->monitor.isEmpty()) {
        watched.error = Error{ErrorCode::Protocol, {}, u"MonitorStart without a reference"_s};
        return;
    }
    watched.monitor = response->monitor;
    m_monitors.insert(watched.monitor, watched.fold.device());
    const QVector<csta::Message> early = m_early.take(watched.monitor);
    m_earlyCount -= early.size();
    if (!m_profile.snapshotSupersedes)
        watched.held += early;
    if (!m_profile.pipelinesSnapshot)
        askSnapshot(watched);
}

void MonitorKeeper::snapshotAnswered(Watched &watched, const Expected<csta::Message> &answer)
{
    watched.snapshotPending = false;
    if (!answer) {
        if (!watched.error)
            watched.error = answer.error();
        return;
    }
    const auto *response = answer->as<csta::SnapshotDeviceResponse>();
    if (!response) {
        watched.error = Error{ErrorCode::Protocol, {}, u"not a snapshot"_s};
        return;
    }
    if (response->serviceCrossRef.isEmpty()) {
        completeSnapshot(watched, response->connections, answer->privateData);
        return;
    }
    // The picture was taken now; its parts follow, and events between them come after the picture.
    ++watched.pending;
    watched.holdsEvents = true;
    watched.segments = std::make_unique<SegmentedSnapshot>();
    const DeviceId device = watched.fold.device();
    const QString reference = response->serviceCrossRef;
    m_segments.insert(reference, device);
    watched.timer = m_clock.makeTimer([this, device, reference] {
        if (Watched *present = find(device)) {
            auto keep = std::move(present->timer);
            loseSegments(*present, reference, {ErrorCode::Timeout, {}, u"segments are missing"_s});
        }
    });
    watched.timer->start(RequestTable::defaultDeadline);
    const QVector<csta::Message> early = m_early.take(reference);
    m_earlyCount -= early.size();
    for (const csta::Message &message : early) {
        if (m_segments.contains(reference))
            takeSegment(*message.as<csta::SnapshotDeviceData>(), message);
    }
}

void MonitorKeeper::takeSegment(const csta::SnapshotDeviceData &data, const csta::Message &message)
{
    Watched *watched = m_segments.contains(data.serviceCrossRef)
        ? find(m_segments.value(data.serviceCrossRef))
        : nullptr;
    if (!watched) {
        if (takeUnwatched(data, message))
            return;
        if (m_running && m_earlyCount < mostEarly) {
            m_early[data.serviceCrossRef].append(message);
            ++m_earlyCount;
        }
        return;
    }
    if (!watched->segments)
        watched->segments = std::make_unique<SegmentedSnapshot>();
    const Expected<bool> last = watched->segments->take(data, message.privateData);
    if (!last) {
        loseSegments(*watched, data.serviceCrossRef, last.error());
        return;
    }
    if (!*last)
        return;
    m_segments.remove(data.serviceCrossRef);
    watched->timer.reset();
    const auto whole = std::move(watched->segments);
    completeSnapshot(*watched, whole->connections(), whole->privateData());
    if (watched->pending > 0 && --watched->pending == 0)
        finish(*watched);
}

/// The rest will not come, or is not worth waiting for.
void MonitorKeeper::loseSegments(Watched &watched, const QString &reference, const Error &error)
{
    m_segments.remove(reference);
    watched.timer.reset();
    watched.segments = {};
    watched.holdsEvents = false;
    const QVector<csta::Message> held = std::exchange(watched.held, {});
    if (watched.fresh) { // the picture of before is still the best there is
        for (const csta::Message &message : held)
            apply(watched, message);
    } else if (!m_profile.snapshotSupersedes) {
        watched.held = held;
    }
    watched.error = error;
    if (watched.pending > 0 && --watched.pending == 0)
        finish(watched);
}

void MonitorKeeper::completeSnapshot(Watched &watched,
    const QVector<csta::SnapshotConnection> &connections, const csta::PrivateData &privateData)
{
    watched.fold.replace(connections, privateData, m_clock.now(), watched.fresh);
    if (privateData.deviceState)
        watched.fold.setServices(*privateData.deviceState);
    else
        m_servicesQueue.push_back(watched.fold.device());
    watched.fresh = true;
    watched.failures = 0;
    watched.holdsEvents = false;
    post(watched, true);
    for (const csta::Message &message : std::exchange(watched.held, {}))
        apply(watched, message);
    if (watched.own)
        askCalls(watched);
}

void MonitorKeeper::finish(Watched &watched)
{
    if (!std::exchange(watched.syncing, false))
        return;
    --m_inFlight;
    const bool again = std::exchange(watched.again, false);
    const bool doubtful = std::exchange(watched.doubtful, false);
    watched.fresh = watched.fresh && !again;
    if (const auto error = std::exchange(watched.error, std::nullopt))
        fail(watched, *error);
    else if (again || doubtful)
        m_queue.push_front(watched.fold.device());
    proceed();
    checkSynced();
}

void MonitorKeeper::fail(Watched &watched, const Error &error)
{
    if (error.code == ErrorCode::LinkLost)
        return; // everything begins anew with the next link
    m_callbacks.note(u"device %1: %2"_s.arg(watched.fold.device().value(), error.detail));
    if (watched.monitor.isEmpty() && watched.fresh) {
        // Its picture came in all the same, but nobody will say when it is no longer true.
        watched.fresh = false;
        watched.fold.setKnowledge(Knowledge::Waiting);
        post(watched, true);
    }
    const bool patient = isTransient(error.code) && !watched.own;
    if (isWorthRetrying(error.code) && (++watched.failures < attempts || patient)) {
        retryLater(watched);
        return;
    }
    if (watched.own) {
        (isTransient(error.code) ? m_callbacks.ownFailed : m_callbacks.ownRefused)(error);
        return;
    }
    if (!watched.monitor.isEmpty()) { // a monitor without a picture is of no use
        m_monitors.remove(watched.monitor);
        m_requests.submit(csta::MonitorStop{watched.monitor}, Priority::Sync, [](const auto &) {});
        watched.monitor.clear();
    }
    watched.fold.setKnowledge(Knowledge::Refused);
    post(watched, true);
}

void MonitorKeeper::retryLater(Watched &watched)
{
    const DeviceId device = watched.fold.device();
    watched.timer = m_clock.makeTimer([this, device] {
        if (Watched *present = find(device)) {
            auto keep = std::move(present->timer);
            m_queue.push_front(device);
            proceed();
        }
    });
    constexpr int mostDoublings = 6; // beyond the longest wait
    watched.timer->start(
        std::min(longestRetry, retryAfter * (1 << std::min(watched.failures - 1, mostDoublings))));
}

void MonitorKeeper::checkSynced()
{
    sayIfSynced(m_queue.empty() && m_inFlight == 0);
}

void MonitorKeeper::sayIfSynced(bool enough)
{
    const Watched *own = find(m_own);
    if (!m_syncPending || !enough)
        return;
    if (own && !own->fresh) {
        if (!m_syncLimit->isActive())
            m_syncLimit->start(retryAfter);
        return;
    }
    m_syncPending = false;
    m_syncLimit->stop();
    m_callbacks.synced();
}

} // namespace balie::cti
