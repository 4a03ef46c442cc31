#pragma once

#include "cti/simulator/engine/Device.h"

#include <vector>

namespace balie::sim {

enum class EventType {
    ServiceInitiated,
    Originated,
    Offered,
    Delivered,
    Established,
    ConnectionCleared,
    Held,
    Retrieved,
    Diverted,
    Queued,
    Failed,
    NetworkReached,
    Transferred,
    DoNotDisturb,
    Forwarding,
    OutOfService,
    BackInService,
};

/// A party as an event names it.
struct Party {
    enum class Presence { NotKnown, Known, Withheld };
    Presence presence = Presence::NotKnown;
    DeviceId device;

    bool operator==(const Party &) const = default;
};

/// One row of a transfer's connection list. The empty old connection is a party that was not there
/// before.
struct ConnectionChange {
    ConnectionId now;
    std::optional<ConnectionId> before;
    Party endpoint;

    bool operator==(const ConnectionChange &) const = default;
};

/// A device at which the event is seen, and that device's own state in the subject's call
/// afterwards.
struct View {
    DeviceId device;
    ConnectionState local = ConnectionState::Null;

    bool operator==(const View &) const = default;
};

/// Something that happened in the switch, said once; `views` are the monitors' copies, each device
/// at most once. Within one device events keep their order.
struct Event {
    EventType type = EventType::Delivered;
    Cause cause = Cause::Normal;
    Millis at{0};
    /// From the injected stamp source, 0 without one.
    std::int64_t stamp = 0;
    std::vector<View> views;

    /// The connection it is about (ECMA-269: initiated, delivered, established, dropped, held,
    /// queued, failed connection, ...; for a transfer the primary old call). Device features fill
    /// `actor` only.
    ConnectionId subject;
    /// The acting device: alerting, answering, releasing, holding, failing, diverting,
    /// transferring; the queue; the device whose feature changed.
    DeviceId actor;
    Party calling;
    Party called;
    /// NotKnown when the call was never redirected.
    Party lastRedirection;
    /// Diverted: where it goes. Transferred: to whom.
    Party destination;
    /// The call that was put on hold for this one, as long as it is a call of its own.
    CallId consultationOf;
    /// Transferred by consultation only.
    std::optional<ConnectionId> secondary;
    std::vector<ConnectionChange> changes;
    /// Delivered and Offered of a call that comes back. `cause` alone does not tell park from hold.
    std::optional<RecallReason> recall;
    /// The trunk, when the calling (called) party is outside; NetworkReached: the interface used.
    std::optional<DeviceId> callingTrunk;
    std::optional<DeviceId> calledTrunk;
    /// The number that an outside caller dialled.
    std::optional<DeviceId> networkCalled;

    /// DoNotDisturb.
    bool on = false;
    /// Forwarding: the rule as it is now.
    std::optional<Forwarding> forwarding;

    bool operator==(const Event &) const = default;
};

} // namespace balie::sim
