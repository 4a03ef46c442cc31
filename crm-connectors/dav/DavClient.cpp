#include "crm-connectors/dav/DavClient.h"

#include "base/HostRules.h"

#include <QCoreApplication>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Dav {
    Q_DECLARE_TR_FUNCTIONS(Dav)
};

} // namespace

QByteArray davXml(const QByteArray &content)
{
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + content;
}

DavClient::DavClient(const DavSettings &settings, HttpPort &http)
    : m_settings(settings)
    , m_http(http)
{
}

void DavClient::send(HttpMethod method, const QUrl &url, int depth, const QByteArray &body, Replied replied)
{
    HttpRequest request;
    request.method = method;
    request.url = url;
    request.body = body;
    if (method != HttpMethod::Get) {
        request.headers.append(HttpHeader{"Depth", QByteArray::number(depth)});
        request.headers.append(HttpHeader{"Content-Type", "application/xml; charset=utf-8"});
    }
    start(std::move(request), std::move(replied));
}

void DavClient::post(
    const QUrl &url, const QByteArray &contentType, const QByteArray &body, Replied replied)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = url;
    request.body = body;
    request.headers.append(HttpHeader{"Content-Type", contentType});
    start(std::move(request), std::move(replied));
}

void DavClient::start(HttpRequest request, Replied replied)
{
    request.extraCaPem = m_settings.extraCaPem;
    request.allowPlain = m_settings.allowPlain;
    request.maxRedirects = 5;
    request.maxBody = m_settings.largestReply;
    request.connectTimeout = m_settings.connectTimeout;
    request.timeout = m_settings.requestTimeout;
    if (!m_settings.bearerToken.isEmpty()) {
        request.headers.append(HttpHeader{"Authorization", "Bearer " + m_settings.bearerToken});
    } else if (!m_settings.user.isEmpty()) {
        const QByteArray pair = (m_settings.user + u':' + m_settings.password).toUtf8();
        request.headers.append(HttpHeader{"Authorization", "Basic " + pair.toBase64()});
    }
    HttpHandlers handlers;
    handlers.done = [this, replied = std::move(replied)](Expected<HttpReply> reply) {
        // Sent on without the password, the next server's 401 would be a riddle.
        if (reply && !mayAsk(reply->url) && !reply->isSuccess())
            reply = unexpected(elsewhere(reply->url));
        // A copy: it may send the next request, or delete this, and with either its own call.
        const Replied handler = replied;
        handler(reply);
    };
    m_call = m_http.send(std::move(request), std::move(handlers));
}

void DavClient::ask(HttpMethod method, const QUrl &url, int depth, const QByteArray &body, Answered answered)
{
    send(method, url, depth, body, [this, answered = std::move(answered)](const Expected<HttpReply> &reply) {
        const Answered handler = answered;
        if (!reply)
            handler(unexpected(reply.error()));
        else if (reply->status != 207)
            handler(unexpected(refusal(*reply)));
        else
            handler(DavAnswer::parse(reply->body, reply->url));
    });
}

bool DavClient::mayAsk(const QUrl &url) const
{
    return isSameOrigin(url, m_settings.url);
}

Error DavClient::elsewhere(const QUrl &url) const
{
    return {ErrorCode::NotAllowed,
        Dav::tr("%1 has what was asked for on %2. Your password is sent to no other server than the one that "
                    "you chose; if you trust it, fill in https://%2.")
            .arg(m_settings.url.host(), url.host()),
        u"dav: another origin"_s};
}

Error DavClient::refusal(const HttpReply &reply) const
{
    const QString host = m_settings.url.host();
    const QString detail = u"dav %1: status %2"_s.arg(host).arg(reply.status);
    switch (reply.status) {
    case 401:
        return {ErrorCode::BadCredentials,
            Dav::tr("%1 does not accept this user name and password. Check both.").arg(host), detail};
    case 403:
        return {ErrorCode::NotAllowed,
            Dav::tr("%1 does not let this user read there. Ask your administrator.").arg(host), detail};
    case 404:
    case 410:
        return {ErrorCode::InvalidInput,
            Dav::tr("%1 has no address book or calendar there. Check the address.").arg(host), detail};
    case 429:
    case 503:
        return {ErrorCode::Busy, Dav::tr("%1 is too busy. Try again later.").arg(host), detail};
    default:
        break;
    }
    if (reply.status >= 500) {
        return {ErrorCode::Refused,
            Dav::tr("%1 reports a failure of its own (%2). Try again later, or ask your administrator.")
                .arg(host)
                .arg(reply.status),
            detail};
    }
    return otherShape(u"status %1"_s.arg(reply.status));
}

Error DavClient::otherShape(const QString &what) const
{
    const QString host = m_settings.url.host();
    return {ErrorCode::Protocol,
        Dav::tr("%1 answers, but not as an address book or a calendar does. Check the address.").arg(host),
        u"dav %1: %2"_s.arg(host, what)};
}

QByteArray davQuestion::whatIsHere()
{
    return davXml("<d:propfind xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:carddav\"><d:prop>"
               "<d:resourcetype/><d:displayname/><d:current-user-principal/><c:addressbook-home-set/>"
               "<d:sync-token/><d:supported-report-set/></d:prop></d:propfind>");
}

QByteArray davQuestion::whatIsInside()
{
    return davXml("<d:propfind xmlns:d=\"DAV:\"><d:prop><d:resourcetype/><d:getetag/></d:prop></d:propfind>");
}

QByteArray davQuestion::changesSince(const QString &syncToken)
{
    return davXml("<d:sync-collection xmlns:d=\"DAV:\"><d:sync-token>" + syncToken.toHtmlEscaped().toUtf8()
        + "</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>");
}

QByteArray davQuestion::cards(const QVector<QByteArray> &paths)
{
    QByteArray hrefs;
    for (const QByteArray &path : paths)
        hrefs += "<d:href>" + QString::fromUtf8(path).toHtmlEscaped().toUtf8() + "</d:href>";
    return davXml("<c:addressbook-multiget xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:carddav\"><d:prop>"
               "<d:getetag/><c:address-data/></d:prop>"
        + hrefs + "</c:addressbook-multiget>");
}

} // namespace balie
