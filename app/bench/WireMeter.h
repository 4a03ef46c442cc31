#pragma once

#include "cti/transport/Transport.h"

#include <atomic>
#include <memory>

namespace balie::bench {

/// Counts what goes over the wire. Written on the link's thread, read from any.
struct WireMeter {
    std::atomic<int> requests{0}; ///< messages sent
    std::atomic<int> events{0}; ///< messages received that answer nothing

    /// The real transports, counted. The meter must outlive them.
    cti::TransportFactory transports();
};

} // namespace balie::bench
