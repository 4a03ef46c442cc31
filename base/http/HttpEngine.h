#pragma once

#include "base/http/CurlLoop.h"
#include "base/http/HttpExchange.h"

#include <deque>

namespace balie {

/// The exchanges under way and the turns of the loop in which their handlers are called. Shared by
/// the client and by its own delivery, so that a handler may delete the client.
class HttpEngine final : public std::enable_shared_from_this<HttpEngine> {
public:
    explicit HttpEngine(Clock &clock);

    std::shared_ptr<HttpExchange> begin(HttpRequest request, HttpHandlers handlers);
    /// Ends it without a word; nothing happens if it has ended.
    void drop(const std::shared_ptr<HttpExchange> &exchange);
    /// Ends all of them without a word.
    void close();

private:
    void add(HttpExchange *exchange);
    void hopEnded(CURL *easy, CURLcode code);
    void queue(HttpExchange *exchange);
    void deliver();

    Clock &m_clock;
    QByteArray m_systemAuthorities;
    std::unordered_map<HttpExchange *, std::shared_ptr<HttpExchange>> m_exchanges;
    std::deque<std::shared_ptr<HttpExchange>> m_ready; ///< each once
    std::unique_ptr<Timer> m_delivery;
    CurlLoop m_loop;
};

} // namespace balie
