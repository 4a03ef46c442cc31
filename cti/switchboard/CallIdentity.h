#pragma once

#include "cti/switchboard/CallUse.h"

#include <QHash>

namespace balie::cti {

/// Gives every call a thread that survives what PBX call ids do not: transfer (the call gets a new
/// id), pickup, park, recall, and reuse of an id for another call. GUI thread, fed by the
/// switchboard only.
///
/// A thread belongs to the caller, not to a call id: a recall finds its thread by who rings, who
/// handed it on and what was sent there; an id that appears after its last connection ended is a
/// new thread.
///
/// The monitors of a switch tell the same story each in its own order, and a lamp is told later
/// than the user's own device. So an id can already stand for the next call at one device while
/// another device has yet to tell how the last one ended, and a device can come late with its part
/// in a call that is over. Each use of an id is therefore kept apart, with the devices that took
/// part in it and the parties they named, and a connection joins the use whose parties fit; each
/// device goes through them in order.
///
/// Where two threads turn out to be one (transfer, conference) the one of the held call survives:
/// the call that a consultation was made for, else the one that began first. takeMerged() tells of
/// it.
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
    /// A connection has gone. When the last one of a call id is gone the id is free for reuse;
    /// `ended` says whether the thread may come back (transferred, diverted: a recall finds it) or
    /// is over.
    void ended(const EndedConnection &ended, Clock::Milliseconds at);
    /// A device that had this connection is not told of any more. Should it be told of again with
    /// the same call, then it was in it all the time.
    void lostSightOf(const Connection &connection, Clock::Milliseconds at);
    /// Forgets threads that can no longer be recalled (older than the longest recall timer a PBX
    /// has).
    void forgetBefore(Clock::Milliseconds moment);
    /// Forgets calls that were hung up before `moment`: long enough ago that no device is late with
    /// its part.
    void forgetOverBefore(Clock::Milliseconds moment);
    /// The threads that were found to be one since the last time this was asked, in order.
    QVector<Merged> takeMerged();

    /// What a thread is by now, after the merges that were not taken yet.
    CallThreadId survivorOf(CallThreadId thread) const;

    /// How many uses of call ids are held: for tests and for the curious.
    qsizetype size() const;

private:
    using Use = CallUse;
    using Uses = QVector<Use>; ///< of one call id, oldest first

    Use *useWith(const ConnectionId &id);
    Use *useToJoin(const Connection &connection);
    /// The last use that its device has left and may be in again by `mayBeAgain`.
    Use *useLeftBy(const Connection &connection,
        bool (Use::*mayBeAgain)(const Use::Left &, const Connection &) const);
    Use *useSeenAgain(const Connection &connection);
    Use *useToComeBackTo(const Connection &connection);
    Use *useRecalled(const Connection &connection);
    Use *useLinkedFrom(const Use &source, const CallId &newCall);
    Use *sourceSeenBy(const CallLink &link, const DeviceId &seenBy);
    Use *sourceFor(const CallLink &link, const DeviceId &seenBy, const Use *target);
    Use *targetFor(const CallLink &link, const DeviceId &seenBy, const Use &source);
    bool isToldAlready(const CallLink &link, const DeviceId &seenBy) const;
    Use &open(const CallId &call, CallThreadId thread);
    CallThreadId newThread() { return CallThreadId{++m_last}; }
    void remember(Use &use, const Connection &connection);
    void handedOn(const DeviceId &device, const CallId &call);
    void merge(CallThreadId a, CallThreadId b);
    bool survives(CallThreadId a, CallThreadId b) const;
    Moment beginOf(CallThreadId thread) const;
    template <typename Predicate> void forget(Predicate forgettable);

    QHash<CallId, Uses> m_calls;
    QHash<CallThreadId, QVector<CallId>> m_callsOf; ///< the ids under which a thread is held
    QHash<CallThreadId, CallThreadId>
        m_consultationOf; ///< a consultation and the call it is made for
    QHash<DeviceId, QVector<CallId>> m_handedOnBy; ///< where a recall is looked up, oldest first
    QVector<Merged> m_merged;
    quint64 m_last = 0;
    quint64 m_lastUse = 0;
};

} // namespace balie::cti
