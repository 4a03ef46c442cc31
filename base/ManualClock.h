#pragma once

#include "base/Clock.h"

#include <map>
#include <optional>

namespace balie {

/// A clock that stands still until it is told to move: the virtual time of tests, of the replay of a
/// trace and of the simulator's accelerated day. One thread only; timers must not outlive the clock.
class ManualClock final : public Clock {
public:
    /// `wallStartMs`: what wallMs() says when now() is 0. Default 2026-01-05 08:00 UTC, a Monday.
    explicit ManualClock(qint64 wallStartMs = 1'767'600'000'000);
    ~ManualClock() override;

    Milliseconds now() const override { return m_now; }
    qint64 wallMs() const override { return m_wallStart + m_now.count(); }
    std::unique_ptr<Timer> makeTimer(std::function<void()> fired) override;

    /// Moves time forward and fires every timer that falls due on the way, in order of its deadline
    /// (then of arming), with now() standing at that deadline. Timers armed meanwhile take part.
    void advance(Milliseconds by);
    /// Fires what is due now (delay zero) without moving time.
    void settle() { advance(Milliseconds(0)); }
    /// The next deadline, if any timer is armed.
    std::optional<Milliseconds> nextDeadline() const;
    /// Timers fired since the start: tests count wake-ups with it.
    qint64 firedCount() const { return m_fired; }

private:
    class ManualTimer;
    using Key = std::pair<Milliseconds, quint64>;

    Milliseconds m_now{0};
    qint64 m_wallStart;
    quint64 m_serial = 0;
    qint64 m_fired = 0;
    std::map<Key, ManualTimer *> m_armed;
};

} // namespace balie
