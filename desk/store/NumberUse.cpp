#include "desk/store/NumberUse.h"

#include "base/sqlite/Statement.h"
#include "desk/store/JournalRows.h"

namespace balie::desk::journal {

Expected<QVector<NumberUse>> mostUsed(sqlite::Database &database, qint64 sinceMs, int limit)
{
    // Forwarded by the PBX, or joined a conference: that was not the choice of anybody here.
    auto select = database.prepare(
        "SELECT key, COUNT(*) FROM (SELECT key FROM journal WHERE id >= ?1 AND key <> '' UNION ALL "
        "SELECT key FROM journal_handover WHERE id >= ?2 AND key <> '' AND way NOT IN (?3, ?4)) "
        "GROUP BY key ORDER BY 2 DESC, 1 LIMIT ?5");
    if (!select)
        return unexpected(select.error());
    const qint64 first = firstIdAt(sinceMs);
    select->bind(1, first)
        .bind(2, firstHandOverOf(first))
        .bind(3, int(HandOverWay::Forwarded))
        .bind(4, int(HandOverWay::Conference))
        .bind(5, limit);
    QVector<NumberUse> used;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return used;
        used.append({select->text(0), int(select->integer(1))});
    }
}

} // namespace balie::desk::journal
