#include "base/sqlite/Connection.h"
#include "base/sqlite/Statement.h"

#include <sqlite3.h>

namespace balie::sqlite {

Transaction::Transaction(Database &database)
    : m_database(&database)
{
}

Expected<Transaction> Transaction::begin(Database &database)
{
    if (const auto begun = database.execute("BEGIN IMMEDIATE"); !begun)
        return unexpected(begun.error());
    return Transaction(database);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    // Not through execute(): an interrupted database must end its transaction all the same. A full disk
    // may have ended it already.
    if (m_database != nullptr && sqlite3_get_autocommit(m_database->d->connection) == 0)
        sqlite3_exec(m_database->d->connection, "ROLLBACK", nullptr, nullptr, nullptr);
}

Expected<void> Transaction::commit()
{
    const auto committed = m_database->execute("COMMIT");
    if (committed)
        m_database = nullptr;
    return committed;
}

} // namespace balie::sqlite
