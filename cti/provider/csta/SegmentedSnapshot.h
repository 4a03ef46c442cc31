#pragma once

#include "base/Expected.h"
#include "cti/csta/Message.h"

namespace balie::cti {

/// Puts the SnapshotDeviceData of one service cross reference together again. Pure; any thread.
class SegmentedSnapshot {
public:
    /// True when that was the last one. Timeout where one has been lost on the way, or where it
    /// cannot be told whether more are to come: ask anew, half a picture is none. One that comes
    /// twice counts once.
    Expected<bool> take(const csta::SnapshotDeviceData &data, const csta::PrivateData &privateData);

    const QVector<csta::SnapshotConnection> &connections() const { return m_connections; }
    const csta::PrivateData &privateData() const { return m_privateData; }

private:
    std::optional<int> m_last; ///< number of the last one taken; switches begin with 0 or with 1
    QVector<csta::SnapshotConnection> m_connections;
    csta::PrivateData m_privateData;
};

} // namespace balie::cti
