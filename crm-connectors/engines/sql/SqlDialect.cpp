#include "crm-connectors/engines/sql/SqlDialect.h"

#include <QStringList>
#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What people write between digits. What else is between them, such a database does not find.
constexpr QStringView writtenBetween = u" -()./+";

/// The column's digits compared with :like_nsn.
QString digitsOnly(const QString &column, SqlDialect dialect)
{
    switch (dialect) {
    case SqlDialect::MariaDb:
        return u"REGEXP_REPLACE(%1, '[^0-9]', '')"_s.arg(column);
    case SqlDialect::PostgreSql:
        return u"regexp_replace(%1, '[^0-9]', '', 'g')"_s.arg(column);
    case SqlDialect::Sqlite:
    case SqlDialect::SqlServer: {
        QString chain = column;
        for (const QChar c : writtenBetween)
            chain = u"REPLACE("_s + chain + u", '"_s + c + u"', '')"_s;
        return chain;
    }
    case SqlDialect::Access:
    case SqlDialect::Other:
        break;
    }
    return {};
}

} // namespace

std::optional<SqlDialect> dialectNamed(const QString &name)
{
    static const QHash<QString, SqlDialect> names{{u"mariadb"_s, SqlDialect::MariaDb},
        {u"mysql"_s, SqlDialect::MariaDb}, {u"postgresql"_s, SqlDialect::PostgreSql},
        {u"sqlite"_s, SqlDialect::Sqlite}, {u"sqlserver"_s, SqlDialect::SqlServer},
        {u"access"_s, SqlDialect::Access}, {u"other"_s, SqlDialect::Other}};
    const auto found = names.constFind(name);
    return found == names.constEnd() ? std::nullopt : std::optional(*found);
}

SqlDialect dialectOfProduct(const QString &product)
{
    const QString name = product.toLower();
    if (name.contains("maria"_L1))
        return SqlDialect::MariaDb;
    if (name.contains("postgres"_L1))
        return SqlDialect::PostgreSql;
    if (name.contains("sqlite"_L1))
        return SqlDialect::Sqlite;
    if (name.contains("sql server"_L1))
        return SqlDialect::SqlServer;
    if (name == "access"_L1)
        return SqlDialect::Access;
    // MySQL has REGEXP_REPLACE from version 8 on only; interleaved wildcards work in all.
    return SqlDialect::Other;
}

bool SqlTable::isName(const QString &name)
{
    if (name.isEmpty() || name.size() > 128)
        return false;
    for (const QString &part : name.split(u'.')) {
        if (part.isEmpty() || part != part.trimmed())
            return false;
        const bool isFine = std::all_of(part.cbegin(), part.cend(),
            [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u' '; });
        if (!isFine)
            return false;
    }
    return true;
}

QString SqlTable::quoted(const QString &name, SqlDialect dialect)
{
    QChar before = u'"';
    QChar after = u'"';
    if (dialect == SqlDialect::MariaDb) {
        before = after = u'`';
    } else if (dialect == SqlDialect::SqlServer || dialect == SqlDialect::Access
        || dialect == SqlDialect::Sqlite) {
        // SQLite takes an unknown name in " for a text, and finds nobody without a word.
        before = u'[';
        after = u']';
    }
    QStringList parts = name.split(u'.');
    for (QString &part : parts) {
        // Databases of which nothing is known may have no quotes at all.
        if (dialect != SqlDialect::Other || part.contains(u' '))
            part = before + part + after;
    }
    return parts.join(u'.');
}

bool SqlTable::isNumberName(const QString &name)
{
    static const QStringList kinds{
        u"work"_s, u"mobile"_s, u"home"_s, u"main"_s, u"assistant"_s, u"fax"_s, u"other"_s};
    return kinds.contains(name)
        || (name.startsWith("phone"_L1) && name.size() == 6 && name.back().isDigit());
}

Expected<SqlTable> SqlTable::make(
    const QString &table, const QHash<QString, QString> &columns, Search search)
{
    const auto refuse = [](const QString &sentence, const QString &detail) {
        return unexpected(Error{ErrorCode::InvalidInput, sentence, detail});
    };
    bool hasNumber = false;
    QStringList names{table};
    for (auto column = columns.cbegin(); column != columns.cend(); ++column) {
        names << column.value();
        hasNumber = hasNumber || isNumberName(column.key());
    }
    for (const QString &name : std::as_const(names)) {
        if (!isName(name))
            return refuse(tr("“%1” is no name of a table or column. Names have letters, digits, "
                             "underscores and blanks.")
                              .arg(name),
                u"not an identifier"_s);
    }
    if (!columns.contains(u"id"_s) || !columns.contains(u"name"_s) || !hasNumber)
        return refuse(tr("Fill in the columns with the key, the name and at least one number."),
            u"columns id, name and phone1 are needed"_s);
    SqlTable made;
    made.m_table = table;
    made.m_columns = columns;
    made.m_search = search;
    return made;
}

QString SqlTable::selected(SqlDialect dialect, const QString &condition) const
{
    QStringList names = m_columns.keys();
    names.sort();
    QStringList list;
    for (const QString &name : std::as_const(names))
        list << quoted(m_columns.value(name), dialect) + u" AS "_s + name;
    return u"SELECT %1 FROM %2 WHERE %3"_s.arg(
        list.join(u", "_s), quoted(m_table, dialect), condition);
}

QString SqlTable::findByNumber(SqlDialect dialect) const
{
    QStringList names = m_columns.keys();
    names.sort();
    QStringList conditions;
    for (const QString &name : std::as_const(names)) {
        if (!isNumberName(name))
            continue;
        const QString column = quoted(m_columns.value(name), dialect);
        const QString digits = m_search == Search::Digits ? digitsOnly(column, dialect) : QString();
        conditions << (digits.isEmpty() ? column + u" LIKE :like_interleaved"_s
                                        : digits + u" LIKE :like_nsn"_s);
    }
    return selected(dialect, conditions.join(u" OR "_s));
}

QString SqlTable::findByName(SqlDialect dialect) const
{
    const QString like = dialect == SqlDialect::PostgreSql ? u" ILIKE "_s : u" LIKE "_s;
    QStringList conditions;
    for (const QString &name : {u"name"_s, u"company"_s}) {
        const QString column = m_columns.value(name);
        if (column.isEmpty())
            continue;
        conditions << quoted(column, dialect) + like + u":name_like"_s
                   << quoted(column, dialect) + like + u":name_like_reversed"_s;
    }
    return selected(dialect, conditions.join(u" OR "_s));
}

QString SqlTable::getCard(SqlDialect dialect) const
{
    // A key that is a number compares with text in some databases only when it is made text.
    const QString column = quoted(m_columns.value(u"id"_s), dialect);
    const bool isStrict = dialect == SqlDialect::PostgreSql;
    return selected(
        dialect, (isStrict ? u"CAST(%1 AS varchar) = :card_id"_s : u"%1 = :card_id"_s).arg(column));
}

} // namespace balie::crm
