#pragma once

#include "crm-connectors/sources/LdapSettings.h"

#include "base/Error.h"

namespace balie {

/// How the server ended an operation.
struct LdapVerdict {
    int code = 0; ///< of RFC 4511 appendix A, or one of libldap's own, below zero
    QString said; ///< the server's own words; may hold names of entries, so for nobody but the user's eyes
    QStringList referrals;
};

/// Errors of a directory, each with a sentence that says what to do. The details name host, port and code:
/// never DNs, filters or what the server said, which hold personal data.
namespace ldapError {
Error cannotFind(const LdapSettings &settings, const QString &detail);
Error unreachable(const LdapSettings &settings, int osError);
/// The secure connection could not be made.
Error notSecure(const LdapSettings &settings, int code, const QString &detail);
Error badAuthorities();
Error notEncrypted(const LdapSettings &settings);
Error incomplete(const QString &userText);
Error connectTimedOut(const LdapSettings &settings);
Error silent(const LdapSettings &settings);
Error tookTooLong(const LdapSettings &settings);
Error lost(const LdapSettings &settings);
Error tooMany(const LdapSettings &settings);
/// Of a verdict that is not success.
Error fromVerdict(const LdapSettings &settings, const LdapVerdict &verdict);
} // namespace ldapError

/// The port that is meant.
quint16 portOf(const LdapSettings &settings);

} // namespace balie
