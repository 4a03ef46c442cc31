#pragma once

#include "cti/provider/csta/DeviceFold.h"
#include "cti/provider/csta/RequestTable.h"
#include "cti/provider/csta/SegmentedSnapshot.h"
#include "cti/switchboard/HandOver.h"

#include <QSet>
#include <deque>
#include <unordered_map>

namespace balie::cti {

/// Keeps a monitor and a true picture of the own device and of all watched ones: starts monitors,
/// takes snapshots, folds events, posts what comes of it. The own device goes first, then the
/// others in the order in which they were asked for. Two requests a device: MonitorStart and
/// SnapshotDevice.
class MonitorKeeper {
public:
    struct Callbacks {
        std::function<void()> synced; ///< once per beginSync()
        std::function<void(const Error &)> ownRefused; ///< the own device cannot be monitored
        std::function<void(const Error &)>
            ownFailed; ///< nor could it be tried properly: begin anew
        std::function<void(const QString &)> note; ///< for the trace
    };
    /// Of the own device, and where the switch refuses without a reason. A switch that is only busy
    /// or slow is asked again until it answers.
    static constexpr int attempts = 3;
    static constexpr std::chrono::milliseconds retryAfter{1'000}; ///< doubled each time
    static constexpr std::chrono::milliseconds longestRetry{60'000};
    /// Switches that take longer than this to tell of everybody leave the rest to come in later.
    static constexpr std::chrono::milliseconds longestSync{5'000};
    /// Events and segments that are kept until the answer that names their reference is in.
    static constexpr qsizetype mostEarly = 512;

    /// Everything must outlive the keeper.
    MonitorKeeper(Clock &clock, HandOver &handOver, RequestTable &requests,
        const ServerProfile &profile, Callbacks callbacks);
    ~MonitorKeeper();

    /// Forgets all that is known: another user or another PBX follows. Who is watched stays asked
    /// for.
    void reset();
    void setOwnDevice(const DeviceId &device);
    void setWatched(const QVector<DeviceId> &devices);
    void refresh(const DeviceId &device);

    enum class Monitors {
        Gone, ///< a new session has none
        Stand, ///< only what we know is in doubt
        Renew, ///< the PBX may have lost them, or not
    };
    void beginSync(Monitors monitors);
    /// The link is lost: what is known stays, but nothing of it is fresh.
    void linkLost();

    /// An event or snapshot data that the switch sent by itself.
    void take(const csta::Message &message);
    /// The switch ended a monitor.
    void monitorStopped(const QString &monitor);

    csta::ConnectionId wireOf(const ConnectionId &connection) const;
    void noteConsultation(const ConnectionId &held, const CallId &initiated);
    const DeviceId &ownDevice() const { return m_own; }

private:
    struct Watched;
    using Handler = void (MonitorKeeper::*)(Watched &, const Expected<csta::Message> &);

    Watched *find(const DeviceId &device);
    Watched &add(const DeviceId &device);
    void remove(const DeviceId &device);
    void ask(Watched &watched, csta::Request request, Handler handler);
    void enqueueMissing();
    void proceed();
    void start(Watched &watched);
    void askSnapshot(Watched &watched);
    void monitorAnswered(Watched &watched, const Expected<csta::Message> &answer);
    void snapshotAnswered(Watched &watched, const Expected<csta::Message> &answer);
    void takeSegment(const csta::SnapshotDeviceData &data, const csta::Message &message);
    void loseSegments(Watched &watched, const QString &reference, const Error &error);
    void completeSnapshot(Watched &watched, const QVector<csta::SnapshotConnection> &connections,
        const csta::PrivateData &privateData);
    void finish(Watched &watched);
    void fail(Watched &watched, const Error &error);
    void retryLater(Watched &watched);
    void askCalls(Watched &watched);
    void askServices(const DeviceId &device);
    void askForwarding(const DeviceId &device);
    RequestTable::Done ofThisSession(std::function<void(const Expected<csta::Message> &)> done);
    void apply(Watched &watched, const csta::Message &message);
    void post(Watched &watched, bool resynced);
    void post(DeviceFold &fold, bool own, bool resynced);
    void checkSynced();
    void sayIfSynced(bool enough);
    void refreshUnwatched(const DeviceId &device);
    void unwatchedAnswered(const DeviceId &device, const Expected<csta::Message> &answer);
    bool takeUnwatched(const csta::SnapshotDeviceData &data, const csta::Message &message);
    void postUnwatched(const DeviceId &device, const QVector<csta::SnapshotConnection> &connections,
        const csta::PrivateData &privateData);

    Clock &m_clock;
    HandOver &m_handOver;
    RequestTable &m_requests;
    const ServerProfile &m_profile;
    Callbacks m_callbacks;
    DeviceId m_own;
    QVector<DeviceId> m_order; ///< as asked for; the own device is not in it
    std::unordered_map<QString, std::unique_ptr<Watched>> m_watched;
    QHash<QString, DeviceId> m_monitors;
    QHash<QString, DeviceId> m_segments; ///< service cross reference -> whose snapshot
    QHash<QString, QVector<csta::Message>>
        m_early; ///< events and segments whose reference is not known yet
    qsizetype m_earlyCount = 0;
    std::deque<DeviceId> m_queue; ///< to be synchronised
    std::deque<DeviceId>
        m_servicesQueue; ///< whose do-not-disturb and forwarding are to be asked for
    /// An answer about somebody who is not watched, of which parts are still to come.
    struct InParts {
        QString reference;
        SegmentedSnapshot parts;
    };
    QHash<DeviceId, InParts> m_unwatched;
    int m_inFlight = 0; ///< devices being synchronised
    int m_servicesInFlight = 0; ///< devices being asked for do-not-disturb and forwarding
    bool m_running = false; ///< signed in
    bool m_proceeding = false;
    bool m_syncPending = false;
    quint64 m_generation = 0; ///< of the session: answers to an older one mean nothing
    quint64 m_revision = 0;
    std::unique_ptr<Timer> m_syncLimit;
};

} // namespace balie::cti
