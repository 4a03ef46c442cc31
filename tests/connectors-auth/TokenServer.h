#pragma once

#include "tests/connectors-auth/PlayedHttp.h"

#include <QJsonObject>
#include <QSet>

namespace balie::test {

/// A system with an OAuth token endpoint, strict about what it is sent: https://login.example/token
/// and https://crm.example/.... Refresh tokens rotate; the one before stays good until an access
/// token that came with the new one is used (or not at all, when `isHard`).
class TokenServer {
public:
    /// What a request to either host is answered.
    Expected<HttpReply> answer(const HttpRequest &request);

    bool isHard = false;
    bool rotates = true;
    int expiresIn = 3600;
    QString clientSecret; ///< wanted when not empty
    QJsonObject facts; ///< join each token reply
    std::optional<HttpReply> instead; ///< of a token reply
    QSet<QString> refreshTokens{QStringLiteral("refresh-0")};
    QSet<QString> accessTokens; ///< good ones
    int tokenRequests = 0;
    QStringList complaints; ///< what no strict server would have liked

    /// A call of the system; replaced by tests.
    std::function<HttpReply(const HttpRequest &)> api
        = [](const HttpRequest &) { return reply(200, "ok"); };

private:
    HttpReply token(const HttpRequest &request);

    int m_issued = 0;
    QHash<QString, QString> m_retires; ///< access token -> refresh token that its use ends
};

} // namespace balie::test
