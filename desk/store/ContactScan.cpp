#include "desk/store/ContactScan.h"

#include "base/sqlite/Statement.h"
#include "desk/store/ContactIndex.h"
#include "desk/store/ContactRow.h"

namespace balie::desk::contacts {

namespace {

constexpr int contactsTold = 5;

Expected<QVector<qint64>> idsWith(sqlite::Statement &select, const QString &key)
{
    select.bind(1, int(DigitsKind::Key)).bind(2, key).bind(3, contactsTold);
    QVector<qint64> ids;
    for (;;) {
        const auto row = select.step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            break;
        ids.append(select.integer(0));
    }
    select.reset();
    return ids;
}

} // namespace

Expected<QVector<StoredContact>> after(sqlite::Database &database, qint64 id, int limit)
{
    auto select = database.prepare(
        QByteArray("SELECT id, ") + contactColumns + " FROM contacts WHERE id > ? ORDER BY id LIMIT ?");
    if (!select)
        return unexpected(select.error());
    select->bind(1, id).bind(2, limit);
    QVector<StoredContact> page;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return page;
        page.append(contactOf(*select));
    }
}

Expected<QVector<SharedNumber>> sharedNumbers(sqlite::Database &database, int atLeast, int limit)
{
    auto select = database.prepare("SELECT digits, COUNT(*) FROM contact_digits WHERE kind = ? "
                                   "GROUP BY digits HAVING COUNT(*) >= ? ORDER BY 2 DESC, 1 LIMIT ?");
    auto who = database.prepare(
        "SELECT contact FROM contact_digits WHERE kind = ? AND digits = ? ORDER BY contact LIMIT ?");
    if (!select || !who)
        return unexpected(select ? who.error() : select.error());
    select->bind(1, int(DigitsKind::Key)).bind(2, atLeast).bind(3, limit);
    QVector<SharedNumber> shared;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return shared;
        const auto ids = idsWith(*who, select->text(0));
        if (!ids)
            return unexpected(ids.error());
        shared.append({select->text(0), int(select->integer(1)), *ids});
    }
}

} // namespace balie::desk::contacts
