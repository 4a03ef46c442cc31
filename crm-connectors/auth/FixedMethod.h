#pragma once

#include "crm-connectors/auth/AuthContext.h"
#include "crm-connectors/auth/SignInMethod.h"

namespace balie::crm {

/// None, Basic and Header: the same with every request; only the secrets are read first.
class FixedMethod final : public SignInMethod {
public:
    explicit FixedMethod(AuthContext &context);

    void begin(Done done) override;
    bool canRenew() const override { return false; }

private:
    AuthContext &m_context;
};

/// User and password as RFC 7617 joins them, in UTF-8.
QString basicToken(const AuthContext &context);

} // namespace balie::crm
