#include "cti/simulator/xsi/ChannelTable.h"

#include <algorithm>

namespace balie::sim {

namespace {

const char *nameOf(ChannelEnd reason)
{
    switch (reason) {
    case ChannelEnd::DuplicateChannelSet:
        return "DuplicateChannelSet";
    case ChannelEnd::UserDeleted:
        return "UserDeleted";
    case ChannelEnd::NonResponsive:
        return "NonResponsiveChannel";
    case ChannelEnd::ExplicitDelete:
        return "ExplicitDelete";
    case ChannelEnd::Expired:
        return "Expired";
    case ChannelEnd::Unknown:
        return "UnknownChannel";
    }
    return "";
}

} // namespace

void ChannelTable::open(
    XsiExchange &exchange, const XsiHeaders &session, Channel::Identity identity, qint64 expires)
{
    exchange.beginStream(
        200, XsiHeaders{{"Content-Type", "application/xml;charset=UTF-8"}} + session);
    std::vector<Channel *> others;
    for (const auto &channel : m_channels) {
        const Channel::Identity &other = channel->identity();
        if (!identity.applicationId.isEmpty() && other.applicationId == identity.applicationId
            && other.user == identity.user && other.set != identity.set)
            others.push_back(channel.get());
    }
    for (Channel *other : others)
        terminate(*other, ChannelEnd::DuplicateChannelSet);

    m_channels.push_back(std::make_unique<Channel>(m_context, exchange, std::move(identity),
        [this](Channel &channel, Channel::Failure failure) { failed(channel, failure); }));
    Channel &channel = *m_channels.back();
    m_context.pbx.setControlled(channel.identity().user, true);
    channel.expireIn(expires);
    XsiWriter out(XsiNaming::Reply);
    out.root("Channel");
    out.leaf("channelId", QString::fromLatin1(channel.identity().id));
    out.number("expires", expires < 0 ? 2'147'483'647 : expires);
    channel.send(out.take());
}

Channel *ChannelTable::find(const QByteArray &id, const DeviceId &user)
{
    for (const auto &channel : m_channels) {
        if (channel->identity().id == id && channel->identity().user == user)
            return channel.get();
    }
    return nullptr;
}

Channel *ChannelTable::ofSet(const QString &set, const DeviceId &user)
{
    Channel *best = nullptr;
    for (const auto &channel : m_channels) {
        const Channel::Identity &identity = channel->identity();
        if (identity.set == set && identity.user == user
            && (!best || identity.priority < best->identity().priority))
            best = channel.get();
    }
    return best;
}

std::vector<const Channel *> ChannelTable::allOfSet(const QString &set, const DeviceId &user) const
{
    std::vector<const Channel *> result;
    for (const auto &channel : m_channels) {
        if (channel->identity().set == set && channel->identity().user == user)
            result.push_back(channel.get());
    }
    return result;
}

int ChannelTable::countOf(const DeviceId &user) const
{
    return int(std::ranges::count_if(
        m_channels, [&](const auto &channel) { return channel->identity().user == user; }));
}

ChannelTable::Waiting ChannelTable::acknowledge(
    const QByteArray &eventId, const DeviceId &user, const QString &node)
{
    for (const auto &channel : m_channels) {
        const Channel::Identity &identity = channel->identity();
        if (identity.user != user || !channel->waitsFor(eventId))
            continue;
        if (m_context.options.nodePinning && identity.node != node)
            return {nullptr, true};
        channel->acknowledge(eventId);
        return {channel.get(), false};
    }
    return {};
}

void ChannelTable::terminate(Channel &channel, ChannelEnd reason)
{
    const Channel::Identity &identity = channel.identity();
    XsiWriter out(m_context.faults.swappedPrefixes ? XsiNaming::SwappedEvent : XsiNaming::Event);
    out.root("Event", "ChannelTerminatedEvent");
    out.leaf("eventID", QString::fromLatin1(m_context.nextId()));
    out.leaf("userId", m_context.users.idOf(identity.user));
    out.optional("externalApplicationId", identity.applicationId);
    out.leaf("channelId", QString::fromLatin1(identity.id));
    out.leaf("reason", nameOf(reason));
    channel.send(out.take());
    ++m_context.counters.channelsTerminated;
    drop(channel);
}

void ChannelTable::terminateAll(ChannelEnd reason)
{
    while (!m_channels.empty())
        terminate(*m_channels.back(), reason);
}

void ChannelTable::drop(Channel &channel)
{
    channel.end();
    forget(channel);
}

void ChannelTable::dropAll()
{
    while (!m_channels.empty())
        drop(*m_channels.back());
}

void ChannelTable::gone(const XsiExchange &exchange)
{
    for (const auto &channel : m_channels) {
        if (channel->exchange() != &exchange)
            continue;
        channel->cutOff();
        forget(*channel);
        return;
    }
}

void ChannelTable::failed(Channel &channel, Channel::Failure failure)
{
    switch (failure) {
    case Channel::Failure::NoAcknowledgement:
        terminate(channel, ChannelEnd::NonResponsive);
        break;
    case Channel::Failure::NoHeartbeat:
        drop(channel);
        break;
    case Channel::Failure::Expired:
        terminate(channel, ChannelEnd::Expired);
        break;
    }
}

void ChannelTable::forget(const Channel &channel)
{
    const DeviceId user = channel.identity().user;
    std::erase_if(m_channels, [&](const auto &each) { return each.get() == &channel; });
    // Nobody sits there with a client any more: the scenario acts for him again.
    if (countOf(user) == 0)
        m_context.pbx.setControlled(user, false);
}

} // namespace balie::sim
