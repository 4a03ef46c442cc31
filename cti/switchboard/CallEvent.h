#pragma once

#include "cti/model/DeviceSnapshot.h"

namespace balie::cti {

/// Whether the switch said so, or it was concluded after a gap. Inferred events never pop a card.
enum class Certainty { Observed, Inferred };

enum class CallEventKind {
    Offered, ///< a call rings at the device
    Originated, ///< the device makes a call
    RemoteAlerting, ///< it rings at the other side
    Answered,
    Held,
    Retrieved,
    Transferred, ///< the device handed the call on (EndedConnection says to whom)
    Recalled, ///< a call that was handed on, held or parked rings here again
    Failed,
    Changed, ///< same state, other party, name or actions
    Ended,
};

/// What changed with one connection of one device. The only source of call events above the
/// switchboard.
///
/// Every connection has exactly one last event, Ended or Transferred, except one that goes on under
/// another call id at the same device (EndReason::Merged): that is a change of the connection
/// `formerly`. When a device hands on a held call and its consultation, the held call is
/// Transferred and the consultation Ended, both on the one thread that they now are. The end of a
/// connection is therefore not the end of its thread.
struct CallEvent {
    CallEventKind kind = CallEventKind::Changed;
    Certainty certainty = Certainty::Observed;
    CallThreadId thread = CallThreadId::None;
    DeviceId device;
    bool own = false; ///< happened at the user's own device
    ConnectionId
        formerly; ///< what the connection was called until now, if it got another id; else empty
    Connection connection; ///< as it is now; for Ended and Transferred as it was last
    EndReason endReason = EndReason::Unknown;
    Party newDestination; ///< for Transferred and Ended with Diverted
    QString cause; ///< the protocol's own word
    Clock::Milliseconds at{0};
};

} // namespace balie::cti
