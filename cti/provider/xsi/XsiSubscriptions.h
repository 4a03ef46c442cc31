#pragma once

#include "cti/provider/xsi/XsiDevices.h"
#include "cti/provider/xsi/XsiRequests.h"
#include "cti/provider/xsi/XsiSubscription.h"
#include "cti/xsi/Replies.h"

#include <QSet>
#include <deque>

namespace balie::cti {

/// Keeps the subscriptions of the own user and of all watched people, and hands their events to
/// XsiDevices (Xsi Interface Specification R2020.07, 4.2.4 and 4.6.2). The own ones go first, then
/// the calls of the watched in the order in which they were asked for, then their other packages.
/// Subscriptions outlive the channel: after a lost link they are refreshed, which brings their
/// snapshots. Lives on the link's I/O thread.
class XsiSubscriptions {
public:
    struct Callbacks {
        std::function<void()> synced; ///< the own calls are known; once per beginSync()
        std::function<void(const Error &)> ownRefused; ///< the own calls may not be watched
        std::function<void(const Error &)>
            ownFailed; ///< nor could it be tried properly: begin anew
        std::function<void(XsiPackage)> ownServiceRefused; ///< nobody tells of it in this session
    };
    struct Options {
        QString channelSetId;
        QString applicationId;
        bool basicCalls
            = false; ///< of watched people the Basic Call package, without hold and retrieve
    };
    static constexpr int expiresSeconds = 86'400;
    static constexpr std::chrono::milliseconds snapshotTimeout{20'000};
    /// Refreshes that fall due within this are sent together, for an idle program sleeps.
    static constexpr std::chrono::milliseconds together{60'000};
    /// How long subscriptions of an earlier run wait to be wanted again.
    static constexpr std::chrono::milliseconds unclaimedFor{60'000};
    /// One that stood this long is asked for again at once when the server ends it.
    static constexpr std::chrono::milliseconds provenAfter{60'000};
    static constexpr int ownAttempts = 3;
    static constexpr qsizetype mostEarly = 512;
    /// What waits in XsiRequests can no longer be overtaken by people who come into sight.
    static constexpr int mostUnderWay = 4;

    /// All must outlive this object.
    XsiSubscriptions(Clock &clock, XsiRequests &requests, XsiDevices &devices,
        Backoff::Random random, Callbacks callbacks);
    ~XsiSubscriptions();

    /// Another account follows: forgets everything but who is watched.
    void reset(const Options &options);
    void setOwn(const DeviceId &own, const AssignedServices &services);
    /// Replaces the list; what left it is unsubscribed. Park places need nothing of their own.
    void setWatched(const QVector<DeviceId> &asked);
    /// "Check now": refreshes this person's calls. One who is not watched is subscribed to until
    /// the first snapshot is in: reading the calls instead would race with what the events say.
    void refresh(const DeviceId &device);

    /// The channel is open: subscribes to what is missing, refreshes the rest.
    void beginSync();
    void linkLost();
    /// Deletes all of them, as last words.
    void goodbye();
    /// An event goes by its subscription: its user is the owner, its target may be missing.
    void take(const xsi::Event &event);

private:
    using Key = std::pair<QString, XsiPackage>;

    XsiSubscription *find(const Key &key);
    XsiSubscription &add(const DeviceId &target, XsiPackage package, bool own);
    void addPerson(const DeviceId &target, const QVector<XsiPackage> &packages, bool own);
    void removePerson(const DeviceId &target);
    void remove(const Key &key);
    void unsubscribe(const QString &id);
    void forgetId(XsiSubscription &subscription);
    /// Its calls, and what is parked at its line.
    void awaitOwn();
    bool isOwnCalls(const XsiSubscription &subscription) const;
    QString eventOf(const XsiSubscription &subscription) const;

    void readLeftovers();
    void takeLeftovers(const QVector<xsi::Subscription> &leftovers);
    void claim(XsiSubscription &subscription);

    void proceed();
    void rebuildQueue();
    bool isWanted(const XsiSubscription &subscription) const;
    void ask(XsiSubscription &subscription);
    void answered(const Key &key, bool refreshed, const Expected<HttpReply> &reply);
    void failed(XsiSubscription &subscription, bool refreshed, const Error &error);
    void retryLater(XsiSubscription &subscription, const Error &error);
    void takeEarly(const QString &id);
    void route(XsiSubscription &subscription, const xsi::Event &event);
    void ended(XsiSubscription &subscription);
    void askAgain(XsiSubscription &subscription);
    void snapshotCame(XsiSubscription &subscription);
    void wake();
    void wakeAt(Clock::Milliseconds at);

    Clock &m_clock;
    XsiRequests &m_requests;
    XsiDevices &m_devices;
    Backoff::Random m_random;
    Callbacks m_callbacks;
    Options m_options;
    DeviceId m_own;
    QVector<XsiPackage> m_ownPackages;
    QVector<DeviceId> m_order; ///< as asked for; the own user is not in it
    std::map<Key, XsiSubscription> m_subscriptions;
    QHash<QString, Key> m_ids;
    std::map<Key, QString> m_unclaimed; ///< of an earlier run, nobody asked for them yet
    Moment m_unclaimedUntil;
    QSet<QString> m_gone; ///< ids that were given up: their last events mean nothing
    QHash<QString, QVector<xsi::Event>> m_early; ///< whose id is not known yet
    qsizetype m_earlyCount = 0;
    std::deque<Key> m_queue;
    QVector<Key> m_urgent;
    bool m_queueIsOld = true;
    bool m_running = false;
    bool m_syncPending = false;
    bool m_leftoversRead = false;
    quint64 m_generation = 0;
    quint64 m_lastSerial = 0;
    int m_underWay = 0;
    int m_subscribing = 0; ///< of m_underWay: those whose answer brings an id
    std::unique_ptr<Timer> m_wake;
    Clock::Milliseconds m_wakeAt{0};
};

} // namespace balie::cti
