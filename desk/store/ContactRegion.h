#pragma once

#include "base/phone/PhoneNumbers.h"
#include "base/sqlite/Database.h"

namespace balie::desk {

/// For Schema.
Expected<void> createContactRegionTable(sqlite::Database &database);

/// By the rules of which region the numbers of the contacts were read, for all of them together, and how far a reading by
/// other rules is. Functions for jobs of Store, on its writer's thread.
namespace contacts {

/// Contacts are written whose numbers were read by the rules of `region`: where those of others were read otherwise, all are
/// to be read again. Within the transaction that writes them, before it does.
Expected<void> noteRegion(sqlite::Database &database, const QString &region);
/// It is not known how the numbers were read. Within a transaction.
Expected<void> forgetRegion(sqlite::Database &database);

struct NumbersRead {
    int changed = 0; ///< contacts that have other numbers now
    bool isLast = false; ///< all were read by these rules
};
/// Reads the numbers of the next contacts again, from where it was left; from the beginning where that was for another
/// region. One transaction; none where all are read by these rules.
Expected<NumbersRead> readNumbersAgain(sqlite::Database &database, const PhoneNumbers &numbers, int atMost);

} // namespace contacts

} // namespace balie::desk
