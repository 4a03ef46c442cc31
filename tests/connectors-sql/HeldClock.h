#pragma once

#include "base/ManualClock.h"
#include "base/SystemClock.h"

namespace balie::test {

/// What is due in the next turn of the loop fires; every other timer only when the test lets time
/// pass. So no machine is too slow for a deadline.
class HeldClock final : public Clock {
public:
    Milliseconds now() const override { return m_held.now(); }
    qint64 wallMs() const override { return m_held.wallMs(); }
    std::unique_ptr<Timer> makeTimer(std::function<void()> fired) override
    {
        auto next = m_system.makeTimer(fired);
        return std::make_unique<EitherTimer>(std::move(next), m_held.makeTimer(std::move(fired)));
    }

    void pass(std::chrono::milliseconds time) { m_held.advance(time); }

private:
    class EitherTimer final : public Timer {
    public:
        EitherTimer(std::unique_ptr<Timer> next, std::unique_ptr<Timer> held)
            : m_next(std::move(next))
            , m_held(std::move(held))
        {
        }
        void start(std::chrono::milliseconds delay) override
        {
            stop();
            (delay.count() == 0 ? m_next : m_held)->start(delay);
        }
        void stop() override
        {
            m_next->stop();
            m_held->stop();
        }
        bool isActive() const override { return m_next->isActive() || m_held->isActive(); }

    private:
        std::unique_ptr<Timer> m_next;
        std::unique_ptr<Timer> m_held;
    };

    SystemClock m_system;
    ManualClock m_held;
};

} // namespace balie::test
