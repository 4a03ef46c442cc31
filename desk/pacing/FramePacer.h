#pragma once

#include "base/Clock.h"

namespace balie::desk {

/// Lets something happen at most once per frame: in the next turn of the loop when the last time is
/// a frame or more ago, else at the next frame. A deadline timer only; nothing runs when nothing
/// was asked. GUI thread.
class FramePacer {
public:
    static constexpr Clock::Milliseconds frame{16};

    /// `flush` must not outlive what it captures; `clock` must outlive the pacer.
    FramePacer(Clock &clock, std::function<void()> flush);

    /// There is something to flush. May be called any number of times.
    void request();
    /// A burst is over: flushes now if something was asked and the frame allows it, instead of in
    /// the next turn.
    void endOfBurst();
    /// Flushes now if something was asked, whatever the frame says. For what must not wait (link
    /// loss).
    void flushNow();
    /// Forgets what was asked.
    void cancel();

    bool isPending() const { return m_pending; }

private:
    bool frameIsOver() const;
    void flush();

    Clock &m_clock;
    std::function<void()> m_flush;
    std::unique_ptr<Timer> m_timer;
    Clock::Milliseconds m_last;
    bool m_pending = false;
};

} // namespace balie::desk
