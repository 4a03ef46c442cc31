#pragma once

#include "cti/model/Connection.h"

namespace balie::cti {

/// What is known about a device at all.
enum class Knowledge {
    NotWatched, ///< not asked for; what a snapshot has all the same was true once, at its `at`
    Waiting,    ///< asked for, first state not in yet
    Known,
    Refused,    ///< the switch or its owner's privacy says no
};

enum class ForwardingType { Immediate, Busy, NoAnswer, DoNotDisturb, Night };

struct Forwarding {
    ForwardingType type = ForwardingType::Immediate;
    bool on = false;
    QString target;

    friend bool operator==(const Forwarding &, const Forwarding &) = default;
};

enum class AgentState { SignedOut, Available, Unavailable, Busy, WrapUp };

/// Features of a device apart from its calls. nullopt is *unknown*, never a default.
struct DeviceServices {
    std::optional<bool> doNotDisturb;
    std::optional<QVector<Forwarding>> forwarding; ///< only those that are on
    std::optional<bool> intercepted;
    std::optional<bool> inService;
    std::optional<bool> offHook;
    std::optional<AgentState> agent;
    std::optional<int> parkedAgainst; ///< calls parked for this person

    friend bool operator==(const DeviceServices &, const DeviceServices &) = default;
};

/// The whole state of one device as the provider has it: replaces whatever was known before.
/// A value type; built on the link's I/O thread, handed over by HandOver, read on the GUI thread.
struct DeviceSnapshot {
    DeviceId device;
    quint64 revision = 0;         ///< grows with each snapshot of this device within one provider
    Knowledge knowledge = Knowledge::Waiting;
    bool resynced = false;        ///< made after a gap: differences with before are inferred, not observed
    QVector<Connection> connections; ///< oldest first
    QVector<EndedConnection> ended;  ///< ended since the previous snapshot that the reader took
    QVector<CallLink> links;         ///< in stream order, to be followed before the connections are read
    DeviceServices services;
    Clock::Milliseconds at{0};    ///< monotonic moment of the last news about this device
    qint64 stampNs = 0;           ///< CLOCK_MONOTONIC of the engine that caused it, benchmarks only; 0 = none

    friend bool operator==(const DeviceSnapshot &, const DeviceSnapshot &) = default;
};

} // namespace balie::cti
