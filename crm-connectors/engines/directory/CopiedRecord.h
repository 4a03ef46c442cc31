#pragma once

#include "crm-connectors/api/ContactCard.h"
#include "crm-connectors/profile/Profile.h"

#include <QJsonValue>

namespace balie::crm {

/// A card as it is kept in a copy. Its revision is what the record tells as one, else a hash of
/// the contact. Any thread.
Contact copiedContact(const ContactCard &card, const CardMap &map, const QJsonValue &record);

/// copiedUid() of a record of which nothing but its id is left; empty when that is missing.
QString uidOfRemoved(const CardMap &map, const QJsonValue &record);

} // namespace balie::crm
