#pragma once

#include "base/Expected.h"

#include <QCborArray>
#include <QCoreApplication>
#include <QHash>
#include <QStringList>
#include <QVariant>

namespace balie::crm {

/// Named values of a statement: text or whole numbers.
using SqlParameters = QHash<QString, QVariant>;

/// One statement with named parameters (:number_e164), as an administrator writes it. They become
/// question marks, for values that are bound: no value ever becomes part of the text. Colons in
/// quotes, comments and casts (::text) are left alone. A value; any thread.
class SqlStatement {
    Q_DECLARE_TR_FUNCTIONS(balie::crm::SqlStatement)

public:
    enum class Use {
        Read, ///< begins with SELECT or WITH
        Write, ///< INSERT or a procedure: CALL, EXEC, EXECUTE, { CALL
    };

    /// InvalidInput: a parameter that is not `known`, a question mark, more than one statement, one
    /// of another use, a quote or comment that does not end.
    static Expected<SqlStatement> read(const QString &text, Use use, const QStringList &known);

    const QString &text() const { return m_text; } ///< with question marks
    const QStringList &names() const { return m_names; } ///< in the order of the question marks
    QCborArray values(const SqlParameters &parameters) const;

private:
    QString m_text;
    QStringList m_names;
};

} // namespace balie::crm
