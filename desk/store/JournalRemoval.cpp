// What the user wants gone: rows, their words in the text index, and the traces of both in the file.
#include "desk/store/JournalRows.h"
#include "desk/store/JournalTable.h"

#include <limits>

namespace balie::desk::journal {

using sqlite::Database;
using sqlite::Transaction;

namespace {

/// Pages of the text index that one step of scrub() may merge: some 20 ms.
constexpr qint64 pagesPerStep = 200;

Expected<int> removeRows(Database &database, const QVector<qint64> &ids)
{
    // When the call began says nothing of whom it was with, and keeps it from coming back out of the PBX's log.
    if (!ids.isEmpty()) {
        if (const auto done = markUnerased(database); !done)
            return unexpected(done.error());
    }
    auto gone = database.prepare("INSERT OR IGNORE INTO journal_gone(id) VALUES(?1)");
    if (!gone)
        return unexpected(gone.error());
    for (const qint64 id : ids) {
        if (const auto done = gone->bind(1, id).run(); !done)
            return unexpected(done.error());
        if (const auto done = removeRow(database, id); !done)
            return unexpected(done.error());
    }
    return static_cast<int>(ids.size());
}

/// Parameters: 1 from which id, 2 below which id, 3 how many, 4 to 7 the numbers.
Expected<QVector<qint64>> select(Database &database, const char *sql, const PrivacyScope &scope, int limit)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return unexpected(statement.error());
    constexpr int firstKey = 4;
    const QStringList keys = scope.keys.mid(0, PrivacyScope::mostKeys);
    statement->bind(1, firstIdAt(scope.fromMs))
        .bind(2, scope.untilMs > 0 ? firstIdAt(scope.untilMs) : std::numeric_limits<qint64>::max())
        .bind(3, static_cast<qint64>(limit));
    for (int i = 0; !keys.isEmpty() && i < PrivacyScope::mostKeys; ++i)
        statement->bind(firstKey + i, keys.value(i, keys.constFirst()));
    return idsFrom(*statement);
}

constexpr const char *mentionsSql = "SELECT DISTINCT entry FROM journal_handover WHERE key IN (?4, ?5, ?6, ?7)"
                                    " AND entry >= ?1 AND entry < ?2 LIMIT ?3";

/// A conference or hand-over in which that number took part: the call is somebody else's.
Expected<int> forgetInHandOvers(
    Database &database, const PrivacyScope &scope, const PhoneNumbers &numbers, int limit)
{
    const auto ids = select(database, mentionsSql, scope, limit);
    if (!ids)
        return unexpected(ids.error());
    auto entries = load(database, *ids, false);
    if (!entries)
        return unexpected(entries.error());
    QVector<JournalChange> changes;
    for (JournalEntry &entry : *entries) {
        for (JournalHandOver &handOver : entry.handOvers) {
            if (scope.keys.contains(handOver.key))
                handOver.number = handOver.key = handOver.name = QString();
        }
        changes.append({entry, {}});
    }
    if (!changes.isEmpty()) {
        if (const auto marked = markUnerased(database); !marked)
            return unexpected(marked.error());
    }
    const auto done = put(database, changes, numbers);
    if (!done)
        return unexpected(done.error());
    return static_cast<int>(changes.size());
}

Expected<int> removeSelected(Database &database, const Expected<QVector<qint64>> &ids, Transaction &transaction)
{
    if (!ids)
        return unexpected(ids.error());
    const auto removed = removeRows(database, *ids);
    if (!removed)
        return removed;
    if (const auto done = transaction.commit(); !done)
        return unexpected(done.error());
    return removed;
}

/// Nothing older is taken out of a log again.
Expected<void> raiseFloor(Database &database, qint64 untilMs)
{
    auto floor = database.prepare("INSERT INTO journal_log(account, read_until) VALUES('', ?1)"
                                  " ON CONFLICT(account) DO UPDATE SET read_until = max(read_until, ?1)");
    if (!floor)
        return unexpected(floor.error());
    if (const auto done = floor->bind(1, untilMs).run(); !done)
        return done;
    auto gone = database.prepare("DELETE FROM journal_gone WHERE id > 0 AND id < ?1");
    if (!gone)
        return unexpected(gone.error());
    return gone->bind(1, firstIdAt(untilMs)).run();
}

} // namespace

/// Row 0 of what is gone.
Expected<void> markUnerased(Database &database)
{
    return database.execute("INSERT OR IGNORE INTO journal_gone(id) VALUES(0)");
}

Expected<int> remove(Database &database, const QString &uuid)
{
    auto statement = database.prepare("SELECT id FROM journal WHERE uuid = ?1");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, uuid);
    const auto ids = idsFrom(*statement);
    return ids ? removeRows(database, *ids) : unexpected(ids.error());
}

Expected<int> removeScope(Database &database, const PrivacyScope &scope, const PhoneNumbers &numbers, int limit)
{
    const bool ofEverybody = scope.keys.isEmpty();
    int removed = 0;
    {
        auto transaction = Transaction::begin(database);
        if (!transaction)
            return unexpected(transaction.error());
        if (ofEverybody && scope.fromMs == 0 && scope.untilMs > 0) {
            if (const auto done = raiseFloor(database, scope.untilMs); !done)
                return unexpected(done.error());
        }
        const auto rows = removeSelected(database,
            select(database,
                ofEverybody ? "SELECT id FROM journal WHERE id >= ?1 AND id < ?2 AND ended IS NOT NULL ORDER BY id LIMIT ?3"
                            : "SELECT id FROM journal WHERE key IN (?4, ?5, ?6, ?7) AND id >= ?1 AND id < ?2 LIMIT ?3",
                scope, limit),
            *transaction);
        if (!rows)
            return rows;
        removed = *rows;
    }
    return removed > 0 || ofEverybody ? Expected<int>(removed) : forgetInHandOvers(database, scope, numbers, limit);
}

Expected<PrivacyCount> countScope(Database &database, const PrivacyScope &scope)
{
    constexpr int all = std::numeric_limits<int>::max();
    PrivacyCount count;
    const auto calls = select(database,
        scope.keys.isEmpty() ? "SELECT count(*) FROM journal WHERE id >= ?1 AND id < ?2 AND ended IS NOT NULL LIMIT ?3"
                             : "SELECT count(*) FROM journal WHERE key IN (?4, ?5, ?6, ?7) AND id >= ?1 AND id < ?2 LIMIT ?3",
        scope, all);
    if (!calls)
        return unexpected(calls.error());
    count.calls = static_cast<int>(calls->value(0));
    if (scope.keys.isEmpty())
        return count;
    const auto mentions = select(database, mentionsSql, scope, all);
    if (!mentions)
        return unexpected(mentions.error());
    count.mentions = static_cast<int>(mentions->size());
    return count;
}

Expected<int> removeAll(Database &database, qint64 nowMs)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return unexpected(transaction.error());
    if (const auto done = raiseFloor(database, nowMs); !done)
        return unexpected(done.error());
    const auto done = database.execute("INSERT INTO journal_words(journal_words) VALUES('delete-all');"
                                       "DELETE FROM journal_handover; DELETE FROM journal_absorbed;"
                                       "DELETE FROM journal;");
    if (!done)
        return unexpected(done.error());
    const auto removed = static_cast<int>(database.changedRows());
    if (const auto marked = markUnerased(database); !marked)
        return unexpected(marked.error());
    if (const auto committed = transaction->commit(); !committed)
        return unexpected(committed.error());
    return removed;
}

Expected<bool> needsScrub(Database &database)
{
    auto statement = database.prepare("SELECT 1 FROM journal_gone WHERE id = 0");
    if (!statement)
        return unexpected(statement.error());
    return statement->step();
}

Expected<bool> scrub(Database &database)
{
    // Merged down to one piece the index holds nothing of what is not there any more.
    auto total = database.prepare("SELECT total_changes()");
    if (!total)
        return unexpected(total.error());
    const auto changes = [&]() -> Expected<qint64> {
        const auto row = total->step();
        if (!row)
            return unexpected(row.error());
        const qint64 count = total->integer(0);
        total->reset();
        return count;
    };
    const auto before = changes();
    if (!before)
        return unexpected(before.error());
    auto merge = database.prepare("INSERT INTO journal_words(journal_words, rank) VALUES('merge', ?1)");
    if (!merge)
        return unexpected(merge.error());
    if (const auto done = merge->bind(1, -pagesPerStep).run(); !done)
        return unexpected(done.error());
    const auto after = changes();
    if (!after)
        return unexpected(after.error());
    if (*after - *before >= 2)
        return false;

    if (const auto done = database.execute("DELETE FROM journal_gone WHERE id = 0"); !done)
        return unexpected(done.error());
    auto checkpoint = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!checkpoint)
        return unexpected(checkpoint.error());
    const auto row = checkpoint->step();
    if (!row)
        return unexpected(row.error());
    const bool isHeld = checkpoint->integer(0) != 0;
    checkpoint->reset();
    if (isHeld) {
        if (const auto done = markUnerased(database); !done)
            return unexpected(done.error());
        return unexpected(Error{ErrorCode::Busy, {}, QStringLiteral("a reader keeps the WAL file")});
    }
    return true;
}

} // namespace balie::desk::journal
