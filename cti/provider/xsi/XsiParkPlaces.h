#pragma once

#include "cti/model/Ids.h"

namespace balie::cti {

// Where calls are parked, as devices of their own: users have a domain in their ids, these have none
// (Xsi Interface Specification R2020.07, 3.5.4: Park, GroupCallPark, ParkRetrieve).

/// The own line, against which one call can be parked. Known from the Call Park package.
inline DeviceId ownParkPlace()
{
    return DeviceId(QStringLiteral("park-own-line"));
}

/// The park group, in which the switch chooses a line. Nobody tells what waits there.
inline DeviceId groupParkPlace()
{
    return DeviceId(QStringLiteral("park-group"));
}

inline bool isParkPlace(const DeviceId &device)
{
    return device == ownParkPlace() || device == groupParkPlace();
}

} // namespace balie::cti
