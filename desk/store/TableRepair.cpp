#include "desk/store/TableRepair.h"

#include "base/sqlite/Statement.h"

#include <QStringList>
#include <limits>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;
using sqlite::Database;
using sqlite::Statement;

namespace {

QStringList columnsOf(Database &database, const char *table)
{
    QStringList columns;
    auto statement = database.prepare("SELECT name FROM pragma_table_info(?)");
    if (!statement)
        return columns;
    statement->bind(1, QString::fromLatin1(table));
    for (auto row = statement->step(); row && *row; row = statement->step())
        columns.append(statement->text(0));
    return columns;
}

/// Past a page that cannot be read: twice as far each time, until something can.
class Leap {
public:
    qint64 over(qint64 rowid)
    {
        const qint64 most = std::numeric_limits<qint64>::max() - rowid;
        const qint64 next = rowid + std::min(m_width, most);
        m_width = m_width > most / 2 ? most : m_width * 2;
        return next;
    }
    void landed() { m_width = 1; }
    bool isAtEnd(qint64 rowid) const { return rowid == std::numeric_limits<qint64>::max(); }

private:
    qint64 m_width = 1;
};

void copyValues(const Statement &row, Statement &insert, int columns)
{
    for (int column = 0; column < columns; ++column)
        row.copyTo(column, insert, column + 1);
}

} // namespace

Expected<int> copyReadableRows(Database &from, Database &into, const char *table)
{
    const QStringList there = columnsOf(from, table);
    QStringList columns{u"rowid"_s};
    for (const QString &column : columnsOf(into, table)) {
        if (there.contains(column))
            columns.append(column);
    }
    const QString list = columns.join(u", "_s);
    const QString name = QString::fromLatin1(table);
    auto select = from.prepare(
        u"SELECT %1 FROM %2 WHERE rowid >= ? ORDER BY rowid"_s.arg(list, name).toUtf8().constData());
    if (!select)
        return 0; // the table's definition is lost with the file's first page
    auto insert = into.prepare(u"INSERT OR IGNORE INTO %1 (%2) VALUES (?%3)"_s
                                   .arg(name, list, u", ?"_s.repeated(columns.size() - 1))
                                   .toUtf8()
                                   .constData());
    if (!insert)
        return unexpected(insert.error());

    int copied = 0;
    qint64 next = 0;
    Leap leap;
    for (;;) {
        select->reset();
        select->bind(1, next);
        auto row = select->step();
        for (; row && *row; row = select->step()) {
            leap.landed();
            next = select->integer(0) + 1;
            copyValues(*select, *insert, int(columns.size()));
            if (const auto inserted = insert->run(); !inserted)
                return unexpected(inserted.error());
            copied += int(into.changedRows());
        }
        if (row || leap.isAtEnd(next))
            return copied;
        next = leap.over(next);
    }
}

} // namespace balie::desk
