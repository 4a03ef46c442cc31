#pragma once

#include "cti/simulator/csta/FaceOptions.h"
#include "cti/simulator/scenario/OfficeConfig.h"

namespace balie::sim {

/// A whole simulated PBX: who is there and what happens, how it speaks CSTA, how fast its day runs.
struct PbxConfig {
    OfficeConfig office;
    FaceOptions face;
    double speed = 1.0;
};

} // namespace balie::sim
