#pragma once

#include "base/contacts/ReadRemark.h"

#include <QAbstractTableModel>

namespace balie::desk {

/// What was wrong in a file that was read: line, column, sentence, in the order of the file. Keeps the first
/// mostRows; total() counts all. GUI thread.
class ImportReport : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Line, InLine, Sentence };
    enum Role {
        LossRole = Qt::UserRole, ///< bool: something was left out
    };
    static constexpr qsizetype mostRows = 10'000;

    explicit ImportReport(QObject *parent = nullptr);

    void clear();
    void append(const QVector<ReadRemark> &remarks);
    qint64 total() const { return m_total; }
    /// How many of all left something out.
    qint64 losses() const { return m_losses; }
    /// Tab-separated with headings, for the clipboard or a file.
    QString toText() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVector<ReadRemark> m_remarks;
    qint64 m_total = 0;
    qint64 m_losses = 0;
};

} // namespace balie::desk
