#include "tests/connectors-conformance/HastyClock.h"

#include <algorithm>

namespace balie::test {

class HastyClock::HastyTimer final : public Timer {
public:
    HastyTimer(HastyClock &clock, std::function<void()> fired)
        : m_clock(clock)
        , m_fired(std::move(fired))
    {
    }
    ~HastyTimer() override { stop(); }
    Q_DISABLE_COPY_MOVE(HastyTimer)

    void start(std::chrono::milliseconds delay) override
    {
        m_clock.m_armed.removeOne(this);
        m_due = m_clock.now() + delay;
        m_clock.m_armed.append(this);
        m_clock.arm();
    }
    void stop() override
    {
        if (m_clock.m_armed.removeOne(this))
            m_clock.arm();
    }
    bool isActive() const override { return m_clock.m_armed.contains(this); }

    Milliseconds due() const { return m_due; }
    void fire()
    {
        m_clock.m_armed.removeOne(this);
        m_clock.arm();
        // A copy: the callback may delete this timer.
        const auto fired = m_fired;
        fired();
    }

private:
    HastyClock &m_clock;
    std::function<void()> m_fired;
    Milliseconds m_due{0};
};

HastyClock::HastyClock()
{
    m_wake.setSingleShot(true);
    QObject::connect(&m_wake, &QTimer::timeout, &m_wake, [this] { fireNext(); });
}

HastyClock::~HastyClock() = default;

std::unique_ptr<Timer> HastyClock::makeTimer(std::function<void()> fired)
{
    return std::make_unique<HastyTimer>(*this, std::move(fired));
}

void HastyClock::begin()
{
    ++m_underWay;
    arm();
}

void HastyClock::end()
{
    --m_underWay;
    arm();
}

HastyClock::HastyTimer *HastyClock::next() const
{
    const auto first = std::min_element(m_armed.cbegin(), m_armed.cend(),
        [](const HastyTimer *one, const HastyTimer *other) { return one->due() < other->due(); });
    return first == m_armed.cend() ? nullptr : *first;
}

void HastyClock::arm()
{
    const HastyTimer *const timer = next();
    if (!timer)
        m_wake.stop();
    else // Begun anew, so that what is in the queue already, such as the answer of a keychain,
         // comes first.
        m_wake.start(
            m_underWay == 0 ? Milliseconds(0) : std::max(Milliseconds(0), timer->due() - now()));
}

void HastyClock::fireNext()
{
    HastyTimer *const timer = next();
    if (!timer)
        return;
    const Milliseconds left = timer->due() - now();
    if (left.count() > 0 && m_underWay > 0) {
        arm();
        return;
    }
    m_skipped += std::max(Milliseconds(0), left);
    timer->fire();
}

} // namespace balie::test
