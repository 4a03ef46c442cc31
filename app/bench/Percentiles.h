#pragma once

#include <QVector>

namespace balie::bench {

/// The smallest sample that at least `percent` of all are not above (nearest rank); 0 without
/// samples.
double percentile(QVector<double> samples, double percent);

} // namespace balie::bench
