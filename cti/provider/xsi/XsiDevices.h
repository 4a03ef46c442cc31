#pragma once

#include "base/Clock.h"
#include "cti/provider/xsi/AssignedServices.h"
#include "cti/switchboard/HandOver.h"
#include "cti/xsi/Event.h"

#include <memory>

namespace balie::cti {

/// Folds events into device snapshots and posts them: the own device in every revision, others last-wins.
/// A device is a user id; a connection is a call of that user, its CallId the extTrackingId (which the legs
/// of one call share and which changes on transfer, pickup and unpark: then a CallLink Tracking is told and
/// the old connection ends as Merged). A device is Known when its calls came as a snapshot
/// (CallSubscriptionEvent). Lives on the link's I/O thread.
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

    /// Asked for: Waiting until its snapshot is in; stale calls are kept until then.
    void await(const DeviceId &device);
    /// Not watched any more.
    void drop(const DeviceId &device);
    /// The switch or its owner's privacy says no.
    void refuse(const DeviceId &device);
    /// Of another account: nothing is known of anybody.
    void reset();

    /// One event about `target`, whatever its subscription.
    void take(const DeviceId &target, const xsi::Event &event);
    /// DND and forwarding that were asked for by a GET, of the own device.
    void takeServices(const DeviceId &target, const DeviceServices &services);

    /// Whether its calls came as a snapshot since it was awaited last.
    bool isKnown(const DeviceId &device) const;
    /// The last posted; null if never awaited.
    const DeviceSnapshot *snapshot(const DeviceId &device) const;
    const Connection *connection(const ConnectionId &connection) const;
    /// The callId that commands need; empty if there is no such call (any more).
    QString callIdOf(const ConnectionId &connection) const;
    /// The connection of the own call with this callId, once an event has told it.
    std::optional<ConnectionId> ownConnection(const QString &callId) const;
    /// This own call is a consultation for that held one, see Connection::consultationOf.
    void noteConsultation(const ConnectionId &held, const QString &consultationCallId);

private:
    // The implementation is the call side's.
};

} // namespace balie::cti
