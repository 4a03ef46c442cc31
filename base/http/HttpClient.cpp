#include "base/http/HttpClient.h"

#include "base/http/HttpEngine.h"

namespace balie {

namespace {

/// Cancels when it goes; harmless when the client went first.
class EngineCall final : public HttpCall {
public:
    EngineCall(const std::shared_ptr<HttpEngine> &engine, std::weak_ptr<HttpExchange> exchange)
        : m_engine(engine)
        , m_exchange(std::move(exchange))
    {
    }
    ~EngineCall() override
    {
        const auto exchange = m_exchange.lock();
        if (!exchange)
            return;
        exchange->silence();
        if (const auto engine = m_engine.lock())
            engine->drop(exchange);
    }

private:
    std::weak_ptr<HttpEngine> m_engine;
    std::weak_ptr<HttpExchange> m_exchange;
};

} // namespace

HttpClient::HttpClient(Clock &clock)
    : m_engine(std::make_shared<HttpEngine>(clock))
{
}

HttpClient::~HttpClient()
{
    // A handler may be what deletes the client: then the engine lives until that handler has
    // returned.
    m_engine->close();
}

std::unique_ptr<HttpCall> HttpClient::send(HttpRequest request, HttpHandlers handlers)
{
    return std::make_unique<EngineCall>(
        m_engine, m_engine->begin(std::move(request), std::move(handlers)));
}

} // namespace balie
