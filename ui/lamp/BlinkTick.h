#pragma once

#include "base/Clock.h"

#include <QObject>
#include <QVector>

namespace balie::ui {

/// The one beat in which everything blinks: twice a second a change, so 1 Hz. Runs only while something visible
/// blinks. GUI thread.
class BlinkTick final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds phase{500};

    /// `clock` must outlive this object.
    explicit BlinkTick(Clock &clock, QObject *parent = nullptr);

    /// Says whether `who` shows something that blinks. A `who` that is destroyed needs nothing any more.
    void setNeeded(QObject *who, bool needed);
    bool isRunning() const { return m_timer->isActive(); }
    /// What blinks is lit now; always when nothing needs the beat.
    bool isLit() const { return m_lit; }

Q_SIGNALS:
    void beat(bool lit);

private:
    void fired();

    std::unique_ptr<Timer> m_timer;
    QVector<QObject *> m_who;
    bool m_lit = true;
};

} // namespace balie::ui
