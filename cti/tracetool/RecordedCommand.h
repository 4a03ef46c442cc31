#pragma once

#include "base/xml/XmlTree.h"
#include "cti/ports/CallControlPort.h"

namespace balie::tracetool {

/// The command that made the console send this request; nullopt where none did. Connections are
/// taken to be those of `ownDevice`, except that of a call to be picked up.
std::optional<cti::CallCommand> recordedCommand(
    const XmlElement &request, const cti::DeviceId &ownDevice);

} // namespace balie::tracetool
