#pragma once

#include "crm-connectors/auth/AuthContext.h"
#include "crm-connectors/auth/SignInMethod.h"

#include <QJsonValue>

namespace balie::crm {

/// Exchange, Challenge and Login: the profile's requests in their order, each able to use what the
/// ones before it kept.
class RequestsMethod final : public SignInMethod {
public:
    explicit RequestsMethod(AuthContext &context);

    void begin(Done done) override;
    bool canRenew() const override { return true; }
    std::chrono::minutes restAfterRefusal() const override { return std::chrono::minutes(15); }
    QStringList secretValues() const override;

private:
    void sendNext();
    void take(const AuthSpec::Request &request, const HttpReply &reply);
    std::optional<Error> keep(const AuthSpec::Request &request, const HttpReply &reply);
    void finish(const Expected<SignedIn> &result);

    AuthContext &m_context;
    std::unique_ptr<HttpCall> m_call;
    qsizetype m_next = 0;
    QHash<QString, QString> m_kept;
    Done m_done;
};

/// The value at a ResultPath ("result.token", "data.0.id", "[odata.type]"); undefined if there is
/// none.
QJsonValue valueAt(const QJsonValue &top, const QString &path);

} // namespace balie::crm
