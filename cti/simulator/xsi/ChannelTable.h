#pragma once

#include "cti/simulator/xsi/Channel.h"
#include "cti/simulator/xsi/XsiFace.h"

namespace balie::sim {

/// All live channels. One that fails its duties is ended here.
class ChannelTable {
public:
    explicit ChannelTable(XsiContext &context)
        : m_context(context)
    {
    }

    /// Begins the stream, ends what the application id does not allow beside it, and says the id. `session`: a cookie
    /// that is set with it, or nothing.
    void open(XsiExchange &exchange, const XsiHeaders &session, Channel::Identity identity,
        qint64 expires);
    /// Null when there is none. The user is the one who opened it.
    Channel *find(const QByteArray &id, const DeviceId &user);
    /// The one that gets the events of the set; null when there is none.
    Channel *ofSet(const QString &set, const DeviceId &user);
    std::vector<const Channel *> allOfSet(const QString &set, const DeviceId &user) const;
    struct Waiting {
        Channel *channel = nullptr; ///< that waited for it; null when nobody did
        bool wrongNode = false; ///< somebody waits, but not on this node
    };
    Waiting acknowledge(const QByteArray &eventId, const DeviceId &user, const QString &node);
    int count() const { return int(m_channels.size()); }
    int countOf(const DeviceId &user) const;

    /// Says why, ends the stream and forgets the channel.
    void terminate(Channel &channel, ChannelEnd reason);
    void terminateAll(ChannelEnd reason);
    /// Ends the stream without a word and forgets the channel.
    void drop(Channel &channel);
    void dropAll();
    void gone(const XsiExchange &exchange);

private:
    void failed(Channel &channel, Channel::Failure failure);
    void forget(const Channel &channel);

    XsiContext &m_context;
    std::vector<std::unique_ptr<Channel>> m_channels;
};

} // namespace balie::sim
