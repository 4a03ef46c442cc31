#pragma once

#include "cti/simulator/engine/commands/CommandSupport.h"

namespace balie::sim {

// What is set at a device. Setting what is set already is done and says nothing.
MaybeRefusal carryOut(Switch &pbx, const SetDoNotDisturb &command, Outcome &outcome);
MaybeRefusal carryOut(Switch &pbx, const SetForwarding &command, Outcome &outcome);
MaybeRefusal carryOut(Switch &pbx, const SetInService &command, Outcome &outcome);

} // namespace balie::sim
