#pragma once

#include "cti/simulator/engine/Device.h"
#include "cti/simulator/engine/Events.h"

#include <array>
#include <vector>

namespace balie::sim {

/// A device's part in a call as the switch knows it. Times are of the switch's clock.
struct ConnectionTruth {
    CallId call;
    ConnectionState state = ConnectionState::Null;
    Direction direction = Direction::In;
    /// The other party; NotKnown while there is none, e.g. before the number is dialled. With
    /// several ringing together it is the first of them.
    Party remote;
    /// Empty for a withheld or nameless party.
    std::string remoteName;
    Party called;
    Party lastRedirection;
    std::optional<RecallReason> recall;
    /// At the voice mail device: whose box.
    std::optional<DeviceId> mailbox;
    Millis started{0};
    std::optional<Millis> answered;
    /// Since when on hold.
    std::optional<Millis> held;

    bool operator==(const ConnectionTruth &) const = default;
};

struct DeviceTruth {
    DeviceId device;
    bool inService = true;
    bool doNotDisturb = false;
    /// One rule of each kind, by the order of ForwardingKind.
    std::array<Forwarding, forwardingKinds> forwarding;
    /// In the order in which the device came into them.
    std::vector<ConnectionTruth> connections;
    /// Messages that callers left in this device's box.
    int messages = 0;

    bool operator==(const DeviceTruth &) const = default;
};

/// A call with all who are in it.
struct CallTruth {
    struct Member {
        DeviceId device;
        ConnectionState state = ConnectionState::Null;

        bool operator==(const Member &) const = default;
    };
    CallId call;
    Party calling;
    Party called;
    std::vector<Member> members;

    bool operator==(const CallTruth &) const = default;
};

} // namespace balie::sim
