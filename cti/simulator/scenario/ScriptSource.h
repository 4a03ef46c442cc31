#pragma once

#include "cti/simulator/scenario/ScriptStep.h"
#include "cti/simulator/scenario/Source.h"

namespace balie::sim {

/// Does one action of a script at once.
void play(Stage &stage, const ScriptAction &action, Millis now);

/// Plays a list of steps once.
class ScriptSource : public Source {
public:
    ScriptSource(std::vector<ScriptStep> steps, Millis start);

    std::optional<Millis> next() const override;
    void run(Stage &stage, Millis now) override;

private:
    std::vector<ScriptStep> m_steps;
    Millis m_start;
    std::size_t m_done = 0;
};

/// A short morning at the reception for people from makePeople(): calls that are taken by 201 at
/// once and by 202 after a while, one for 203 who does not answer, and one more to park. Together
/// with a client at 200.
std::vector<ScriptStep> shortMorning();

} // namespace balie::sim
