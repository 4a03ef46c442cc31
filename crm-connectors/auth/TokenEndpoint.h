#pragma once

#include "crm-connectors/auth/AuthContext.h"

namespace balie::crm {

/// A token reply (RFC 6749, 5.1).
struct TokenAnswer {
    QString access;
    QString refresh; ///< empty: none, or the one that was sent goes on
    std::optional<std::chrono::seconds> life;
    QHash<QString, QString>
        facts; ///< those of AuthSpec::facts that it has; addresses are safe ones
};

/// Why there is none.
struct TokenRefusal {
    QString word; ///< "invalid_grant" (RFC 6749, 5.2; RFC 8628, 3.5); empty: another error
    Error error;

    /// What was sent for a token holds no longer. Zoho has a word of its own for it.
    bool isGrantGone() const;
};

/// Asks a token endpoint, one request at a time. Deleting it cancels; a handler may delete it.
class TokenEndpoint final {
public:
    using Done = std::function<void(const Expected<TokenAnswer, TokenRefusal> &)>;
    enum class TokenForm {
        Adds, ///< AuthSpec::tokenForm adds fields that the method does not send itself
        Replaces, ///< and takes the place of those that it does
    };

    explicit TokenEndpoint(AuthContext &context);

    /// `fields` of the method itself; client id and secret join them.
    void ask(const Text &address, NamedTexts fields, TokenForm form, Done done);
    /// client_id, and client_secret where the profile uses it; or that one of them is missing.
    Expected<NamedTexts> clientFields() const;

private:
    Expected<TokenAnswer, TokenRefusal> read(const HttpReply &reply) const;

    AuthContext &m_context;
    std::unique_ptr<HttpCall> m_call;
};

/// What RFC 6749 lets a number be and some servers make a text. Empty: none, or no sensible one.
std::optional<std::chrono::seconds> secondsIn(const QJsonValue &value);

} // namespace balie::crm
