#pragma once

#include "cti/csta/Types.h"

namespace balie::csta {

enum class CallEventType {
    ServiceInitiated,
    Originated,
    Offered,
    Delivered,
    Established,
    ConnectionCleared,
    CallCleared,
    Held,
    Retrieved,
    Diverted,
    Queued,
    Failed,
    NetworkReached,
    Transfered, ///< one r, as in the standard
    Conferenced,
    CallInformation,
};

/// Every call event of ECMA-323 that call control needs, in one shape: what differs between them is
/// only how the standard names the parts. A part that an event does not have, or that was not sent,
/// is empty.
struct CallEvent {
    CallEventType type = CallEventType::ServiceInitiated;
    QString monitor; ///< monitorCrossRefID
    ConnectionId connection; ///< the subject; primaryOldCall of Transfered and Conferenced
    Party device; ///< the subject's device: alertingDevice, answeringDevice, releasingDevice,
                  ///< queue, ...
    Party calling;
    Party called;
    Party lastRedirection;
    Party newDestination; ///< Diverted: newDestination; Transfered: transferredToDevice;
                          ///< Conferenced: addedParty
    Party networkCalling;
    Party networkCalled;
    Party associatedCalling;
    Party associatedCalled;
    ConnectionId secondaryOldCall; ///< Transfered, Conferenced; may be missing
    QVector<ConnectionListItem> connections; ///< Transfered, Conferenced
    LocalState local; ///< state of the *monitored* device, not of the subject
    CauseValue cause;
    std::optional<ServicesPermitted> permitted;
    CallLinkage linkage;
    CallLinkage oldLinkage; ///< of the call that this one replaces, where the switch sends both
};

struct DoNotDisturbEvent {
    QString monitor;
    Party device;
    std::optional<bool> on; ///< mandatory in the standard; nullopt where it cannot be read
};

struct ForwardingEvent {
    QString monitor;
    Party device;
    QString type; ///< word of the standard, empty: all kinds
    std::optional<bool> on; ///< mandatory in the standard; nullopt where it cannot be read
    DeviceText to;
};

/// BackInService, PartiallyInService, OutOfService.
struct ServiceStateEvent {
    enum class State { BackInService, PartiallyInService, OutOfService };
    State state = State::BackInService;
    QString monitor;
    Party device;
    CauseValue cause;
};

struct AgentEvent {
    enum class Type { LoggedOn, LoggedOff, Ready, NotReady, Busy, WorkingAfterCall };
    Type type = Type::LoggedOn;
    QString monitor;
    Party device;
    QString agent;
    DeviceText group;
    QString pendingState; ///< Busy and WorkingAfterCall only
    CauseValue cause;
};

/// PrivateEvent: what it says is in Message::privateData and Message::tree.
struct PrivateEvent {
    QString monitor;
};

} // namespace balie::csta
