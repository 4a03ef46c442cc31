#pragma once

#include "desk/store/ContactTable.h"

namespace balie::desk::contacts {

/// All contacts in pages: those with a higher id, in order of id.
Expected<QVector<StoredContact>> after(sqlite::Database &database, qint64 id, int limit);

struct SharedNumber {
    QString key; ///< PhoneNumber::key()
    int count = 0; ///< how many contacts have it
    QVector<qint64> contacts; ///< a few of them, lowest ids first
};
/// Numbers that at least so many contacts have, those that most have first.
Expected<QVector<SharedNumber>> sharedNumbers(sqlite::Database &database, int atLeast, int limit);

} // namespace balie::desk::contacts
