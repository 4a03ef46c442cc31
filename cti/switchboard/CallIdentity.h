#pragma once

#include "cti/model/DeviceSnapshot.h"

#include <QHash>

namespace balie::cti {

/// Gives every call a thread that survives what PBX call ids do not: transfer (the call gets a new id),
/// pickup, park, recall, and reuse of an id for another call. GUI thread, fed by the switchboard only.
///
/// A thread belongs to the caller, not to a call id: a recall finds its thread by who rings, who handed
/// it on and what was sent there; an id that appears after its last connection ended is a new thread.
///
/// The monitors of a switch tell the same story each in its own order, and a lamp is told later than the
/// user's own device. So an id can already stand for the next call at one device while another device has
/// yet to tell how the last one ended, and a device can come late with its part in a call that is over.
/// Each use of an id is therefore kept apart, with the devices that took part in it and the parties they
/// named, and a connection joins the use whose parties fit; each device goes through them in order.
///
/// Where two threads turn out to be one (transfer, conference) the one of the held call survives: the
/// call that a consultation was made for, else the one that began first. takeMerged() tells of it.
class CallIdentity {
public:
    struct Merged {
        CallThreadId gone = CallThreadId::None;
        CallThreadId into = CallThreadId::None;

        friend bool operator==(const Merged &, const Merged &) = default;
    };

    /// Call before the connections of the same snapshot are asked for. `seenBy` is the device whose
    /// snapshot carried the link; it tells apart uses of a call id that is reused.
    void link(const CallLink &link, const DeviceId &seenBy = {});
    /// The thread of a live connection; makes one for a call id that is new.
    CallThreadId threadFor(const Connection &connection);
    /// The thread of a call id that lives now (of the last use of it), or None.
    CallThreadId threadOf(const CallId &call) const;
    /// The thread of a connection that lives now, or None.
    CallThreadId threadOf(const ConnectionId &id) const;
    /// A connection has gone. When the last one of a call id is gone the id is free for reuse; `ended` says
    /// whether the thread may come back (transferred, diverted: a recall finds it) or is over.
    void ended(const EndedConnection &ended, Clock::Milliseconds at);
    /// Forgets threads that can no longer be recalled (older than the longest recall timer a PBX has).
    void forgetBefore(Clock::Milliseconds moment);
    /// Forgets calls that were hung up before `moment`: long enough ago that no device is late with its part.
    void forgetOverBefore(Clock::Milliseconds moment);
    /// The threads that were found to be one since the last time this was asked, in order.
    QVector<Merged> takeMerged();

    /// How many uses of call ids are held: for tests and for the curious.
    qsizetype size() const;

private:
    /// A device that takes part in a call.
    struct Taking {
        DeviceId device;
        bool remoteUnknown = true; ///< does not know (or may not say) who is at the other side
    };
    /// A device that took part and does no more.
    struct Left {
        DeviceId device;
        EndReason reason = EndReason::Unknown;
        Party remote;
        Party sentTo;
    };
    /// One use of a call id: a call, as the switch counts them.
    struct Use {
        CallThreadId thread = CallThreadId::None;
        QVector<Taking> devices;
        QVector<Left> left;        ///< one a device, its last time
        QVector<QString> remotes;  ///< devices and numbers that were the other side of any of its connections
        QVector<QString> vias;     ///< those named on the way: redirected from, sent to
        Moment since;              ///< the earliest start that a connection told
        Moment overAt;             ///< when the last device left
        QVector<CallId> became;    ///< the ids that it was linked to
        QVector<CallId> cameFrom;  ///< the ids that were linked to it
    };
    using Uses = QVector<Use>; ///< of one call id, oldest first

    Use *useWith(const ConnectionId &id);
    Use *useToJoin(const Connection &connection);
    Use *useToComeBackTo(const Connection &connection);
    Use *useRecalled(const Connection &connection);
    Use *linkSource(const CallLink &link, const DeviceId &seenBy, const Use *target);
    Use *linkTarget(const CallLink &link, const DeviceId &seenBy);
    Use &open(const CallId &call, CallThreadId thread);
    CallThreadId newThread() { return CallThreadId{++m_last}; }
    void remember(Use &use, const Connection &connection);
    void handedOn(const DeviceId &device, const CallId &call);
    void merge(CallThreadId a, CallThreadId b);
    bool survives(CallThreadId a, CallThreadId b) const;
    Moment beginOf(CallThreadId thread) const;
    template <typename Predicate>
    void forget(Predicate forgettable);

    struct UseRules;

    QHash<CallId, Uses> m_calls;
    QHash<CallThreadId, QVector<CallId>> m_callsOf;         ///< the ids under which a thread is held
    QHash<CallThreadId, CallThreadId> m_consultationOf;     ///< a consultation and the call it is made for
    QHash<DeviceId, QVector<CallId>> m_handedOnBy;          ///< where a recall is looked up, oldest first
    QVector<Merged> m_merged;
    quint64 m_last = 0;
};

} // namespace balie::cti
