#pragma once

#include "cti/oracle/DeviceFacts.h"

#include <functional>

namespace balie::oracle {

/// The line of the user himself: what is parked there is told of him alone, and shown as a place of its own.
struct OwnLine {
    QString device; ///< as the PBX names it
    QString parkPlace; ///< as the console does
};

/// What of the PBX's truth Xsi can tell, in its names: a device is a user, who has one by `userIdOf` or (park places,
/// mail boxes) none and is left out; that somebody has no telephone is not told. Includes nothing of the client.
Facts asToldByXsi(
    const Facts &truth, const std::function<QString(const QString &device)> &userIdOf, const OwnLine &own);

/// With the calls of a device counted in order instead of named: the two sides have names of their own.
Facts withoutCallIds(const Facts &facts);

/// One line for each call of the PBX whose halves the observer takes for different calls, and for each
/// two calls that it takes for one. Ids are the two sides' own: which half is which is told by device,
/// state and number, and halves of which that cannot be told are left out.
QStringList threadFaults(const Facts &truth, const Facts &shown,
    const std::function<quint64(const QString &device, const QString &call)> &threadOf);

} // namespace balie::oracle
