#pragma once

#include "cti/simulator/xsi/CallLeg.h"

#include <QString>

namespace balie::sim {

/// The event packages that this XSP knows.
namespace packages {

/// Spelled exactly, as the schema does.
bool isKnown(const QString &name);
/// Basic, Standard or Advanced Call: snapshots, and no virtual users as targets.
bool isCall(const QString &name);
bool carries(const QString &package, CallNews news);
/// The event's xsi:type.
const char *typeOf(CallNews news);

} // namespace packages

} // namespace balie::sim
