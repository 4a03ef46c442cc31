#include "cti/simulator/scenario/ScriptSource.h"

#include <algorithm>

namespace balie::sim {

using namespace std::chrono_literals;

namespace {

void act(Stage &stage, const OutsideCall &step, Millis now)
{
    if (!stage.engine.device(step.from)) {
        Device caller;
        caller.id = step.from;
        caller.category = DeviceCategory::Outside;
        stage.engine.addDevice(caller);
    }
    stage.cast.setPatience(step.from, step.patience);
    stage.cast.setTalk(step.from, step.talk);
    stage.perform(MakeCall{step.from, step.number}, now);
}

void act(Stage &stage, const InsideCall &step, Millis now)
{
    stage.cast.setTalk(step.from, step.talk);
    stage.perform(MakeCall{step.from, step.number}, now);
}

void act(Stage &stage, const AnswersAfter &step, Millis)
{
    stage.cast.setAnswersAfter(step.device, step.after);
}

void act(Stage &stage, const TurnDoNotDisturb &step, Millis now)
{
    stage.perform(SetDoNotDisturb{step.device, step.on}, now);
}

void act(Stage &stage, const TurnForwarding &step, Millis now)
{
    stage.perform(SetForwarding{step.device, step.kind, step.on, step.number, {}}, now);
}

void act(Stage &stage, const TurnService &step, Millis now)
{
    stage.perform(SetInService{step.device, step.inService}, now);
}

} // namespace

void play(Stage &stage, const ScriptAction &action, Millis now)
{
    std::visit([&](const auto &step) { act(stage, step, now); }, action);
}

ScriptSource::ScriptSource(std::vector<ScriptStep> steps, Millis start)
    : m_steps(std::move(steps))
    , m_start(start)
{
    std::stable_sort(m_steps.begin(), m_steps.end(),
        [](const ScriptStep &a, const ScriptStep &b) { return a.at < b.at; });
}

std::optional<Millis> ScriptSource::next() const
{
    if (m_done == m_steps.size())
        return std::nullopt;
    return m_start + m_steps[m_done].at;
}

void ScriptSource::run(Stage &stage, Millis now)
{
    while (m_done < m_steps.size() && m_start + m_steps[m_done].at <= now) {
        const ScriptAction action = m_steps[m_done++].action;
        play(stage, action, now);
    }
}

std::vector<ScriptStep> shortMorning()
{
    const auto rings = [](Millis at, const char *from) {
        return ScriptStep{at, OutsideCall{{from}, "+31203690200", 3min, 20s}};
    };
    return {
        {0s, AnswersAfter{{"201"}, 2s}},
        {0s, AnswersAfter{{"202"}, 4s}},
        {0s, AnswersAfter{{"203"}, std::nullopt}},
        {0s, AnswersAfter{{"205"}, 1s}},
        {0s, TurnDoNotDisturb{{"207"}, true}},
        {0s, TurnForwarding{{"208"}, ForwardingKind::Immediate, true, "0612345208"}},
        {500ms, InsideCall{{"204"}, "205", 2min}},
        rings(1s, "+31201234567"),
        rings(10s, "+31201234568"),
        rings(22s, "+31612345001"),
        rings(40s, "+31201234569"),
    };
}

} // namespace balie::sim
