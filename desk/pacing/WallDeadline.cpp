#include "desk/pacing/WallDeadline.h"

#include <algorithm>

namespace balie::desk {

using namespace std::chrono_literals;

WallDeadline::WallDeadline(Clock &clock, std::function<void()> due)
    : m_clock(clock)
    , m_due(std::move(due))
    , m_timer(clock.makeTimer([this] { check(); }))
{
}

void WallDeadline::set(const QDateTime &moment)
{
    m_moment = moment;
    arm();
}

void WallDeadline::check()
{
    if (m_moment.isValid() && m_clock.wallMs() >= m_moment.toMSecsSinceEpoch()) {
        m_moment = {};
        m_timer->stop();
        m_due(); // may set the next
        return;
    }
    arm();
}

void WallDeadline::arm()
{
    if (!m_moment.isValid()) {
        m_timer->stop();
        return;
    }
    // Long timers may be late by a twentieth of their length: the first one stops short.
    constexpr auto precise = 20s;
    constexpr auto longest = 24h; // what a timer holds is limited
    const auto left = std::clamp<Clock::Milliseconds>(
        Clock::Milliseconds(m_moment.toMSecsSinceEpoch() - m_clock.wallMs()), 0ms, longest);
    m_timer->start(left > precise ? left * 19 / 20 : left);
}

} // namespace balie::desk
