#pragma once

#include "base/sqlite/Statement.h"
#include "desk/store/ContactTable.h"

#include <functional>

namespace balie::desk {

/// How a contact stands in the table: the columns of `contactColumns`, in that order.
inline constexpr const char *contactColumns
    = "source, uid, revision, display_name, given_name, middle_names, particle, family_name, initials, company, "
      "department, title, raw_numbers, numbers, emails, note, link";
inline constexpr int contactColumnCount = 17;
inline constexpr int numbersColumn = 14; ///< counted with the id in front

/// Binds from `first` on.
void bindContact(sqlite::Statement &statement, int first, qint64 source, const Contact &contact,
    const QVector<NumberInRow> &numbers);
/// From a row that begins with the id, then `contactColumns`.
StoredContact contactOf(const sqlite::Statement &row);
/// Sees the rows of the contacts with a higher id, at most so many, in order of id: as contactOf() takes them.
Expected<void> eachRowAfter(sqlite::Database &database, qint64 id, int atMost,
    const std::function<void(const sqlite::Statement &row)> &see);
QVector<NumberInRow> numbersOf(const QString &column);
QString numbersColumnOf(const QVector<NumberInRow> &numbers);

} // namespace balie::desk
