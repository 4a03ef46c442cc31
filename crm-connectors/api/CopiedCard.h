#pragma once

#include "crm-connectors/api/ContactCard.h"

namespace balie::crm {

/// Contact::uid of a record that is copied from a customer system: its type and its key.
inline QString copiedUid(const QString &type, const QString &id)
{
    return id.isEmpty() ? QString() : type + QLatin1Char(':') + id;
}

/// The record of a contact that was copied from `connector`: what getCard() and logCall() ask for.
/// Empty when the uid is none of copiedUid().
inline CardKey copiedKey(const QString &connector, const QString &uid)
{
    const qsizetype colon = uid.indexOf(QLatin1Char(':'));
    return colon < 0 ? CardKey{} : CardKey{connector, uid.left(colon), uid.mid(colon + 1)};
}

} // namespace balie::crm
