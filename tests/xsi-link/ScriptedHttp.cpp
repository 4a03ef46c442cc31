#include "tests/xsi-link/ScriptedHttp.h"

#include <utility>

namespace balie::test {

class ScriptedHttp::Port final : public HttpPort {
public:
    explicit Port(ScriptedHttp &http)
        : m_http(http)
    {
    }
    std::unique_ptr<HttpCall> send(HttpRequest request, HttpHandlers handlers) override
    {
        return m_http.send(std::move(request), std::move(handlers));
    }

private:
    ScriptedHttp &m_http;
};

class ScriptedHttp::Call final : public HttpCall {
public:
    Call(ScriptedHttp &http, quint64 id)
        : m_http(http)
        , m_id(id)
    {
    }
    ~Call() override { m_http.cancel(m_id); }

private:
    ScriptedHttp &m_http;
    quint64 m_id;
};

QByteArray ScriptedHttp::Sent::line() const
{
    QByteArray line = methodName(request.method).latin1() + QByteArray(" ") + request.url.path(QUrl::FullyEncoded).toUtf8();
    if (request.url.hasQuery())
        line += '?' + request.url.query(QUrl::FullyEncoded).toUtf8();
    return line;
}

QByteArray ScriptedHttp::Sent::header(const QByteArray &name) const
{
    QByteArrayList values;
    for (const HttpHeader &header : request.headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            values.append(header.value);
    }
    return values.join(" | ");
}

ScriptedHttp::ScriptedHttp(ManualClock &clock)
    : m_clock(clock)
{
}

ScriptedHttp::~ScriptedHttp() = default;

std::unique_ptr<HttpPort> ScriptedHttp::port()
{
    return std::make_unique<Port>(*this);
}

QVector<ScriptedHttp::Sent> ScriptedHttp::sentWith(const QByteArray &part) const
{
    QVector<Sent> found;
    for (const Sent &sent : m_sent) {
        if (sent.line().contains(part))
            found.append(sent);
    }
    return found;
}

std::unique_ptr<HttpCall> ScriptedHttp::send(HttpRequest request, HttpHandlers handlers)
{
    const quint64 id = ++m_lastId;
    m_sent.append({request, m_clock.now()});
    Pending pending;
    pending.handlers = std::move(handlers);
    pending.answer = m_rule ? m_rule(m_sent.last()) : Answer();
    pending.url = request.url;
    pending.timer = m_clock.makeTimer([this, id] { deliver(id); });
    if (!pending.answer.never)
        pending.timer->start(latency);
    m_pending.emplace(id, std::move(pending));
    return std::make_unique<Call>(*this, id);
}

void ScriptedHttp::deliver(quint64 id)
{
    Pending &pending = m_pending.at(id);
    const Answer answer = pending.answer;
    HttpReply reply{answer.status, answer.headers, {},
        answer.from.isValid() ? answer.from : pending.url, answer.peer,
        answer.from.isValid()};
    const HttpHandlers handlers = pending.handlers;
    if (!answer.error && handlers.head)
        handlers.head(reply);
    if (!m_pending.contains(id))
        return;
    if (answer.stream) {
        m_stream = id;
        return;
    }
    auto ended = m_pending.extract(id); // the timer that fired lives until here is left
    if (handlers.data && !answer.body.isEmpty())
        handlers.data(answer.body);
    else
        reply.body = answer.body;
    if (answer.error)
        handlers.done(unexpected(Error(*answer.error)));
    else
        handlers.done(reply);
}

void ScriptedHttp::cancel(quint64 id)
{
    m_pending.erase(id);
    if (m_stream == id)
        m_stream = 0;
}

void ScriptedHttp::push(const QByteArray &bytes)
{
    Q_ASSERT(m_stream != 0);
    const auto data = m_pending.at(m_stream).handlers.data;
    data(bytes);
}

void ScriptedHttp::endStream()
{
    const auto ended = m_pending.extract(std::exchange(m_stream, 0));
    HttpReply reply;
    reply.status = 200;
    ended.mapped().handlers.done(reply);
}

} // namespace balie::test
