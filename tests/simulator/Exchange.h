#pragma once

#include "cti/simulator/engine/Engine.h"

#include <QStringList>

namespace balie::test {

/// A small switch for the tests: 200 to 206 are stations (one line each, 200 has four), 701 and 702
/// park slots, 699 the voice mail, +31201111111 and +31202222222 callers from outside.
class Exchange {
public:
    explicit Exchange(sim::Options options = {});

    sim::Engine engine;

    /// Carries out a command that must be accepted, and remembers its events.
    sim::Outcome ok(const sim::Command &command);
    /// "category/value" of the refusal; "" when it was accepted.
    QString refusal(const sim::Command &command);
    void pass(sim::Millis time);

    /// What a monitor at the device got since forget(), one "Type(local) call/subject cause" a
    /// line.
    QStringList seenAt(const char *device);
    void forget();
    const std::vector<sim::Event> &events() const { return m_events; }
    /// The last event of a type; the test fails without one.
    sim::Event last(sim::EventType type) const;

    /// "call/state" of every connection of the device, e.g. "1/connected 2/hold".
    QString stateOf(const char *device) const;
    sim::ConnectionTruth connection(const char *device) const;

    // Shorthands. They forget the events that they cause.
    sim::CallId call(const char *from, const char *to);
    /// A call that is answered at once.
    sim::CallId talk(const char *from, const char *to);

    sim::Millis now{0};

private:
    std::vector<sim::Event> m_events;
};

inline sim::ConnectionId at(const sim::CallId &call, const char *device)
{
    return {call, {device}};
}

} // namespace balie::test
