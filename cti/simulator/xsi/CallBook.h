#pragma once

#include "cti/simulator/engine/Engine.h"
#include "cti/simulator/xsi/CallLeg.h"

#include <map>
#include <vector>

namespace balie::sim {

/// The engine's calls as halves with ids of their own. It follows the engine event by event, so
/// that what is told of an event is the state right after it and not that of the whole batch. The
/// engine must outlive it.
class CallBook {
public:
    /// Begins with the calls that there are. `epoch`: milliseconds since 1970 of the engine's 0, as
    /// it is now (it moves where the day of the office runs faster than the clock).
    CallBook(const Engine &engine, qint64 epoch);

    std::vector<CallChange> apply(const std::vector<Event> &events, qint64 epoch);

    /// The halves that a user sees, in the order in which they came.
    std::vector<CallLeg> of(const DeviceId &device) const;
    std::optional<CallLeg> find(const DeviceId &device, const QByteArray &callId) const;
    std::optional<CallLeg> find(const ConnectionId &connection) const;
    /// Whose call is parked at a device, if one is.
    DeviceId parkedAt(const DeviceId &device) const;
    /// Notes information on the call of this half; changes for everybody in it.
    std::vector<CallChange> setInfo(const ConnectionId &connection, const QString &info);

    /// A ringing half that is heard no more here, though the call still tries; it was released.
    std::vector<CallChange> silence(const ConnectionId &connection, qint64 now);

    /// A half without a call yet: the user's phone rings because of a click.
    CallLeg beginClick(const DeviceId &device, const DeviceId &remote, qint64 now);
    /// Gives up a click. Nothing when it was carried out, or is unknown.
    std::optional<CallLeg> endClick(const QByteArray &callId, qint64 now);
    /// The next event for this device takes the half over.
    void pickUpPhone(const QByteArray &callId);

private:
    struct Entry {
        QByteArray trackingId;
        std::vector<CallLeg> legs;
        std::vector<CallLeg::Redirection> redirections;
        DeviceId lastLeft;
        QString info;
    };
    using Changes = std::vector<CallChange>;

    void on(const Event &event, bool rings, Changes &changes);
    void ensureCaller(const Event &event);
    void initiated(const Event &event, bool rings, Changes &changes);
    void originated(const Event &event, Changes &changes);
    void delivered(const Event &event, Changes &changes);
    void established(const Event &event, Changes &changes);
    void cleared(const Event &event, Changes &changes);
    void heldOrRetrieved(const Event &event, Changes &changes);
    void diverted(const Event &event, Changes &changes);
    void queued(const Event &event, Changes &changes);
    void failed(const Event &event, Changes &changes);
    void transferred(const Event &event, Changes &changes);

    Entry &entry(const CallId &call);
    CallLeg *leg(const CallId &call, const DeviceId &device);
    CallLeg &add(const CallId &call, const DeviceId &device);
    std::optional<CallLeg> take(const CallId &call, const DeviceId &device);
    void eraseIfEmpty(const CallId &call);
    void renewTracking(Entry &entry);
    /// Whom each half faces now. `called` is who is meant where nobody is.
    void lookAcross(Entry &entry, const Party &called);
    void tell(CallNews news, CallLeg &leg, Changes &changes) const;
    void tellReleased(CallLeg leg, bool here, Changes &changes) const;
    void tellPlaceFree(CallLeg &gone, Changes &changes) const;
    void tellNewRemotes(Entry &entry, CallNews news, Changes &changes) const;
    bool isSeen(const DeviceId &device) const;
    QByteArray nextCallId();
    QByteArray nextTrackingId();

    const Engine &m_engine;
    qint64 m_now = 0;
    std::map<CallId, Entry> m_calls;
    std::vector<CallLeg> m_clicks;
    std::vector<CallLeg> m_lifted; ///< clicks whose engine call is about to begin
    std::vector<CallId> m_clearing; ///< calls that somebody left in this batch
    quint64 m_lastLeg = 0;
    quint64 m_lastCall = 0;
};

} // namespace balie::sim
