#pragma once

#include "cti/simulator/engine/commands/CommandSupport.h"

namespace balie::sim {

// Two calls of one device: asking somebody, going between them, and joining them. A refusal means
// that nothing has changed.
MaybeRefusal carryOut(Switch &pbx, const ConsultationCall &command, Outcome &outcome);
MaybeRefusal carryOut(Switch &pbx, const AlternateCall &command, Outcome &outcome);
MaybeRefusal carryOut(Switch &pbx, const ReconnectCall &command, Outcome &outcome);
MaybeRefusal carryOut(Switch &pbx, const TransferCall &command, Outcome &outcome);
MaybeRefusal carryOut(Switch &pbx, const SingleStepTransferCall &command, Outcome &outcome);

} // namespace balie::sim
