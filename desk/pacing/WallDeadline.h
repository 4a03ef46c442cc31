#pragma once

#include "base/Clock.h"

#include <QDateTime>

namespace balie::desk {

/// One deadline at a moment of the wall clock, minutes or days ahead: a single timer that is no later for being far away.
/// The timer does not run while the machine sleeps, so whoever hears that it woke calls check(). GUI thread.
class WallDeadline {
public:
    /// `due` is called at or after the moment, once. `clock` must outlive this object.
    WallDeadline(Clock &clock, std::function<void()> due);

    /// An invalid moment: none.
    void set(const QDateTime &moment);
    /// Looks at the clock now.
    void check();

private:
    void arm();

    Clock &m_clock;
    std::function<void()> m_due;
    std::unique_ptr<Timer> m_timer;
    QDateTime m_moment;
};

} // namespace balie::desk
