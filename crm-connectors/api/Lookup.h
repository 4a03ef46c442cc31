#pragma once

#include "base/phone/PhoneNumber.h"
#include "crm-connectors/api/ContactCard.h"

namespace balie::crm {

/// A question after who has a number. Only numbers of NumberKind::Number are ever asked for.
struct NumberLookup {
    PhoneNumber number;
    int limit = 25; ///< cards; a system that has more says so
};

struct NameLookup {
    QString text; ///< as typed
    int limit = 25;
};

/// What one connector found. Cards whose numbers do not match after all are not among them.
struct LookupReply {
    QVector<ContactCard> cards;
    bool more = false; ///< the system has more than the limit
};

} // namespace balie::crm
