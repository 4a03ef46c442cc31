#pragma once

#include "base/Error.h"

#include <QString>

namespace balie::crm {

/// What goes wrong while signing in, in sentences that name the system. Details for support hold a
/// status or one of the words of RFC 6749, 5.2, never what a server wrote in free text.
class AuthErrors {
public:
    explicit AuthErrors(QString system);

    Error neverSignedIn() const;
    Error signedOut(const QString &word) const;
    Error wrongPassword(const QString &detail) const;
    Error wrongClient(const QString &word) const;
    Error notAllowed(const QString &detail) const;
    Error refused(const QString &word) const; ///< by the token endpoint, in another word
    Error missing(const QString &key) const; ///< a setting
    Error badAddress(const QString &what) const;
    Error notUnderstood(const QString &detail) const;
    Error unsafeAddress(const QString &fact) const;
    Error sentElsewhere(const QString &host) const;
    Error notStored(const Error &why) const;
    /// Of a status that is no success and says nothing more.
    Error status(int status) const;
    // While the user signs in.
    Error denied() const;
    Error otherSignIn() const;
    Error wrongCode(const QString &word) const;
    Error tooLate() const;
    Error portInUse(int port) const;
    Error notLasting() const;

private:
    QString m_system;
};

/// A word as RFC 6749 has it, or "other": what a server sends is not repeated unseen.
QString tokenWord(const QString &text);

} // namespace balie::crm
