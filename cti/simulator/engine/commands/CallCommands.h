#pragma once

#include "cti/simulator/engine/commands/CommandSupport.h"

namespace balie::sim {

// Making, answering, holding and ending one call. A refusal means that nothing has changed.
MaybeRefusal carryOut(Switch &pbx, const MakeCall &command, Outcome &outcome);
MaybeRefusal carryOut(Switch &pbx, const AnswerCall &command, Outcome &outcome);
MaybeRefusal carryOut(Switch &pbx, const ClearConnection &command, Outcome &outcome);
MaybeRefusal carryOut(Switch &pbx, const ClearCall &command, Outcome &outcome);
MaybeRefusal carryOut(Switch &pbx, const HoldCall &command, Outcome &outcome);
MaybeRefusal carryOut(Switch &pbx, const RetrieveCall &command, Outcome &outcome);

} // namespace balie::sim
