#pragma once

#include <chrono>
#include <functional>

namespace balie {

/// Exponential back-off with full jitter: the n-th delay is random in [0, min(cap, base * 2^n)].
/// Full jitter spreads the return of a whole office after a PBX restart.
class Backoff {
public:
    using Milliseconds = std::chrono::milliseconds;
    /// Returns a number in [0, 1).
    using Random = std::function<double()>;

    /// That of the system, for programs; tests give their own.
    static Random systemRandom();

    Backoff(Milliseconds base, Milliseconds cap, Random random);

    /// The delay before the next attempt; each call counts as one attempt.
    Milliseconds next();
    /// Call after the connection has proved itself, not at once on connecting.
    void reset() { m_attempt = 0; }
    int attempt() const { return m_attempt; }

private:
    Milliseconds m_base;
    Milliseconds m_cap;
    Random m_random;
    int m_attempt = 0;
};

} // namespace balie
