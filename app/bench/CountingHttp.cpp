#include "app/bench/CountingHttp.h"

#include "base/SystemClock.h"

#include <algorithm>

namespace balie::bench {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qint64 second = 1'000'000'000;
} // namespace

void RequestMeter::left()
{
    const std::lock_guard lock(m_mutex);
    m_at.append(monotonicNs());
}

void RequestMeter::restart()
{
    const std::lock_guard lock(m_mutex);
    m_at.clear();
}

int RequestMeter::count() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_at.size());
}

int RequestMeter::peakPerSecond() const
{
    const std::lock_guard lock(m_mutex);
    qsizetype most = 0;
    qsizetype from = 0;
    for (qsizetype to = 0; to < m_at.size(); ++to) {
        while (m_at.at(to) - m_at.at(from) >= second)
            ++from;
        most = std::max(most, to - from + 1);
    }
    return int(most);
}

double RequestMeter::meanPerSecond() const
{
    const std::lock_guard lock(m_mutex);
    if (m_at.size() < 2)
        return 0;
    return double(m_at.size() - 1) * double(second) / double(m_at.last() - m_at.first());
}

CountingHttp::CountingHttp(std::unique_ptr<HttpPort> http, RequestMeter &meter)
    : m_http(std::move(http))
    , m_meter(meter)
{
}

std::unique_ptr<HttpCall> CountingHttp::send(HttpRequest request, HttpHandlers handlers)
{
    if (!request.url.path().contains("/channel"_L1))
        m_meter.left();
    return m_http->send(std::move(request), std::move(handlers));
}

} // namespace balie::bench
