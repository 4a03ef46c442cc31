#pragma once

#include "cti/oracle/DeviceFacts.h"

#include <QJsonObject>

namespace balie::oracle {

/// Puts the truth of the simulated PBX (cti/simulator/server/TruthJson.h) into facts. Written from the lamp table of the
/// console's design alone: includes nothing of the client, so that a wrong lamp cannot agree with itself.
Facts factsOfTruth(const QJsonObject &truth);

} // namespace balie::oracle
