#pragma once

#include <QString>
#include <chrono>

namespace balie::desk {

/// For cards and tiles: "04:12", from an hour on "1:02:03". Negative durations count as zero. Same
/// width within an hour, so that text in tabular figures does not jump. In words:
/// cti/lamp/Durations.h.
QString clockDuration(std::chrono::milliseconds duration);

} // namespace balie::desk
