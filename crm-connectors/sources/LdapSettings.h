#pragma once

#include "base/contacts/Contact.h"

#include <QByteArray>
#include <chrono>

namespace balie {

enum class LdapSecurity {
    Tls, ///< ldaps: encrypted from the first byte
    StartTls, ///< encrypted before anything is asked
    Plain, ///< to this computer only, or with allowPlain
};

/// Which attributes make a contact: of each field the first that an entry has. As inetOrgPerson (RFC 2798)
/// and Active Directory call them; names are compared without case.
struct LdapAttributes {
    struct Number {
        QString attribute;
        ContactNumberKind kind = ContactNumberKind::Work;
    };

    QStringList uid{QStringLiteral("entryUUID"), QStringLiteral("objectGUID"), QStringLiteral("nsUniqueId")};
    QStringList changed{QStringLiteral("modifyTimestamp"), QStringLiteral("whenChanged")};
    QStringList displayName{QStringLiteral("displayName"), QStringLiteral("cn")};
    QStringList givenName{QStringLiteral("givenName")};
    QStringList middleNames{QStringLiteral("middleName")};
    QStringList initials{QStringLiteral("initials")};
    QStringList familyName{QStringLiteral("sn")};
    QStringList company{QStringLiteral("company"), QStringLiteral("o")};
    QStringList department{QStringLiteral("department"), QStringLiteral("departmentNumber"), QStringLiteral("ou")};
    QStringList title{QStringLiteral("title")};
    QStringList email{QStringLiteral("mail")}; ///< all of all of them
    QStringList note{QStringLiteral("info"), QStringLiteral("description")};
    QStringList link{QStringLiteral("labeledURI"), QStringLiteral("wWWHomePage")}; ///< https only
    QVector<Number> numbers{ ///< all of all of them
        {QStringLiteral("telephoneNumber"), ContactNumberKind::Work},
        {QStringLiteral("otherTelephone"), ContactNumberKind::Work},
        {QStringLiteral("ipPhone"), ContactNumberKind::Work},
        {QStringLiteral("mobile"), ContactNumberKind::Mobile},
        {QStringLiteral("otherMobile"), ContactNumberKind::Mobile},
        {QStringLiteral("homePhone"), ContactNumberKind::Home},
        {QStringLiteral("otherHomePhone"), ContactNumberKind::Home},
        {QStringLiteral("facsimileTelephoneNumber"), ContactNumberKind::Fax},
        {QStringLiteral("pager"), ContactNumberKind::Pager},
    };
};

/// How to reach an LDAP directory and what to read in it. What an administrator fills in stands in
/// README.md.
struct LdapSettings {
    QString host; ///< name or IP address; the certificate is compared with it
    quint16 port = 0; ///< 0: 636 for Tls, else 389
    LdapSecurity security = LdapSecurity::Tls;
    bool allowPlain = false; ///< the user agreed to an unencrypted server
    QByteArray extraCaPem; ///< the office's own authorities, added to the system's
    QString user; ///< a DN, or what else the server takes for a simple bind; empty: anonymous
    QString password;
    QString base; ///< DN below which people are looked for
    /// RFC 4515; people of inetOrgPerson, and users and contacts of Active Directory that are not switched off.
    QString filter = QStringLiteral(
        "(|(objectClass=inetOrgPerson)(&(objectCategory=person)(|(objectClass=user)(objectClass=contact))"
        "(!(userAccountControl:1.2.840.113556.1.4.803:=2))))");
    LdapAttributes attributes;

    int pageSize = 500; ///< entries asked for at a time; Active Directory gives at most 1,000
    qint64 maximum = 200'000; ///< a directory with more is not copied
    std::chrono::milliseconds connectTimeout{10'000}; ///< name, connection and TLS together
    std::chrono::milliseconds silenceTimeout{20'000}; ///< the server owes an answer and sends nothing
    std::chrono::milliseconds searchTimeout{10'000}; ///< for the whole of search() and test(), after connecting
    std::chrono::milliseconds syncTimeout{30 * 60'000}; ///< for the whole of synchronise()
    /// Changes are asked for from this long before the last one seen: servers that copy each other are
    /// not equally far.
    std::chrono::seconds overlap{15 * 60};
};

} // namespace balie
