#pragma once

#include "crm-connectors/sources/LdapSettings.h"

#include <QHash>

namespace balie {

/// One entry of a directory as it came.
struct LdapEntry {
    QByteArray dn;
    /// By name in lower case, without options ("sn;lang-nl" is sn).
    QHash<QByteArray, QVector<QByteArray>> values;

    /// Of the first of these attributes that has one; empty if none has.
    QByteArray first(const QStringList &attributes) const;
    QVector<QByteArray> all(const QString &attribute) const;
};

/// What does not change while the entry lives: the first uid attribute that it has (a binary one as a
/// GUID), else its DN.
QString uidOf(const LdapEntry &entry, const LdapAttributes &attributes);

/// The entry as a contact. Its revision is a hash of what it says: the directories' own times have whole
/// seconds, differ from server to server, and move when nothing that is read here did.
Contact contactOf(const LdapEntry &entry, const LdapAttributes &attributes);

} // namespace balie
