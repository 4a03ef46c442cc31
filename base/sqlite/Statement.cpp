#include "base/sqlite/Statement.h"

#include "base/sqlite/Connection.h"
#include "base/sqlite/Errors.h"

#include <cstdint>
#include <sqlite3.h>

namespace balie::sqlite {

namespace {

/// SQLITE_TRANSIENT, whose macro is a C cast: SQLite makes its own copy.
sqlite3_destructor_type copied()
{
    return reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1});
}

} // namespace

Statement::Statement(Database::Private &connection, sqlite3_stmt *statement)
    : m_connection(&connection)
    , m_statement(statement)
{
}

Statement::Statement(Statement &&other) noexcept
    : m_connection(other.m_connection)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_bindResult(other.m_bindResult)
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_connection, other.m_connection);
    std::swap(m_statement, other.m_statement);
    std::swap(m_bindResult, other.m_bindResult);
    return *this;
}

Statement::~Statement()
{
    if (m_statement != nullptr)
        m_connection->keep(m_statement);
}

void Statement::note(int bindResult)
{
    if (m_bindResult == SQLITE_OK)
        m_bindResult = bindResult;
}

Statement &Statement::bind(int parameter, const QString &text)
{
    if (text.isNull())
        return bindNull(parameter);
    const QByteArray utf8 = text.toUtf8();
    note(sqlite3_bind_text64(m_statement, parameter, utf8.constData(),
        sqlite3_uint64(utf8.size()), copied(), SQLITE_UTF8));
    return *this;
}

Statement &Statement::bind(int parameter, const QByteArray &blob)
{
    if (blob.isNull())
        return bindNull(parameter);
    note(sqlite3_bind_blob64(
        m_statement, parameter, blob.constData(), sqlite3_uint64(blob.size()), copied()));
    return *this;
}

Statement &Statement::bind(int parameter, qint64 number)
{
    note(sqlite3_bind_int64(m_statement, parameter, number));
    return *this;
}

Statement &Statement::bind(int parameter, double number)
{
    note(sqlite3_bind_double(m_statement, parameter, number));
    return *this;
}

Statement &Statement::bindNull(int parameter)
{
    note(sqlite3_bind_null(m_statement, parameter));
    return *this;
}

Expected<bool> Statement::step()
{
    if (m_bindResult != SQLITE_OK)
        return unexpected(m_connection->failure(std::exchange(m_bindResult, SQLITE_OK), false));
    if (m_connection->isInterrupted.load(std::memory_order_relaxed))
        return unexpected(interrupted());
    const int result = sqlite3_step(m_statement);
    if (result == SQLITE_ROW)
        return true;
    if (result == SQLITE_DONE)
        return false;
    return unexpected(m_connection->failure(result, false));
}

Expected<void> Statement::run()
{
    const auto row = step();
    reset();
    if (!row)
        return unexpected(row.error());
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

QByteArrayView Statement::utf8(int column) const
{
    // The text first: it may convert, which changes the length.
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return text == nullptr ? QByteArrayView() : QByteArrayView(text, sqlite3_column_bytes(m_statement, column));
}

QString Statement::text(int column) const
{
    const QByteArrayView text = utf8(column);
    return text.isNull() ? QString() : QString::fromUtf8(text);
}

QByteArray Statement::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    if (bytes == nullptr)
        return isNull(column) ? QByteArray() : QByteArray("");
    return {bytes, sqlite3_column_bytes(m_statement, column)};
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

void Statement::copyTo(int column, Statement &other, int parameter) const
{
    other.note(sqlite3_bind_value(other.m_statement, parameter, sqlite3_column_value(m_statement, column)));
}

} // namespace balie::sqlite
