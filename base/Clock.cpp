#include "base/Clock.h"

namespace balie {

Timer::~Timer() = default;
Clock::~Clock() = default;

} // namespace balie
