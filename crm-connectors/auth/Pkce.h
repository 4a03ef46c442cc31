#pragma once

#include <QByteArray>
#include <functional>

namespace balie::crm {

/// The secret of one authorisation request and what the server is shown of it (RFC 7636, S256).
struct Pkce {
    QByteArray verifier; ///< 43 characters, for the token request
    QByteArray challenge; ///< for the authorisation address

    static Pkce make(const std::function<QByteArray(int)> &random);
    static Pkce of(const QByteArray &verifier);
};

/// `bytes` random bytes as base64url without padding.
QByteArray randomText(const std::function<QByteArray(int)> &random, int bytes);
/// From the operating system.
QByteArray systemRandom(int bytes);

} // namespace balie::crm
