#pragma once

#include "cti/ports/CallControlPort.h"
#include "cti/provider/xsi/XsiDevices.h"
#include "cti/provider/xsi/XsiRequests.h"

namespace balie::cti {

/// Call commands as Xsi requests; what Xsi has none for is made of several (docs/capabilities.md), each
/// step waiting for the event of the one before it, with a deadline. An answer of success means that the
/// switch accepted it. Lives on the link's I/O thread.
class XsiCommands {
public:
    /// Names no device: a mail box is reached by VmTransfer, which has no address of its own.
    static DeviceId voiceMailDevice();

    /// All must outlive this object.
    XsiCommands(Clock &clock, XsiRequests &requests, XsiDevices &devices);
    ~XsiCommands();

    void begin(const DeviceId &ownUser, const AssignedServices &services);
    /// Composites under way fail with LinkLost.
    void end();
    void execute(const CallCommand &command, CallControlPort::Done done);
    /// From XsiDevices::onChanged.
    void deviceChanged(const DeviceId &device);

private:
    // The implementation is the call side's.
};

} // namespace balie::cti
