#pragma once

#include "cti/switchboard/CallEvent.h"
#include "cti/switchboard/CallIdentity.h"

#include <QVarLengthArray>

namespace balie::cti {

/// The pure difference of two snapshots of one device, as call events. Made anew for each pair; no
/// clock, no signals.
class SnapshotDiff {
public:
    /// `identity` is told what began, moved and ended on the way.
    SnapshotDiff(CallIdentity &identity, bool own, Certainty certainty);

    /// The events in the order in which things happened: links, ends, then what is there now.
    /// What was never known before (`before` not Known) makes no events, except that the user's own
    /// device rings for what rings: that is to be shown and answered, whenever it began.
    QVector<CallEvent> between(const DeviceSnapshot &before, const DeviceSnapshot &now);

private:
    /// Where a connection is in its life; finer than its state, because a call that goes out is
    /// connected from the first ring-back on.
    enum class Phase { Ringing, Dialling, RemoteRinging, Talking, Held, Queued, Failed };
    struct Continued {
        const Connection *was = nullptr;
        CallThreadId thread = CallThreadId::None;
        ConnectionId as;
    };

    static Phase phaseOf(const Connection &connection);
    static bool isAnotherCall(const Connection &was, const Connection &is);

    void followLinks();
    void end(const EndedConnection &ended);
    void loseUntold();
    void compare(const Connection &connection);
    void born(const Connection &connection);
    bool moved(const Connection &was, const Connection &is, const ConnectionId &formerly);
    void last(const EndedConnection &ended, CallThreadId thread, Certainty certainty);
    CallEvent &emitted(CallEventKind kind, const Connection &connection);

    const Connection *takeBefore(const ConnectionId &id);
    const Connection *successor(const CallId &call, const EndedConnection &ended) const;

    CallIdentity &m_identity;
    bool m_own;
    Certainty m_certainty;
    bool m_silent = false; ///< nothing is told, only remembered
    bool m_firstSight = false;
    const DeviceSnapshot *m_now = nullptr;
    const DeviceSnapshot *m_before = nullptr;
    CallThreadId m_thread = CallThreadId::None; ///< of the connection that is looked at
    QVarLengthArray<const Connection *, 8> m_open; ///< of before, not yet accounted for
    QVarLengthArray<Continued, 4> m_continued;
    QVarLengthArray<CallThreadId, 4> m_transferred;
    QVector<CallEvent> m_events;
};

} // namespace balie::cti
