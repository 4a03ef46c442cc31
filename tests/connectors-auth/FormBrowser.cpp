#include "tests/connectors-auth/FormBrowser.h"

#include "base/http/HttpRules.h"

#include <QRegularExpression>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString attribute(const QString &tag, const QString &name)
{
    const QRegularExpression form(u"\\s"_s + name + u"=\"([^\"]*)\""_s);
    return form.match(tag).captured(1).replace(u"&amp;"_s, u"&"_s);
}

} // namespace

void FormBrowser::go(HttpMethod method, const QUrl &url, const QByteArray &body)
{
    m_isAtRest = false;
    m_visited.append(methodName(method) + u' ' + url.toString(QUrl::RemoveQuery));
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.body = body;
    if (!body.isEmpty())
        request.headers.append(HttpHeader{"Content-Type", "application/x-www-form-urlencoded"});
    QByteArray cookies;
    for (const Cookie &cookie : m_cookies) {
        if (cookie.host == url.authority() && url.path().startsWith(cookie.path))
            cookies += (cookies.isEmpty() ? QByteArray() : QByteArray("; ")) + cookie.name + '='
                + cookie.value;
    }
    if (!cookies.isEmpty())
        request.headers.append(HttpHeader{"Cookie", cookies});
    HttpHandlers handlers;
    handlers.done = [this](const Expected<HttpReply> &reply) {
        if (reply)
            take(*reply);
        else
            m_isAtRest = true;
    };
    m_call = m_http.send(std::move(request), std::move(handlers));
}

void FormBrowser::take(const HttpReply &reply)
{
    const HttpReply kept = reply;
    for (const HttpHeader &header : kept.headers) {
        if (header.name.compare("Set-Cookie", Qt::CaseInsensitive) == 0)
            takeCookie(header.value, kept.url);
    }
    if (isRedirect(kept.status)) {
        go(HttpMethod::Get, kept.url.resolved(QUrl::fromEncoded(kept.header("Location"))), {});
        return;
    }
    m_page = kept.body;
    const QString text = QString::fromUtf8(m_page);
    const QRegularExpression formTag(u"<form[^>]*>"_s);
    const QRegularExpression inputTag(u"<input[^>]*>"_s);
    const QRegularExpressionMatch form = formTag.match(text);
    const QString action = attribute(form.captured(), u"action"_s);
    if (!form.hasMatch() || m_visited.size() > 40) {
        m_isAtRest = true;
        return;
    }
    QByteArray body;
    const qsizetype end = text.indexOf(u"</form>"_s, form.capturedEnd());
    auto inputs = inputTag.globalMatch(text.mid(form.capturedEnd(), end - form.capturedEnd()));
    while (inputs.hasNext()) {
        const QString tag = inputs.next().captured();
        const QString name = attribute(tag, u"name"_s);
        QString value = attribute(tag, u"value"_s);
        if (value.isEmpty())
            value = name == "login"_L1 ? u"anna"_s : u"geheim"_s;
        if (!body.isEmpty())
            body += '&';
        body += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    go(HttpMethod::Post, kept.url.resolved(QUrl(action)), body);
}

void FormBrowser::takeCookie(const QByteArray &line, const QUrl &url)
{
    const QList<QByteArray> parts = line.split(';');
    const qsizetype equals = parts.first().indexOf('=');
    Cookie cookie{parts.first().left(equals).trimmed(), parts.first().mid(equals + 1).trimmed(),
        u"/"_s, url.authority()};
    for (const QByteArray &part : parts.mid(1)) {
        const QByteArray trimmed = part.trimmed();
        if (trimmed.toLower().startsWith("path="))
            cookie.path = QString::fromLatin1(trimmed.sliced(5));
    }
    std::erase_if(m_cookies, [&cookie](const Cookie &other) {
        return other.name == cookie.name && other.path == cookie.path && other.host == cookie.host;
    });
    if (!cookie.value.isEmpty())
        m_cookies.push_back(cookie);
}

} // namespace balie::test
