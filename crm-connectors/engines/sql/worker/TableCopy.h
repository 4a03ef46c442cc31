#pragma once

#include <QCborArray>
#include <QCborMap>
#include <QDateTime>
#include <QHash>
#include <QStringList>
#include <QVector>
#include <optional>

namespace balie::sql {

/// A table of an Access file, read with mdb-json of mdbtools and held in memory with an index of
/// its numbers: mdbtools' own SQL knows neither parameters nor quotes. Read again when the file has
/// changed. Read only.
class TableCopy {
public:
    /// The answer of "copy", or a fault.
    QCborMap found(const QCborMap &question);

private:
    using Row = QStringList; ///< in the order of m_names

    QCborMap readAgain();
    void index();
    QVector<qsizetype> withDigits(const QString &digits) const;
    QVector<qsizetype> withWords(const QCborArray &words) const;
    QVector<qsizetype> withId(const QString &id) const;
    bool isNumber(qsizetype column) const;

    QString m_file;
    QString m_table;
    QCborMap m_columns; ///< name for the engine -> column of the table
    QDateTime m_changed;
    qint64 m_size = -1;
    QStringList m_names;
    QVector<Row> m_rows;
    QVector<QStringList> m_digits; ///< of each row's numbers
    QVector<QString> m_words; ///< of each row, lower case, without accents
    QHash<QString, QVector<qsizetype>> m_ends; ///< every seven digits in a row of a number
};

} // namespace balie::sql
