#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace balie::sim {

/// Time of the simulated switch: milliseconds since an origin that the caller chooses. Never wall
/// time.
using Millis = std::chrono::milliseconds;

/// Injected sources, so that the same seed gives the same day. Both may be empty.
using RandomSource = std::function<std::uint32_t()>;
/// CLOCK_MONOTONIC in nanoseconds, or 0 when nobody measures.
using StampSource = std::function<std::int64_t()>;

/// What a device is dialled and monitored by: an extension ("201"), or an outside number in
/// international form ("+31201234567").
struct DeviceId {
    std::string value;

    bool empty() const { return value.empty(); }
    auto operator<=>(const DeviceId &) const = default;
};

/// Extensions in the order in which people count them: 99 before 100, outside numbers last.
struct DeviceOrder {
    bool operator()(const DeviceId &a, const DeviceId &b) const
    {
        if (a.value.size() != b.value.size())
            return a.value.size() < b.value.size();
        return a.value < b.value;
    }
};

/// The id that the switch shows for a call; may be given to another call as soon as this one ended.
struct CallId {
    std::string value;

    bool empty() const { return value.empty(); }
    auto operator<=>(const CallId &) const = default;
};

/// A device's part in a call.
struct ConnectionId {
    CallId call;
    DeviceId device;

    auto operator<=>(const ConnectionId &) const = default;
};

/// ECMA-269 6.1.3.
enum class ConnectionState { Null, Initiated, Alerting, Connected, Hold, Queued, Fail };

enum class Direction { In, Out };

enum class DeviceCategory { Station, Park, VoiceUnit, Acd, Outside };

/// Why a call came back to somebody who had sent it away.
enum class RecallReason { NoAnswer, Busy, Park, Hold };

enum class ForwardingKind { Immediate, Busy, NoAnswer, DoNotDisturb };
inline constexpr std::size_t forwardingKinds = 4;

/// The causes that this switch gives with its events; the names are those of ECMA-269.
enum class Cause {
    Normal,
    NewCall,
    MakeCall,
    NormalClearing,
    CallCancelled,
    Busy,
    DoNotDisturb,
    DestNotObtainable,
    DestOutOfOrder,
    InvalidNumberFormat,
    Timeout,
    Consultation,
    Alternate,
    Transfer,
    SingleStepTransfer,
    Redirected,
    MultipleAlerting,
    CallForward,
    CallForwardImmediate,
    CallForwardBusy,
    CallForwardNoAnswer,
    CallPickup,
    Park,
    Recall,
    RecallNoAnswer,
    RecallBusy,
};

} // namespace balie::sim

template <> struct std::hash<balie::sim::DeviceId> {
    std::size_t operator()(const balie::sim::DeviceId &id) const noexcept
    {
        return std::hash<std::string>()(id.value);
    }
};
template <> struct std::hash<balie::sim::CallId> {
    std::size_t operator()(const balie::sim::CallId &id) const noexcept
    {
        return std::hash<std::string>()(id.value);
    }
};
