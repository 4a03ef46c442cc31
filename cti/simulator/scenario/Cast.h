#pragma once

#include "cti/simulator/engine/Engine.h"
#include "cti/simulator/scenario/Dice.h"

#include <map>
#include <set>
#include <unordered_map>

namespace balie::sim {

/// How quick people are; each time is drawn between the two.
struct Temper {
    Millis answerFrom{2'000};
    Millis answerTo{8'000};
    Millis talkFrom{8'000};
    Millis talkTo{60'000};
    unsigned percentThatAnswer = 85;
    unsigned percentThatHold = 15;
};

/// Plays everybody who has no client: sees what the engine says and decides what each of them does
/// next. A plan belongs to a connection and goes with it, so that a reused call id never inherits
/// one.
class Cast {
public:
    Cast(const Engine &engine, Temper temper, std::uint32_t seed);

    void setControlled(const DeviceId &device, bool controlled, Millis now);
    bool isControlled(const DeviceId &device) const { return m_controlled.contains(device); }

    /// What is said about one person goes before the temper of all. Empty: never answers.
    void setAnswersAfter(const DeviceId &device, std::optional<Millis> after);
    void setTalk(const DeviceId &device, Millis talk);
    void setPatience(const DeviceId &device, Millis patience);
    /// An uncontrolled reception sends calls on to one of these.
    void setReception(const DeviceId &device, std::vector<DeviceId> colleagues);

    void observe(const std::vector<Event> &events);
    std::optional<Millis> next() const;
    /// The first thing that somebody does by `now`, taken out.
    std::optional<std::pair<Millis, Command>> takeDue(Millis now);

private:
    using Key = std::pair<Millis, std::uint64_t>;
    struct Manner {
        bool decided = false;
        std::optional<Millis> answersAfter;
        std::optional<Millis> talk;
        std::optional<Millis> patience;
    };

    void plan(const ConnectionId &connection, Millis at, Command command);
    void forget(const ConnectionId &connection);
    bool plays(const DeviceId &device) const;
    const Manner *manner(const DeviceId &device) const;
    void planAnswer(const ConnectionId &connection, Millis now);
    void planConversation(const Event &event);
    void planPatience(const ConnectionId &connection, Millis now);
    void observe(const Event &event);
    Millis talkOf(const DeviceId &device);

    const Engine &m_engine;
    Temper m_temper;
    Dice m_dice;
    DeviceId m_reception;
    std::vector<DeviceId> m_colleagues;
    std::set<DeviceId> m_controlled;
    std::unordered_map<DeviceId, Manner> m_manners;
    std::map<Key, std::pair<ConnectionId, Command>> m_plans;
    std::map<ConnectionId, Key> m_byConnection;
    std::uint64_t m_order = 0;
};

} // namespace balie::sim
