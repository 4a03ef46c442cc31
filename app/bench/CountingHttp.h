#pragma once

#include "base/http/HttpPort.h"

#include <QVector>
#include <mutex>

namespace balie::bench {

/// When requests left, of those that a server counts for its rate: all but what keeps the channel.
/// Written on the link's thread, read from any.
class RequestMeter {
public:
    void left();
    void restart();
    int count() const;
    /// The most in any one second, and the mean over the time from the first to the last.
    int peakPerSecond() const;
    double meanPerSecond() const;

private:
    mutable std::mutex m_mutex;
    QVector<qint64> m_at; ///< ns
};

/// The real HTTP client, counted.
class CountingHttp final : public HttpPort {
public:
    /// The meter must outlive it.
    CountingHttp(std::unique_ptr<HttpPort> http, RequestMeter &meter);
    [[nodiscard]] std::unique_ptr<HttpCall> send(
        HttpRequest request, HttpHandlers handlers) override;

private:
    std::unique_ptr<HttpPort> m_http;
    RequestMeter &m_meter;
};

} // namespace balie::bench
