#pragma once

#include <QFlags>

namespace balie::crm {

/// What a connector can do with this system here. What it cannot is not offered.
enum class Capability {
    FindByNumber = 1 << 0, ///< asks the system itself
    FindByName = 1 << 1,
    GetCard = 1 << 2,
    LogCall = 1 << 3,
    NewContact = 1 << 4, ///< has an address that opens its form with the number filled in
    Busy = 1 << 5, ///< tells when people are occupied
    Directory = 1 << 6, ///< is copied and searched here, because the system cannot search by number
    WritesOnce = 1 << 7, ///< logCall() finds an earlier attempt again
};
Q_DECLARE_FLAGS(Capabilities, Capability)
Q_DECLARE_OPERATORS_FOR_FLAGS(Capabilities)

} // namespace balie::crm
