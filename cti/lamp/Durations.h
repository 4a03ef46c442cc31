#pragma once

#include "base/Clock.h"

#include <QString>

namespace balie::cti {

/// For a column of figures that tick: "0:42", "12:05", "1:02:10". A negative duration (clocks of
/// two machines that differ) is "0:00".
QString tabularDuration(Clock::Milliseconds duration);

/// For sentences and screen readers, translated, the largest unit only: "42 seconds", "4 minutes",
/// "2 hours".
QString durationInWords(Clock::Milliseconds duration);

/// The same, short, for the age of what is not fresh: "40 s", "4 min", "2 h".
QString shortDuration(Clock::Milliseconds duration);

} // namespace balie::cti
