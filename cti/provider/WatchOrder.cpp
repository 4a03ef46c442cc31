#include "cti/provider/WatchOrder.h"

namespace balie::cti {

WatchOrder::WatchOrder(const QVector<DeviceId> &devices, const DeviceId &own)
{
    for (const DeviceId &device : devices) {
        if (device.isEmpty() || device == own || wanted.contains(device))
            continue;
        wanted.insert(device);
        order.append(device);
    }
}

} // namespace balie::cti
