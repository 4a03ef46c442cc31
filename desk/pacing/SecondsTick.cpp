#include "desk/pacing/SecondsTick.h"

namespace balie::desk {

using namespace std::chrono_literals;

SecondsTick::SecondsTick(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timer(clock.makeTimer([this] {
        Q_EMIT tick(m_clock.now());
        startIfNeeded();
    }))
{
}

void SecondsTick::setNeeded(QObject *who, bool needed)
{
    if (needed == m_who.contains(who))
        return;
    if (needed) {
        m_who.append(who);
        connect(who, &QObject::destroyed, this, [this, who] { setNeeded(who, false); });
        startIfNeeded();
    } else {
        m_who.removeOne(who);
        disconnect(who, nullptr, this, nullptr);
        if (m_who.isEmpty())
            m_timer->stop();
    }
}

void SecondsTick::startIfNeeded()
{
    if (m_who.isEmpty() || m_timer->isActive())
        return;
    // To the next full second, so that all durations change together and the tick does not drift.
    m_timer->start(1000ms - m_clock.now() % 1000ms);
}

} // namespace balie::desk
