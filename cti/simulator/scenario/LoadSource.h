#pragma once

#include "cti/simulator/scenario/Source.h"

#include <deque>

namespace balie::sim {

/// Keeps the stations at a steady rate of events: calls for the larger part, and do not disturb
/// switched on and off for what calls leave open (all of it in the first seconds, while the first
/// calls are still ringing).
class LoadSource : public Source {
public:
    LoadSource(double eventsPerSecond, Millis start);

    std::optional<Millis> next() const override { return m_next; }
    void run(Stage &stage, Millis now) override;

private:
    double m_rate;
    Millis m_start;
    Millis m_next;
    double m_callsBegun = 0;
    std::deque<DeviceId> m_disturbed;
};

} // namespace balie::sim
