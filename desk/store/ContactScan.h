#pragma once

#include "desk/store/ContactTable.h"

namespace balie::desk::contacts {

/// All contacts in pages: those with a higher id, in order of id.
Expected<QVector<StoredContact>> after(sqlite::Database &database, qint64 id, int limit);

/// Where a page of the list by name begins: behind this.
struct NamePlace {
    QString sort; ///< ContactKeys::sort
    qint64 id = 0;
};
struct NamePage {
    QVector<StoredContact> contacts;
    NamePlace last;
    bool isLast = false; ///< there are no more
};
/// In the order of names. About `limit`: contacts that are called the same come on one page, up to a bound.
Expected<NamePage> byName(sqlite::Database &database, const NamePlace &after, int limit);

struct SharedNumber {
    QString key; ///< PhoneNumber::key()
    int count = 0; ///< how many contacts have it
    QVector<qint64> contacts; ///< a few of them, lowest ids first
};
/// Numbers that at least so many contacts have, those that most have first.
Expected<QVector<SharedNumber>> sharedNumbers(sqlite::Database &database, int atLeast, int limit);

} // namespace balie::desk::contacts
