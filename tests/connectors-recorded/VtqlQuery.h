#pragma once

#include "base/Expected.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QVector>

namespace balie::test {

/// A query of vtiger's web service, as far as the recorded server understood it: no parentheses, a
/// quote within a text doubled, a semicolon at the end. A value.
class VtqlQuery {
public:
    /// The error says what that server would not read.
    static Expected<VtqlQuery, QString> read(const QString &text);

    const QString &module() const { return m_module; }
    const QStringList &columns() const { return m_columns; }
    /// The texts that are compared with, without the % at their ends.
    QStringList texts() const;
    bool fits(const QJsonObject &row) const;

private:
    struct Condition {
        QString column;
        bool isLike = false;
        QString text;
    };

    QString m_module;
    QStringList m_columns;
    QVector<QVector<Condition>> m_where; ///< any of those of which all fit; empty: every row
};

} // namespace balie::test
