#pragma once

#include "cti/simulator/engine/Commands.h"

#include <string_view>

namespace balie::sim {

/// Names for truth listings and test messages. They are ours: a face has its own words for the
/// wire.
std::string_view nameOf(ConnectionState state);
std::string_view nameOf(Direction direction);
std::string_view nameOf(RecallReason reason);
std::string_view nameOf(ForwardingKind kind);
std::string_view nameOf(Cause cause);
std::string_view nameOf(EventType type);
std::string_view nameOf(RefusalCategory category);
std::string_view nameOf(RefusalValue value);

/// One line for a log or a failed comparison, e.g. "12000 Delivered 7/201 newCall by 201 [200
/// connected, 201 alerting]".
std::string describe(const Event &event);

} // namespace balie::sim
