#pragma once

#include "base/http/HttpPort.h"
#include "tests/connectors-conformance/HastyClock.h"

namespace balie::test {

/// Another HTTP port, which tells a clock while requests are under way, and puts the number of the
/// run into each: a request that was given up may reach the stand-in when the next run has begun
/// there.
class CountedHttp final : public HttpPort {
public:
    CountedHttp(HttpPort &http, HastyClock &clock)
        : m_http(http)
        , m_clock(clock)
    {
    }

    int run() const { return m_run; }
    void beginRun() { ++m_run; }

    [[nodiscard]] std::unique_ptr<HttpCall> send(
        HttpRequest request, HttpHandlers handlers) override
    {
        request.headers.append(HttpHeader{"Test-Run", QByteArray::number(m_run)});
        auto counted = std::make_shared<Count>(m_clock);
        handlers.done = [count = std::weak_ptr(counted), done = std::move(handlers.done)](
                            Expected<HttpReply> reply) {
            if (const auto running = count.lock())
                running->end();
            done(std::move(reply));
        };
        return std::make_unique<Call>(
            std::move(counted), m_http.send(std::move(request), std::move(handlers)));
    }

private:
    class Count {
    public:
        explicit Count(HastyClock &clock)
            : m_clock(clock)
        {
            m_clock.begin();
        }
        ~Count() { end(); }
        Q_DISABLE_COPY_MOVE(Count)
        void end()
        {
            if (std::exchange(m_runs, false))
                m_clock.end();
        }

    private:
        HastyClock &m_clock;
        bool m_runs = true;
    };

    struct Call final : HttpCall {
        Call(std::shared_ptr<Count> counted, std::unique_ptr<HttpCall> sent)
            : count(std::move(counted))
            , call(std::move(sent))
        {
        }
        std::shared_ptr<Count> count;
        std::unique_ptr<HttpCall> call;
    };

    HttpPort &m_http;
    HastyClock &m_clock;
    int m_run = 0;
};

} // namespace balie::test
