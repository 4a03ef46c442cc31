#include "cti/simulator/engine/TimerQueue.h"

namespace balie::sim {

TimerQueue::Key TimerQueue::add(Millis at, Entry entry)
{
    const Key key{at, ++m_order};
    m_entries.emplace(key, std::move(entry));
    return key;
}

void TimerQueue::remove(const Key &key)
{
    m_entries.erase(key);
}

std::optional<Millis> TimerQueue::next() const
{
    if (m_entries.empty())
        return std::nullopt;
    return m_entries.begin()->first.at;
}

std::optional<std::pair<TimerQueue::Key, TimerQueue::Entry>> TimerQueue::takeDue(Millis now)
{
    if (m_entries.empty() || m_entries.begin()->first.at > now)
        return std::nullopt;
    auto node = m_entries.extract(m_entries.begin());
    return std::pair{node.key(), std::move(node.mapped())};
}

} // namespace balie::sim
