#pragma once

#include "base/Clock.h"

#include <QObject>
#include <QVector>

namespace balie::desk {

/// The one tick for durations on the screen: every full second of the monotonic clock while at
/// least one visible thing needs it, and no timer at all otherwise. GUI thread.
class SecondsTick : public QObject {
    Q_OBJECT

public:
    /// `clock` must outlive this object.
    explicit SecondsTick(Clock &clock, QObject *parent = nullptr);

    /// Says whether `who` shows durations now. A `who` that is destroyed needs nothing any more.
    void setNeeded(QObject *who, bool needed);
    bool isRunning() const { return m_timer->isActive(); }

Q_SIGNALS:
    void tick(std::chrono::milliseconds now);

private:
    void startIfNeeded();

    Clock &m_clock;
    std::unique_ptr<Timer> m_timer;
    QVector<QObject *> m_who;
};

} // namespace balie::desk
