#include "desk/store/Schema.h"

#include "base/sqlite/Statement.h"
#include "desk/store/CardTable.h"
#include "desk/store/ContactRegion.h"
#include "desk/store/ContactTable.h"
#include "desk/store/JournalTable.h"
#include "desk/store/NoteTable.h"
#include "desk/store/SlipTable.h"

#include <QCoreApplication>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;
using sqlite::Database;
using sqlite::Transaction;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(balie::desk::Store)
};

/// "Bali" in the file's header, so that another program's file is not taken for ours.
constexpr qint64 applicationId = 0x42616c69;

Expected<qint64> number(Database &database, const char *sql)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return unexpected(statement.error());
    if (const auto row = statement->step(); !row)
        return unexpected(row.error());
    return statement->integer(0);
}

/// Empty, or ours.
Expected<bool> isOurs(Database &database)
{
    const auto id = number(database, "PRAGMA application_id");
    if (!id)
        return unexpected(id.error());
    if (*id == applicationId)
        return true;
    const auto tables = number(database, "SELECT COUNT(*) FROM sqlite_schema");
    if (!tables)
        return unexpected(tables.error());
    return *id == 0 && *tables == 0;
}

} // namespace

const std::vector<std::vector<Schema::Step>> &Schema::versions()
{
    // Every table file hands in its own.
    static const std::vector<std::vector<Step>> all{
        {createContactTables, journal::createJournalTables, createNoteTables, createSlipTables},
        {createContactRegionTable},
        {createCardTables},
    };
    return all;
}

const std::vector<Schema::Repair> &Schema::repairs()
{
    static const std::vector<Repair> all{
        repairContactTables, journal::repairJournalTables, repairNoteTables, repairSlipTables,
        repairCardTables};
    return all;
}

Expected<void> Schema::migrate(Database &database, const std::vector<std::vector<Step>> &versions)
{
    const auto ours = isOurs(database);
    if (!ours)
        return unexpected(ours.error());
    if (!*ours) {
        return unexpected(Error{ErrorCode::Refused,
            Words::tr("The file for your contacts and calls belongs to another program. Choose another folder."),
            u"foreign application_id"_s});
    }
    const auto version = database.userVersion();
    if (!version)
        return unexpected(version.error());
    const int newest = int(versions.size());
    if (*version > newest) {
        return unexpected(Error{ErrorCode::Refused,
            Words::tr("Your contacts and calls were last used with a newer Balie. Use that one; nothing is kept in this one."),
            u"schema %1, known up to %2"_s.arg(*version).arg(newest)});
    }
    if (*version == newest)
        return {};

    auto transaction = Transaction::begin(database);
    if (!transaction)
        return unexpected(transaction.error());
    for (int from = *version; from < newest; ++from) {
        for (const Step step : versions[std::size_t(from)]) {
            if (const auto done = step(database); !done)
                return done;
        }
    }
    const QByteArray mark = "PRAGMA application_id=" + QByteArray::number(applicationId);
    if (const auto marked = database.execute(mark.constData()); !marked)
        return marked;
    if (const auto counted = database.setUserVersion(newest); !counted)
        return counted;
    return transaction->commit();
}

Expected<int> Schema::repair(const QString &keptFile, Database &into)
{
    auto kept = Database::open(keptFile, Database::Mode::ReadOnly);
    if (!kept)
        kept = Database::open(keptFile, Database::Mode::Immutable);
    if (!kept)
        return unexpected(kept.error());
    int rows = 0;
    for (const Repair repairTables : repairs()) {
        auto transaction = Transaction::begin(into);
        if (!transaction)
            return unexpected(transaction.error());
        const auto copied = repairTables(*kept, into);
        if (!copied)
            return copied;
        if (const auto committed = transaction->commit(); !committed)
            return unexpected(committed.error());
        rows += *copied;
    }
    return rows;
}

} // namespace balie::desk
