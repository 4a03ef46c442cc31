#pragma once

#include "cti/oracle/DeviceFacts.h"
#include "cti/switchboard/Switchboard.h"

namespace balie::oracle {

/// Puts what a console shows into facts: its calls, and its lamps as the lamp rule gives them.
/// Has an entry for every device asked for, also one of which the console knows nothing: whoever asks leaves out
/// those that may not be watched.
Facts factsShown(const cti::Switchboard &switchboard, const QVector<cti::DeviceId> &devices);

} // namespace balie::oracle
