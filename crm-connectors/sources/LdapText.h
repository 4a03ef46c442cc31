#pragma once

#include "crm-connectors/sources/LdapSettings.h"

#include <QDateTime>

namespace balie::ldapText {

/// A value as it stands in a filter: everything that means something there, and every byte that is not
/// plain ASCII, becomes a backslash and two digits (RFC 4515 clause 3). Any text is safe.
QByteArray escaped(const QByteArray &value);
QByteArray escaped(const QString &value);

/// With its outer parentheses.
QByteArray filterOf(const LdapSettings &settings);
/// The people of the settings in whom every word of `text` occurs; or, if it is a number, who have one that
/// ends like it. Empty: nothing in it to look for.
QByteArray searchFilter(const LdapSettings &settings, const QString &text);
/// The people of the settings that changed at or after `since` (UTC) by that attribute.
QByteArray changedFilter(const LdapSettings &settings, const QString &attribute, const QDateTime &since);

/// GeneralizedTime (RFC 4517 clause 3.3.13) to whole seconds, UTC; invalid if it is none.
QDateTime timeOf(const QByteArray &generalizedTime);

/// What is asked for of each entry, each once.
QVector<QByteArray> wantedAttributes(const LdapAttributes &attributes);

} // namespace balie::ldapText
