#pragma once

#include "base/Expected.h"
#include "cti/ports/PortState.h"

#include <functional>

namespace balie::cti {

/// One queue as a whole: replaces what was known of it.
struct QueueSnapshot {
    struct Entry {
        ConnectionId connection;
        Party caller;
        Moment since;
        std::optional<int> priority; ///< 0 is the highest
        bool bounced = false; ///< offered to an agent who did not take it

        friend bool operator==(const Entry &, const Entry &) = default;
    };

    DeviceId queue;
    QString name;
    QVector<Entry> entries; ///< next out first
    std::optional<int> agentsFree;
    std::optional<int> agentsStaffed;

    friend bool operator==(const QueueSnapshot &, const QueueSnapshot &) = default;
};

/// The queues that this user may see; what he may do there is in Entitlements::queueControl.
/// Optional. GUI thread; commands answer once and the screen waits for the snapshot. Xsi:
/// callcenter/ID/calls.
class QueuePort {
public:
    using Done = std::function<void(Expected<void>)>;
    using Changed = std::function<void(const PortState<QueueSnapshot> &)>;

    virtual ~QueuePort() = default;
    virtual void watchQueues(const QVector<DeviceId> &queues) = 0;
    /// To an extension, another queue, or the own device ("take it now").
    virtual void sendTo(const ConnectionId &entry, const QString &destination, Done done) = 0;
    /// `place` counts from 0, next out; the switch may put it elsewhere, which the snapshot tells.
    virtual void reorder(const ConnectionId &entry, int place, Done done) = 0;
    virtual void clear(const ConnectionId &entry, Done done) = 0;
    virtual void onQueueChanged(Changed changed) = 0;
};

} // namespace balie::cti
