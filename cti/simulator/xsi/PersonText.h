#pragma once

#include "cti/simulator/xsi/XsiContext.h"
#include "cti/simulator/xsi/XsiWriter.h"

namespace balie::sim::personText {

/// userId, firstName, lastName, groupId, number, extension of a user, as profile, directory and
/// receptionist lists have them in common.
void details(XsiWriter &out, const XsiContext &context, const Device &device);
/// additionalDetails, with its element.
void additional(XsiWriter &out, const Device &device);

} // namespace balie::sim::personText
