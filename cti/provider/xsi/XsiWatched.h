#pragma once

#include "cti/provider/xsi/XsiDeviceFold.h"
#include "cti/provider/xsi/XsiDevices.h"

namespace balie::cti {

/// One device that is watched, or the own one.
struct XsiDevices::Watched {
    Watched(const DeviceId &device, bool own)
        : fold(device, own)
    {
    }

    XsiDeviceFold fold;
    bool fresh = false; ///< its snapshot came since it was awaited last
    DeviceSnapshot posted; ///< the last one, without what ended and was linked
};

} // namespace balie::cti
