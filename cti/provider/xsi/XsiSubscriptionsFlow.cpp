#include "cti/provider/xsi/XsiSubscriptions.h"

#include "cti/xsi/Decoder.h"
#include "cti/xsi/Requests.h"

#include <algorithm>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Half of its life, less up to a quarter of that: those of a thousand people do not fall due at
/// once.
Clock::Milliseconds untilRefresh(int seconds, double random)
{
    return Clock::Milliseconds(qint64(double(seconds) * 500.0 * (1.0 - 0.25 * random)));
}

} // namespace

bool XsiSubscriptions::isWanted(const XsiSubscription &subscription) const
{
    return subscription.stale && !subscription.asking && !subscription.refused
        && (!subscription.notBefore || *subscription.notBefore <= m_clock.now());
}

void XsiSubscriptions::rebuildQueue()
{
    m_queueIsOld = false;
    m_queue.clear();
    const auto push = [this](const Key &key) {
        if (const XsiSubscription *subscription = find(key);
            subscription && isWanted(*subscription))
            m_queue.push_back(key);
    };
    for (const XsiPackage package : std::as_const(m_ownPackages))
        push({m_own.value(), package});
    for (const Key &key : std::as_const(m_urgent))
        push(key);
    m_urgent.removeIf([this](const Key &key) {
        const XsiSubscription *subscription = find(key);
        return !subscription || !isWanted(*subscription);
    });
    for (const DeviceId &device : std::as_const(m_order))
        push({device.value(), XsiPackage::Calls});
    for (const DeviceId &device : std::as_const(m_order)) {
        for (const XsiPackage package : {XsiPackage::DoNotDisturb, XsiPackage::ForwardingAlways})
            push({device.value(), package});
    }
}

void XsiSubscriptions::proceed()
{
    if (!m_running || !m_leftoversRead)
        return;
    if (m_queueIsOld)
        rebuildQueue();
    // What the link waits for goes first: nothing takes its turn while the server has no room.
    const XsiSubscription *own = find({m_own.value(), XsiPackage::Calls});
    const bool onlyOwn = m_syncPending && own && own->stale;
    while (m_underWay < mostUnderWay && !m_queue.empty()) {
        XsiSubscription *subscription = find(m_queue.front());
        if (onlyOwn && subscription != own)
            break;
        m_queue.pop_front();
        if (subscription && isWanted(*subscription))
            ask(*subscription);
    }
}

QString XsiSubscriptions::eventOf(const XsiSubscription &subscription) const
{
    return packageName(subscription.package, m_options.basicCalls && !subscription.own);
}

void XsiSubscriptions::ask(XsiSubscription &subscription)
{
    const bool refreshes = !subscription.id.isEmpty();
    XsiRequest request{refreshes ? HttpMethod::Put : HttpMethod::Post, XsiContext::Event,
        {refreshes ? u"subscription"_s : u"user"_s,
            refreshes ? subscription.id : subscription.target.value()}};
    request.body = refreshes ? xsi::subscriptionRefreshBody(expiresSeconds)
                             : xsi::subscriptionBody({eventOf(subscription), expiresSeconds,
                                 m_options.channelSetId, m_options.applicationId});
    const bool calls = subscription.package == XsiPackage::Calls;
    request.priority = subscription.own ? XsiPriority::Own
        : calls                         ? XsiPriority::Visible
                                        : XsiPriority::Bulk;
    subscription.asking = true;
    subscription.awaitsSnapshot = calls;
    subscription.notBefore.reset();
    ++m_underWay;
    m_subscribing += refreshes ? 0 : 1;
    const Key key{subscription.target.value(), subscription.package};
    m_requests.submit(std::move(request),
        [this, key, refreshes, serial = subscription.serial, generation = m_generation](
            const Expected<HttpReply> &reply) {
            if (generation != m_generation)
                return;
            --m_underWay;
            m_subscribing -= refreshes ? 0 : 1;
            const XsiSubscription *present = find(key);
            if (present && present->serial == serial) {
                answered(key, refreshes, reply);
            } else if (reply && !refreshes) { // not wanted any more
                if (const auto made = xsi::decodeSubscription(reply->body))
                    unsubscribe(made->subscriptionId);
            }
            if (generation != m_generation)
                return;
            if (m_subscribing == 0)
                takeEarly({});
            proceed();
        });
}

void XsiSubscriptions::answered(const Key &key, bool refreshed, const Expected<HttpReply> &reply)
{
    XsiSubscription &subscription = *find(key);
    subscription.asking = false;
    if (!reply) {
        failed(subscription, refreshed, reply.error());
        return;
    }
    if (refreshed && subscription.id.isEmpty())
        return; // ended meanwhile
    const Expected<xsi::Subscription> granted = xsi::decodeSubscription(reply->body);
    if (!refreshed && (!granted || granted->subscriptionId.isEmpty())) {
        retryLater(subscription, {ErrorCode::Protocol, {}, u"a subscription without an id"_s});
        return;
    }
    subscription.stale = false;
    subscription.standsSince = subscription.standsSince.value_or(m_clock.now());
    const int seconds = granted ? granted->expiresSeconds.value_or(expiresSeconds) : expiresSeconds;
    subscription.refreshAt = m_clock.now() + untilRefresh(seconds, m_random());
    wakeAt(*subscription.refreshAt);
    if (subscription.awaitsSnapshot) {
        subscription.snapshotDue = m_clock.now() + snapshotTimeout;
        wakeAt(*subscription.snapshotDue);
    } else {
        subscription.failures = 0;
    }
    if (!refreshed) {
        subscription.id = granted->subscriptionId;
        m_ids.insert(subscription.id, key);
        takeEarly(subscription.id);
    }
}

void XsiSubscriptions::failed(XsiSubscription &subscription, bool refreshed, const Error &error)
{
    subscription.awaitsSnapshot = false;
    const bool final = error.code == ErrorCode::NotAllowed || error.code == ErrorCode::StateChanged
        || error.code == ErrorCode::InvalidInput;
    if (!final) {
        retryLater(subscription, error);
        return;
    }
    if (refreshed) { // every refusal there is a 403, whatever is the matter
        forgetId(subscription);
        return;
    }
    m_requests.note(
        u"%1 is refused: %2"_s.arg(packageName(subscription.package, false), error.detail));
    subscription.refused = true;
    if (isOwnCalls(subscription))
        m_callbacks.ownRefused(error);
    else if (subscription.once)
        remove({subscription.target.value(), subscription.package});
    else if (subscription.package == XsiPackage::Calls)
        m_devices.refuse(subscription.target);
    else if (subscription.own)
        m_callbacks.ownServiceRefused(subscription.package);
}

void XsiSubscriptions::retryLater(XsiSubscription &subscription, const Error &error)
{
    if (subscription.once) { // whoever looked has given up by then
        remove({subscription.target.value(), subscription.package});
        return;
    }
    subscription.stale = true;
    subscription.notBefore = m_clock.now() + xsiDelay(subscription.failures++, m_random());
    wakeAt(*subscription.notBefore);
    if (isOwnCalls(subscription)) {
        if (subscription.failures >= ownAttempts)
            m_callbacks.ownFailed(error);
    } else if (subscription.package == XsiPackage::Calls && m_devices.isKnown(subscription.target)) {
        m_devices.lose(subscription.target); // something was missed, and nobody says what
    }
}

void XsiSubscriptions::take(const xsi::Event &event)
{
    const auto known = m_ids.constFind(event.subscriptionId);
    if (known != m_ids.cend()) {
        if (XsiSubscription *subscription = find(*known))
            route(*subscription, event);
        return;
    }
    const bool unclaimed = std::any_of(m_unclaimed.cbegin(), m_unclaimed.cend(),
        [&](const auto &entry) { return entry.second == event.subscriptionId; });
    if (!m_running || unclaimed || event.subscriptionId.isEmpty()
        || m_gone.contains(event.subscriptionId))
        return;
    if (m_subscribing == 0 && m_leftoversRead) {
        // It is of our channel set and nobody here knows it: the answer to its request was lost.
        unsubscribe(event.subscriptionId);
    } else if (m_earlyCount < mostEarly) {
        m_early[event.subscriptionId].append(event);
        ++m_earlyCount;
    }
}

/// The events that came before the answer with the subscription's id; of no id in particular:
/// nobody will claim what is left.
void XsiSubscriptions::takeEarly(const QString &id)
{
    if (id.isEmpty()) {
        for (const QString &stray : m_early.keys())
            unsubscribe(stray);
        m_early.clear();
        m_earlyCount = 0;
        return;
    }
    const QVector<xsi::Event> early = m_early.take(id);
    m_earlyCount -= early.size();
    for (const xsi::Event &event : early)
        take(event);
}

void XsiSubscriptions::route(XsiSubscription &subscription, const xsi::Event &event)
{
    if (std::holds_alternative<xsi::TerminatedData>(event.data)) {
        ended(subscription);
        return;
    }
    const auto *calls = std::get_if<xsi::CallData>(&event.data);
    const bool snapshot = calls && calls->isSnapshot;
    if (event.sequence) {
        const SequenceOrder order = orderOf(subscription.sequence, *event.sequence);
        if (!snapshot && order == SequenceOrder::Duplicate)
            return;
        if (!snapshot && (order == SequenceOrder::Gap || order == SequenceOrder::Behind)) {
            m_requests.note(
                u"sequence %1 after %2"_s.arg(*event.sequence).arg(*subscription.sequence));
            askAgain(subscription);
            // An old state of a call would undo a newer one; a service document is whole in itself.
            if (order == SequenceOrder::Behind && calls) {
                proceed();
                return;
            }
        }
        subscription.sequence = *event.sequence;
    }
    const Key key{subscription.target.value(), subscription.package};
    if (!subscription.once)
        m_devices.take(DeviceId(subscription.target), event);
    else if (snapshot)
        m_devices.takeOnce(DeviceId(subscription.target), event);
    XsiSubscription *present = find(key);
    if (snapshot && present)
        snapshotCame(*present);
    proceed();
}

void XsiSubscriptions::snapshotCame(XsiSubscription &subscription)
{
    subscription.awaitsSnapshot = false;
    subscription.snapshotDue.reset();
    subscription.failures = 0;
    if (subscription.once)
        remove({subscription.target.value(), subscription.package});
    else if (isOwnCalls(subscription) && std::exchange(m_syncPending, false))
        m_callbacks.synced();
}

/// A refresh that is under way brings the same truth.
void XsiSubscriptions::askAgain(XsiSubscription &subscription)
{
    if (subscription.stale || subscription.asking || subscription.awaitsSnapshot)
        return;
    subscription.stale = true;
    m_queueIsOld = true;
}

void XsiSubscriptions::ended(XsiSubscription &subscription)
{
    const bool proven
        = subscription.standsSince && m_clock.now() - *subscription.standsSince >= provenAfter;
    m_gone.insert(subscription.id);
    forgetId(subscription);
    subscription.awaitsSnapshot = false;
    subscription.snapshotDue.reset();
    const auto delay
        = proven ? Clock::Milliseconds(1000) : xsiDelay(subscription.failures++, m_random());
    subscription.notBefore = m_clock.now() + delay;
    wakeAt(*subscription.notBefore);
    if (subscription.package == XsiPackage::Calls)
        m_devices.lose(subscription.target);
}

void XsiSubscriptions::wakeAt(Clock::Milliseconds at)
{
    if (!m_running || (m_wake->isActive() && m_wakeAt <= at))
        return;
    m_wakeAt = at;
    m_wake->start(std::max(at - m_clock.now(), 0ms));
}

void XsiSubscriptions::wake()
{
    const auto now = m_clock.now();
    const quint64 generation = m_generation;
    std::optional<Clock::Milliseconds> next;
    const auto consider = [&](const Moment &moment) {
        if (moment && *moment > now)
            next = std::min(next.value_or(*moment), *moment);
    };
    if (!m_unclaimed.empty() && m_unclaimedUntil && *m_unclaimedUntil <= now) {
        for (const auto &[key, id] : std::exchange(m_unclaimed, {}))
            unsubscribe(id);
    }
    if (!m_unclaimed.empty())
        consider(m_unclaimedUntil);
    for (auto entry = m_subscriptions.begin(); entry != m_subscriptions.end();) {
        XsiSubscription &subscription = (entry++)->second; // a single look is removed by its failure
        if (subscription.snapshotDue && *subscription.snapshotDue <= now) {
            subscription.snapshotDue.reset();
            subscription.awaitsSnapshot = false;
            const bool once = subscription.once;
            retryLater(subscription, {ErrorCode::Timeout, {}, u"no snapshot came"_s});
            if (generation != m_generation)
                return;
            if (once)
                continue;
        }
        if (subscription.refreshAt && *subscription.refreshAt <= now + together) {
            subscription.refreshAt.reset();
            subscription.stale = true;
        }
        consider(subscription.notBefore);
        consider(subscription.refreshAt);
        consider(subscription.snapshotDue);
    }
    m_queueIsOld = true;
    if (next)
        wakeAt(*next);
    proceed();
}

} // namespace balie::cti
