#pragma once

#include "base/sqlite/Database.h"
#include "desk/journal/JournalFilter.h"
#include "desk/journal/PrivacyScope.h"

namespace balie::desk {

/// A piece of a list, newest first.
struct JournalPage {
    QVector<JournalEntry> entries;
    qint64 next = 0; ///< give this to ask for what is older; 0: that was all
};

/// The journal's tables: functions for jobs of Store, on the thread of the database they are given.
///
/// A row's id is the moment at which the call began (milliseconds times 1024, and a number of its own within the
/// millisecond), so that every list is in order by id, also the hits of the full-text index, and every page begins
/// where the one before ended without counting. An id never changes.
///
/// The text of a row is in an index of FTS5 over the columns `words` and `tags` (the kind and the numbers as
/// tokens of their own), kept in step here and not by triggers.
namespace journal {

/// For Schema; no transaction of its own.
Expected<void> createJournalTables(sqlite::Database &database);
Expected<int> repairJournalTables(sqlite::Database &kept, sqlite::Database &into);

/// One transaction: all of the changes or none. Gives them as they are stored. What is written again is found by
/// its uuid; what was deleted meanwhile is there again.
Expected<QVector<JournalEntry>> put(
    sqlite::Database &database, const QVector<JournalChange> &changes, const PhoneNumbers &numbers);
/// At the start, before anything is written: calls that were going on when the program ended are closed as cut
/// short, and what nobody can follow any more is unknown. Gives the calls that were cut short.
Expected<QVector<JournalEntry>> closeOpen(sqlite::Database &database);

/// At most `limit` that are over, older than `before` (0: the newest).
Expected<JournalPage> page(sqlite::Database &database, const JournalFilter &filter,
    const PhoneNumbers &numbers, qint64 before, int limit);
/// The queues that stand in any entry.
Expected<QStringList> queues(sqlite::Database &database);
/// By uuid, also one that was absorbed: then the entry that it belongs to.
Expected<QVector<JournalEntry>> byUuid(sqlite::Database &database, const QString &uuid);
/// The last calls with this number that are over, newest first.
Expected<QVector<JournalEntry>> lastCallsOf(sqlite::Database &database, const QString &key, int limit);
/// The last of them that were handed over, newest first.
Expected<QVector<JournalEntry>> lastHandedOverOf(
    sqlite::Database &database, const QString &key, int limit);
/// All that began in that time (wall clock), also those that go on; with `key`, or withheld if that is empty.
Expected<QVector<JournalEntry>> begunBetween(
    sqlite::Database &database, const QString &key, qint64 fromMs, qint64 untilMs);
/// Calls for which that number was called to announce or join them, handed over or joined in that time.
Expected<QVector<JournalEntry>> consultedBetween(
    sqlite::Database &database, const QString &key, qint64 fromMs, qint64 untilMs);
/// The entry that an entry of the PBX's log was found to be, or became; empty: none.
Expected<QVector<JournalEntry>> byLogId(sqlite::Database &database, const QString &logId);

/// When calls began (wall clock) that the user deleted, in that time.
Expected<QVector<qint64>> goneBetween(sqlite::Database &database, qint64 fromMs, qint64 untilMs);

/// Until when the log of that account has been read; 0: never. Of the empty account: before
/// when nothing is taken out of any log, because it was deleted.
Expected<qint64> logReadUntil(sqlite::Database &database, const QString &account);
Expected<void> setLogReadUntil(sqlite::Database &database, const QString &account, qint64 untilMs);

// Deleting: a transaction each, at most `limit` rows, giving how many; 0: nothing is left. What a row held is overwritten
// in the file at once (secure_delete); its words are in the text index, and the row in the WAL file, until scrub() is done.

/// Something of what was deleted is still in the file; so does all below that removes rows.
Expected<void> markUnerased(sqlite::Database &database);
/// One call; no transaction of its own, so that what was noted of it goes with it.
Expected<int> remove(sqlite::Database &database, const QString &uuid);
/// What is in the scope, of everybody only what is over; where somebody was only handed over to, his number and name go
/// from the call. What began before a moment does not come back out of a log either.
Expected<int> removeScope(
    sqlite::Database &database, const PrivacyScope &scope, const PhoneNumbers &numbers, int limit);
/// What that would remove.
Expected<PrivacyCount> countScope(sqlite::Database &database, const PrivacyScope &scope);
/// Everything, in one transaction. `nowMs`: what the PBX's log has of earlier stays away.
Expected<int> removeAll(sqlite::Database &database, qint64 nowMs);
/// Whether something was deleted for which scrub() was not done yet; also in an earlier run.
Expected<bool> needsScrub(sqlite::Database &database);
/// A step towards the file holding nothing any more of what was deleted; true when it is done. No transaction may
/// be open. Busy: a reader is in the way, ask again.
Expected<bool> scrub(sqlite::Database &database);

} // namespace journal

} // namespace balie::desk
