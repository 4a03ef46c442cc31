#pragma once

#include <QJsonObject>
#include <QVector>

namespace balie::bench {

/// The smallest sample that at least `percent` of all are not above (nearest rank); 0 without
/// samples.
double percentile(QVector<double> samples, double percent);
/// p50_ms, p99_ms, max_ms and how many samples there are.
QJsonObject spread(const QVector<double> &milliseconds);

} // namespace balie::bench
