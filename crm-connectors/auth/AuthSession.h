#pragma once

#include "crm-connectors/api/Session.h"
#include "crm-connectors/auth/AuthContext.h"
#include "crm-connectors/auth/Origins.h"
#include "crm-connectors/auth/SignInGate.h"

namespace balie::crm {

/// The Session over a method of signing in.
class AuthSession final : public Session {
public:
    AuthSession(std::unique_ptr<AuthContext> context, std::unique_ptr<SignInMethod> method);
    ~AuthSession() override;

    [[nodiscard]] std::unique_ptr<HttpCall> send(
        HttpRequest request, HttpHandlers handlers) override;
    [[nodiscard]] std::unique_ptr<HttpCall> prepare(
        Want want, std::function<void(Expected<void>)> done) override;
    [[nodiscard]] QHash<QString, QString> facts() const override;
    [[nodiscard]] QStringList secretValues() const override;

    // For its calls.
    HttpPort &http() const { return m_context->tools().http; }
    SignInGate &gate() { return m_gate; }
    const AuthErrors &errors() const { return m_context->errors(); }
    bool canRenew() const { return m_method->canRenew(); }
    /// An origin that may be shown the sign-in.
    bool isOwn(const QUrl &url);
    /// Adds what the sign-in asks for.
    void sign(HttpRequest &request);

private:
    void takeSignIn();

    std::unique_ptr<AuthContext> m_context;
    std::unique_ptr<SignInMethod> m_method;
    SignInGate m_gate;
    quint64 m_taken = 0; ///< generation that origins and texts are of
    Origins m_origins;
    QVector<HttpHeader> m_added;
};

} // namespace balie::crm
