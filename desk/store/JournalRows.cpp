#include "desk/store/JournalRows.h"

namespace balie::desk::journal {

using sqlite::Database;
using sqlite::Statement;

namespace {

constexpr const char *rowSql
    = "SELECT id, uuid, kind, direction, started, ended, seen, number, key, name, withheld, called_number,"
      " called_name, queue, waiting, talking, recording, note, inferred, cut_short, origin, log_id"
      " FROM journal WHERE id = ?1";

std::optional<std::chrono::milliseconds> duration(const Statement &statement, int column)
{
    if (statement.isNull(column))
        return std::nullopt;
    return std::chrono::milliseconds(statement.integer(column));
}

JournalEntry entryFrom(const Statement &row)
{
    JournalEntry entry;
    entry.id = row.integer(0);
    entry.uuid = row.text(1);
    entry.kind = static_cast<JournalKind>(row.integer(2));
    entry.direction = static_cast<cti::Direction>(row.integer(3));
    entry.startedMs = row.integer(4);
    entry.endedMs = row.isNull(5) ? 0 : row.integer(5);
    entry.seenMs = row.integer(6);
    entry.number = row.text(7);
    entry.key = row.text(8);
    entry.name = row.text(9);
    entry.withheld = row.integer(10) != 0;
    entry.calledNumber = row.text(11);
    entry.calledName = row.text(12);
    entry.queue = row.text(13);
    entry.waiting = duration(row, 14);
    entry.talking = duration(row, 15);
    entry.recordingKept = row.integer(16) != 0;
    entry.note = row.text(17);
    entry.inferred = row.integer(18) != 0;
    entry.cutShort = row.integer(19) != 0;
    entry.origin = static_cast<JournalEntry::Origin>(row.integer(20));
    entry.logId = row.text(21);
    return entry;
}

Expected<void> addHandOvers(Statement &statement, JournalEntry &entry)
{
    statement.bind(1, firstHandOverOf(entry.id)).bind(2, firstHandOverOf(entry.id + 1));
    for (;;) {
        const auto row = statement.step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            break;
        JournalHandOver handOver;
        handOver.way = static_cast<HandOverWay>(statement.integer(0));
        handOver.outcome = static_cast<HandOverOutcome>(statement.integer(1));
        handOver.atMs = statement.integer(2);
        handOver.settledMs = statement.integer(3);
        handOver.number = statement.text(4);
        handOver.key = statement.text(5);
        handOver.name = statement.text(6);
        entry.handOvers.append(handOver);
    }
    statement.reset();
    return {};
}

Expected<void> runWithId(Database &database, const char *sql, qint64 id)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return unexpected(statement.error());
    return statement->bind(1, id).run();
}

} // namespace

Expected<QVector<JournalEntry>> load(Database &database, const QVector<qint64> &ids, bool onlyEnded)
{
    auto row = database.prepare(rowSql);
    if (!row)
        return unexpected(row.error());
    auto handOvers = database.prepare("SELECT way, outcome, at, settled, number, key, name FROM journal_handover"
                                      " WHERE id >= ?1 AND id < ?2 ORDER BY id");
    if (!handOvers)
        return unexpected(handOvers.error());
    QVector<JournalEntry> entries;
    entries.reserve(ids.size());
    for (const qint64 id : ids) {
        const auto found = row->bind(1, id).step();
        if (!found)
            return unexpected(found.error());
        if (*found) {
            JournalEntry entry = entryFrom(*row);
            if (!onlyEnded || !entry.isOpen()) {
                if (const auto done = addHandOvers(*handOvers, entry); !done)
                    return unexpected(done.error());
                entries.append(std::move(entry));
            }
        }
        row->reset();
    }
    return entries;
}

Expected<QVector<qint64>> idsFrom(Statement &statement)
{
    QVector<qint64> ids;
    for (;;) {
        const auto row = statement.step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return ids;
        ids.append(statement.integer(0));
    }
}

Expected<void> unindex(Database &database, qint64 id)
{
    // FTS5 takes out what it is told was in: the words as they stand in the row.
    return runWithId(database,
        "INSERT INTO journal_words(journal_words, rowid, words, tags)"
        " SELECT 'delete', id, words, tags FROM journal WHERE id = ?1",
        id);
}

Expected<void> removeHandOvers(Database &database, qint64 entry)
{
    auto statement = database.prepare("DELETE FROM journal_handover WHERE id >= ?1 AND id < ?2");
    if (!statement)
        return unexpected(statement.error());
    return statement->bind(1, firstHandOverOf(entry)).bind(2, firstHandOverOf(entry + 1)).run();
}

Expected<void> removeRow(Database &database, qint64 id)
{
    if (auto done = unindex(database, id); !done)
        return done;
    if (auto done = removeHandOvers(database, id); !done)
        return done;
    if (auto done = runWithId(database, "DELETE FROM journal_absorbed WHERE entry = ?1", id); !done)
        return done;
    return runWithId(database, "DELETE FROM journal WHERE id = ?1", id);
}

} // namespace balie::desk::journal
