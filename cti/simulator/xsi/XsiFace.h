#pragma once

#include "cti/simulator/server/Pbx.h"
#include "cti/simulator/xsi/XsiCounters.h"
#include "cti/simulator/xsi/XsiFaults.h"
#include "cti/simulator/xsi/XsiHttp.h"
#include "cti/simulator/xsi/XsiOptions.h"

#include <memory>

namespace balie::sim {

enum class ChannelEnd {
    DuplicateChannelSet,
    UserDeleted,
    NonResponsive,
    ExplicitDelete,
    Expired,
    Unknown
};

/// The PBX as Xsi clients see it (BroadWorks Xsi-Actions and Xsi-Events, R2020.07), whatever
/// carries their HTTP. Strict where a real XSP is silent: unknown parameters and misplaced elements
/// are refused. One thread.
class XsiFace {
public:
    /// `pbx` and `clock` must outlive the face.
    XsiFace(Pbx &pbx, Clock &clock, XsiOptions options = {});
    ~XsiFace();
    XsiFace(const XsiFace &) = delete;
    XsiFace &operator=(const XsiFace &) = delete;

    /// May answer from inside, or later. `exchange` as XsiExchange says.
    void handle(const XsiHttpRequest &request, XsiExchange &exchange);
    /// The client's connection is gone: nothing may be sent on the exchange any more. Harmless for
    /// one that is done.
    void gone(XsiExchange &exchange);

    const XsiOptions &options() const;
    /// Holds from the next request on; user ids and domain stay as they were.
    void setOptions(XsiOptions options);
    XsiFaults &faults();
    const XsiCounters &counters() const;

    /// Empty for a device that nobody sits at (outside parties).
    QString userIdOf(const DeviceId &device) const;
    DeviceId deviceOf(const QString &userId) const;

    int channelCount() const;
    int subscriptionCount() const;
    /// Streams end without a word; their channels are gone, subscriptions stay.
    void cutStreams();
    /// ChannelTerminatedEvent to every channel, which then ends.
    void terminateChannels(ChannelEnd reason);
    /// SubscriptionTerminatedEvent to every subscription on `target`, which then ends.
    void terminateSubscriptions(const DeviceId &target);
    /// As after an abnormal shutdown of the application server: CallSubscriptionResyncEvent to
    /// every call subscription.
    void resync();
    /// An administrator's change of whom a user may watch.
    void assignWatchList(const DeviceId &user, std::vector<DeviceId> devices);
    /// Whom a user watches.
    std::vector<DeviceId> watchList(const DeviceId &user);
    /// As after a restart of the XSPs: channels and subscriptions are gone, streams end.
    void restart();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace balie::sim
