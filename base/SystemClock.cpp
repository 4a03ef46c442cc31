#include "base/SystemClock.h"

#include <QDateTime>
#include <QTimer>
#include <ctime>

namespace balie {

namespace {

class SystemTimer final : public Timer {
public:
    explicit SystemTimer(std::function<void()> fired)
        : m_timer(std::make_unique<QTimer>())
    {
        m_timer->setSingleShot(true);
        QObject::connect(m_timer.get(), &QTimer::timeout, m_timer.get(),
            [callback = std::move(fired), firing = m_firing] {
                // Copies: the callback may delete this timer, and with it the lambda that runs.
                const auto call = callback;
                const auto inside = firing; // NOLINT(performance-unnecessary-copy-initialization)
                *inside = true;
                call();
                *inside = false;
            });
    }
    ~SystemTimer() override
    {
        m_timer->stop();
        m_timer->disconnect();
        // Inside its own timeout() the QTimer must outlive the signal's emission. Only there: a
        // thread that has ended deletes nothing later.
        if (*m_firing)
            m_timer.release()->deleteLater();
    }

    void start(std::chrono::milliseconds delay) override
    {
        // Frames and deadlines up to a second need the millisecond; longer ones may share a
        // wake-up.
        m_timer->setTimerType(
            delay <= std::chrono::seconds(1) ? Qt::PreciseTimer : Qt::CoarseTimer);
        m_timer->start(delay);
    }
    void stop() override { m_timer->stop(); }
    bool isActive() const override { return m_timer->isActive(); }

private:
    std::unique_ptr<QTimer> m_timer;
    std::shared_ptr<bool> m_firing = std::make_shared<bool>(false);
};

} // namespace

qint64 monotonicNs()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

Clock::Milliseconds SystemClock::now() const
{
    return Milliseconds(monotonicNs() / 1'000'000);
}

qint64 SystemClock::wallMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

std::unique_ptr<Timer> SystemClock::makeTimer(std::function<void()> fired)
{
    return std::make_unique<SystemTimer>(std::move(fired));
}

} // namespace balie
