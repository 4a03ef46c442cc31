#pragma once

#include "cti/csta/Types.h"
#include "cti/model/Connection.h"

namespace balie::cti {

/// One connection of a monitored device while events are folded into it: what the program above
/// sees, and what the switch wants to hear back.
struct FoldedConnection {
    Connection model;
    /// The connection exactly as the switch wrote it, dynamic device identifiers and attributes
    /// included; what the switch never wrote is empty.
    csta::ConnectionId wire;
    /// The last word of the switch about what may be done now; falls away with the state it was
    /// said for.
    std::optional<csta::ServicesPermitted> permitted;
    csta::CallLinkage linkage; ///< as the switch said last; empty where it says nothing
    bool conference = false; ///< more than one other party: one of them leaving does not end it
};

} // namespace balie::cti
