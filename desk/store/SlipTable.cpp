#include "desk/store/SlipTable.h"

#include "base/sqlite/Statement.h"
#include "desk/store/TableRepair.h"

namespace balie::desk {

namespace {

// The numbers stand in files: they never change their meaning.
constexpr int toldNumber(SlipTold told)
{
    return told == SlipTold::Passed ? 2 : told == SlipTold::Nears ? 1 : 0;
}

constexpr SlipTold toldOf(qint64 number)
{
    return number == 2 ? SlipTold::Passed : number == 1 ? SlipTold::Nears : SlipTold::Nothing;
}

constexpr int endNumber(SlipEnd end)
{
    switch (end) {
    case SlipEnd::None:
        return 0;
    case SlipEnd::ByHand:
        return 1;
    case SlipEnd::CalledByUser:
        return 2;
    case SlipEnd::CalledByColleague:
        return 3;
    }
    return 0;
}

constexpr SlipEnd endOf(qint64 number)
{
    switch (number) {
    case 0:
        return SlipEnd::None;
    case 2:
        return SlipEnd::CalledByUser;
    case 3:
        return SlipEnd::CalledByColleague;
    default:
        return SlipEnd::ByHand;
    }
}

/// An invalid moment is 0: 1970 promises nothing.
qint64 numberOf(const QDateTime &moment)
{
    return moment.isValid() ? moment.toMSecsSinceEpoch() : 0;
}

QDateTime momentOf(qint64 number)
{
    return number == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(number);
}

/// A null text would be NULL, which the table refuses.
QString whole(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

} // namespace

Expected<void> createSlipTables(sqlite::Database &database)
{
    return database.execute("CREATE TABLE slip ("
                            " id INTEGER PRIMARY KEY, for_person TEXT NOT NULL, for_name TEXT NOT NULL,"
                            " caller_name TEXT NOT NULL, caller_number TEXT NOT NULL,"
                            " text TEXT NOT NULL, promised INTEGER NOT NULL, made_at INTEGER NOT NULL,"
                            " told INTEGER NOT NULL, ended INTEGER NOT NULL, ended_at INTEGER NOT NULL);"
                            "CREATE INDEX slip_ended ON slip (ended, ended_at);");
}

Expected<int> repairSlipTables(sqlite::Database &kept, sqlite::Database &into)
{
    return copyReadableRows(kept, into, "slip");
}

namespace slips {

Expected<void> save(sqlite::Database &database, const Slip &slip)
{
    auto statement = database.prepare(
        "INSERT OR REPLACE INTO slip (id, for_person, for_name, caller_name, caller_number, text,"
        " promised, made_at, told, ended, ended_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, qint64(slip.id))
        .bind(2, whole(slip.forPerson.value()))
        .bind(3, whole(slip.forName))
        .bind(4, whole(slip.callerName))
        .bind(5, whole(slip.callerNumber))
        .bind(6, whole(slip.text))
        .bind(7, numberOf(slip.promised))
        .bind(8, numberOf(slip.madeAt))
        .bind(9, qint64(toldNumber(slip.told)))
        .bind(10, qint64(endNumber(slip.end)))
        .bind(11, numberOf(slip.endedAt));
    return statement->run();
}

Expected<void> remove(sqlite::Database &database, SlipId id)
{
    auto statement = database.prepare("DELETE FROM slip WHERE id = ?1");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, qint64(id));
    return statement->run();
}

Expected<QVector<Slip>> openOrEndedSince(sqlite::Database &database, const QDateTime &since)
{
    auto statement = database.prepare(
        "SELECT id, for_person, for_name, caller_name, caller_number, text, promised, made_at, told,"
        " ended, ended_at FROM slip WHERE ended = 0 OR ended_at >= ?1");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, numberOf(since));
    QVector<Slip> found;
    for (;;) {
        const auto more = statement->step();
        if (!more)
            return unexpected(more.error());
        if (!*more)
            return found;
        Slip slip;
        slip.id = SlipId(statement->integer(0));
        slip.forPerson = PersonId(statement->text(1));
        slip.forName = statement->text(2);
        slip.callerName = statement->text(3);
        slip.callerNumber = statement->text(4);
        slip.text = statement->text(5);
        slip.promised = momentOf(statement->integer(6));
        slip.madeAt = momentOf(statement->integer(7));
        slip.told = toldOf(statement->integer(8));
        slip.end = endOf(statement->integer(9));
        slip.endedAt = momentOf(statement->integer(10));
        found.append(slip);
    }
}

Expected<int> removeEndedBefore(sqlite::Database &database, const QDateTime &before)
{
    auto statement = database.prepare("DELETE FROM slip WHERE ended <> 0 AND ended_at < ?1");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, numberOf(before));
    if (const auto done = statement->run(); !done)
        return unexpected(done.error());
    return static_cast<int>(database.changedRows());
}

namespace {

Expected<QVector<SlipId>> inScope(sqlite::Database &database, const PrivacyScope &scope, const PhoneNumbers &numbers)
{
    // All that are kept: thirty days of them.
    const auto all = openOrEndedSince(database, {});
    if (!all)
        return unexpected(all.error());
    QVector<SlipId> ids;
    for (const Slip &slip : *all) {
        if (scope.covers(slip, numbers))
            ids.append(slip.id);
    }
    return ids;
}

} // namespace

Expected<int> countScope(sqlite::Database &database, const PrivacyScope &scope, const PhoneNumbers &numbers)
{
    const auto ids = inScope(database, scope, numbers);
    return ids ? Expected<int>(static_cast<int>(ids->size())) : unexpected(ids.error());
}

Expected<int> removeScope(sqlite::Database &database, const PrivacyScope &scope, const PhoneNumbers &numbers)
{
    const auto ids = inScope(database, scope, numbers);
    if (!ids)
        return unexpected(ids.error());
    for (const SlipId id : *ids) {
        if (const auto gone = remove(database, id); !gone)
            return unexpected(gone.error());
    }
    return static_cast<int>(ids->size());
}

} // namespace slips

} // namespace balie::desk
