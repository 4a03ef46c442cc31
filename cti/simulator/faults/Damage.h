#pragma once

#include "cti/simulator/faults/FaultPlan.h"

#include <QByteArray>

namespace balie::sim {

/// Changes up to eight ASCII bytes, one of them to '<', so that what was a well-formed document
/// no longer is one: a change that nobody could ever detect would prove nothing. Stays valid UTF-8.
QByteArray garbled(QByteArray bytes, FaultPlan &plan);
/// Loses at least one byte at the end, keeps at least one.
QByteArray truncated(const QByteArray &bytes, FaultPlan &plan);
/// The same bytes in pieces of 1 to 64.
std::vector<QByteArray> pieces(const QByteArray &bytes, FaultPlan &plan);

} // namespace balie::sim
