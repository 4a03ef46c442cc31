#pragma once

#include "base/Clock.h"

namespace balie {

/// The real clock: CLOCK_MONOTONIC and QTimer. Timers need an event loop on the thread that makes them.
class SystemClock final : public Clock {
public:
    Milliseconds now() const override;
    qint64 wallMs() const override;
    std::unique_ptr<Timer> makeTimer(std::function<void()> fired) override;
};

/// CLOCK_MONOTONIC in nanoseconds: comparable between processes of one machine (benchmark stamps).
qint64 monotonicNs();

} // namespace balie
