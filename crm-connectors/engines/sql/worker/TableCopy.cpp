#include "crm-connectors/engines/sql/worker/TableCopy.h"

#include "crm-connectors/engines/sql/worker/OdbcHandles.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <algorithm>

namespace balie::sql {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Of a number: less is in too many of them to be worth an index.
constexpr qsizetype indexedDigits = 7;
constexpr qsizetype mostRows = 500'000;
constexpr int longestReadMs = 60'000;

QCborMap fault(const QString &state, const QString &message)
{
    return OdbcFault{state, 0, message}.toCbor();
}

QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.isDigit())
            digits += QChar(u'0' + c.digitValue());
    }
    return digits;
}

/// "Müller" as "muller".
QString plain(const QString &text)
{
    QString letters;
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (c.category() != QChar::Mark_NonSpacing)
            letters += c.toCaseFolded();
    }
    return letters;
}

QString shown(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'f', QLocale::FloatingPointShortest);
    return value.toVariant().toString();
}

} // namespace

bool TableCopy::isNumber(qsizetype column) const
{
    static const QStringList kinds{
        u"work"_s, u"mobile"_s, u"home"_s, u"main"_s, u"assistant"_s, u"fax"_s, u"other"_s};
    const QString &name = m_names.at(column);
    return name.startsWith("phone"_L1) || kinds.contains(name);
}

QCborMap TableCopy::readAgain()
{
    const QFileInfo file(m_file);
    if (!file.isFile() || !file.isReadable())
        return fault(u"BAL02"_s, u"no such file, or no right to read it"_s);
    if (file.lastModified() == m_changed && file.size() == m_size)
        return {};
    const QString program = QStandardPaths::findExecutable(u"mdb-json"_s);
    if (program.isEmpty())
        return fault(u"BAL03"_s, u"mdb-json is not installed"_s);
    m_size = -1;
    m_rows.clear();
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, {file.absoluteFilePath(), m_table});
    if (!process.waitForFinished(longestReadMs)) {
        process.kill();
        process.waitForFinished(1000);
        return fault(u"BAL02"_s, u"reading took too long"_s);
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return fault(u"BAL04"_s,
            u"mdb-json ended with %1; no such table, or no Access file"_s.arg(process.exitCode()));
    const QByteArray out = process.readAllStandardOutput();
    m_names.clear();
    QStringList columns;
    for (const auto &column : m_columns) {
        m_names << column.first.toString();
        columns << column.second.toString();
    }
    bool hasAnyId = false;
    for (qsizetype begin = 0; begin < out.size() && m_rows.size() < mostRows;) {
        const qsizetype end = out.indexOf('\n', begin);
        const QByteArray line = out.mid(begin, end < 0 ? -1 : end - begin);
        begin = end < 0 ? out.size() : end + 1;
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.isEmpty())
            continue;
        Row row;
        for (const QString &column : columns)
            row << shown(object.value(column));
        hasAnyId = hasAnyId || object.contains(m_columns.value("id"_L1).toString());
        m_rows << row;
    }
    // Empty fields are not written at all, but every row of a table has its key.
    if (!m_rows.isEmpty() && !hasAnyId)
        return fault(u"BAL04"_s, u"no row has the column for id"_s);
    m_changed = file.lastModified();
    m_size = file.size();
    index();
    return {};
}

void TableCopy::index()
{
    m_digits.clear();
    m_words.clear();
    m_ends.clear();
    for (qsizetype at = 0; at < m_rows.size(); ++at) {
        QStringList digits;
        QString words;
        for (qsizetype column = 0; column < m_names.size(); ++column) {
            const QString &text = m_rows.at(at).at(column);
            if (isNumber(column))
                digits << digitsOf(text);
            else if (m_names.at(column) != "id"_L1)
                words += plain(text) + u'\n';
        }
        for (const QString &number : std::as_const(digits)) {
            for (qsizetype i = 0; i + indexedDigits <= number.size(); ++i) {
                QVector<qsizetype> &rows = m_ends[number.mid(i, indexedDigits)];
                if (rows.isEmpty() || rows.constLast() != at)
                    rows << at;
            }
        }
        m_digits << digits;
        m_words << words;
    }
}

QVector<qsizetype> TableCopy::withDigits(const QString &digits) const
{
    if (digits.size() >= indexedDigits)
        return m_ends.value(digits.last(indexedDigits));
    QVector<qsizetype> rows;
    for (qsizetype at = 0; at < m_rows.size() && !digits.isEmpty(); ++at) {
        const QStringList &numbers = m_digits.at(at);
        if (std::any_of(numbers.cbegin(), numbers.cend(),
                [&](const QString &number) { return number.endsWith(digits); }))
            rows << at;
    }
    return rows;
}

QVector<qsizetype> TableCopy::withWords(const QCborArray &words) const
{
    QStringList sought;
    for (const auto &word : words)
        sought << plain(word.toString());
    QVector<qsizetype> rows;
    for (qsizetype at = 0; at < m_rows.size() && !sought.isEmpty(); ++at) {
        const QString &text = m_words.at(at);
        if (std::all_of(sought.cbegin(), sought.cend(),
                [&](const QString &word) { return text.contains(word); }))
            rows << at;
    }
    return rows;
}

QVector<qsizetype> TableCopy::withId(const QString &id) const
{
    const qsizetype column = m_names.indexOf(u"id"_s);
    for (qsizetype at = 0; at < m_rows.size() && column >= 0; ++at) {
        if (m_rows.at(at).at(column) == id)
            return {at};
    }
    return {};
}

QCborMap TableCopy::found(const QCborMap &question)
{
    const QString file = question.value("file"_L1).toString();
    const QString table = question.value("table"_L1).toString();
    const QCborMap columns = question.value("columns"_L1).toMap();
    if (file != m_file || table != m_table || columns != m_columns) {
        m_file = file;
        m_table = table;
        m_columns = columns;
        m_size = -1;
    }
    if (QCborMap wrong = readAgain(); !wrong.isEmpty())
        return wrong;
    const QVector<qsizetype> rows = question.contains("digits"_L1)
        ? withDigits(question.value("digits"_L1).toString())
        : question.contains("words"_L1) ? withWords(question.value("words"_L1).toArray())
                                        : withId(question.value("id"_L1).toString());
    const auto most = std::max<qint64>(1, question.value("rows"_L1).toInteger(25));
    QCborArray all;
    for (const qsizetype row : rows.mid(0, most))
        all.append(QCborArray::fromStringList(m_rows.at(row)));
    return {{u"columns"_s, QCborArray::fromStringList(m_names)}, {u"rows"_s, all},
        {u"more"_s, rows.size() > most}};
}

} // namespace balie::sql
