#pragma once

#include "desk/contacts/ContactMerge.h"
#include "desk/store/ContactFinder.h"

namespace balie::desk {

/// Somebody outside the office who fits what was typed: once, however many sources know him. A value.
struct FoundContact {
    MergedContact contact;
    QStringList sources; ///< what the user calls the source of each member; as many as there are members
    QStringList keys; ///< contactKey() of each member; none of somebody known by a note only
    ContactMatch by = ContactMatch::Name;
    QString matched; ///< see ContactHit
};

/// Takes hits together that are one person, in the order of the first of each. A job for a thread of the store.
Expected<QVector<FoundContact>> foundContacts(
    sqlite::Database &database, const PhoneNumbers &numbers, const QVector<ContactHit> &hits);

} // namespace balie::desk
