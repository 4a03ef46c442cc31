#pragma once

#include "cti/simulator/xsi/XsiContext.h"
#include "cti/simulator/xsi/XsiWriter.h"

namespace balie::sim::serviceText {

/// How long one ring counts for numberOfRings.
inline constexpr qint64 ringMs = 4000;

/// The content of the service documents, for replies and for the `info` of their events.
void doNotDisturb(XsiWriter &out, const XsiContext &context, const DeviceId &device);
void forwarding(
    XsiWriter &out, const XsiContext &context, const DeviceId &device, ForwardingKind kind);
/// `summary` of a voice mail box, with its element.
void messages(XsiWriter &out, const XsiContext &context, const DeviceId &device);

} // namespace balie::sim::serviceText
