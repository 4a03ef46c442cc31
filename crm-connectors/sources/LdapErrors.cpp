#include "crm-connectors/sources/LdapErrors.h"

#include <QCoreApplication>
#include <QUrl>
#include <cerrno>
#include <ldap.h>
#include <system_error>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Ldap {
    Q_DECLARE_TR_FUNCTIONS(Ldap)
};

QString place(const LdapSettings &settings)
{
    return u"%1:%2"_s.arg(settings.host).arg(portOf(settings));
}

QString detailed(const LdapSettings &settings, const QString &detail)
{
    return u"ldap %1: %2"_s.arg(place(settings), detail);
}

/// The servers that are named, without what stands behind them.
QString hostsOf(const QStringList &referrals)
{
    QStringList hosts;
    for (const QString &referral : referrals) {
        if (const QString host = QUrl(referral).host(); !host.isEmpty() && !hosts.contains(host))
            hosts.append(host);
    }
    return hosts.join(u", "_s);
}

} // namespace

quint16 portOf(const LdapSettings &settings)
{
    if (settings.port != 0)
        return settings.port;
    return settings.security == LdapSecurity::Tls ? LDAPS_PORT : LDAP_PORT;
}

Error ldapError::cannotFind(const LdapSettings &settings, const QString &detail)
{
    return {ErrorCode::Unreachable,
        Ldap::tr("The server name %1 cannot be found. Check how it is written, and the network.")
            .arg(settings.host),
        detailed(settings, detail)};
}

Error ldapError::unreachable(const LdapSettings &settings, int osError)
{
    const QString detail
        = detailed(settings, QString::fromStdString(std::generic_category().message(osError)));
    if (osError == ECONNREFUSED) {
        return {ErrorCode::Unreachable,
            Ldap::tr("%1 refuses the connection. Check the address and the port.").arg(place(settings)),
            detail};
    }
    return {ErrorCode::Unreachable,
        Ldap::tr("%1 cannot be reached. Check the network.").arg(place(settings)), detail};
}

Error ldapError::notSecure(const LdapSettings &settings, int code, const QString &detail)
{
    if (code == LDAP_PROTOCOL_ERROR || code == LDAP_UNAVAILABLE || code == LDAP_UNWILLING_TO_PERFORM) {
        return {ErrorCode::NotSupported,
            Ldap::tr("%1 offers no StartTLS. Choose another kind of encryption, or ask your administrator.")
                .arg(place(settings)),
            detailed(settings, detail)};
    }
    return {ErrorCode::Untrusted,
        Ldap::tr("No secure connection with %1 could be made. Its certificate is not trusted, has expired or "
                 "was made for another name, or this is not a secure port. Ask your administrator.")
            .arg(place(settings)),
        detailed(settings, detail)};
}

Error ldapError::badAuthorities()
{
    return {ErrorCode::InvalidInput,
        Ldap::tr("The file with your own certificate authority holds no certificate."),
        u"ldap: no usable certificate authority"_s};
}

Error ldapError::notEncrypted(const LdapSettings &settings)
{
    return {ErrorCode::NotAllowed,
        Ldap::tr("%1 would be asked without encryption, and the password would be readable on the way. Choose "
                 "encryption, or allow it in the settings.")
            .arg(place(settings)),
        detailed(settings, u"plain ldap to another computer"_s)};
}

Error ldapError::incomplete(const QString &userText)
{
    return {ErrorCode::InvalidInput, userText, u"ldap: settings are incomplete"_s};
}

Error ldapError::connectTimedOut(const LdapSettings &settings)
{
    return {ErrorCode::Unreachable,
        Ldap::tr("%1 did not answer in time. Try again, and check the network.").arg(place(settings)),
        detailed(settings, u"not connected in time"_s)};
}

Error ldapError::silent(const LdapSettings &settings)
{
    return {ErrorCode::Timeout,
        Ldap::tr("%1 did not answer in time. Try again, and check the network.").arg(place(settings)),
        detailed(settings, u"silent"_s)};
}

Error ldapError::tookTooLong(const LdapSettings &settings)
{
    return {ErrorCode::Timeout,
        Ldap::tr("Reading %1 took too long, so it was stopped. What was read is kept.").arg(place(settings)),
        detailed(settings, u"over the limit for the whole"_s)};
}

Error ldapError::lost(const LdapSettings &settings)
{
    return {ErrorCode::LinkLost,
        Ldap::tr("The connection with %1 was lost. Try again.").arg(place(settings)),
        detailed(settings, u"connection lost"_s)};
}

Error ldapError::tooMany(const LdapSettings &settings)
{
    return {ErrorCode::Refused,
        Ldap::tr("This directory has more than %L1 people. Narrow the search base or the filter, or search it "
                 "without copying it.")
            .arg(settings.maximum),
        detailed(settings, u"over the maximum"_s)};
}

Error ldapError::fromVerdict(const LdapSettings &settings, const LdapVerdict &verdict)
{
    const QString detail = detailed(settings,
        u"result %1, %2"_s.arg(verdict.code).arg(QString::fromUtf8(ldap_err2string(verdict.code))));
    // Active Directory's way of saying that anonymous may not ask.
    const bool wantsBind = verdict.code == LDAP_OPERATIONS_ERROR && verdict.said.contains("bind"_L1);
    switch (wantsBind ? LDAP_INSUFFICIENT_ACCESS : verdict.code) {
    case LDAP_INVALID_CREDENTIALS:
        return {ErrorCode::BadCredentials,
            Ldap::tr("The directory does not accept this user name and password. Check both."), detail};
    case LDAP_INSUFFICIENT_ACCESS:
    case LDAP_INAPPROPRIATE_AUTH:
        return {ErrorCode::NotAllowed,
            Ldap::tr("The directory does not let this user read here. Fill in a user name and password that "
                     "may, or ask your administrator."),
            detail};
    case LDAP_STRONG_AUTH_REQUIRED:
    case LDAP_CONFIDENTIALITY_REQUIRED:
        return {ErrorCode::NotAllowed,
            Ldap::tr("The directory asks for an encrypted connection. Choose TLS or StartTLS."), detail};
    case LDAP_NO_SUCH_OBJECT:
        return {ErrorCode::InvalidInput,
            Ldap::tr("The directory has no place \"%1\" that this user may see. Check the search base.")
                .arg(settings.base),
            detail};
    case LDAP_INVALID_DN_SYNTAX:
        return {ErrorCode::InvalidInput,
            Ldap::tr("A search base or user name is not written as the directory expects it. It looks like "
                     "ou=people,dc=example,dc=org."),
            detail};
    case LDAP_FILTER_ERROR:
    case LDAP_INAPPROPRIATE_MATCHING:
        return {ErrorCode::InvalidInput,
            Ldap::tr("The filter is not written as a directory expects it. It looks like "
                     "(objectClass=inetOrgPerson)."),
            detail};
    case LDAP_SIZELIMIT_EXCEEDED:
    case LDAP_ADMINLIMIT_EXCEEDED:
        return {ErrorCode::Refused,
            Ldap::tr("The directory gives no more people to this user than it did now; those are kept. Ask your "
                     "administrator for a higher limit."),
            detail};
    case LDAP_TIMELIMIT_EXCEEDED:
        return {ErrorCode::Timeout,
            Ldap::tr("The directory stopped because this took it too long. What was read is kept. Try again "
                     "later, or narrow the filter."),
            detail};
    case LDAP_REFERRAL:
        return {ErrorCode::Refused,
            Ldap::tr("The directory has this search base on another server (%1), which is not asked. Fill in "
                     "that server.")
                .arg(hostsOf(verdict.referrals)),
            detail};
    case LDAP_BUSY:
    case LDAP_UNAVAILABLE:
        return {ErrorCode::Busy, Ldap::tr("The directory is too busy. Try again later."), detail};
    case LDAP_SERVER_DOWN:
    case LDAP_CONNECT_ERROR:
        return lost(settings);
    case LDAP_DECODING_ERROR:
        return {ErrorCode::Protocol,
            Ldap::tr("%1 answers, but not as a directory does. Check the address and the port.")
                .arg(place(settings)),
            detail};
    default:
        return {ErrorCode::Refused,
            Ldap::tr("The directory refuses this (code %1). Ask your administrator.").arg(verdict.code),
            detail};
    }
}

} // namespace balie
