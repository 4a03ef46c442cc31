#pragma once

#include "crm-connectors/auth/SignInMethod.h"
#include "crm-connectors/auth/TokenEndpoint.h"

namespace balie::crm {

/// OAuthClient: a token for the client itself, or for a user and password that tokenForm has
/// (RFC 6749, 4.3 and 4.4).
class ClientMethod final : public SignInMethod {
public:
    explicit ClientMethod(AuthContext &context);

    void begin(Done done) override;
    bool canRenew() const override { return true; }
    std::chrono::minutes restAfterRefusal() const override { return std::chrono::minutes(15); }

private:
    void ask(const Done &done);

    AuthContext &m_context;
    TokenEndpoint m_endpoint;
};

} // namespace balie::crm
