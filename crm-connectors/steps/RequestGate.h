#pragma once

#include "base/Clock.h"

#include <QVector>

namespace balie::crm {

/// Lets so many requests of one connector be under way at a time, and no two within an interval; in
/// the order in which they came. One thread.
class RequestGate {
public:
    /// A request at the gate or under way. Deleting it gives up its place. May outlive the gate's
    /// last user, not the gate.
    class Place {
    public:
        Place(RequestGate &gate, std::function<void()> go);
        ~Place();
        Q_DISABLE_COPY_MOVE(Place)

    private:
        friend class RequestGate;
        RequestGate &m_gate;
        std::function<void()> m_go;
        bool m_isInside = false;
    };

    /// `clock` outlives this. At least one request may always be under way.
    RequestGate(Clock &clock, int maxParallel, Clock::Milliseconds minInterval);
    ~RequestGate();
    Q_DISABLE_COPY_MOVE(RequestGate)

    /// `go` is called once, from a later turn of the loop, when it is this one's turn.
    [[nodiscard]] std::unique_ptr<Place> enter(std::function<void()> go);
    /// Nobody goes in for that long: the system asked for it.
    void holdFor(Clock::Milliseconds time);

private:
    void arm();
    void letIn();

    Clock &m_clock;
    const int m_maxParallel;
    const Clock::Milliseconds m_minInterval;
    Clock::Milliseconds m_notBefore{0};
    int m_inside = 0;
    QVector<Place *> m_waiting;
    std::unique_ptr<Timer> m_timer;
};

} // namespace balie::crm
