#pragma once

#include "base/Clock.h"
#include "base/http/HttpPort.h"

#include <array>
#include <curl/curl.h>
#include <optional>

namespace balie {

/// One request from its sending to the last handler: libcurl's easy handle, what has come back, and
/// the limits on it. libcurl's callbacks only gather; handlers are called by deliver() and nowhere
/// else.
class HttpExchange final {
public:
    struct Hooks {
        std::function<void(HttpExchange &)> news; ///< deliver() has something to do
        /// A limit of time was reached: take it out of the loop and call fail().
        std::function<void(HttpExchange &, const Error &)> expired;
    };

    HttpExchange(HttpRequest request, HttpHandlers handlers, Clock &clock, Hooks hooks);
    ~HttpExchange();
    Q_DISABLE_COPY_MOVE(HttpExchange)

    CURL *easy() const { return m_easy; }

    /// Readies the handle for the loop. `systemAuthorities` is joined to the request's own ones.
    [[nodiscard]] Expected<void> prepare(const QByteArray &systemAuthorities);
    /// The handle has left the loop. True: a redirect is to be followed, so prepare() and add it
    /// again.
    [[nodiscard]] bool endHop(CURLcode code);
    /// The handle has left the loop, or never was in it: this is the result.
    void fail(Error error);
    void fail(CURLcode code);
    /// No handler is called any more.
    void silence();

    /// The result is in: deliver() calls the last handlers.
    bool isOver() const { return m_result.has_value(); }
    /// Calls the handlers for what has come in. They may silence this, and drop every reference but
    /// the caller's.
    void deliver();

private:
    static std::size_t onHeader(char *data, std::size_t, std::size_t size, void *exchange);
    static std::size_t onBody(char *data, std::size_t, std::size_t size, void *exchange);
    static int onProgress(void *exchange, curl_off_t, curl_off_t, curl_off_t, curl_off_t sent);
    static int onReady(void *exchange, char *peer, char *, int port, int);
    void setSecurity(const QByteArray &systemAuthorities);
    void setRoute();
    void setHeaders();
    void setMethod();
    bool takeHeader(const QByteArray &line);
    bool takeHead();
    bool takeBody(const char *data, qsizetype size);
    void refuse(Error error) { m_refusal = std::move(error); }
    void finish(Expected<HttpReply> result);
    void byteMoved();

    HttpRequest m_request;
    HttpHandlers m_handlers;
    Hooks m_hooks;
    std::unique_ptr<Timer> m_deadline;
    std::unique_ptr<Timer> m_idle;
    CURL *m_easy;
    curl_slist *m_sentHeaders = nullptr;
    curl_slist *m_connectTo = nullptr;
    QByteArray m_authorities; ///< lent to libcurl
    std::array<char, CURL_ERROR_SIZE> m_errorText{};

    // Of the hop under way.
    int m_sendings = 0;
    curl_off_t m_uploaded = 0;
    qint64 m_headerBytes = 0;
    bool m_headDone = false;
    qint64 m_bodyBytes = 0;
    std::optional<HttpRequest> m_next;
    std::optional<Error> m_refusal; ///< why a callback ended it

    int m_followed = 0;
    bool m_wentBare = false;
    HttpReply m_reply; ///< the head
    QByteArray m_collected;
    // For the handlers.
    bool m_silent = false;
    bool m_headNews = false;
    QByteArray m_piece;
    std::optional<Expected<HttpReply>> m_result;
};

} // namespace balie
