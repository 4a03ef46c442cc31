#pragma once

#include "base/Expected.h"

#include <QHash>
#include <QStringList>
#include <chrono>
#include <functional>
#include <optional>

namespace balie::crm {

/// What a sign-in gave; in memory only.
struct SignedIn {
    QString token; ///< as it stands behind the scheme in Authorization; empty: no such header
    QHash<QString, QString> facts;
    std::optional<std::chrono::seconds> life; ///< none: until the system says so
};

/// One way of signing in without the user. Each attempt answers once, perhaps at once; deleting
/// this cancels. Errors as in Connector.
class SignInMethod {
public:
    using Done = std::function<void(const Expected<SignedIn> &)>;

    virtual ~SignInMethod() = default;
    /// Not while one is under way.
    virtual void begin(Done done) = 0;
    /// Another attempt can give another token, so that a 401 is worth one.
    virtual bool canRenew() const = 0;
    /// How long a refusal (BadCredentials, InvalidInput) is believed without asking again: a wrong
    /// password that is sent with every call that rings locks its user out.
    virtual std::chrono::minutes restAfterRefusal() const { return {}; }
    /// Beyond token and secret settings.
    virtual QStringList secretValues() const { return {}; }
};

} // namespace balie::crm
