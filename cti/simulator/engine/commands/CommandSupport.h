#pragma once

#include "cti/simulator/engine/Commands.h"
#include "cti/simulator/engine/Switch.h"

namespace balie::sim {

using MaybeRefusal = std::optional<Refusal>;

inline Refusal operation(RefusalValue value)
{
    return {RefusalCategory::Operation, value};
}
inline Refusal wrongState(RefusalValue value)
{
    return {RefusalCategory::StateIncompatibility, value};
}
inline Refusal noResource(RefusalValue value)
{
    return {RefusalCategory::SystemResource, value};
}

/// A connection that a command names; both null when it does not exist (any more).
struct Found {
    Call *call = nullptr;
    Leg *leg = nullptr;

    explicit operator bool() const { return leg != nullptr; }
    bool isIn(ConnectionState state) const { return leg->state == state; }
};
Found lookUp(Switch &pbx, const ConnectionId &id);

/// Why `device` cannot take part in another conversation now: with autoHold only when the active
/// one cannot be held.
MaybeRefusal mayTalk(Switch &pbx, const DeviceId &device, const Call *except = nullptr);
/// Holds what mayTalk() found holdable.
void holdActive(Switch &pbx, const DeviceId &device, const Call *except = nullptr);

/// How a landing that failed is refused.
Refusal refusalOf(Cause failure);

} // namespace balie::sim
