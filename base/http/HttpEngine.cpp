#include "base/http/HttpEngine.h"

#include <QFile>
#include <algorithm>

namespace balie {

namespace {

/// The authorities that libcurl was built to trust.
QByteArray systemAuthorities(CURL *easy)
{
    const char *path = nullptr;
    curl_easy_getinfo(easy, CURLINFO_CAINFO, &path);
    QFile file(QFile::decodeName(path));
    return path && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

HttpEngine::HttpEngine(Clock &clock)
    : m_clock(clock)
    , m_delivery(clock.makeTimer([this] { deliver(); }))
    , m_loop(clock, [this](CURL *easy, CURLcode code) { hopEnded(easy, code); })
{
}

std::shared_ptr<HttpExchange> HttpEngine::begin(HttpRequest request, HttpHandlers handlers)
{
    const bool ownAuthorities = !request.extraCaPem.isEmpty();
    // Called while the exchange is in m_exchanges only: it is silenced on its way out.
    const HttpExchange::Hooks hooks{[this](HttpExchange &exchange) { queue(&exchange); },
        [this](HttpExchange &exchange, const Error &error) {
            m_loop.remove(exchange.easy());
            exchange.fail(error);
        }};
    auto exchange
        = std::make_shared<HttpExchange>(std::move(request), std::move(handlers), m_clock, hooks);
    m_exchanges.emplace(exchange.get(), exchange);
    if (ownAuthorities && m_systemAuthorities.isEmpty())
        m_systemAuthorities = systemAuthorities(exchange->easy());
    add(exchange.get());
    return exchange;
}

void HttpEngine::add(HttpExchange *exchange)
{
    if (const auto prepared = exchange->prepare(m_systemAuthorities); !prepared)
        exchange->fail(prepared.error());
    else if (!m_loop.add(exchange->easy()))
        exchange->fail(CURLE_FAILED_INIT);
}

void HttpEngine::hopEnded(CURL *easy, CURLcode code)
{
    HttpExchange *exchange = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &exchange);
    if (exchange->endHop(code))
        add(exchange);
}

void HttpEngine::drop(const std::shared_ptr<HttpExchange> &exchange)
{
    if (m_exchanges.erase(exchange.get()) == 0)
        return;
    m_loop.remove(exchange->easy());
    std::erase(m_ready, exchange);
}

void HttpEngine::close()
{
    m_delivery->stop();
    m_ready.clear();
    // One at a time: a handler that goes with its exchange may own another call.
    while (!m_exchanges.empty()) {
        const auto exchange = m_exchanges.begin()->second;
        m_exchanges.erase(m_exchanges.begin());
        exchange->silence();
        m_loop.remove(exchange->easy());
    }
}

void HttpEngine::queue(HttpExchange *exchange)
{
    const auto &known = m_exchanges.at(exchange);
    if (std::find(m_ready.begin(), m_ready.end(), known) == m_ready.end())
        m_ready.push_back(known);
    if (!m_delivery->isActive())
        m_delivery->start(Clock::Milliseconds(0));
}

void HttpEngine::deliver()
{
    const auto self = shared_from_this();
    // What handlers bring about waits for the next turn, so that none can starve the loop.
    for (std::size_t turn = m_ready.size(); turn > 0 && !m_ready.empty(); --turn) {
        const auto exchange = m_ready.front();
        m_ready.pop_front();
        exchange->deliver();
        // Not before: a handler that closes this engine silences what is left of this one too.
        if (exchange->isOver())
            m_exchanges.erase(exchange.get());
    }
    if (!m_ready.empty())
        m_delivery->start(Clock::Milliseconds(0));
}

} // namespace balie
