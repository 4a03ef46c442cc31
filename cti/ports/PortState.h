#pragma once

#include "cti/model/Connection.h"

#include <optional>

namespace balie::cti {

/// What an optional port last said, with its own freshness: the lamps may be live while the queues
/// are not. A value type; the owner of the port marks it stale when the link or the subscription
/// behind it is gone.
template <typename Snapshot>
struct PortState {
    std::optional<Snapshot> value; ///< nullopt: not known, which is never shown as a default
    Moment at; ///< monotonic moment at which the switch said it
    bool stale = false; ///< shown as "was ...", with its age

    bool isKnown() const { return value.has_value() && !stale; }

    friend bool operator==(const PortState &, const PortState &) = default;
};

} // namespace balie::cti
