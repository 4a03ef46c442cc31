#pragma once

#include "cti/simulator/engine/Types.h"

namespace balie::sim {

/// What an administrator enters about a device and the person at it. Texts are UTF-8.
struct Device {
    DeviceId id;
    DeviceCategory category = DeviceCategory::Station;
    std::string name;
    std::string department;
    std::string title;
    std::string mobile;
    std::string email;
    DeviceId deputy;
    /// False: the owner shields the device, a monitor on it is refused.
    bool watchable = true;
    /// Outside party that does not show its number.
    bool withheld = false;
    /// Calls that not answered go to the voice mail box.
    bool voiceMail = false;
    /// Calls it takes part in before a further one finds it busy; 0 is no limit.
    int lines = 1;
};

enum class Edition { Instap, Standaard, Premium };

/// Somebody who can sign in. `device` is the one that the account controls.
struct Account {
    std::string user;
    std::string password;
    std::string displayName;
    DeviceId device;
    Edition edition = Edition::Standaard;
};

/// One forwarding rule of a device. A rule that was never set is off and has no target.
struct Forwarding {
    ForwardingKind kind = ForwardingKind::Immediate;
    bool on = false;
    DeviceId to;
    /// For NoAnswer: how long it rings first; empty means the switch's own time.
    std::optional<Millis> ringTime;

    bool operator==(const Forwarding &) const = default;
};

} // namespace balie::sim
