#pragma once

#include "base/sqlite/Database.h"
#include "desk/store/ContactKeys.h"
#include "desk/store/ContactTable.h"

namespace balie::desk {

/// Why a contact is in the result.
enum class ContactMatch { Name, Initials, Company, Department, Number, Note, SoundsLike, Misspelt };

/// What it is to be found by a word of this section.
ContactMatch matchOf(int section);

struct ContactHit {
    StoredContact contact;
    ContactMatch by = ContactMatch::Name;
    QString matched; ///< the field that matched where it is not the name: "06 12345678", "Bakkerij Bos"
};

struct ContactHits {
    QVector<ContactHit> hits; ///< best first, at most the limit
    int total = 0; ///< how many matched in all, at most countedUpTo
    bool isTotalKnown = false; ///< false: find() did not count
};

/// Search as one types, over a million contacts: for jobs of Store. Words in any order, each the beginning of a
/// last or first name, company or department, or initials; digits the beginning or the last four and more of a
/// number in any notation; particles, diacritics, ij/y do not matter. Best first: last name, first name, company,
/// department, note; within one by name.
namespace contacts {

/// Under 16 ms at a million contacts; does not count.
Expected<ContactHits> find(sqlite::Database &database, const PhoneNumbers &numbers, const QString &typed, int limit);
/// What comes below: what sounds the same (double vowels, c/k/s, v/f) or has one typing error, and notes. Not those
/// that find() gives. Under 50 ms.
Expected<ContactHits> findMore(sqlite::Database &database, const QString &typed, const QVector<qint64> &without, int limit);
/// How many find() would find without a limit; can take long, to be interrupted.
Expected<int> countMatches(sqlite::Database &database, const PhoneNumbers &numbers, const QString &typed);
/// The rows of as many of these as the limit, in no order.
Expected<QVector<qint64>> idsOfMatches(
    sqlite::Database &database, const PhoneNumbers &numbers, const QString &typed, int limit);

} // namespace contacts

} // namespace balie::desk
