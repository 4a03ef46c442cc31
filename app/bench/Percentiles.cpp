#include "app/bench/Percentiles.h"

#include <algorithm>
#include <cmath>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;

double percentile(QVector<double> samples, double percent)
{
    if (samples.isEmpty())
        return 0;
    const auto rank = qsizetype(std::ceil(percent / 100.0 * double(samples.size())));
    const auto at = samples.begin() + std::clamp<qsizetype>(rank - 1, 0, samples.size() - 1);
    std::nth_element(samples.begin(), at, samples.end());
    return *at;
}

QJsonObject spread(const QVector<double> &milliseconds)
{
    return {{u"p50_ms"_s, percentile(milliseconds, 50)}, {u"p99_ms"_s, percentile(milliseconds, 99)},
        {u"max_ms"_s, percentile(milliseconds, 100)}, {u"samples"_s, milliseconds.size()}};
}

} // namespace balie::bench
