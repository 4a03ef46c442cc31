#include "desk/pacing/FramePacer.h"

namespace balie::desk {

FramePacer::FramePacer(Clock &clock, std::function<void()> flush)
    : m_clock(clock)
    , m_flush(std::move(flush))
    , m_timer(clock.makeTimer([this] { this->flush(); }))
    , m_last(clock.now() - frame)
{
}

void FramePacer::request()
{
    if (m_pending)
        return;
    m_pending = true;
    m_timer->start(std::max(Clock::Milliseconds(0), m_last + frame - m_clock.now()));
}

void FramePacer::endOfBurst()
{
    if (m_pending && frameIsOver())
        flush();
}

void FramePacer::flushNow()
{
    if (m_pending)
        flush();
}

void FramePacer::cancel()
{
    m_pending = false;
    m_timer->stop();
}

bool FramePacer::frameIsOver() const
{
    return m_clock.now() - m_last >= frame;
}

void FramePacer::flush()
{
    // Cleared first: what is flushed may ask again, and then waits for the next frame.
    m_pending = false;
    m_timer->stop();
    m_last = m_clock.now();
    m_flush();
}

} // namespace balie::desk
