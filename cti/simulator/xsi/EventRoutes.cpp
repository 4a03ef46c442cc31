#include "cti/simulator/xsi/EventRoutes.h"

#include "cti/simulator/xsi/Packages.h"
#include "cti/simulator/xsi/XsiReplies.h"

#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 never = 2'147'483'647;

const char *nameOf(Subscription::Target kind)
{
    switch (kind) {
    case Subscription::Target::User:
        return "User";
    case Subscription::Target::Group:
        return "Group";
    case Subscription::Target::Enterprise:
        return "ServiceProvider";
    }
    return "";
}

} // namespace

EventRoutes::EventRoutes(XsiContext &context, ChannelTable &channels, Subscriptions &subscriptions)
    : m_context(context)
    , m_channels(channels)
    , m_subscriptions(subscriptions)
{
    const auto to = [this](XsiAnswer (EventRoutes::*handler)(const XsiRequest &)) {
        return [this, handler](const XsiRequest &request) { return (this->*handler)(request); };
    };
    const auto collection = [this](Subscription::Target kind) {
        return [this, kind](const XsiRequest &request) { return subscribeGroup(request, kind); };
    };
    m_async.add({"POST", u"channel"_s, to(&EventRoutes::openChannel), {}, "Channel"_L1});
    m_router.add({"POST", u"channel/eventresponse"_s, to(&EventRoutes::acknowledge), {},
        "EventResponse"_L1});
    m_router.add({"PUT", u"channel/*"_s, to(&EventRoutes::refreshChannel), {}, "Channel"_L1});
    m_router.add({"DELETE", u"channel/*"_s, to(&EventRoutes::closeChannel)});
    m_router.add({"PUT", u"channel/*/heartbeat"_s, to(&EventRoutes::heartbeat)});
    m_router.add({"GET", u"channelset/*"_s, to(&EventRoutes::readSet)});
    m_router.add({"POST", u"user/*"_s, to(&EventRoutes::subscribeUser), {}, "Subscription"_L1});
    for (const auto &root : {u"enterprise/*"_s, u"serviceprovider/*"_s}) {
        m_router.add(
            {"POST", root, collection(Subscription::Target::Enterprise), {}, "Subscription"_L1});
        m_router.add({"POST", root + u"/group/*"_s, collection(Subscription::Target::Group), {},
            "Subscription"_L1});
    }
    m_router.add({"GET", u"subscription"_s, to(&EventRoutes::list),
        {"targetId"_L1, "event"_L1, "subscriberId"_L1, "extAppId"_L1, "targetEntityType"_L1,
            "targetGrpParentId"_L1}});
    m_router.add({"GET", u"subscription/*"_s, to(&EventRoutes::readOne)});
    m_router.add({"PUT", u"subscription/*"_s, to(&EventRoutes::refresh), {}, "Subscription"_L1});
    m_router.add({"DELETE", u"subscription/*"_s, to(&EventRoutes::remove)});
    m_router.add({"GET", u"versions"_s, [](const XsiRequest &) {
                      XsiWriter out(XsiNaming::Reply);
                      out.root("Versions");
                      out.leaf("version", "22.0");
                      out.leaf("version", "23.0");
                      return XsiAnswer(replies::document(out.take()));
                  }});
}

std::optional<qint64> EventRoutes::granted(const XmlElement &document) const
{
    const XmlElement *expires = document.child("expires"_L1);
    const qint64 shortest = m_context.options.shortestExpiry.count();
    if (!expires)
        return shortest;
    bool valid = false;
    const qint64 asked = expires->text.toLongLong(&valid);
    if (!valid || asked < 0 || asked > never)
        return std::nullopt;
    if (asked == never)
        return m_context.options.neverExpiresAllowed ? -1 : 86'400;
    return std::max(asked, shortest);
}

XsiAnswer EventRoutes::openChannel(const XsiRequest &request)
{
    if (const auto fault = shapeFault(request.document,
            {{"channelSetId"_L1, 1}, {"priority"_L1}, {"weight"_L1}, {"expires"_L1},
                {"applicationId"_L1}}))
        return replies::refusal(400, *fault);
    const XmlElement &asked = request.document;
    const auto expires = granted(asked);
    const auto number = [&](QLatin1StringView name, int standard) {
        const XmlElement *given = asked.child(name);
        return given ? given->text.toInt() : standard;
    };
    Channel::Identity identity{m_context.nextId(), asked.childText("channelSetId"_L1),
        asked.childText("applicationId"_L1), request.user, request.node, number("priority"_L1, 1),
        number("weight"_L1, 50)};
    if (!expires || identity.set.isEmpty() || identity.priority < 1 || identity.weight < 1)
        return replies::refusal(400, u"A value of the channel is out of range"_s);
    if (m_channels.countOf(request.user) >= m_context.options.maxChannels)
        return replies::refusal(403, u"Too many channels of this user"_s);
    m_channels.open(*request.exchange, request.session, std::move(identity), *expires);
    return {};
}

XsiAnswer EventRoutes::refreshChannel(const XsiRequest &request)
{
    const auto fault = shapeFault(request.document, {{"expires"_L1, 1}});
    const auto expires = granted(request.document);
    if (fault || !expires)
        return replies::refusal(400, fault.value_or(u"expires is out of range"_s));
    Channel *channel = m_channels.find(request.arguments[0].toLatin1(), request.user);
    if (!channel)
        return replies::refusal(404, u"Unknown channel"_s);
    channel->expireIn(*expires);
    XsiWriter out(XsiNaming::Reply);
    out.root("Channel");
    out.leaf("channelId", request.arguments[0]);
    out.number("expires", *expires < 0 ? never : *expires);
    return replies::document(out.take());
}

XsiAnswer EventRoutes::closeChannel(const XsiRequest &request)
{
    const QByteArray id = request.arguments[0].toLatin1();
    if (!m_channels.find(id, request.user))
        return replies::refusal(404, u"Unknown channel"_s);
    return {replies::done(), [this, id, user = request.user] {
                if (Channel *channel = m_channels.find(id, user))
                    m_channels.terminate(*channel, ChannelEnd::ExplicitDelete);
            }};
}

XsiAnswer EventRoutes::heartbeat(const XsiRequest &request)
{
    Channel *channel = m_channels.find(request.arguments[0].toLatin1(), request.user);
    if (channel && m_context.options.nodePinning && channel->identity().node != request.node) {
        ++m_context.counters.wrongNode;
        channel = nullptr;
    }
    if (!channel)
        return replies::refusal(404, u"Unknown channel"_s);
    ++m_context.counters.heartbeats;
    channel->heartbeat();
    XsiWriter out(XsiNaming::Reply);
    out.root("ChannelHeartBeat");
    channel->send(out.take());
    return replies::done();
}

XsiAnswer EventRoutes::acknowledge(const XsiRequest &request)
{
    if (const auto fault
        = shapeFault(request.document, {{"eventID"_L1, 1}, {"statusCode"_L1, 1}, {"reason"_L1, 1}}))
        return replies::refusal(400, *fault);
    const QString status = request.document.childText("statusCode"_L1);
    if (!QStringList{u"200"_s, u"400"_s, u"404"_s, u"481"_s, u"500"_s}.contains(status))
        return replies::refusal(400, u"Unknown statusCode"_s);
    if (m_context.faults.dropAcknowledgements)
        return replies::done();
    const ChannelTable::Waiting waited = m_channels.acknowledge(
        request.document.childText("eventID"_L1).toLatin1(), request.user, request.node);
    if (waited.wrongNode)
        ++m_context.counters.wrongNode;
    else if (!waited.channel)
        ++m_context.counters.lateAcknowledgements;
    if (!waited.channel)
        return replies::refusal(404, u"Unknown event"_s);
    ++m_context.counters.acknowledgements;
    // 404 and 500: the client does not want this channel (any more).
    if (status == "404"_L1 || status == "500"_L1)
        m_channels.drop(*waited.channel);
    return replies::done();
}

XsiAnswer EventRoutes::readSet(const XsiRequest &request)
{
    XsiWriter out(XsiNaming::Reply);
    out.root("ChannelSet");
    out.leaf("channelSetId", request.arguments[0]);
    out.open("channels");
    for (const Channel *channel : m_channels.allOfSet(request.arguments[0], request.user)) {
        out.open("channel");
        out.leaf("channelId", QString::fromLatin1(channel->identity().id));
        out.number("priority", channel->identity().priority);
        out.number("weight", channel->identity().weight);
        out.number("expires", channel->expires() < 0 ? never : channel->expires());
        out.close();
    }
    return replies::document(out.take());
}

XsiAnswer EventRoutes::subscribeUser(const XsiRequest &request)
{
    const DeviceId target = m_context.users.deviceOf(request.arguments[0]);
    const Device *device = m_context.engine().device(target);
    if (!device)
        return replies::refusal(404, u"Unknown user"_s);
    if (!device->watchable && target != request.user)
        return replies::refusal(403, u"The user does not show this"_s);
    Subscription subscription;
    subscription.target = target;
    return subscribe(request, std::move(subscription));
}

XsiAnswer EventRoutes::subscribeGroup(const XsiRequest &request, Subscription::Target kind)
{
    const XsiOptions &options = m_context.options;
    if (request.arguments[0] != options.enterprise
        || (kind == Subscription::Target::Group && request.arguments[1] != options.group))
        return replies::refusal(404, u"Unknown enterprise or group"_s);
    if (!options.groupSubscriptions)
        return replies::refusal(403, u"Administrators only"_s);
    Subscription subscription;
    subscription.kind = kind;
    return subscribe(request, std::move(subscription));
}

XsiAnswer EventRoutes::subscribe(const XsiRequest &request, Subscription subscription)
{
    const XmlElement &asked = request.document;
    if (const auto fault = shapeFault(asked,
            {{"event"_L1}, {"eventPackageList"_L1}, {"expires"_L1}, {"channelSetId"_L1, 1},
                {"applicationId"_L1}}))
        return replies::refusal(400, *fault);
    const XmlElement *one = asked.child("event"_L1);
    const XmlElement *several = asked.child("eventPackageList"_L1);
    if (bool(one) == bool(several))
        return replies::refusal(400, u"Either event or eventPackageList"_s);
    if (one) {
        subscription.packages.append(one->text);
    } else {
        if (const auto fault = shapeFault(*several, {{"event"_L1, 1, 100}}))
            return replies::refusal(400, *fault);
        for (const XmlElement &event : several->children)
            subscription.packages.append(event.text);
        subscription.isList = true;
    }
    const Device *target = m_context.engine().device(subscription.target);
    for (const QString &package : std::as_const(subscription.packages)) {
        if (!packages::isKnown(package))
            return replies::refusal(400, u"Unknown event package '%1'"_s.arg(package));
        if (target && target->category != DeviceCategory::Station && packages::isCall(package))
            return replies::refusal(403, u"A virtual user has no calls of his own"_s);
    }
    const auto expires = granted(asked);
    if (!expires)
        return replies::refusal(400, u"expires is out of range"_s);
    subscription.channelSet = asked.childText("channelSetId"_L1);
    if (!m_channels.ofSet(subscription.channelSet, request.user))
        return replies::refusal(409, u"The channel set has no channel"_s);
    if (int(m_subscriptions.of(request.user).size()) >= m_context.options.maxSubscriptions)
        return replies::refusal(403, u"Too many subscriptions of this user"_s);
    subscription.id = m_context.nextId();
    subscription.owner = request.user;
    subscription.applicationId = asked.childText("applicationId"_L1);
    subscription.expires = *expires;
    const QByteArray id = m_subscriptions.add(std::move(subscription)).id;

    XsiWriter out(XsiNaming::Reply);
    out.root("Subscription");
    out.leaf("subscriptionId", QString::fromLatin1(id));
    out.number("expires", *expires < 0 ? never : *expires);
    return {replies::document(out.take()), [this, id, user = request.user] {
                if (Subscription *made = m_subscriptions.find(id, user))
                    m_subscriptions.snapshot(*made);
            }};
}

void EventRoutes::describe(XsiWriter &out, const Subscription &subscription) const
{
    out.leaf("subscriptionId", QString::fromLatin1(subscription.id));
    out.leaf("subscriberId", m_context.users.idOf(subscription.owner));
    out.leaf("targetIdType", nameOf(subscription.kind));
    switch (subscription.kind) {
    case Subscription::Target::User:
        out.leaf("targetId", m_context.users.idOf(subscription.target));
        break;
    case Subscription::Target::Group:
        out.leaf("targetGrpParentId", m_context.options.enterprise);
        out.leaf("targetId", m_context.options.group);
        break;
    case Subscription::Target::Enterprise:
        out.leaf("targetId", m_context.options.enterprise);
        break;
    }
    if (subscription.isList)
        out.open("eventPackageList");
    for (const QString &package : subscription.packages)
        out.leaf("event", package);
    if (subscription.isList)
        out.close();
    out.number("expires", subscription.expires < 0 ? never : subscription.expires);
    out.leaf("channelSetId", subscription.channelSet);
    out.optional("applicationId", subscription.applicationId);
}

XsiAnswer EventRoutes::list(const XsiRequest &request)
{
    const XsiTarget &asked = request.target;
    const auto fits = [&](QLatin1StringView name, const QString &value) {
        return !asked.has(name) || asked.value(name) == value;
    };
    if (asked.value("targetEntityType"_L1) == "Group"_L1 && !asked.has("targetGrpParentId"_L1))
        return replies::refusal(400, u"A group needs its targetGrpParentId"_s);
    XsiWriter out(XsiNaming::Reply);
    out.root("Subscriptions");
    for (const Subscription *subscription : m_subscriptions.of(request.user)) {
        if (!fits("targetId"_L1, m_context.users.idOf(subscription->target))
            || !fits("subscriberId"_L1, m_context.users.idOf(subscription->owner))
            || !fits("extAppId"_L1, subscription->applicationId)
            || !fits("targetEntityType"_L1, QString::fromLatin1(nameOf(subscription->kind)))
            || (asked.has("event"_L1)
                && (subscription->isList
                    || !subscription->packages.contains(asked.value("event"_L1)))))
            continue;
        out.open("subscription");
        describe(out, *subscription);
        out.close();
    }
    return replies::document(out.take());
}

XsiAnswer EventRoutes::readOne(const XsiRequest &request)
{
    const Subscription *found = m_subscriptions.find(request.arguments[0].toLatin1(), request.user);
    if (!found)
        return replies::refusal(403, u"No such subscription of this user"_s);
    XsiWriter out(XsiNaming::Reply);
    out.root("Subscription");
    describe(out, *found);
    return replies::document(out.take());
}

XsiAnswer EventRoutes::refresh(const XsiRequest &request)
{
    const QByteArray id = request.arguments[0].toLatin1();
    Subscription *found = m_subscriptions.find(id, request.user);
    if (!found)
        return replies::refusal(403, u"No such subscription of this user"_s);
    const auto fault = shapeFault(request.document, {{"expires"_L1, 1}});
    const auto expires = granted(request.document);
    if (fault || !expires)
        return replies::refusal(400, fault.value_or(u"expires is out of range"_s));
    m_subscriptions.expireIn(*found, *expires);
    XsiWriter out(XsiNaming::Reply);
    out.root("Subscription");
    out.leaf("subscriptionId", QString::fromLatin1(id));
    out.number("expires", *expires < 0 ? never : *expires);
    return {replies::document(out.take()), [this, id, user = request.user] {
                if (Subscription *refreshed = m_subscriptions.find(id, user))
                    m_subscriptions.snapshot(*refreshed);
            }};
}

XsiAnswer EventRoutes::remove(const XsiRequest &request)
{
    const QByteArray id = request.arguments[0].toLatin1();
    if (!m_subscriptions.find(id, request.user))
        return replies::refusal(403, u"No such subscription of this user"_s);
    return {replies::done(), [this, id] { m_subscriptions.terminate(id); }};
}

} // namespace balie::sim
