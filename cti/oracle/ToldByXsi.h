#pragma once

#include "cti/oracle/DeviceFacts.h"

#include <functional>

namespace balie::oracle {

/// What of the PBX's truth Xsi can tell, in its names: a device is a user, who has one by `userIdOf` or (parked calls,
/// mail boxes) none and is left out; that somebody has no telephone is not told. Includes nothing of the client.
Facts asToldByXsi(const Facts &truth, const std::function<QString(const QString &device)> &userIdOf);

/// With the calls of a device counted in order instead of named: the two sides have names of their own.
Facts withoutCallIds(const Facts &facts);

} // namespace balie::oracle
