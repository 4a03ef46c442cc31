#pragma once

#include "cti/simulator/csta/FaceOptions.h"
#include "cti/simulator/scenario/OfficeConfig.h"
#include "cti/simulator/xsi/XsiOptions.h"

namespace balie::sim {

/// A whole simulated PBX: who is there and what happens, how it speaks CSTA and Xsi, how fast its day runs.
struct PbxConfig {
    OfficeConfig office;
    FaceOptions face;
    XsiOptions xsi;
    double speed = 1.0;
};

} // namespace balie::sim
