#pragma once

#include "cti/simulator/scenario/Cast.h"
#include "cti/simulator/scenario/People.h"

namespace balie::sim {

/// What a source of activity may use. Lives as long as the office.
class Stage {
public:
    Stage(Engine &itsEngine, Cast &itsCast, const People &itsPeople, std::uint32_t seed)
        : engine(itsEngine)
        , cast(itsCast)
        , people(itsPeople)
        , dice(seed)
    {
    }

    Engine &engine;
    Cast &cast;
    const People &people;
    Dice dice;

    /// Carries out a command; the cast sees what came of it, and the office's caller gets it later.
    bool perform(const Command &command, Millis now);
    /// A colleague without a client who is free; none when no such is found quickly.
    std::optional<DeviceId> freeColleague();
    /// A caller who is not in a call; none when no such is found quickly.
    std::optional<DeviceId> freeCaller();
    std::vector<Event> takeEvents();
    /// Copies of events that stations got since the beginning.
    std::uint64_t copies() const { return m_copies; }
    void note(const std::vector<Event> &events);

private:
    std::vector<Event> m_events;
    std::uint64_t m_copies = 0;
};

} // namespace balie::sim
