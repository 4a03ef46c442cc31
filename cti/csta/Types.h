#pragma once

#include "base/xml/XmlTree.h"
#include "cti/csta/Cause.h"
#include "cti/csta/DeviceAddress.h"
#include "cti/model/Connection.h"

#include <optional>

namespace balie::csta {

/// A device identifier exactly as it came or will be sent: text and attributes (typeOfNumber,
/// mediaClass, ...).
struct DeviceText {
    QString text;
    XmlAttributes attributes{};

    bool isEmpty() const { return text.isEmpty(); }
    DeviceAddress address() const { return deviceAddress(text); }
    friend bool operator==(const DeviceText &, const DeviceText &) = default;
};

/// ECMA-323 ConnectionID: either part may be missing (empty). Kept as received, so that what is
/// sent back is what the switch gave, dynamic identifiers and attributes included.
struct ConnectionId {
    QString call;
    DeviceText device;

    bool isEmpty() const { return call.isEmpty() && device.isEmpty(); }
    friend bool operator==(const ConnectionId &, const ConnectionId &) = default;
};

/// The choices that stand where a device is expected (ECMA-323 SubjectDeviceID, CallingDeviceID,
/// RedirectionDeviceID, ...).
struct Party {
    enum class Kind {
        Absent, ///< the element is not there
        Device, ///< deviceIdentifier, numberDialed, deviceID
        NotKnown,
        Restricted, ///< withheld
        NotRequired,
        NotSpecified,
        Other, ///< a choice we do not know; see `choice`
    };

    Kind kind = Kind::Absent;
    DeviceText device; ///< for Kind::Device
    QString choice; ///< for Kind::Other: the element's local name

    bool isDevice() const { return kind == Kind::Device; }
    friend bool operator==(const Party &, const Party &) = default;
};

/// LocalConnectionState. `state` is nullopt when missing (raw is empty) or not known to us (raw
/// says what).
struct LocalState {
    std::optional<cti::ConnectionState> state;
    QString raw;

    friend bool operator==(const LocalState &, const LocalState &) = default;
};

/// Dynamic feature availability (ECMA-323 servicesPermitted): an action that is not `mentioned` was
/// neither allowed nor refused.
struct ServicesPermitted {
    cti::Actions mentioned;
    cti::Actions allowed;

    friend bool operator==(const ServicesPermitted &, const ServicesPermitted &) = default;
};

/// One row of the lists in Transfered and Conferenced events and in their responses.
struct ConnectionListItem {
    ConnectionId newConnection;
    ConnectionId oldConnection;
    Party endpoint;
    Party associatedNid; ///< network interface device of an outside party

    friend bool operator==(const ConnectionListItem &, const ConnectionListItem &) = default;
};

/// ECMA-269 call linkage: of one call alone, however often its id is given to others, and a thread
/// that is the same for calls that belong together. Empty where the switch has none.
struct CallLinkage {
    QString globalCall;
    QString thread;

    bool isEmpty() const { return globalCall.isEmpty() && thread.isEmpty(); }
    /// Both say which call they are of, and it is not the same one.
    bool isOfAnotherCall(const CallLinkage &other) const
    {
        return !globalCall.isEmpty() && !other.globalCall.isEmpty()
            && globalCall != other.globalCall;
    }
    friend bool operator==(const CallLinkage &, const CallLinkage &) = default;
};

} // namespace balie::csta
