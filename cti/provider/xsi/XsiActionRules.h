#pragma once

#include "cti/provider/xsi/AssignedServices.h"
#include "cti/provider/xsi/FoldedCall.h"

#include <QVector>

namespace balie::cti {

/// Fills in what may be done with each call of a device now: from its state, from what the switch
/// allows for this call (allowAnswer, allowRetrieve: whether the telephone can be told to), from
/// the calls beside it and from what is assigned to the user. At the devices of others, and in park
/// places, only picking up is ours to do.
void applyXsiActionRules(
    QVector<FoldedCall> &calls, bool ownDevice, const AssignedServices &services);

} // namespace balie::cti
