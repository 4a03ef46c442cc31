#pragma once

#include <QtGlobal>
#include <chrono>

namespace balie::sim {

/// What clients did, for tests: a strict server counts what a lenient one would let pass.
struct XsiCounters {
    int requests = 0; ///< all of them, whatever became of them
    int actions = 0;
    int callCommands = 0; ///< POST, PUT and DELETE below /calls
    int tones = 0; ///< of TransmitDTMF, pauses apart
    int subscriptionRequests = 0; ///< made, refreshed, read or deleted
    int channelRequests = 0; ///< opened, refreshed, read or deleted
    int heartbeats = 0;
    int acknowledgements = 0;
    int lateAcknowledgements = 0; ///< twice, unknown, or after the channel was given up
    int redirects = 0; ///< requests answered with 302
    int failures = 0; ///< replies of 400 and above
    int overloads = 0; ///< refused for too many requests in a second
    int wrongNode = 0; ///< heartbeats and acknowledgements at the other XSP
    int sessions = 0; ///< cookies set, because the one of this context did not come back
    int withoutVersion = 0; ///< no X-BroadWorks-Protocol-Version
    int eventsSent = 0;
    int eventsLost = 0; ///< no live channel in the set
    int channelsTerminated = 0;
    int peakPerSecond = 0; ///< most requests within one second of the clock
};

} // namespace balie::sim
