#pragma once

#include "cti/model/Connection.h"

namespace balie::cti {

/// Turns the server's epoch milliseconds into moments of the monotonic clock. Nobody tells how the
/// two clocks differ, so it is learnt from what arrives: what has just happened happened now, and
/// nothing that the server tells lies in the future. Until something has just happened the wall
/// clock of this computer is believed, as far as that goes. One thread.
class ServerClock {
public:
    /// A new estimate this much later than the best is no slow message: a clock was set.
    static constexpr Clock::Milliseconds longestDelay{60'000};

    /// `clock` must outlive this object.
    explicit ServerClock(const Clock &clock)
        : m_clock(clock)
    {
    }

    /// Of another server.
    void reset();
    /// The server says that this has just happened.
    void learn(qint64 serverMs);
    /// It happened some time ago.
    void learnPast(qint64 serverMs);
    /// Never in the future; nullopt of nothing.
    Moment momentOf(std::optional<qint64> serverMs) const;

private:
    qint64 offsetFrom(qint64 serverMs) const;

    const Clock &m_clock;
    // Monotonic minus server, in milliseconds. Delays only add to it: the least is the best.
    std::optional<qint64> m_fresh;
    std::optional<qint64> m_bound;
};

} // namespace balie::cti
