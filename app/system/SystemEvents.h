#pragma once

#include "base/Clock.h"

#include <QObject>

namespace balie::app {

/// What the machine does under us: sleep, wake, network up. GUI thread.
///
/// Sleep and wake come from logind over D-Bus where there is one; a jump of the wall clock against the
/// monotonic clock (which stands still during sleep) shows a wake-up everywhere else, when checkForWake() is called.
class SystemEvents : public QObject {
    Q_OBJECT

public:
    explicit SystemEvents(Clock &clock, QObject *parent = nullptr);

    /// Looks whether the machine has slept since the last call. Called when something happens anyway (a link
    /// change, the window becoming active), so that it costs no wake-up of its own.
    void checkForWake();

Q_SIGNALS:
    void aboutToSleep();
    void woke();
    void networkCameUp();

private Q_SLOTS:
    void onPrepareForSleep(bool sleeping);

private:
    Clock &m_clock;
    qint64 m_wallMinusMonotonic;
};

} // namespace balie::app
