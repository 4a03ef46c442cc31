#pragma once

#include "tests/connectors-auth/FakeSecrets.h"
#include "tests/connectors-auth/TokenServer.h"

#include "base/ManualClock.h"
#include "crm-connectors/auth/Sessions.h"

namespace balie::test {

/// A text of a profile without quotes, languages and escapes: "{setting.url}/x".
crm::Text text(const QString &written);
crm::AuthSpec::FormField field(const QString &name, const QString &written);
/// Strings in an object, as a JSON body.
crm::JsonText jsonObject(const QVector<std::pair<QString, QString>> &members);
/// As RefreshTokens writes it.
QString storedGrant(const QString &refresh, int serial = 1);

/// A request through a session and what came of it.
struct Told {
    Told(HttpPort &port, HttpRequest request);
    Told(HttpPort &port, const QUrl &url);
    Q_DISABLE_COPY_MOVE(Told)

    int status() const { return result && *result ? (*result)->status : 0; }
    bool failedWith(ErrorCode code) const
    {
        return result && !*result && result->error().code == code;
    }

    std::optional<Expected<HttpReply>> result;
    int times = 0;
    std::unique_ptr<HttpCall> call;
};

/// Time, keychain, servers and a session over them.
class AuthBench {
public:
    AuthBench();

    /// OAuthCode at TokenServer, with the refresh token "refresh-0" stored.
    static crm::AuthSetup oauth();
    void make(const crm::AuthSetup &setup);
    /// Turns the loop until nothing is due.
    void settle() { clock.settle(); }

    ManualClock clock;
    FakeSecrets secrets{clock};
    TokenServer server;
    PlayedHttp http;
    QVector<Error> troubles;
    std::unique_ptr<crm::Session> session;
    std::optional<Error> makeError;

    crm::AuthTools tools();
};

inline QUrl crmUrl(const QString &path)
{
    return QUrl(QStringLiteral("https://crm.example") + path);
}

} // namespace balie::test
