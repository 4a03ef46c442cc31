#pragma once

#include "base/sqlite/Database.h"
#include "base/sqlite/Statement.h"
#include "desk/journal/JournalEntry.h"

/// What the sources of the journal's table share; nobody else includes it.
namespace balie::desk::journal {

/// Ids of one millisecond.
constexpr qint64 idsPerMs = 1024;

constexpr qint64 firstIdAt(qint64 wallMs)
{
    return wallMs * idsPerMs;
}

/// Rows of hand-overs are numbered by their call, so that those of two files never get in each other's way.
constexpr qint64 handOversPerEntry = 256;

constexpr qint64 firstHandOverOf(qint64 entry)
{
    return entry * handOversPerEntry;
}

/// The rows with these ids in their order; one that is not there is left out.
Expected<QVector<JournalEntry>> load(
    sqlite::Database &database, const QVector<qint64> &ids, bool onlyEnded);
/// The first column of all rows.
Expected<QVector<qint64>> idsFrom(sqlite::Statement &statement);
/// Takes a row's words out of the text index; before the row changes or goes.
Expected<void> unindex(sqlite::Database &database, qint64 id);
Expected<void> removeHandOvers(sqlite::Database &database, qint64 entry);
/// The row with all that belongs to it; no transaction of its own.
Expected<void> removeRow(sqlite::Database &database, qint64 id);

} // namespace balie::desk::journal
