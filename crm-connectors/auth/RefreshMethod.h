#pragma once

#include "crm-connectors/auth/RefreshTokens.h"
#include "crm-connectors/auth/SignInMethod.h"
#include "crm-connectors/auth/TokenEndpoint.h"

#include <QSet>

namespace balie::crm {

/// OAuthCode and OAuthDevice after the user signed in: access tokens by the stored refresh token
/// (RFC 6749, 6). A new refresh token is stored before the access token that came with it is used:
/// servers that let the old one live until then still know it when the program is killed between.
/// A refresh token that was refused is not sent again; the store is looked at instead, where
/// another one stands once the user has signed in anew.
class RefreshMethod final : public SignInMethod {
public:
    explicit RefreshMethod(AuthContext &context);

    void begin(Done done) override;
    bool canRenew() const override { return true; }
    QStringList secretValues() const override;

private:
    void start();
    void loadAgain();
    void tryNext();
    void renewed(const Grant &sent, const TokenAnswer &answer);
    void stored(const Expected<void> &result);
    void finish(const Expected<SignedIn> &result);

    AuthContext &m_context;
    TokenEndpoint m_endpoint;
    RefreshTokens m_tokens;
    std::unique_ptr<Timer> m_storeLimit;

    std::optional<Grant> m_grant; ///< the last that worked
    bool m_isStored = true; ///< m_grant
    QSet<QString> m_refused;
    // Of the attempt under way.
    Done m_done;
    QVector<Grant> m_candidates;
    QString m_word; ///< of the last refusal
    SignedIn m_signedIn;
    bool m_storing = false;
};

} // namespace balie::crm
