#include "desk/contacts/CsvColumns.h"

#include <QFile>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 beginningBytes = qint64(64) * 1024;
constexpr qsizetype rowsLookedAt = 50;

} // namespace

CsvColumns::CsvColumns(QObject *parent)
    : QAbstractTableModel(parent)
{
}

Expected<QVector<CsvRow>> CsvColumns::beginningOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return unexpected(Error{ErrorCode::Io,
            tr("The file %1 cannot be read: %2").arg(path, file.errorString()), u"open"_s});
    }
    CsvTable table;
    QVector<CsvRow> rows = table.feed(file.read(beginningBytes));
    if (file.atEnd() || rows.isEmpty())
        rows += table.finish();
    if (rows.isEmpty()) {
        return unexpected(Error{ErrorCode::InvalidInput,
            tr("The file %1 holds no table.").arg(path), u"no rows"_s});
    }
    if (rows.size() > rowsLookedAt)
        rows.resize(rowsLookedAt);
    return rows;
}

void CsvColumns::setBeginning(const QVector<CsvRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    m_mapping = CsvMapping::guessed(rows);
    endResetModel();
    Q_EMIT mappingChanged();
}

void CsvColumns::setMapping(const CsvMapping &mapping)
{
    if (mapping.meanings.size() != m_mapping.meanings.size())
        return;
    beginResetModel();
    m_mapping = mapping;
    endResetModel();
    Q_EMIT mappingChanged();
}

void CsvColumns::setHasHeadings(bool hasHeadings)
{
    if (m_mapping.hasHeadings == hasHeadings)
        return;
    beginResetModel();
    m_mapping.hasHeadings = hasHeadings;
    endResetModel();
    Q_EMIT mappingChanged();
}

QVector<Contact> CsvColumns::preview(int most) const
{
    QVector<Contact> contacts;
    for (qsizetype i = m_mapping.hasHeadings ? 1 : 0; i < m_rows.size() && contacts.size() < most; ++i)
        contacts.append(m_mapping.contactOf(m_rows.at(i)));
    return contacts;
}

QString CsvColumns::problem() const
{
    if (!m_mapping.hasName())
        return tr("Choose which column holds the name or the company.");
    if (!m_mapping.hasNumberOrEmail())
        return tr("Choose which column holds a telephone number or an e-mail address.");
    return {};
}

int CsvColumns::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_mapping.meanings.size());
}

int CsvColumns::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 3;
}

QString CsvColumns::example(qsizetype column) const
{
    for (qsizetype i = m_mapping.hasHeadings ? 1 : 0; i < m_rows.size(); ++i) {
        if (const QString text = m_rows.at(i).text(column); !text.isEmpty())
            return text;
    }
    return {};
}

QVariant CsvColumns::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole))
        return {};
    const int column = index.row();
    switch (index.column()) {
    case Heading:
        return m_mapping.hasHeadings && !m_rows.isEmpty() ? m_rows.first().text(column)
                                                          : tr("Column %1").arg(column + 1);
    case Example:
        return example(column);
    case Meaning: {
        const CsvMeaning meaning = m_mapping.meanings.at(column);
        return role == Qt::EditRole ? QVariant(int(meaning)) : QVariant(csvMeaningName(meaning));
    }
    default:
        return {};
    }
}

QVariant CsvColumns::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Heading:
        return tr("Column in the file");
    case Example:
        return tr("Example");
    case Meaning:
        return tr("Holds");
    default:
        return {};
    }
}

Qt::ItemFlags CsvColumns::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Meaning ? flags | Qt::ItemIsEditable : flags;
}

bool CsvColumns::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const int meaning = value.toInt();
    if (role != Qt::EditRole || !index.isValid() || index.column() != Meaning || meaning < 0
        || meaning >= csvMeanings)
        return false;
    m_mapping.meanings[index.row()] = CsvMeaning(meaning);
    Q_EMIT dataChanged(index, index);
    Q_EMIT mappingChanged();
    return true;
}

} // namespace balie::desk
