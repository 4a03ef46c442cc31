#include "desk/store/ContactRegion.h"

#include "base/sqlite/Statement.h"
#include "desk/store/ContactIndex.h"
#include "desk/store/ContactRow.h"

#include <optional>

namespace balie::desk {

using sqlite::Database;
using sqlite::Transaction;

namespace {

/// How far the reading is: null when it is at its end.
constexpr const char *table = R"(
CREATE TABLE contact_region (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), region TEXT NOT NULL, read_to INTEGER);
)";

struct Place {
    bool isDone = false;
    qint64 readTo = 0; ///< the last contact that was read
};

Expected<Place> placeOf(Database &database, const QString &region)
{
    auto select = database.prepare("SELECT read_to FROM contact_region WHERE region = ?");
    if (!select)
        return unexpected(select.error());
    const auto row = select->bind(1, region).step();
    if (!row)
        return unexpected(row.error());
    return *row ? Place{select->isNull(0), select->integer(0)} : Place();
}

/// `readTo` empty: all are read.
Expected<void> setPlace(Database &database, const QString &region, std::optional<qint64> readTo)
{
    auto replace = database.prepare("REPLACE INTO contact_region VALUES (1, ?, ?)");
    if (!replace)
        return unexpected(replace.error());
    replace->bind(1, region);
    if (readTo)
        replace->bind(2, *readTo);
    return replace->run();
}

struct Reread {
    qint64 contact = 0;
    QVector<NumberInRow> before;
    QVector<NumberInRow> now;
};

/// All of them, those that stay as they are too.
Expected<QVector<Reread>> readNext(Database &database, const PhoneNumbers &numbers, qint64 after, int atMost)
{
    QVector<Reread> all;
    const auto seen = eachRowAfter(database, after, atMost, [&](const sqlite::Statement &row) {
        const StoredContact stored = contactOf(row);
        all.append({stored.id, numbersOf(row.text(numbersColumn)),
            contacts::withNumbersRead(stored.contact, numbers).numbers});
    });
    if (!seen)
        return unexpected(seen.error());
    return all;
}

Expected<int> writeChanged(Database &database, const QVector<Reread> &all)
{
    auto index = ContactIndex::open(database);
    if (!index)
        return unexpected(index.error());
    auto update = database.prepare("UPDATE contacts SET numbers = ? WHERE id = ?");
    if (!update)
        return unexpected(update.error());
    int changed = 0;
    for (const Reread &one : all) {
        if (one.before == one.now)
            continue;
        ++changed;
        if (const auto done = index->replaceNumbers(one.contact, one.before, one.now); !done)
            return unexpected(done.error());
        if (const auto done = update->bind(1, numbersColumnOf(one.now)).bind(2, one.contact).run(); !done)
            return unexpected(done.error());
    }
    if (const auto flushed = index->flush(); !flushed)
        return unexpected(flushed.error());
    return changed;
}

} // namespace

Expected<void> createContactRegionTable(Database &database)
{
    return database.execute(table);
}

namespace contacts {

Expected<void> noteRegion(Database &database, const QString &region)
{
    // The first contacts of a file say how all of them are read.
    auto insert = database.prepare("INSERT OR IGNORE INTO contact_region SELECT 1, ?, NULL "
                                   "WHERE NOT EXISTS (SELECT 1 FROM contacts)");
    if (!insert)
        return unexpected(insert.error());
    if (const auto inserted = insert->bind(1, region).run(); !inserted)
        return inserted;
    auto update = database.prepare("UPDATE contact_region SET read_to = 0 WHERE region <> ?");
    return update ? update->bind(1, region).run() : unexpected(update.error());
}

Expected<void> forgetRegion(Database &database)
{
    return database.execute("DELETE FROM contact_region");
}

Expected<NumbersRead> readNumbersAgain(Database &database, const PhoneNumbers &numbers, int atMost)
{
    // Only the writer's thread changes any of this, so that it may be read before the transaction.
    const auto place = placeOf(database, numbers.region());
    if (!place)
        return unexpected(place.error());
    if (place->isDone)
        return NumbersRead{0, true};
    const auto next = readNext(database, numbers, place->readTo, atMost);
    if (!next)
        return unexpected(next.error());
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return unexpected(transaction.error());
    const auto changed = writeChanged(database, *next);
    if (!changed)
        return unexpected(changed.error());
    const bool isLast = next->size() < atMost;
    const auto placed
        = setPlace(database, numbers.region(), isLast ? std::nullopt : std::optional(next->last().contact));
    if (!placed)
        return unexpected(placed.error());
    if (const auto committed = transaction->commit(); !committed)
        return unexpected(committed.error());
    return NumbersRead{*changed, isLast};
}

} // namespace contacts

} // namespace balie::desk
