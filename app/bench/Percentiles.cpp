#include "app/bench/Percentiles.h"

#include <algorithm>
#include <cmath>

namespace balie::bench {

double percentile(QVector<double> samples, double percent)
{
    if (samples.isEmpty())
        return 0;
    const auto rank = qsizetype(std::ceil(percent / 100.0 * double(samples.size())));
    const auto at = samples.begin() + std::clamp<qsizetype>(rank - 1, 0, samples.size() - 1);
    std::nth_element(samples.begin(), at, samples.end());
    return *at;
}

} // namespace balie::bench
