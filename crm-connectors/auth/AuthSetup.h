#pragma once

#include "base/Clock.h"
#include "base/http/HttpPort.h"
#include "crm-connectors/auth/SecretPort.h"
#include "crm-connectors/profile/AuthSpec.h"

namespace balie::crm {

/// What a sign-in is made of: the profile's part and what the administrator filled in. The settings
/// `user`, `clientId` and `redirectPort` (the fixed port of the redirect; empty: any that is free)
/// and the secrets `password` and `clientSecret` have a meaning of their own.
struct AuthSetup {
    QString system; ///< its name, for sentences
    AuthSpec spec;
    Text baseUrl; ///< of the system; may use setting.KEY and session.KEY
    QHash<QString, QString> values; ///< settings, defaults filled in; no secrets
    QStringList secretKeys; ///< the settings that SecretPort holds
    QByteArray extraCaPem; ///< the office's own authorities
};

/// All outlive what is made with them and belong to its thread.
struct AuthTools {
    SecretPort &secrets;
    HttpPort &http;
    Clock &clock;
    /// That many random bytes that nobody can guess; unset: the system's.
    std::function<QByteArray(int)> random{};
    /// Optional: something that the user should know and that stopped nothing, as a token that
    /// could not be stored.
    std::function<void(const Error &)> trouble{};
};

} // namespace balie::crm
