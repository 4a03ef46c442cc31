#pragma once

#include "base/Expected.h"
#include "desk/contacts/CsvMapping.h"

#include <QAbstractTableModel>

namespace balie::desk {

/// The column chooser for a table with contacts: a row for each column of the file, with its heading, an example and
/// what it means. The meaning is guessed and can be changed. GUI thread, except beginningOf().
class CsvColumns : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Heading, Example, Meaning };

    explicit CsvColumns(QObject *parent = nullptr);

    /// The first rows of a file, from its first 64 kB. Errors: Io; InvalidInput for a file without rows. Any thread.
    static Expected<QVector<CsvRow>> beginningOf(const QString &path);
    /// Begins anew with these rows and guesses.
    void setBeginning(const QVector<CsvRow> &rows);

    const CsvMapping &mapping() const { return m_mapping; }
    /// What was chosen for a file of the same kind before; nothing happens where it has other columns.
    void setMapping(const CsvMapping &mapping);
    void setHasHeadings(bool hasHeadings);
    /// How the first rows would come in.
    QVector<Contact> preview(int most) const;
    /// Why nothing can be read this way, translated; empty when it can.
    QString problem() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    /// Display; for Meaning also Edit: an int of CsvMeaning.
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    /// Also when only problem() may have changed.
    void mappingChanged();

private:
    QString example(qsizetype column) const;

    QVector<CsvRow> m_rows;
    CsvMapping m_mapping;
};

} // namespace balie::desk
