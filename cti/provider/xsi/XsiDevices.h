#pragma once

#include "base/Clock.h"
#include "cti/provider/xsi/AssignedServices.h"
#include "cti/provider/xsi/ServerClock.h"
#include "cti/switchboard/HandOver.h"
#include "cti/xsi/Event.h"

#include <deque>
#include <memory>
#include <unordered_map>

namespace balie::cti {

class XsiDeviceFold;

/// Folds events into device snapshots and posts them: the own device in every revision, others
/// last-wins. A device is a user id; a connection is a call of that user, its CallId the
/// extTrackingId (which the legs of one call share and which changes on transfer, pickup and
/// unpark: then a CallLink Tracking is told and the old connection ends as Merged). A device is
/// Known when its calls came as a snapshot (CallSubscriptionEvent). What is parked at the own line
/// is a device of its own, see ownParkPlace(). Lives on the link's I/O thread.
class XsiDevices {
public:
    using Changed = std::function<void(const DeviceId &)>;

    /// Both must outlive this object.
    XsiDevices(Clock &clock, HandOver &handOver);
    ~XsiDevices();

    void setOwnDevice(const DeviceId &device);
    /// Own actions follow; the snapshot is posted again if they changed.
    void setServices(const AssignedServices &services);
    /// After every change of a device, once it has been posted: commands wait for it.
    void onChanged(Changed changed);

    /// Asked for: Waiting until its snapshot is in; stale calls are kept until then, and nothing is
    /// posted that would make them look fresh.
    void await(const DeviceId &device);
    /// The switch tells nothing of it any more while the link is up: Waiting again.
    void lose(const DeviceId &device);
    /// Not watched any more.
    void drop(const DeviceId &device);
    /// The switch or its owner's privacy says no.
    void refuse(const DeviceId &device);
    /// Of another account: nothing is known of anybody.
    void reset();

    /// One event about `target`, whatever its subscription.
    void take(const DeviceId &target, const xsi::Event &event);
    /// A call snapshot of somebody who is not watched: posted so, and not kept.
    void takeOnce(const DeviceId &device, const xsi::Event &snapshot);

    /// Whether its calls came as a snapshot since it was awaited last.
    bool isKnown(const DeviceId &device) const;
    /// The last posted; null if never awaited.
    const DeviceSnapshot *snapshot(const DeviceId &device) const;
    const Connection *connection(const ConnectionId &connection) const;
    /// The callId that commands need; empty if there is no such call (any more).
    QString callIdOf(const ConnectionId &connection) const;
    /// The connection of the own call with this callId, once an event has told it.
    std::optional<ConnectionId> ownConnection(const QString &callId) const;
    /// Calls that the switch counts at the own device: with those that wait for their recall.
    qsizetype ownCallCount() const;
    /// The user made this own call while he had the other: to consult whom he reached.
    bool isConsultation(const ConnectionId &call, const ConnectionId &other) const;
    /// This own call is a consultation for that held one, see Connection::consultationOf.
    void noteConsultation(const ConnectionId &held, const QString &consultationCallId);
    /// A command is about to send this connection on: should it end within leavingWithin, then so.
    /// The switch need not say why a call left (Xsi Interface Specification R2020.07, 4.7.1.1).
    void noteLeaving(const ConnectionId &connection, EndReason reason, const Party &to,
        const CallId &movedTo = {});
    /// The command was refused.
    void forgetLeaving(const ConnectionId &connection);
    /// A command is about to park this call at the own line.
    void noteParking(const ConnectionId &connection);
    /// The own telephone could not be told to talk or to hold: it is not asked to again.
    void noteDeafTelephone();
    /// The own call with this callId picks up what rings or is parked at another device.
    void notePickUp(const ConnectionId &theirs, const QString &ownCallId);

    static constexpr std::chrono::milliseconds leavingWithin{30'000};

private:
    struct Watched;
    /// A call that left a device: it may come to light at another.
    struct Gone {
        Connection last;
        Clock::Milliseconds at{0};
    };
    /// A call that is being parked at the own line, as it was.
    struct Parking {
        Connection call;
        Clock::Milliseconds until{0};
    };
    struct PickUp {
        ConnectionId theirs;
        Party caller;
        QString ownCallId;
        Clock::Milliseconds until{0}; ///< when it is given up that the own call appears
    };

    Watched *find(const DeviceId &device);
    const Watched *find(const DeviceId &device) const;
    Watched &add(const DeviceId &device);
    void remove(const DeviceId &device);
    void post(Watched &watched, bool resynced);
    void postEmpty(const DeviceId &device, Knowledge knowledge);
    void changed(const DeviceId &device);
    void followRedirections(const XsiDeviceFold &fold, const QVector<ConnectionId> &before);
    enum class PickUpLinks { OfNewCalls, OfKnownCalls };
    bool linkPickUps(PickUpLinks which, const QVector<ConnectionId> &before);
    void followPickUps();
    void takeParked(const xsi::ParkedAgainstData &data);
    Connection parkedConnection(const Party &who, bool justNow);
    void followParkRecalls(const QVector<ConnectionId> &before);
    const Connection *leftWith(const DeviceId &device, const Party &remote) const;

    Clock &m_clock;
    HandOver &m_handOver;
    Changed m_changed;
    ServerClock m_serverClock;
    DeviceId m_own;
    AssignedServices m_services;
    std::unordered_map<QString, std::unique_ptr<Watched>> m_watched;
    std::deque<Gone> m_gone; ///< the last few, oldest first
    QVector<PickUp> m_pickUps; ///< commands whose call has not taken the other's place yet
    std::optional<Parking> m_parking;
    quint64 m_lastParked = 0;
    quint64 m_revision = 0;
};

} // namespace balie::cti
