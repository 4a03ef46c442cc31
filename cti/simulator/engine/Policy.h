#pragma once

#include "cti/simulator/engine/Registry.h"

namespace balie::sim {

class Switch;

/// Where a call goes instead, and why.
struct Diversion {
    DeviceId to;
    Cause cause = Cause::CallForward;
};

/// One feature of the switch. The core asks all policies in the order in which they were added and
/// takes the first answer (for patience: the shortest). A policy keeps no state of its own about
/// calls: that is in the legs.
class Policy {
public:
    virtual ~Policy() = default;

    /// The call is not offered to the device at all.
    virtual std::optional<Diversion> divertsAtOnce(const DeviceRecord &device) const;
    /// Why the device cannot be offered a call now.
    virtual std::optional<Cause> obstacle(const DeviceRecord &device) const;
    /// What to do instead of failing because of that obstacle.
    virtual std::optional<Diversion> divertsOn(const DeviceRecord &device, Cause obstacle) const;
    /// How long the leg may stay as it is before expired() is called.
    virtual std::optional<Millis> patience(
        const Switch &pbx, const Call &call, const Leg &leg) const;
    /// Does what is due. Where it can do nothing the core waits for the same time again.
    virtual void expired(Switch &pbx, Call &call, const DeviceId &device) const;
    /// The device leaves the call; `leg` is as it was before.
    virtual void left(Switch &pbx, const Call &call, const Leg &leg) const;
};

} // namespace balie::sim
