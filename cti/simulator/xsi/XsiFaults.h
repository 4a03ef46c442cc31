#pragma once

#include <chrono>

namespace balie::sim {

/// What goes wrong on purpose. A test changes it at any time; it applies from then on.
struct XsiFaults {
    /// So many requests get `failureStatus` (401, 403, 404, 409, 503 ...) and are not carried out;
    /// 5xx comes with an HTML body.
    int failures = 0;
    int failureStatus = 503;
    /// So many requests are sent to the other node with 302.
    int redirects = 0;
    /// More requests in one second of the clock get 503; 0: no limit.
    int requestsPerSecond = 0;
    /// Streams stay open and nothing more arrives on them, heartbeat echoes included.
    bool silent = false;
    /// Documents leave in chunks of so many bytes; 0: whole.
    int chunkSize = 0;
    /// Events wait until so many documents go in one chunk (or 50 ms passed).
    int documentsPerChunk = 1;
    /// Events bind `xsi` to XMLSchema-instance and `xsi1` to the schema of their elements.
    bool swappedPrefixes = false;
    /// Each event comes twice with the same eventID.
    bool duplicates = false;
    /// An event of a type that nobody knows precedes each event.
    bool unknownEvents = false;
    /// Acknowledgements are answered and forgotten.
    bool dropAcknowledgements = false;
    /// Replies leave so much later.
    std::chrono::milliseconds latency{0};
};

} // namespace balie::sim
