#include "base/sqlite/Database.h"

#include "base/sqlite/Connection.h"
#include "base/sqlite/Errors.h"
#include "base/sqlite/Statement.h"

#include <QUrl>
#include <sqlite3.h>

namespace balie::sqlite {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Statements kept for the next time; ours are some dozens, and what is made of a search adds some.
constexpr std::size_t keptStatements = 200;
/// How many steps of SQLite's machine pass between two looks at the flag: some microseconds.
constexpr int stepsBetweenLooks = 1000;

int lookAtFlag(void *flag)
{
    return static_cast<std::atomic<bool> *>(flag)->load(std::memory_order_relaxed) ? 1 : 0;
}

QByteArray uriOf(const QString &path, Database::Mode mode)
{
    const QByteArray file = "file:" + QUrl::toPercentEncoding(path, "/");
    return mode == Database::Mode::Immutable ? file + "?immutable=1" : file;
}

} // namespace

Database::Private::~Private()
{
    for (const auto &[text, statement] : idle)
        sqlite3_finalize(statement);
    sqlite3_close_v2(connection);
}

Error Database::Private::failure(int resultCode, bool ofText)
{
    Error error = errorOf(connection, resultCode, ofText);
    if (isTrouble(resultCode))
        trouble = error;
    return error;
}

void Database::Private::keep(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (idle.size() >= keptStatements || !idle.try_emplace(sqlite3_sql(statement), statement).second)
        sqlite3_finalize(statement);
}

Database::Database(std::unique_ptr<Private> connection)
    : d(std::move(connection))
{
}

Database::Database(Database &&other) noexcept = default;
Database &Database::operator=(Database &&other) noexcept = default;
Database::~Database() = default;

Expected<Database> Database::open(const QString &path, Mode mode, std::chrono::milliseconds patience)
{
    auto d = std::make_unique<Private>();
    const int access = mode == Mode::ReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                               : SQLITE_OPEN_READONLY;
    const int result = sqlite3_open_v2(uriOf(path, mode).constData(), &d->connection,
        access | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (result != SQLITE_OK)
        return unexpected(errorOf(d->connection, result, true));
    sqlite3_progress_handler(d->connection, stepsBetweenLooks, lookAtFlag, &d->isInterrupted);

    Database database(std::move(d));
    database.setPatience(patience);
    // SQLite opens what may not be written for reading without a word.
    if (mode == Mode::ReadWrite && sqlite3_db_readonly(database.d->connection, "main") == 1)
        return unexpected(errorOf(nullptr, SQLITE_READONLY, false));
    const char *settings = mode == Mode::ReadWrite
        // What is freed is overwritten at once: what a later deletion frees is only the last place in which it stood.
        ? "PRAGMA secure_delete=ON; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON"
        // Searches touch pages all over the file: SQLite's own 2 MB would be read again and again.
        : "PRAGMA query_only=ON; PRAGMA cache_size=-8000; SELECT 1 FROM sqlite_schema LIMIT 1";
    const auto set = database.execute(settings);
    if (!set) {
        if (isDamage(set.error()))
            database.leaveAsIs();
        return unexpected(set.error());
    }
    return database;
}

Expected<void> Database::execute(const char *sql)
{
    if (isInterrupted())
        return unexpected(interrupted());
    const int result = sqlite3_exec(d->connection, sql, nullptr, nullptr, nullptr);
    if (result != SQLITE_OK)
        return unexpected(d->failure(result, false));
    return {};
}

Expected<Statement> Database::prepare(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    if (const auto known = d->idle.find(sql); known != d->idle.end()) {
        statement = known->second;
        d->idle.erase(known);
    } else {
        if (isInterrupted())
            return unexpected(interrupted());
        const int result = sqlite3_prepare_v3(
            d->connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (result != SQLITE_OK)
            return unexpected(d->failure(result, true));
    }
    return Statement(*d, statement);
}

Expected<int> Database::userVersion()
{
    auto statement = prepare("PRAGMA user_version");
    if (!statement)
        return unexpected(statement.error());
    if (const auto row = statement->step(); !row)
        return unexpected(row.error());
    return int(statement->integer(0));
}

Expected<void> Database::setUserVersion(int version)
{
    return execute(("PRAGMA user_version=" + QByteArray::number(version)).constData());
}

qint64 Database::lastInsertedRow() const
{
    return sqlite3_last_insert_rowid(d->connection);
}

qint64 Database::changedRows() const
{
    return sqlite3_changes64(d->connection);
}

void Database::setPatience(std::chrono::milliseconds patience)
{
    sqlite3_busy_timeout(d->connection, int(patience.count()));
}

void Database::leaveAsIs()
{
    sqlite3_db_config(d->connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

void Database::interrupt()
{
    d->isInterrupted.store(true, std::memory_order_relaxed);
    sqlite3_interrupt(d->connection);
}

void Database::resume()
{
    d->isInterrupted.store(false, std::memory_order_relaxed);
}

bool Database::isInterrupted() const
{
    return d->isInterrupted.load(std::memory_order_relaxed);
}

std::optional<Error> Database::takeTrouble()
{
    return std::exchange(d->trouble, std::nullopt);
}

} // namespace balie::sqlite
