#include "cti/provider/xsi/XsiSubscriptions.h"

#include "cti/provider/WatchOrder.h"
#include "cti/provider/xsi/XsiParkPlaces.h"
#include "cti/xsi/Decoder.h"
#include "cti/xsi/Requests.h"

#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

XsiRequest requestFor(HttpMethod method, QStringList path, XsiPriority priority)
{
    XsiRequest request{method, XsiContext::Event, std::move(path)};
    request.priority = priority;
    return request;
}

} // namespace

XsiSubscriptions::XsiSubscriptions(Clock &clock, XsiRequests &requests, XsiDevices &devices,
    Backoff::Random random, Callbacks callbacks)
    : m_clock(clock)
    , m_requests(requests)
    , m_devices(devices)
    , m_random(std::move(random))
    , m_callbacks(std::move(callbacks))
    , m_wake(clock.makeTimer([this] { wake(); }))
{
}

XsiSubscriptions::~XsiSubscriptions() = default;

XsiSubscription *XsiSubscriptions::find(const Key &key)
{
    const auto found = m_subscriptions.find(key);
    return found == m_subscriptions.end() ? nullptr : &found->second;
}

bool XsiSubscriptions::isOwnCalls(const XsiSubscription &subscription) const
{
    return subscription.own && subscription.package == XsiPackage::Calls;
}

XsiSubscription &XsiSubscriptions::add(const DeviceId &target, XsiPackage package, bool own)
{
    XsiSubscription &added = m_subscriptions[{target.value(), package}];
    added = {};
    added.target = target;
    added.package = package;
    added.own = own;
    added.serial = ++m_lastSerial;
    m_queueIsOld = true;
    return added;
}

void XsiSubscriptions::addPerson(
    const DeviceId &target, const QVector<XsiPackage> &packages, bool own)
{
    m_devices.await(target);
    for (const XsiPackage package : packages)
        claim(add(target, package, own));
}

void XsiSubscriptions::removePerson(const DeviceId &target)
{
    for (auto entry = m_subscriptions.lower_bound({target.value(), XsiPackage::Calls});
         entry != m_subscriptions.end() && entry->first.first == target.value();)
        remove((entry++)->first);
    m_devices.drop(target);
}

void XsiSubscriptions::remove(const Key &key)
{
    if (XsiSubscription *subscription = find(key); subscription && !subscription->id.isEmpty()) {
        const QString id = subscription->id;
        forgetId(*subscription);
        unsubscribe(id);
    }
    m_subscriptions.erase(Key(key));
    m_queueIsOld = true;
}

void XsiSubscriptions::unsubscribe(const QString &id)
{
    m_gone.insert(id);
    if (m_running) {
        m_requests.submit(
            requestFor(HttpMethod::Delete, {u"subscription"_s, id}, XsiPriority::Bulk),
            [](const auto &) {});
    } else {
        m_leftoversRead = false; // found again, and ended, with the next sign-in
    }
}

void XsiSubscriptions::forgetId(XsiSubscription &subscription)
{
    m_ids.remove(std::exchange(subscription.id, {}));
    subscription.sequence.reset();
    subscription.standsSince.reset();
    subscription.refreshAt.reset();
    subscription.stale = true;
    m_queueIsOld = true;
}

void XsiSubscriptions::reset(const Options &options)
{
    linkLost();
    m_options = options;
    m_own = {};
    m_ownPackages.clear();
    m_subscriptions.clear();
    m_ids.clear();
    m_unclaimed.clear();
    m_gone.clear();
    m_leftoversRead = false;
    m_queueIsOld = true;
    for (const DeviceId &device : std::as_const(m_order))
        addPerson(device, watchedPackages(), false);
}

void XsiSubscriptions::setOwn(const DeviceId &own, const AssignedServices &services)
{
    const QVector<XsiPackage> packages = ownPackages(services);
    if (own == m_own && packages == m_ownPackages)
        return;
    if (own != m_own) {
        if (!m_own.isEmpty())
            removePerson(m_own);
        if (m_order.removeAll(own) > 0)
            removePerson(own); // watched so far as if it were somebody else
    }
    m_own = own;
    m_ownPackages = packages;
    awaitOwn();
    for (const XsiPackage package : allPackages()) {
        const Key key{own.value(), package};
        const bool wanted = packages.contains(package);
        if (!wanted && find(key))
            remove(key);
        else if (wanted && !find(key))
            claim(add(own, package, true));
    }
}

void XsiSubscriptions::awaitOwn()
{
    m_devices.await(m_own);
    if (m_ownPackages.contains(XsiPackage::CallPark))
        m_devices.await(ownParkPlace());
    else
        m_devices.drop(ownParkPlace());
}

void XsiSubscriptions::setWatched(const QVector<DeviceId> &asked)
{
    QVector<DeviceId> devices = asked;
    devices.removeIf(isParkPlace); // known from what the own subscription tells
    const auto [order, wanted] = WatchOrder(devices, m_own);
    const QSet<DeviceId> before(m_order.cbegin(), m_order.cend());
    for (const DeviceId &device : before) {
        if (!wanted.contains(device))
            removePerson(device);
    }
    m_order = order;
    for (const DeviceId &device : std::as_const(m_order)) {
        if (before.contains(device))
            continue;
        remove({device.value(), XsiPackage::Calls}); // a single look that is under way
        addPerson(device, watchedPackages(), false);
    }
    m_queueIsOld = true;
    proceed();
}

void XsiSubscriptions::refresh(const DeviceId &device)
{
    if (!m_running || device.isEmpty())
        return;
    const bool isPlace = isParkPlace(device);
    const Key key{(isPlace ? m_own : device).value(),
        isPlace ? XsiPackage::CallPark : XsiPackage::Calls};
    XsiSubscription *subscription = find(key);
    if (!subscription && isPlace)
        return;
    if (!subscription) {
        subscription = &add(device, XsiPackage::Calls, false);
        subscription->once = true;
    }
    if (std::exchange(subscription->refused, false))
        m_devices.await(device); // else the answer would be dropped as that of a shielded person
    subscription->notBefore.reset();
    subscription->stale = true;
    m_urgent.append(key);
    m_queueIsOld = true;
    proceed();
}

void XsiSubscriptions::beginSync()
{
    m_running = true;
    m_syncPending = true;
    for (auto &[key, subscription] : m_subscriptions) {
        subscription.stale = true;
        subscription.refused = false;
        subscription.failures = 0;
        subscription.notBefore.reset();
        if (subscription.package == XsiPackage::Calls && !subscription.own)
            m_devices.await(subscription.target);
    }
    awaitOwn();
    m_queueIsOld = true;
    if (!m_unclaimed.empty() && m_unclaimedUntil)
        wakeAt(*m_unclaimedUntil);
    if (m_leftoversRead)
        proceed();
    else
        readLeftovers();
}

void XsiSubscriptions::linkLost()
{
    ++m_generation;
    m_running = false;
    m_syncPending = false;
    m_underWay = 0;
    m_subscribing = 0;
    m_early.clear();
    m_earlyCount = 0;
    m_gone.clear();
    m_queue.clear();
    m_urgent.clear();
    m_wake->stop();
    std::erase_if(m_subscriptions, [this](const auto &entry) {
        if (entry.second.once)
            m_ids.remove(entry.second.id);
        return entry.second.once;
    });
    for (auto &[key, subscription] : m_subscriptions) {
        subscription.asking = subscription.awaitsSnapshot = false;
        subscription.snapshotDue.reset();
        subscription.sequence.reset(); // what was missed is no gap: everything is refreshed
    }
}

void XsiSubscriptions::goodbye()
{
    for (const bool own : {true, false}) {
        for (auto &[key, subscription] : m_subscriptions) {
            if (subscription.own != own || subscription.id.isEmpty())
                continue;
            m_requests.sendLast(requestFor(
                HttpMethod::Delete, {u"subscription"_s, subscription.id}, XsiPriority::Bulk));
            forgetId(subscription);
        }
    }
    m_leftoversRead = false;
}

void XsiSubscriptions::readLeftovers()
{
    XsiRequest request = requestFor(HttpMethod::Get, {u"subscription"_s}, XsiPriority::Own);
    // An administrator's account is told those of everybody.
    request.query.addQueryItem(u"subscriberId"_s, m_own.value());
    request.query.addQueryItem(u"extAppId"_s, m_options.applicationId);
    m_requests.submit(
        std::move(request), [this, generation = m_generation](const Expected<HttpReply> &reply) {
            if (generation != m_generation)
                return;
            const auto leftovers = reply
                ? xsi::decodeSubscriptions(reply->body)
                : Expected<QVector<xsi::Subscription>>(unexpected(reply.error()));
            if (leftovers)
                takeLeftovers(*leftovers);
            else
                m_requests.note(
                    u"subscriptions are not listed: %1"_s.arg(leftovers.error().detail));
            m_leftoversRead = true;
            proceed();
        });
}

void XsiSubscriptions::takeLeftovers(const QVector<xsi::Subscription> &leftovers)
{
    m_unclaimed.clear();
    for (const xsi::Subscription &leftover : leftovers) {
        // A server that does not know the filter sends those of other programs too.
        const bool ours = leftover.applicationId == m_options.applicationId;
        const bool here = leftover.channelSetId == m_options.channelSetId;
        if (leftover.subscriptionId.isEmpty() || m_ids.contains(leftover.subscriptionId)
            || !(ours || here))
            continue;
        std::optional<XsiPackage> package;
        for (const XsiPackage known : allPackages()) {
            const bool basic = m_options.basicCalls && leftover.targetId != m_own.value();
            if (leftover.event == packageName(known, basic))
                package = known;
        }
        const Key key{leftover.targetId, package.value_or(XsiPackage::Calls)};
        if (!here || !package || leftover.targetId.isEmpty() || m_unclaimed.contains(key)) {
            unsubscribe(leftover.subscriptionId);
            continue;
        }
        m_unclaimed.emplace(key, leftover.subscriptionId);
    }
    for (auto &[key, subscription] : m_subscriptions)
        claim(subscription);
    m_early.clear(); // what they told so far comes again with the refresh
    m_earlyCount = 0;
    m_unclaimedUntil = m_clock.now() + unclaimedFor;
    if (!m_unclaimed.empty())
        wakeAt(*m_unclaimedUntil);
}

/// Takes over the subscription of an earlier run, to be refreshed.
void XsiSubscriptions::claim(XsiSubscription &subscription)
{
    const auto found = m_unclaimed.find({subscription.target.value(), subscription.package});
    if (found == m_unclaimed.end() || !subscription.id.isEmpty())
        return;
    subscription.id = found->second;
    m_ids.insert(subscription.id, found->first);
    m_unclaimed.erase(found);
}

} // namespace balie::cti
