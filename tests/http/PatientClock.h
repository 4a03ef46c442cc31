#pragma once

#include "base/ManualClock.h"
#include "base/SystemClock.h"

namespace balie::test {

/// Real time for libcurl's short timers, and hours that pass only when the test says so: limits are
/// tested in hours, and no machine is too slow for them.
class PatientClock final : public Clock {
public:
    Milliseconds now() const override { return m_system.now(); }
    qint64 wallMs() const override { return m_system.wallMs(); }
    std::unique_ptr<Timer> makeTimer(std::function<void()> fired) override
    {
        auto brief = m_system.makeTimer(fired);
        return std::make_unique<EitherTimer>(std::move(brief), m_hours.makeTimer(std::move(fired)));
    }

    void pass(std::chrono::minutes minutes) { m_hours.advance(minutes); }

private:
    class EitherTimer final : public Timer {
    public:
        EitherTimer(std::unique_ptr<Timer> brief, std::unique_ptr<Timer> lengthy)
            : m_brief(std::move(brief))
            , m_lengthy(std::move(lengthy))
        {
        }
        void start(std::chrono::milliseconds delay) override
        {
            stop();
            (delay < std::chrono::hours(1) ? m_brief : m_lengthy)->start(delay);
        }
        void stop() override
        {
            m_brief->stop();
            m_lengthy->stop();
        }
        bool isActive() const override { return m_brief->isActive() || m_lengthy->isActive(); }

    private:
        std::unique_ptr<Timer> m_brief;
        std::unique_ptr<Timer> m_lengthy;
    };

    SystemClock m_system;
    ManualClock m_hours;
};

} // namespace balie::test
