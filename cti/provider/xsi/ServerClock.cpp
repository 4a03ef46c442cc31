#include "cti/provider/xsi/ServerClock.h"

#include <algorithm>

namespace balie::cti {

void ServerClock::reset()
{
    m_fresh.reset();
    m_bound.reset();
}

qint64 ServerClock::offsetFrom(qint64 serverMs) const
{
    return m_clock.now().count() - serverMs;
}

void ServerClock::learn(qint64 serverMs)
{
    const qint64 offset = offsetFrom(serverMs);
    if (m_fresh && offset - *m_fresh > longestDelay.count()) {
        m_fresh.reset();
        m_bound.reset();
    }
    m_fresh = m_fresh ? std::min(*m_fresh, offset) : offset;
    learnPast(serverMs);
}

void ServerClock::learnPast(qint64 serverMs)
{
    const qint64 offset = offsetFrom(serverMs);
    m_bound = m_bound ? std::min(*m_bound, offset) : offset;
}

Moment ServerClock::momentOf(std::optional<qint64> serverMs) const
{
    if (!serverMs)
        return {};
    qint64 offset = m_fresh.value_or(m_clock.now().count() - m_clock.wallMs());
    if (m_bound)
        offset = std::min(offset, *m_bound);
    return std::min(Clock::Milliseconds(*serverMs + offset), m_clock.now());
}

} // namespace balie::cti
