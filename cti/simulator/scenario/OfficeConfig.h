#pragma once

#include "cti/simulator/engine/Options.h"
#include "cti/simulator/scenario/ScriptStep.h"

#include <vector>

namespace balie::sim {

enum class Activity {
    None, ///< only what clients, the script and burst() do
    WorkingDay, ///< callers and colleagues of an office of this size
    Load, ///< as many events a second as asked for
};

/// Everything that decides how a simulated day goes. The same configuration gives the same day.
struct OfficeConfig {
    Options options;
    std::uint32_t seed = 1;
    /// People including the receptionist, 1 to 10,000: 200 is the reception, colleagues have 201 to
    /// 698 and, when there are more, 10001 onwards.
    int users = 40;
    Activity activity = Activity::WorkingDay;
    /// WorkingDay: how much busier than a normal day.
    double pace = 1.0;
    /// Load: events at devices a second, a copy for each device that sees one.
    double eventsPerSecond = 100.0;
    std::vector<ScriptStep> script;
};

} // namespace balie::sim
