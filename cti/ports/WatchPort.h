#pragma once

#include "cti/model/Ids.h"

#include <QVector>

namespace balie::cti {

/// Which devices are monitored on this link. Every provider has it. GUI thread.
class WatchPort {
public:
    virtual ~WatchPort() = default;
    /// Replaces the whole list; what left it becomes NotWatched. The order is the order of asking:
    /// visible people first. The own device is always watched and need not be in it.
    virtual void setWatched(const QVector<DeviceId> &devices) = 0;
    /// "Check now": asks the switch once for this device, watched or not; the answer comes as a snapshot.
    virtual void refresh(const DeviceId &device) = 0;
};

} // namespace balie::cti
