#pragma once

#include "base/Expected.h"
#include "cti/csta/Requests.h"
#include "cti/ports/CallControlPort.h"
#include "cti/provider/csta/MonitorKeeper.h"

namespace balie::cti {

/// A command as the request that does it, with connections as the switch calls them. InvalidInput
/// for a number that nobody can dial, NotSupported for what this switch has no service for,
/// StateChanged where a connection is missing from the command.
Expected<csta::Request> requestFor(
    const CallCommand &command, const MonitorKeeper &monitors, const ServerProfile &profile);

} // namespace balie::cti
