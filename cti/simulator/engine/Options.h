#pragma once

#include "cti/simulator/engine/Types.h"

namespace balie::sim {

enum class CallIdPolicy {
    Sequential, ///< 1, 2, 3 ...
    ReuseAtOnce, ///< the smallest number that no call has now: adversarial
    Long, ///< 32 random hexadecimal digits
};

/// Which id the call has after a transfer. A single-step transfer has no secondary call:
/// there Secondary means New.
enum class TransferIdPolicy { Primary, Secondary, New };

/// What the party that stays is told when the other side of a two-party call leaves.
enum class ClearingStyle {
    Both, ///< that the other was cleared (local state unchanged), then that it was cleared itself
    OwnOnly, ///< only that it was cleared itself
};

enum class DivertedStyle { OnlyDiverting, EveryDevice };

/// What is reported of a call to an outside number.
enum class OutsideReport {
    Delivered, ///< as for an inside call
    NetworkReachedFirst, ///< NetworkReached, Delivered, Established
    NetworkReachedOnly, ///< analogue trunk: nothing is known after it left the switch
};

/// What becomes of a single-step transfer to somebody who cannot take it.
enum class BusyTransfer { RecallAtOnce, Refuse };

/// What becomes of a number that does not exist.
enum class UnknownNumber { Refuse, FailedEvent };

/// How this switch behaves where real ones differ, and its timers.
struct Options {
    CallIdPolicy callIds = CallIdPolicy::Sequential;
    TransferIdPolicy transferIds = TransferIdPolicy::New;
    ClearingStyle clearing = ClearingStyle::Both;
    DivertedStyle diverted = DivertedStyle::OnlyDiverting;
    OutsideReport outside = OutsideReport::Delivered;
    BusyTransfer busyTransfer = BusyTransfer::RecallAtOnce;
    UnknownNumber unknownNumber = UnknownNumber::Refuse;
    /// ServiceInitiated before Originated (making, consulting) and before a pick-up's Established.
    bool serviceInitiated = true;
    /// Offered before Delivered.
    bool offered = false;
    /// Diverted for a device whose immediate forwarding took the call before it rang.
    bool divertedOnImmediateForward = true;
    /// A ConnectionCleared for the transferring device after its Transfered.
    bool strayClearedAfterTransfer = false;
    /// The device that was busy has a connection of its own in state fail until the caller gives
    /// up.
    bool failedAtTarget = false;
    /// State of the caller's own connection while it hears the busy tone.
    ConnectionState failedAtCaller = ConnectionState::Connected;
    /// Answering, retrieving or making a call puts the active one on hold; else it is refused.
    bool autoHold = true;

    Millis transferRecall{20'000};
    Millis holdRecall{90'000};
    Millis parkRecall{60'000};
    Millis forwardNoAnswer{20'000};
    Millis voiceMailNoAnswer{25'000};
    Millis voiceMailAnswers{1'500};
    Millis voiceMailLongest{120'000};
    /// The switch gives up on a caller who listens to the busy tone.
    Millis busyTone{30'000};
    /// MakeCall with prompting: when the user lifts the receiver. Empty: only AnswerCall does it.
    std::optional<Millis> promptPickup{800};
    int forwardingHops = 5;

    DeviceId voiceMailDevice{"699"};
    DeviceId trunk{"9001"};
    /// Extension 200 is called from outside as this prefix followed by 200.
    std::string directDialPrefix{"+31203690"};
};

} // namespace balie::sim
