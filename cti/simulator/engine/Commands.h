#pragma once

#include "cti/simulator/engine/Device.h"
#include "cti/simulator/engine/Events.h"
#include "cti/simulator/engine/Refusal.h"

#include <variant>
#include <vector>

namespace balie::sim {

struct MakeCall {
    DeviceId calling;
    /// As dialled: an extension, an outside number in any usual spelling, or rubbish.
    std::string number;
    /// The user is asked to lift the receiver first.
    bool prompt = false;
};
/// Also completes a MakeCall that waits for the receiver.
struct AnswerCall {
    ConnectionId connection;
};
struct ClearConnection {
    ConnectionId connection;
};
struct ClearCall {
    ConnectionId connection;
};
struct HoldCall {
    ConnectionId connection;
};
struct RetrieveCall {
    ConnectionId connection;
};
struct ConsultationCall {
    ConnectionId existing;
    std::string number;
};
struct AlternateCall {
    ConnectionId held;
    ConnectionId active;
};
struct ReconnectCall {
    ConnectionId active;
    ConnectionId held;
};
/// `active` may still be ringing at the other side.
struct TransferCall {
    ConnectionId held;
    ConnectionId active;
};
struct SingleStepTransferCall {
    ConnectionId active;
    std::string number;
    /// Whose box, when the target is the voice mail device; empty: the transferring device's.
    DeviceId mailbox;
};
struct DeflectCall {
    ConnectionId connection;
    /// Several ring together; the first to answer has the call.
    std::vector<std::string> numbers;
    /// As for SingleStepTransferCall.
    DeviceId mailbox;
};
struct ParkCall {
    ConnectionId parking;
    /// A park slot or a station, also the parking one.
    DeviceId to;
};
struct DirectedPickupCall {
    ConnectionId connection;
    DeviceId requesting;
};
struct SetDoNotDisturb {
    DeviceId device;
    bool on = false;
};
struct SetForwarding {
    DeviceId device;
    ForwardingKind kind = ForwardingKind::Immediate;
    bool on = false;
    /// Ignored when switching off; empty when switching on takes the target that was set before.
    std::string number;
    std::optional<Millis> ringTime;
};
struct SetInService {
    DeviceId device;
    bool inService = true;
};

using Command
    = std::variant<MakeCall, AnswerCall, ClearConnection, ClearCall, HoldCall, RetrieveCall,
        ConsultationCall, AlternateCall, ReconnectCall, TransferCall, SingleStepTransferCall,
        DeflectCall, ParkCall, DirectedPickupCall, SetDoNotDisturb, SetForwarding, SetInService>;

/// What came of a command. `events` also holds what timers due before the command caused, in order.
struct Outcome {
    std::optional<Refusal> refusal;
    /// MakeCall: the calling connection; ConsultationCall: the initiated one; transfers: the call
    /// at the target; pick-up: the picked call at the requesting device; park: the parked
    /// connection.
    std::optional<ConnectionId> connection;
    /// Transfers: who is in the resulting call.
    std::vector<ConnectionChange> changes;
    std::vector<Event> events;

    bool ok() const { return !refusal.has_value(); }
};

} // namespace balie::sim
