#pragma once

#include "cti/provider/csta/FoldedConnection.h"
#include "cti/provider/csta/ServerProfile.h"

#include <QVector>

namespace balie::cti {

/// Fills in what may be done with each connection of a device now: from its state, from the other
/// connections beside it, from what the switch can do, and from what it permits for this call where
/// it says so. At the devices of others only picking up is ours to do.
void applyActionRules(
    QVector<FoldedConnection> &connections, bool ownDevice, const ServerProfile &profile);

} // namespace balie::cti
