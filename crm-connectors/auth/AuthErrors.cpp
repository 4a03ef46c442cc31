#include "crm-connectors/auth/AuthErrors.h"

#include <QCoreApplication>
#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ConnectorAuth {
    Q_DECLARE_TR_FUNCTIONS(ConnectorAuth)
};

} // namespace

QString tokenWord(const QString &text)
{
    const bool isWord = !text.isEmpty() && text.size() <= 40
        && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
           });
    return isWord ? text : u"other"_s;
}

AuthErrors::AuthErrors(QString system)
    : m_system(std::move(system))
{
}

Error AuthErrors::neverSignedIn() const
{
    return {ErrorCode::BadCredentials,
        ConnectorAuth::tr("You are not signed in at %1. Sign in at Settings, Connectors.")
            .arg(m_system),
        u"sign-in: no refresh token"_s};
}

Error AuthErrors::signedOut(const QString &word) const
{
    return {ErrorCode::BadCredentials,
        ConnectorAuth::tr("Your sign-in at %1 has ended. Sign in again at Settings, Connectors.")
            .arg(m_system),
        u"sign-in: renewal refused: "_s + tokenWord(word)};
}

Error AuthErrors::wrongPassword(const QString &detail) const
{
    return {ErrorCode::BadCredentials,
        ConnectorAuth::tr("%1 does not accept this user name and password. Check both at Settings, "
                          "Connectors.")
            .arg(m_system),
        u"sign-in: "_s + detail};
}

Error AuthErrors::wrongClient(const QString &word) const
{
    return {ErrorCode::InvalidInput,
        ConnectorAuth::tr("%1 does not accept the client id or its secret. Check both at Settings, "
                          "Connectors.")
            .arg(m_system),
        u"sign-in: "_s + tokenWord(word)};
}

Error AuthErrors::notAllowed(const QString &detail) const
{
    return {ErrorCode::NotAllowed,
        ConnectorAuth::tr("%1 does not give Balie the rights that it asks for. Ask the "
                          "administrator of %1.")
            .arg(m_system),
        u"sign-in: "_s + detail};
}

Error AuthErrors::refused(const QString &word) const
{
    return {ErrorCode::Refused,
        ConnectorAuth::tr("%1 refused the sign-in. Check the settings of this connector, or ask "
                          "the administrator of %1.")
            .arg(m_system),
        u"sign-in: "_s + tokenWord(word)};
}

Error AuthErrors::missing(const QString &key) const
{
    return {ErrorCode::InvalidInput,
        ConnectorAuth::tr("A setting that signing in at %1 needs is empty. Fill it in at Settings, "
                          "Connectors.")
            .arg(m_system),
        u"sign-in: setting %1 is empty"_s.arg(key)};
}

Error AuthErrors::badAddress(const QString &what) const
{
    return {ErrorCode::InvalidInput,
        ConnectorAuth::tr("The address at which to sign in at %1 is none. Check the addresses at "
                          "Settings, Connectors.")
            .arg(m_system),
        u"sign-in: no address: "_s + what};
}

Error AuthErrors::notUnderstood(const QString &detail) const
{
    return {ErrorCode::Protocol,
        ConnectorAuth::tr("%1 answered the sign-in with something else than expected. Check the "
                          "address at Settings, Connectors.")
            .arg(m_system),
        u"sign-in: "_s + detail};
}

Error AuthErrors::unsafeAddress(const QString &fact) const
{
    return {ErrorCode::Protocol,
        ConnectorAuth::tr("%1 named an address that is not safe to send to, so Balie does not use "
                          "this sign-in. Ask the administrator of %1.")
            .arg(m_system),
        u"sign-in: %1 is not an https address"_s.arg(fact)};
}

Error AuthErrors::sentElsewhere(const QString &host) const
{
    return {ErrorCode::NotAllowed,
        ConnectorAuth::tr("%1 sends on to another server, %2, which does not get what Balie has "
                          "to say. Check the address at Settings, Connectors.")
            .arg(m_system, host),
        u"redirected to another origin"_s};
}

Error AuthErrors::notStored(const Error &why) const
{
    return {why.code,
        ConnectorAuth::tr("The sign-in at %1 could not be put in the keychain, so it lasts until "
                          "Balie ends. Then you have to sign in again.")
            .arg(m_system),
        u"sign-in: not stored: "_s + why.detail};
}

Error AuthErrors::status(int status) const
{
    const QString detail = u"status %1"_s.arg(status);
    if (status == 401)
        return wrongPassword(detail);
    if (status == 403)
        return notAllowed(detail);
    if (status == 429 || status == 503) {
        return {ErrorCode::Busy, ConnectorAuth::tr("%1 asks to try again later.").arg(m_system),
            u"sign-in: "_s + detail};
    }
    if (status >= 500) {
        return {ErrorCode::Refused,
            ConnectorAuth::tr("%1 reports a failure of its own (%2). Try again later.")
                .arg(m_system)
                .arg(status),
            u"sign-in: "_s + detail};
    }
    return notUnderstood(detail);
}

Error AuthErrors::denied() const
{
    return {ErrorCode::NotAllowed,
        ConnectorAuth::tr("The sign-in at %1 was refused in the browser.").arg(m_system),
        u"sign-in: access_denied"_s};
}

Error AuthErrors::otherSignIn() const
{
    return {ErrorCode::Refused,
        ConnectorAuth::tr("The browser came back from another sign-in than this one. Start the "
                          "sign-in at %1 again.")
            .arg(m_system),
        u"sign-in: state differs"_s};
}

Error AuthErrors::wrongCode(const QString &word) const
{
    return {ErrorCode::BadCredentials,
        ConnectorAuth::tr("%1 did not accept what came back from the browser. Start the sign-in "
                          "again.")
            .arg(m_system),
        u"sign-in: code refused: "_s + tokenWord(word)};
}

Error AuthErrors::tooLate() const
{
    return {ErrorCode::Timeout,
        ConnectorAuth::tr("The time for signing in at %1 has passed. Start the sign-in again.")
            .arg(m_system),
        u"sign-in: expired"_s};
}

Error AuthErrors::portInUse(int port) const
{
    return {ErrorCode::Io,
        port > 0 ? ConnectorAuth::tr("Port %1 of this computer is in use, so the browser cannot "
                                     "come back to Balie. End the other program, or fill in "
                                     "another port.")
                       .arg(port)
                 : ConnectorAuth::tr("No port of this computer is free, so the browser cannot come "
                                     "back to Balie."),
        u"sign-in: cannot listen"_s};
}

Error AuthErrors::notLasting() const
{
    return {ErrorCode::NotSupported,
        ConnectorAuth::tr("%1 gave no lasting sign-in. Ask its administrator to allow Balie access "
                          "while nobody is at the browser.")
            .arg(m_system),
        u"sign-in: no refresh_token in the reply"_s};
}

} // namespace balie::crm
