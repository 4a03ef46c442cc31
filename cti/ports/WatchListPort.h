#pragma once

#include "base/Expected.h"
#include "cti/model/Ids.h"

#include <QVector>
#include <functional>

namespace balie::cti {

/// The user's watch list as the PBX keeps it. Optional. GUI thread; each call answers once.
class WatchListPort {
public:
    struct List {
        quint64 revision = 0;
        QVector<DeviceId> devices;
    };
    using Read = std::function<void(Expected<List>)>;
    using Changed = std::function<void(quint64 revision)>;

    virtual ~WatchListPort() = default;
    virtual void read(Read done) = 0;
    /// Writes the whole list if `list.revision` is still current; StateChanged if not (read and merge
    /// again), NotAllowed if it is longer than the entitlement. Answers with the list as it now stands.
    virtual void write(const List &list, Read done) = 0;
    /// Called when somebody else changed it.
    virtual void onWatchListChanged(Changed changed) = 0;
};

} // namespace balie::cti
