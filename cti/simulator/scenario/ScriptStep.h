#pragma once

#include "cti/simulator/engine/Device.h"

#include <variant>

namespace balie::sim {

/// Somebody outside calls in.
struct OutsideCall {
    DeviceId from;
    /// Extension or direct-dial number.
    std::string number;
    /// The caller hangs up when nobody answered by then.
    Millis patience{60'000};
    /// Time in conversation with somebody who is not controlled by a client.
    Millis talk{20'000};
};
struct InsideCall {
    DeviceId from;
    std::string number;
    Millis talk{20'000};
};
/// From now on this device takes calls after `after`; empty: it lets them ring.
struct AnswersAfter {
    DeviceId device;
    std::optional<Millis> after;
};
struct TurnDoNotDisturb {
    DeviceId device;
    bool on = true;
};
struct TurnForwarding {
    DeviceId device;
    ForwardingKind kind = ForwardingKind::Immediate;
    bool on = true;
    std::string number;
};
struct TurnService {
    DeviceId device;
    bool inService = true;
};

using ScriptAction = std::variant<OutsideCall, InsideCall, AnswersAfter, TurnDoNotDisturb,
    TurnForwarding, TurnService>;

/// One line of a script: what happens so long after its start.
struct ScriptStep {
    Millis at{0};
    ScriptAction action;
};

} // namespace balie::sim
