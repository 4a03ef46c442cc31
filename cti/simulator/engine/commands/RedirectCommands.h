#pragma once

#include "cti/simulator/engine/commands/CommandSupport.h"

namespace balie::sim {

// A call goes to another device without being answered here, or comes from one. A refusal means
// that nothing has changed.
MaybeRefusal carryOut(Switch &pbx, const DeflectCall &command, Outcome &outcome);
MaybeRefusal carryOut(Switch &pbx, const ParkCall &command, Outcome &outcome);
MaybeRefusal carryOut(Switch &pbx, const DirectedPickupCall &command, Outcome &outcome);

} // namespace balie::sim
