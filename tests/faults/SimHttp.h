#pragma once

#include "base/Clock.h"
#include "base/http/HttpPort.h"
#include "cti/simulator/xsi/XsiFace.h"

namespace balie::test {

/// HTTP to the simulated XSPs without a socket, in the time of an injected clock. A request to the host's
/// name goes to one node after the other, as behind a load balancer; `connectTo` and a node's name or
/// address in the URL choose one. Redirects are followed by the port's own rules. One thread; outlives its calls.
class SimHttp final : public HttpPort {
public:
    struct Sent {
        HttpRequest request;
        QString node;
        Clock::Milliseconds at{0};
    };

    /// Both must outlive this object.
    SimHttp(Clock &clock, sim::XsiFace &face)
        : m_clock(clock)
        , m_face(face)
    {
    }

    [[nodiscard]] std::unique_ptr<HttpCall> send(HttpRequest request, HttpHandlers handlers) override;

    /// While it is down nobody answers: Unreachable, and streams that stand are cut.
    void setDown(bool down);
    /// Everything that was sent, redirected requests once.
    const QVector<Sent> &sent() const { return m_sent; }
    /// Only with balancing does the client have to stay at the stream's node by itself.
    bool balanced = true;

private:
    class Call;

    QString nodeFor(const HttpRequest &request);

    Clock &m_clock;
    sim::XsiFace &m_face;
    QVector<Sent> m_sent;
    QVector<Call *> m_calls; ///< under way
    int m_next = 0;
    bool m_down = false;
};

/// The same as something that a provider may own.
class SharedHttp final : public HttpPort {
public:
    explicit SharedHttp(SimHttp &http)
        : m_http(http)
    {
    }
    [[nodiscard]] std::unique_ptr<HttpCall> send(
        HttpRequest request, HttpHandlers handlers) override
    {
        return m_http.send(std::move(request), std::move(handlers));
    }

private:
    SimHttp &m_http;
};

} // namespace balie::test
