#pragma once

#include "cti/model/Ids.h"

#include <QSet>
#include <QVector>

namespace balie::cti {

/// Who is to be watched, each once and in the order of asking; the own device is watched anyway.
struct WatchOrder {
    WatchOrder(const QVector<DeviceId> &devices, const DeviceId &own);

    QVector<DeviceId> order;
    QSet<DeviceId> wanted; ///< the same, for asking
};

} // namespace balie::cti
