#include "base/ManualClock.h"

#include <utility>

namespace balie {

class ManualClock::ManualTimer final : public Timer {
public:
    ManualTimer(ManualClock &clock, std::function<void()> fired) : m_clock(clock), m_fired(std::move(fired)) { }
    ~ManualTimer() override { stop(); }

    void start(std::chrono::milliseconds delay) override
    {
        stop();
        m_key = Key{m_clock.m_now + std::max(delay, Milliseconds(0)), ++m_clock.m_serial};
        m_clock.m_armed.emplace(*m_key, this);
    }
    void stop() override
    {
        if (m_key)
            m_clock.m_armed.erase(*std::exchange(m_key, std::nullopt));
    }
    bool isActive() const override { return m_key.has_value(); }

    void fire()
    {
        stop();
        const auto call = m_fired; // the callback may delete this timer
        call();
    }

private:
    ManualClock &m_clock;
    std::function<void()> m_fired;
    std::optional<Key> m_key;
};

ManualClock::ManualClock(qint64 wallStartMs) : m_wallStart(wallStartMs) { }

ManualClock::~ManualClock() = default;

std::unique_ptr<Timer> ManualClock::makeTimer(std::function<void()> fired)
{
    return std::make_unique<ManualTimer>(*this, std::move(fired));
}

void ManualClock::advance(Milliseconds by)
{
    const Milliseconds end = m_now + by;
    while (!m_armed.empty() && m_armed.begin()->first.first <= end) {
        const auto first = m_armed.begin();
        m_now = std::max(m_now, first->first.first);
        ++m_fired;
        first->second->fire();
    }
    m_now = end;
}

std::optional<Clock::Milliseconds> ManualClock::nextDeadline() const
{
    if (m_armed.empty())
        return std::nullopt;
    return m_armed.begin()->first.first;
}

} // namespace balie
