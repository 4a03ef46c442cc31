#pragma once

#include "base/Expected.h"
#include "base/sqlite/Database.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

struct sqlite3_stmt;

namespace balie::sqlite {

/// A prepared statement of one Database, which must outlive it. Parameters count from 1, columns from 0. Same thread as
/// its database.
class Statement {
public:
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    ~Statement();

    Statement &bind(int parameter, const QString &text); ///< a null string is NULL
    Statement &bind(int parameter, const QByteArray &blob); ///< a null array is NULL
    Statement &bind(int parameter, qint64 number);
    Statement &bind(int parameter, int number) { return bind(parameter, qint64(number)); }
    Statement &bind(int parameter, double number);
    Statement &bindNull(int parameter);

    /// true: a row is there; false: no more. After false or an error reset() is needed to run again.
    Expected<bool> step();
    /// For what gives no rows: steps once and resets, parameters stay.
    Expected<void> run();
    void reset();

    QString text(int column) const;
    /// The text without a copy, until the next step() or reset().
    QByteArrayView utf8(int column) const;
    QByteArray blob(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    bool isNull(int column) const;
    /// Binds the value of a column, of whatever type, to a parameter of another statement.
    void copyTo(int column, Statement &other, int parameter) const;

private:
    friend class Database;
    Statement(Database::Private &connection, sqlite3_stmt *statement);
    void note(int bindResult);

    Database::Private *m_connection;
    sqlite3_stmt *m_statement;
    int m_bindResult = 0; ///< the first that failed; told by step()
};

/// Commits when told, else takes everything back. BEGIN IMMEDIATE; not within another.
class Transaction {
public:
    static Expected<Transaction> begin(Database &database);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    Expected<void> commit();

private:
    explicit Transaction(Database &database);
    Database *m_database;
};

} // namespace balie::sqlite
