#pragma once

#include "cti/simulator/scenario/Source.h"

namespace balie::sim {

/// The comings and goings of an office: callers to the reception and to colleagues, colleagues
/// among themselves, do not disturb and forwarding switched on and off. Begins in the middle of
/// things.
class WorkingDaySource : public Source {
public:
    WorkingDaySource(Stage &stage, double pace, Millis start);

    std::optional<Millis> next() const override;
    void run(Stage &stage, Millis now) override;

private:
    enum Kind { CallReception, CallColleague, Inside, Disturb, Forward, kinds };

    Millis interval(Stage &stage, Kind kind) const;
    void act(Stage &stage, Kind kind, Millis now);

    double m_pace;
    Millis m_due[kinds];
};

} // namespace balie::sim
