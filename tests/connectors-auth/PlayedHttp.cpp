#include "tests/connectors-auth/PlayedHttp.h"

#include <QStringList>
#include <QUrlQuery>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

class PlayedHttp::Call final : public HttpCall {
public:
    Call(PlayedHttp &http, HttpRequest request, HttpHandlers handlers)
        : m_request(std::move(request))
        , m_handlers(std::make_shared<HttpHandlers>(std::move(handlers)))
        , m_timer(http.m_clock.makeTimer([this, &http] { deliver(http); }))
    {
        m_timer->start({});
    }
    ~Call() override { *m_handlers = {}; }
    Q_DISABLE_COPY_MOVE(Call)

private:
    void deliver(PlayedHttp &http)
    {
        // Nothing of this is touched once a handler may have deleted it.
        const auto handlers = m_handlers;
        const HttpRequest request = m_request;
        Expected<HttpReply> result = http.answer(request);
        if (result && result->url.isEmpty())
            result->url = request.url;
        if (result) {
            HttpReply head = *result;
            head.body.clear();
            if (handlers->head)
                std::function(handlers->head)(head);
            if (handlers->data) {
                for (const char byte : QByteArray(result->body)) {
                    if (handlers->data)
                        std::function(handlers->data)(QByteArray(1, byte));
                }
                result->body.clear();
            }
        }
        if (const auto done = handlers->done)
            done(result);
    }

    HttpRequest m_request;
    std::shared_ptr<HttpHandlers> m_handlers;
    std::unique_ptr<Timer> m_timer;
};

PlayedHttp::PlayedHttp(Clock &clock, Answer answer)
    : answer(std::move(answer))
    , m_clock(clock)
{
}

std::unique_ptr<HttpCall> PlayedHttp::send(HttpRequest request, HttpHandlers handlers)
{
    sent.append(request);
    return std::make_unique<Call>(*this, std::move(request), std::move(handlers));
}

QStringList PlayedHttp::lines() const
{
    QStringList lines;
    for (const HttpRequest &request : sent)
        lines.append(methodName(request.method) + u' ' + request.url.toString(QUrl::FullyEncoded));
    return lines;
}

QByteArray headerOf(const HttpRequest &request, const QByteArray &name)
{
    QByteArray found;
    for (const HttpHeader &header : request.headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            found += (found.isEmpty() ? QByteArray() : QByteArray("; twice: ")) + header.value;
    }
    return found;
}

HttpReply reply(int status, const QByteArray &body, const QVector<HttpHeader> &headers)
{
    HttpReply made;
    made.status = status;
    made.body = body;
    made.headers = headers;
    return made;
}

QHash<QString, QString> formOf(const HttpRequest &request)
{
    QHash<QString, QString> fields;
    const QUrlQuery query(QString::fromLatin1(request.body));
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded))
        fields.insert(name, fields.contains(name) ? u"twice"_s : value);
    return fields;
}

} // namespace balie::test
