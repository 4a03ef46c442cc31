#include "tests/faults/SimHttp.h"

#include "base/http/HttpRules.h"

#include <deque>
#include <utility>

namespace balie::test {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

QVector<HttpHeader> headersFrom(const sim::XsiHeaders &headers)
{
    QVector<HttpHeader> result;
    for (const auto &[name, value] : headers)
        result.append({name, value});
    return result;
}

} // namespace

/// One exchange. What the face says is kept and delivered from a timer, one thing a turn, so that the
/// client may do anything in its handlers, also delete the call.
class SimHttp::Call final : public HttpCall, private sim::XsiExchange {
public:
    Call(SimHttp &http, HttpRequest request, HttpHandlers handlers)
        : m_http(http)
        , m_request(std::move(request))
        , m_handlers(std::move(handlers))
        , m_timer(http.m_clock.makeTimer([this] { deliver(); }))
        , m_limit(http.m_clock.makeTimer([this] { finish(unexpected(error(ErrorCode::Timeout))); }))
    {
        m_http.m_calls.append(this);
        if (m_request.timeout > 0ms)
            m_limit->start(m_request.timeout);
        ask();
    }
    ~Call() override
    {
        m_http.m_calls.removeOne(this);
        leave();
    }

    void cut()
    {
        leave();
        m_pending.clear();
        const ErrorCode code = m_head ? ErrorCode::LinkLost : ErrorCode::Unreachable;
        later([this, code] { finish(unexpected(error(code))); });
    }

private:
    static Error error(ErrorCode code)
    {
        return {code, u"The server cannot be reached."_s, u"simulated"_s};
    }

    void ask()
    {
        const QString node = m_http.nodeFor(m_request);
        m_http.m_sent.append({m_request, node, m_http.m_clock.now()});
        if (m_http.m_down) {
            later([this] { finish(unexpected(error(ErrorCode::Unreachable))); });
            return;
        }
        m_head.reset();
        m_node = node;
        sim::XsiHttpRequest request;
        request.method = methodName(m_request.method).latin1();
        request.target = m_request.url.path(QUrl::FullyEncoded).toUtf8();
        if (m_request.url.hasQuery())
            request.target += '?' + m_request.url.query(QUrl::FullyEncoded).toUtf8();
        request.headers.append({"Host", m_request.url.host().toUtf8()});
        for (const HttpHeader &header : std::as_const(m_request.headers))
            request.headers.append({header.name, header.value});
        request.body = m_request.body;
        request.node = node;
        request.secure = m_request.url.scheme() == "https"_L1;
        m_open = true;
        m_http.m_face.handle(request, *this);
    }

    void leave()
    {
        if (std::exchange(m_open, false))
            m_http.m_face.gone(*this);
    }

    void later(std::function<void()> what)
    {
        m_pending.push_back(std::move(what));
        if (!m_timer->isActive())
            m_timer->start(1ms);
    }

    void deliver()
    {
        const std::function<void()> what = std::move(m_pending.front());
        m_pending.pop_front();
        // Before it: what it does may end this call.
        if (!m_pending.empty())
            m_timer->start(0ms);
        what();
    }

    void finish(Expected<HttpReply> reply)
    {
        leave();
        m_pending.clear();
        m_timer->stop();
        m_limit->stop();
        const auto done = std::move(m_handlers.done);
        if (done)
            done(std::move(reply)); // may delete this
    }

    HttpReply headOf(int status, const sim::XsiHeaders &headers) const
    {
        HttpReply reply;
        reply.status = status;
        reply.headers = headersFrom(headers);
        reply.url = m_request.url;
        reply.wentBare = m_wentBare;
        reply.peerAddress = m_node;
        return reply;
    }

    void answered(HttpReply reply)
    {
        if (isRedirect(reply.status) && m_request.maxRedirects > 0) {
            auto next = redirected(m_request, reply.status, reply.header("Location"));
            if (!next || m_followed >= m_request.maxRedirects) {
                finish(unexpected(error(ErrorCode::Protocol)));
                return;
            }
            ++m_followed;
            m_wentBare |= next->isBare;
            m_request = std::move(next->request);
            ask();
            return;
        }
        if (m_handlers.data && !reply.body.isEmpty()) {
            const QByteArray body = std::exchange(reply.body, {});
            later([this, reply] { finish(reply); });
            m_handlers.data(body);
            return;
        }
        finish(std::move(reply));
    }

    // XsiExchange
    void reply(const sim::XsiHttpReply &reply) override
    {
        m_open = false;
        HttpReply answer = headOf(reply.status, reply.headers);
        answer.body = reply.body;
        later([this, answer] { answered(answer); });
    }
    void beginStream(int status, const sim::XsiHeaders &headers) override
    {
        m_head = headOf(status, headers);
        later([this, head = *m_head] {
            if (m_handlers.head)
                m_handlers.head(head);
        });
    }
    void chunk(const QByteArray &bytes) override
    {
        later([this, bytes] {
            if (m_handlers.data)
                m_handlers.data(bytes);
        });
    }
    void endStream() override
    {
        m_open = false;
        later([this] { finish(*m_head); });
    }

    SimHttp &m_http;
    HttpRequest m_request;
    HttpHandlers m_handlers;
    int m_followed = 0;
    bool m_wentBare = false;
    QString m_node;
    std::optional<HttpReply> m_head; ///< of a stream that has begun
    std::deque<std::function<void()>> m_pending;
    std::unique_ptr<Timer> m_timer;
    std::unique_ptr<Timer> m_limit;
    bool m_open = false; ///< the face still has this exchange
};

std::unique_ptr<HttpCall> SimHttp::send(HttpRequest request, HttpHandlers handlers)
{
    return std::make_unique<Call>(*this, std::move(request), std::move(handlers));
}

void SimHttp::setDown(bool down)
{
    m_down = down;
    if (!down)
        return;
    for (Call *call : std::as_const(m_calls))
        call->cut();
}

QString SimHttp::nodeFor(const HttpRequest &request)
{
    const QStringList &nodes = m_face.options().nodes;
    if (!request.connectTo.isEmpty())
        return request.connectTo;
    if (nodes.contains(request.url.host()))
        return request.url.host();
    if (const qsizetype named = m_face.options().nodeNames.indexOf(request.url.host()); named >= 0)
        return nodes.at(named);
    if (balanced)
        m_next = (m_next + 1) % int(nodes.size());
    return nodes.at(m_next);
}

} // namespace balie::test
