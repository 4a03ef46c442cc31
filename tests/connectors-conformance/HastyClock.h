#pragma once

#include "base/SystemClock.h"

#include <QTimer>
#include <QVector>

namespace balie::test {

/// Real time while something is under way, told by begin() and end(). When nothing is, only a timer
/// can go on: then time jumps to the one that is due next. So a connector that waits before it asks
/// again does so at once, and a limit on an answer still has its time. Timers must not outlive the
/// clock.
class HastyClock final : public Clock {
public:
    HastyClock();
    ~HastyClock() override;

    Milliseconds now() const override { return m_system.now() + m_skipped; }
    qint64 wallMs() const override { return m_system.wallMs() + m_skipped.count(); }
    std::unique_ptr<Timer> makeTimer(std::function<void()> fired) override;

    void begin();
    void end();

private:
    class HastyTimer;

    void arm();
    void fireNext();
    HastyTimer *next() const;

    SystemClock m_system;
    Milliseconds m_skipped{0};
    int m_underWay = 0;
    QVector<HastyTimer *> m_armed; ///< in the order of arming
    QTimer m_wake;
};

} // namespace balie::test
