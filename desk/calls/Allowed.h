#pragma once

#include "cti/switchboard/Switchboard.h"
#include "desk/actions/ActionId.h"

namespace balie::desk {

/// The two calls of a consultation.
struct Consultation {
    const cti::Connection *consulted = nullptr; ///< with the colleague
    const cti::Connection *caller = nullptr; ///< waits on hold (or talks, after alternating)
};

/// The consultation that this connection is a half of; both nullptr when there is none. The
/// provider says which call consults for which; where it does not, one active and one held call
/// that may be joined are meant.
Consultation consultationOf(const cti::Switchboard &switchboard, const cti::ConnectionId &call);

/// Whether this caller is on hold while somebody is consulted for him, and can be gone back to. Only
/// where the provider says so: of two callers who merely could be joined, neither is hung up.
bool isWaiting(const cti::Switchboard &switchboard, const cti::ConnectionId &call);

/// Why this action cannot be given on this call now, translated; empty when it can.
QString whyNot(const cti::Switchboard &switchboard, ActionId action, const cti::ConnectionId &call);

} // namespace balie::desk
