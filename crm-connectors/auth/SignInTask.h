#pragma once

#include "crm-connectors/api/ConnectorSetup.h"
#include "crm-connectors/auth/RefreshTokens.h"
#include "crm-connectors/auth/TokenEndpoint.h"

namespace balie::crm {

/// What the ways of signing in with the user share: the beginning, the limit of time, the end.
class SignInTask : public ConnectorTask {
public:
    SignInTask(std::unique_ptr<AuthContext> context, SignInHandlers handlers);
    ~SignInTask() override;
    Q_DISABLE_COPY_MOVE(SignInTask)

protected:
    /// Secrets are there.
    virtual void begin() = 0;
    /// Nothing is waited for any more.
    virtual void stop() = 0;

    AuthContext &context() { return *m_context; }
    TokenEndpoint &endpoint() { return m_endpoint; }
    /// May delete this.
    void prompt(const SignInPrompt &prompt);
    void keep(const TokenAnswer &answer);
    /// May delete this.
    void finish(const Expected<void> &result);
    QString clientId() const;

private:
    std::unique_ptr<AuthContext> m_context;
    SignInHandlers m_handlers;
    TokenEndpoint m_endpoint;
    RefreshTokens m_tokens;
    std::unique_ptr<Timer> m_start;
    std::unique_ptr<Timer> m_limit;
};

} // namespace balie::crm
