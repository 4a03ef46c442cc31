#pragma once

#include <QString>
#include <chrono>

namespace balie::desk {

/// "04:12", from an hour on "1:02:03". Negative durations count as zero. Same width within an hour, so
/// that text in tabular figures does not jump.
QString clockDuration(std::chrono::milliseconds duration);

/// For screen readers, translated and rounded down: "less than a minute", "4 minutes", "1 hour 5 minutes".
QString spokenDuration(std::chrono::milliseconds duration);

} // namespace balie::desk
