#pragma once

#include "cti/model/Connection.h"
#include "cti/xsi/Call.h"

namespace balie::cti {

/// One call of one device: as the switch told it last, and what became of that.
struct FoldedCall {
    xsi::Call call;
    Connection model;
    /// Gone from here, but it may come back: not shown, and the switch still counts it.
    bool isShadow = false;
};

} // namespace balie::cti
