#include "cti/switchboard/Switchboard.h"

#include "cti/switchboard/SnapshotDiff.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace balie::cti {

namespace {

/// Longer than any recall timer of a PBX.
constexpr Clock::Milliseconds recallable = 30min;
/// How long a device may be late with its part in a call that is over.
constexpr Clock::Milliseconds joinable = 10s;

} // namespace

Switchboard::Switchboard(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_continue(clock.makeTimer([this] { proceed(); }))
    , m_lastForgot(clock.now())
{
}

Switchboard::~Switchboard() = default;

void Switchboard::apply(Batch batch)
{
    Work work;
    work.batch = std::move(batch);
    if (!work.batch.latestBeforeLoss.isEmpty()) {
        // What a link told that is gone by now comes before the link, so that it cannot pass for
        // fresh.
        auto &latest = work.batch.latest;
        const auto firstAfter = std::stable_partition(
            latest.begin(), latest.end(), [&](const DeviceSnapshot &snapshot) {
                return work.batch.latestBeforeLoss.contains(snapshot.device);
            });
        std::move(firstAfter, latest.end(), std::back_inserter(work.latestAfterLoss));
        latest.erase(firstAfter, latest.end());
    } else {
        work.latestAfterLoss = std::exchange(work.batch.latest, {});
    }
    m_pending.push_back(std::move(work));
    if (!m_proceeding && !m_continue->isActive())
        proceed();
}

void Switchboard::proceed()
{
    m_proceeding = true;
    const Clock::Milliseconds began = m_clock.now();
    while (!m_pending.empty()) {
        if (!step(m_pending.front())) {
            m_pending.pop_front();
        } else if (m_clock.now() - began >= m_budget) {
            m_proceeding = false;
            m_continue->start(0ms);
            return;
        }
    }
    m_proceeding = false;
    forgetOldThreads();
    Q_EMIT settled();
}

/// Tells the next thing of a batch; false when there is none. What an earlier link told comes first, then the
/// link itself, then what it told. Only that all is live comes last: nobody may look for what has not been told.
bool Switchboard::step(Work &work)
{
    Batch &batch = work.batch;
    if (!work.beginningTold) {
        if (work.ordered < batch.orderedBeforeLoss) {
            tell(std::move(batch.ordered[work.ordered++]));
            return true;
        }
        if (work.latest < batch.latest.size()) {
            tell(std::move(batch.latest[work.latest++]));
            return true;
        }
        work.beginningTold = true;
        if (batch.link && tellBeginning(*batch.link, batch.linkWasLost))
            return true;
    }
    if (work.ordered < batch.ordered.size()) {
        tell(std::move(batch.ordered[work.ordered++]));
        return true;
    }
    if (work.latestAfter < work.latestAfterLoss.size()) {
        tell(std::move(work.latestAfterLoss[work.latestAfter++]));
        return true;
    }
    if (batch.link && batch.link->state == LinkState::Live) {
        tellLink(std::move(*batch.link));
        batch.link.reset();
        return true;
    }
    return false;
}

/// A link that is live by now has been syncing before, also if nobody was told. True if anything was told.
bool Switchboard::tellBeginning(LinkStatus status, bool wasLost)
{
    const bool voids = wasLost || voidsWhatWasTold(m_link, status);
    if (status.state == LinkState::Live) {
        if (!voids)
            return false;
        status.state = LinkState::Syncing;
        status.error.reset();
    }
    // One number makes every device stale, however many there are.
    if (voids)
        ++m_epoch;
    tellLink(std::move(status));
    return true;
}

void Switchboard::tell(DeviceSnapshot snapshot)
{
    const auto [place, isNew] = m_devices.try_emplace(snapshot.device);
    Known &known = place->second;
    const bool isFirstSinceGap
        = isNew || known.epoch != m_epoch || known.snapshot.knowledge != Knowledge::Known;
    const Certainty certainty
        = snapshot.resynced || isFirstSinceGap ? Certainty::Inferred : Certainty::Observed;
    const DeviceSnapshot before = std::exchange(known.snapshot, std::move(snapshot));
    known.epoch = m_epoch;

    SnapshotDiff diff(m_identity, place->first == m_ownDevice, certainty);
    const QVector<CallEvent> events = diff.between(before, known.snapshot);
    for (const auto &merged : m_identity.takeMerged())
        Q_EMIT threadsMerged(merged.gone, merged.into);
    for (const CallEvent &event : events)
        Q_EMIT callEvent(event);
    Q_EMIT deviceChanged(place->first);
    known.snapshot.ended.clear();
    known.snapshot.links.clear();
}

void Switchboard::tellLink(LinkStatus status)
{
    m_link = std::move(status);
    if (!m_link.ownDevice.isEmpty())
        m_ownDevice = m_link.ownDevice;
    Q_EMIT linkChanged(m_link);
}

/// Here and not by a timer, so that an idle console does not wake up for it.
void Switchboard::forgetOldThreads()
{
    const Clock::Milliseconds now = m_clock.now();
    if (now - m_lastForgot < joinable)
        return;
    m_lastForgot = now;
    m_identity.forgetOverBefore(now - joinable);
    m_identity.forgetBefore(now - recallable);
}

const DeviceSnapshot *Switchboard::device(const DeviceId &device) const
{
    const auto known = m_devices.find(device);
    return known == m_devices.end() ? nullptr : &known->second.snapshot;
}

bool Switchboard::isFresh(const DeviceId &device) const
{
    const auto known = m_devices.find(device);
    return known != m_devices.end() && isUp(m_link.state) && known->second.epoch == m_epoch
        && known->second.snapshot.knowledge != Knowledge::NotWatched;
}

const Connection *Switchboard::connection(const ConnectionId &id) const
{
    const DeviceSnapshot *const snapshot = device(id.device);
    if (!snapshot)
        return nullptr;
    const auto found = std::find_if(snapshot->connections.cbegin(), snapshot->connections.cend(),
        [&](const Connection &connection) { return connection.id == id; });
    return found == snapshot->connections.cend() ? nullptr : &*found;
}

const Connection *Switchboard::ownCall(CallThreadId thread) const
{
    const DeviceSnapshot *const own = device(m_ownDevice);
    if (!own)
        return nullptr;
    const auto found = std::find_if(own->connections.cbegin(), own->connections.cend(),
        [&](const Connection &connection) { return threadOf(connection.id) == thread; });
    return found == own->connections.cend() ? nullptr : &*found;
}

} // namespace balie::cti
