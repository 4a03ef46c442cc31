#include "cti/simulator/scenario/WorkingDaySource.h"

#include <algorithm>

namespace balie::sim {

using namespace std::chrono_literals;

WorkingDaySource::WorkingDaySource(Stage &stage, double pace, Millis start)
    : m_pace(std::max(pace, 0.01))
{
    for (int kind = 0; kind < kinds; ++kind)
        m_due[kind] = start + interval(stage, static_cast<Kind>(kind)) / 4;
    const std::size_t share = stage.people.staff.size() / 12;
    for (std::size_t i = 0; i < share; ++i) {
        act(stage, Inside, start);
        act(stage, CallColleague, start);
        if (i % 2 == 0) {
            act(stage, Disturb, start);
            act(stage, Forward, start);
        }
    }
}

Millis WorkingDaySource::interval(Stage &stage, Kind kind) const
{
    // For an office of forty; a larger one has more of everything but the reception's own calls,
    // which one person takes.
    static constexpr Millis usual[kinds]{45s, 30s, 20s, 90s, 120s};
    const double size
        = kind == CallReception ? 1.0 : static_cast<double>(stage.people.staff.size()) / 40.0;
    const double mean = static_cast<double>(usual[kind].count()) / (m_pace * std::max(size, 0.1));
    const auto half = Millis{static_cast<Millis::rep>(mean / 2)};
    return std::max(stage.dice.between(half, 3 * half), Millis{1});
}

std::optional<Millis> WorkingDaySource::next() const
{
    return *std::min_element(std::begin(m_due), std::end(m_due));
}

void WorkingDaySource::run(Stage &stage, Millis now)
{
    for (int kind = 0; kind < kinds; ++kind) {
        if (m_due[kind] > now)
            continue;
        act(stage, static_cast<Kind>(kind), now);
        m_due[kind] = now + interval(stage, static_cast<Kind>(kind));
    }
}

void WorkingDaySource::act(Stage &stage, Kind kind, Millis now)
{
    const auto colleague = stage.freeColleague();
    switch (kind) {
    case CallReception:
        if (const auto caller = stage.freeCaller())
            stage.perform(MakeCall{*caller, stage.people.staff.front().id.value}, now);
        break;
    case CallColleague: {
        const auto caller = stage.freeCaller();
        if (caller && colleague)
            stage.perform(MakeCall{*caller, colleague->value}, now);
        break;
    }
    case Inside: {
        const auto other = stage.freeColleague();
        if (colleague && other && *other != *colleague)
            stage.perform(MakeCall{*colleague, other->value}, now);
        break;
    }
    case Disturb:
    case Forward: {
        if (stage.people.staff.size() < 2)
            break;
        const Device &person
            = stage.people.staff[1 + stage.dice.below(stage.people.staff.size() - 1)];
        if (stage.cast.isControlled(person.id))
            break;
        const DeviceTruth truth = *stage.engine.truth(person.id);
        if (kind == Disturb) {
            stage.perform(SetDoNotDisturb{person.id, !truth.doNotDisturb}, now);
        } else {
            const bool on
                = truth.forwarding[static_cast<std::size_t>(ForwardingKind::Immediate)].on;
            const bool away = stage.dice.chance(60) || person.deputy.empty();
            stage.perform(SetForwarding{person.id, ForwardingKind::Immediate, !on,
                              away ? person.mobile : person.deputy.value, {}},
                now);
        }
        break;
    }
    case kinds:
        break;
    }
}

} // namespace balie::sim
