#pragma once

#include "cti/oracle/DeviceFacts.h"
#include "cti/switchboard/Switchboard.h"

namespace balie::oracle {

/// Puts what a console shows into facts: its calls, and its lamps as the lamp rule gives them.
/// Devices that are not watched or refused are left out: nothing is claimed of them.
Facts factsShown(const cti::Switchboard &switchboard, const QVector<cti::DeviceId> &devices);

} // namespace balie::oracle
