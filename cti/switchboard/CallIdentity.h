#pragma once

#include "cti/model/DeviceSnapshot.h"

#include <QHash>
#include <QSet>

namespace balie::cti {

/// Gives every call a thread that survives what PBX call ids do not: transfer (the call gets a new id),
/// pickup, park, recall, and reuse of an id for another call. GUI thread, fed by the switchboard only.
///
/// A thread belongs to the caller, not to a call id: a recall finds its thread by who rings, who handed
/// it on and what was sent there; an id that appears after its last connection ended is a new thread.
class CallIdentity {
public:
    /// Call before the connections of the same snapshot are asked for.
    void link(const CallLink &link);
    /// The thread of a live connection; makes one for a call id that is new.
    CallThreadId threadFor(const Connection &connection);
    /// The thread of a call id that lives now, or None.
    CallThreadId threadOf(const CallId &call) const;
    /// A connection has gone. When the last one of a call id is gone the id is free for reuse; `ended` says
    /// whether the thread may come back (transferred, diverted: a recall finds it) or is over.
    void ended(const EndedConnection &ended, Clock::Milliseconds at);
    /// Forgets threads that can no longer be recalled (older than the longest recall timer a PBX has).
    void forgetBefore(Clock::Milliseconds moment);

private:
    struct Away { ///< a thread that was handed on and may come back
        CallThreadId thread = CallThreadId::None;
        DeviceId from;
        Party remote;
        Party sentTo;
        CallId lastCall;
        Clock::Milliseconds at{0};
    };

    CallThreadId recalled(const Connection &connection);

    QHash<CallId, CallThreadId> m_live;
    QHash<CallId, QSet<DeviceId>> m_devices; ///< who has a connection of this call
    QVector<Away> m_away;
    quint64 m_last = 0;
};

} // namespace balie::cti
