#include "tests/xsi-calls/FakeHttp.h"

#include <QUrlQuery>
#include <algorithm>
#include <utility>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

class FakeHttp::Call final : public HttpCall {
public:
    explicit Call(FakeHttp &http)
        : m_http(http)
    {
    }
    ~Call() override
    {
        std::erase_if(
            m_http.m_waiting, [this](const Waiting &waiting) { return waiting.call == this; });
    }

private:
    FakeHttp &m_http;
};

std::unique_ptr<HttpCall> FakeHttp::send(HttpRequest request, HttpHandlers handlers)
{
    auto call = std::make_unique<Call>(*this);
    QString path = request.url.path(QUrl::FullyDecoded);
    path = path.sliced(path.indexOf("/v2.0"_L1) + 5);
    const QString query = QUrlQuery(request.url).toString(QUrl::FullyDecoded);
    m_asked.append(methodName(request.method) + u' ' + path
        + (query.isEmpty() ? QString() : u'?' + query));
    m_lastBody = request.body;
    m_waiting.push_back({call.get(), std::move(request), std::move(handlers)});
    return call;
}

QStringList FakeHttp::asked() const
{
    return m_asked;
}

QStringList FakeHttp::takeAsked()
{
    return std::exchange(m_asked, {});
}

qsizetype FakeHttp::waiting() const
{
    return qsizetype(m_waiting.size());
}

FakeHttp::Waiting FakeHttp::takeFirst()
{
    Waiting first = std::move(m_waiting.front());
    m_waiting.erase(m_waiting.begin());
    return first;
}

void FakeHttp::answer(int status, const QByteArray &body, const QVector<HttpHeader> &headers)
{
    if (m_waiting.empty())
        return;
    const Waiting first = takeFirst();
    HttpReply reply;
    reply.status = status;
    reply.body = body;
    reply.headers = headers;
    reply.url = first.request.url;
    first.handlers.done(reply);
}

void FakeHttp::lose()
{
    if (m_waiting.empty())
        return;
    const Waiting first = takeFirst();
    first.handlers.done(unexpected(Error{ErrorCode::LinkLost, {}, u"lost"_s}));
}

} // namespace balie::test
