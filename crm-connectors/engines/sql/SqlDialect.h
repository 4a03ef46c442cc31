#pragma once

#include "base/Expected.h"

#include <QCoreApplication>
#include <QHash>
#include <QString>

namespace balie::crm {

enum class SqlDialect { Other, MariaDb, PostgreSql, Sqlite, SqlServer, Access };

/// By the name that settings and profiles know: mariadb, postgresql, sqlite, sqlserver, access,
/// other. Nothing for "auto" and the rest.
std::optional<SqlDialect> dialectNamed(const QString &name);
/// By what the database calls itself (SQL_DBMS_NAME).
SqlDialect dialectOfProduct(const QString &product);

/// Makes statements for a table that settings name. Names come from people: each is looked at and
/// quoted; values are parameters always. Any thread.
class SqlTable {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::SqlTable)

public:
    /// How a number is compared.
    enum class Search {
        Digits, ///< without anything but digits, where the dialect can
        Interleaved, ///< LIKE with a % between the digits: any driver, reads every row
    };

    /// `columns`: name for the card -> column. InvalidInput: a name that is none (letters, digits,
    /// _, blanks between them, a dot between schema and table), or no column for id, name or a
    /// number.
    static Expected<SqlTable> make(
        const QString &table, const QHash<QString, QString> &columns, Search search);

    QString findByNumber(SqlDialect dialect) const;
    QString findByName(SqlDialect dialect) const;
    QString getCard(SqlDialect dialect) const;

    const QString &table() const { return m_table; }
    const QHash<QString, QString> &columns() const { return m_columns; }

    /// In the dialect's quotes, each part of a name with dots by itself.
    static QString quoted(const QString &name, SqlDialect dialect);
    static bool isName(const QString &name);
    /// Whether a column of this name holds a telephone number.
    static bool isNumberName(const QString &name);

private:
    QString selected(SqlDialect dialect, const QString &condition) const;

    QString m_table;
    QHash<QString, QString> m_columns;
    Search m_search = Search::Digits;
};

} // namespace balie::crm
