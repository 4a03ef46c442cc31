#include "desk/contacts/ImportReport.h"

#include <algorithm>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

ImportReport::ImportReport(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ImportReport::clear()
{
    beginResetModel();
    m_remarks.clear();
    m_total = 0;
    m_losses = 0;
    endResetModel();
}

void ImportReport::append(const QVector<ReadRemark> &remarks)
{
    m_total += remarks.size();
    m_losses += std::count_if(
        remarks.begin(), remarks.end(), [](const ReadRemark &remark) { return remark.isLoss(); });
    const qsizetype shown = std::min(remarks.size(), mostRows - m_remarks.size());
    if (shown <= 0)
        return;
    beginInsertRows({}, int(m_remarks.size()), int(m_remarks.size() + shown) - 1);
    m_remarks += remarks.first(shown);
    endInsertRows();
}

QString ImportReport::toText() const
{
    QString text = u"%1\t%2\t%3\n"_s.arg(tr("Line"), tr("Column"), tr("What is wrong"));
    for (const ReadRemark &remark : m_remarks)
        text += u"%1\t%2\t%3\n"_s.arg(remark.line).arg(remark.column).arg(remark.sentence());
    if (m_total > m_remarks.size())
        text += tr("And %n more.", nullptr, int(m_total - m_remarks.size())) + u'\n';
    return text;
}

int ImportReport::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_remarks.size());
}

int ImportReport::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 3;
}

QVariant ImportReport::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ReadRemark &remark = m_remarks.at(index.row());
    if (role == LossRole)
        return remark.isLoss();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Line:
        return remark.line;
    case InLine:
        return remark.column;
    case Sentence:
        return remark.sentence();
    default:
        return {};
    }
}

QVariant ImportReport::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line:
        return tr("Line");
    case InLine:
        return tr("Column");
    case Sentence:
        return tr("What is wrong");
    default:
        return {};
    }
}

} // namespace balie::desk
