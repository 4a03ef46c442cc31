#pragma once

#include <QtGlobal>
#include <chrono>
#include <functional>
#include <memory>

namespace balie {

/// A timer of some Clock. It fires once, on the thread that made it; deleting it disarms it.
class Timer {
public:
    virtual ~Timer();
    /// (Re)arms the timer; a delay of zero means the next turn of the loop, never at once.
    virtual void start(std::chrono::milliseconds delay) = 0;
    virtual void stop() = 0;
    virtual bool isActive() const = 0;
};

/// The only source of time in the product. Injected everywhere, so that a test decides what time it is.
/// Not thread-safe by itself: each thread has its own clock object; timers fire on the thread that made them.
class Clock {
public:
    using Milliseconds = std::chrono::milliseconds;

    virtual ~Clock();
    /// Monotonic milliseconds; the origin means nothing. Does not run while the machine sleeps.
    virtual Milliseconds now() const = 0;
    /// Wall clock: milliseconds since 1970 UTC. May jump.
    virtual qint64 wallMs() const = 0;
    /// The timer calls `fired`, which may restart or delete the timer.
    virtual std::unique_ptr<Timer> makeTimer(std::function<void()> fired) = 0;
};

} // namespace balie
