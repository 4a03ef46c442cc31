#include "desk/store/ContactScan.h"

#include "base/sqlite/Statement.h"
#include "desk/store/ContactIndex.h"
#include "desk/store/ContactRow.h"

namespace balie::desk::contacts {

namespace {

constexpr int contactsTold = 5;
constexpr int mostOfOneName = 50;

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
    QVector<StoredContact> page;
    const auto seen = eachRowAfter(database, id, limit, [&page](const sqlite::Statement &row) { page.append(contactOf(row)); });
    if (!seen)
        return unexpected(seen.error());
    return page;
}

Expected<NamePage> byName(sqlite::Database &database, const NamePlace &after, int limit)
{
    auto select = database.prepare(
        "SELECT id, sort FROM contact_keys WHERE (sort, id) > (?, ?) ORDER BY sort, id LIMIT ?");
    if (!select)
        return unexpected(select.error());
    const QString sort = after.sort.isNull() ? QString::fromLatin1("") : after.sort;
    select->bind(1, sort).bind(2, after.id).bind(3, limit + mostOfOneName);
    NamePage page;
    QVector<qint64> ids;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return unexpected(row.error());
        if (!*row) {
            page.isLast = ids.size() < limit + mostOfOneName;
            break;
        }
        const QString next = select->text(1);
        if (ids.size() >= limit && next != page.last.sort)
            break;
        page.last = {next, select->integer(0)};
        ids.append(page.last.id);
    }
    auto contacts = byIds(database, ids);
    if (!contacts)
        return unexpected(contacts.error());
    page.contacts = *std::move(contacts);
    return page;
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
