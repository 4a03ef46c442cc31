#pragma once

#include "cti/simulator/xsi/ChannelTable.h"

#include <QStringList>

namespace balie::sim {

/// What one subscription is about. Outlives the channels of its set.
struct Subscription {
    enum class Target { User, Group, Enterprise };

    QByteArray id;
    DeviceId owner;
    Target kind = Target::User;
    DeviceId target; ///< of a User
    QStringList packages;
    bool isList = false; ///< asked for by eventPackageList
    QString channelSet;
    QString applicationId;
    qint64 expires = 0; ///< seconds, negative never
    quint32 sequence = 0;
    std::shared_ptr<Timer> expiry;
};

/// All subscriptions, and the way from a change to the streams of those who asked for it.
class Subscriptions {
public:
    using Body = std::function<void(XsiWriter &)>;

    Subscriptions(XsiContext &context, ChannelTable &channels);

    /// Replaces an earlier list of the same owner on the same target.
    Subscription &add(Subscription subscription);
    Subscription *find(const QByteArray &id, const DeviceId &owner);
    std::vector<const Subscription *> of(const DeviceId &owner) const;
    int count() const { return int(m_all.size()); }
    void expireIn(Subscription &subscription, qint64 seconds);
    /// With SubscriptionTerminatedEvent. By value: the id may live in what goes.
    void terminate(QByteArray id);
    void terminateOn(const DeviceId &target);
    void remove(const QByteArray &id);
    void clear() { m_all.clear(); }

    /// The present state of a user target in all packages of the subscription.
    void snapshot(Subscription &subscription);
    void resync();

    void tell(const std::vector<CallChange> &changes);
    void tellDoNotDisturb(const DeviceId &device);
    void tellForwarding(const DeviceId &device, ForwardingKind kind);
    /// Messages are not reported by the engine: those who subscribed are compared.
    void tellMessages();

private:
    void deliver(Subscription &subscription, QByteArrayView type, const Body &body);
    void tellPackage(
        const DeviceId &device, QLatin1StringView package, QByteArrayView type, const Body &body);
    void tellHook(const DeviceId &device);
    void callSnapshot(Subscription &subscription, QByteArrayView type);
    bool hasTarget(const Subscription &subscription, const DeviceId &device) const;
    bool isOffHook(const DeviceId &device) const;

    XsiContext &m_context;
    ChannelTable &m_channels;
    std::vector<std::unique_ptr<Subscription>> m_all;
    std::map<DeviceId, bool> m_offHook;
    std::map<DeviceId, int> m_messages;
};

} // namespace balie::sim
