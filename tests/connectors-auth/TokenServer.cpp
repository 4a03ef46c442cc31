#include "tests/connectors-auth/TokenServer.h"

#include <QJsonDocument>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

Expected<HttpReply> TokenServer::answer(const HttpRequest &request)
{
    if (request.url.host() == "login.example"_L1)
        return token(request);
    const QByteArray authorization = headerOf(request, "Authorization");
    const QString access = QString::fromUtf8(authorization.mid(7));
    if (!authorization.startsWith("Bearer ") || !accessTokens.contains(access))
        return reply(401, "no");
    if (m_retires.contains(access))
        refreshTokens.remove(m_retires.take(access));
    return api(request);
}

HttpReply TokenServer::token(const HttpRequest &request)
{
    ++tokenRequests;
    const auto complain = [this](const QString &complaint) { complaints.append(complaint); };
    if (request.method != HttpMethod::Post || request.url.path() != "/token"_L1)
        complain(u"not POST /token"_s);
    if (headerOf(request, "Content-Type") != "application/x-www-form-urlencoded")
        complain(u"content type"_s);
    if (!headerOf(request, "Authorization").isEmpty())
        complain(u"two ways of client authentication"_s);
    if (request.maxRedirects != 0)
        complain(u"would follow redirects with a secret"_s);
    const QHash<QString, QString> form = formOf(request);
    if (form.value(u"client_id"_s) != "balie"_L1)
        complain(u"client_id"_s);
    if (instead)
        return *instead;
    if (form.value(u"client_secret"_s) != clientSecret)
        return reply(401, "{\"error\":\"invalid_client\"}");
    const QString sent = form.value(u"refresh_token"_s);
    if (form.value(u"grant_type"_s) != "refresh_token"_L1)
        complain(u"grant_type"_s);
    if (!refreshTokens.contains(sent))
        return reply(400,
            "{\"error\":\"invalid_grant\",\"error_description\":\"gone: " + sent.toUtf8() + "\"}");
    ++m_issued;
    const QString access = u"access-%1"_s.arg(m_issued);
    accessTokens.insert(access);
    QJsonObject object = facts;
    object.insert("access_token"_L1, access);
    object.insert("token_type"_L1, "Bearer"_L1);
    if (expiresIn > 0)
        object.insert("expires_in"_L1, expiresIn);
    if (rotates) {
        const QString refresh = u"refresh-%1"_s.arg(m_issued);
        refreshTokens.insert(refresh);
        if (isHard)
            refreshTokens.remove(sent);
        else
            m_retires.insert(access, sent);
        object.insert("refresh_token"_L1, refresh);
    }
    return reply(200, QJsonDocument(object).toJson());
}

} // namespace balie::test
