#pragma once

#include "base/Backoff.h"
#include "base/Error.h"
#include "crm-connectors/host/HostLimits.h"

namespace balie::crm {

/// Spares a connector that does not work: after some failures in a row nobody is admitted until a
/// back-off has run out, then one trial. Time is given (Clock::now()); no timers of its own.
class CircuitBreaker {
public:
    using Milliseconds = std::chrono::milliseconds;
    enum class State {
        Closed,
        Open, ///< nobody is admitted before openUntil(), then one
        Trying, ///< that one is on its way, nobody else is admitted
    };

    CircuitBreaker(const HostLimits &limits, Backoff::Random random);

    /// Whether this is a failure of the system as a whole, which the next question would meet too.
    static bool isFault(ErrorCode code);

    State state() const { return m_state; }
    Milliseconds openUntil() const { return m_openUntil; }
    bool admits(Milliseconds now) const;
    /// Of one that is admitted. True: it is the trial.
    bool begin();
    /// The system answered something that was understood.
    void succeeded();
    /// Of a code that is a fault. A Timeout opens at once: every further one would cost the user a
    /// deadline.
    void failed(ErrorCode code, Milliseconds now);
    /// The trial was withdrawn before it was answered: another may try.
    void abandoned();

private:
    void open(Milliseconds now);

    int m_limit;
    Milliseconds m_least;
    Backoff m_backoff;
    State m_state = State::Closed;
    int m_failures = 0;
    Milliseconds m_openUntil{0};
};

} // namespace balie::crm
