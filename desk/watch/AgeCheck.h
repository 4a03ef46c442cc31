#pragma once

#include "cti/ports/WatchPort.h"
#include "desk/people/PersonStates.h"

namespace balie::desk {

/// Asks the PBX once about a colleague who has been busy for over an hour or ringing for over three
/// minutes without news: an event may have been lost. One deadline timer, none while nobody is
/// busy. GUI thread.
class AgeCheck : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::minutes busyLimit{60};
    static constexpr std::chrono::minutes ringingLimit{3};

    /// All must outlive this object.
    AgeCheck(
        cti::WatchPort &watch, const PersonStates &states, Clock &clock, QObject *parent = nullptr);

private:
    void look(int personRow);
    void rebuild();
    void armFor(Clock::Milliseconds due);
    void check();

    cti::WatchPort &m_watch;
    const PersonStates &m_states;
    Clock &m_clock;
    std::unique_ptr<Timer> m_timer;
    Clock::Milliseconds m_due{0};
    /// Busy or ringing people by row, with the news that was asked about last.
    QHash<int, Clock::Milliseconds> m_waiting;
};

} // namespace balie::desk
