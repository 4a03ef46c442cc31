#pragma once

#include "cti/csta/Message.h"
#include "cti/provider/csta/MonitorKeeper.h"

namespace balie::cti {

/// One monitored device as the keeper sees it.
struct MonitorKeeper::Watched {
    Watched(const DeviceId &device, bool isOwn, const ServerProfile &profile)
        : fold(device, isOwn, profile)
        , own(isOwn)
    {
    }

    DeviceFold fold;
    bool own;
    QString monitor; ///< cross reference; empty while there is none
    bool fresh = false; ///< its snapshot of this session is in
    bool syncing = false; ///< counted in m_inFlight
    bool snapshotPending = false;
    bool again = false; ///< asked for once more while it was being synchronised
    bool doubtful = false; ///< the same, because of an event that came after the picture
    bool holdsEvents
        = false; ///< a segmented snapshot is coming: what happens meanwhile comes after it
    int pending = 0; ///< requests of the synchronisation
    int failures = 0;
    int stops = 0; ///< how often the switch ended the monitor in this session
    std::optional<Error> error;
    QVector<csta::Message> held; ///< to be applied after the snapshot
    /// What has come of a segmented snapshot; none while no such comes: there are thousands of
    /// devices and few snapshots under way.
    std::unique_ptr<SegmentedSnapshot> segments;
    std::unique_ptr<Timer> timer; ///< of the next attempt, or for the rest of a segmented snapshot
};

} // namespace balie::cti
