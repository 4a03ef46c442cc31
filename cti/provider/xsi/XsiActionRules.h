#pragma once

#include "cti/provider/xsi/AssignedServices.h"
#include "cti/provider/xsi/FoldedCall.h"

#include <QVector>

namespace balie::cti {

/// Fills in what may be done with each call of a device now: from its state, from what the switch
/// allows for this call (allowAnswer, allowRetrieve: whether the telephone can be told to), from
/// the calls beside it and from what is assigned to the user. Nothing in a call says whether it can
/// be put on hold: `obeys` is what the telephone has shown so far. At the devices of others, and in
/// park places, only picking up is ours to do.
void applyXsiActionRules(
    QVector<FoldedCall> &calls, bool ownDevice, bool obeys, const AssignedServices &services);

} // namespace balie::cti
