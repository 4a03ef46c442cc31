#pragma once

#include "base/contacts/Contact.h"
#include "base/contacts/CsvTable.h"
#include "desk/contacts/CsvMeaning.h"

#include <QVector>

namespace balie::desk {

/// How the rows of one table become contacts. A value.
struct CsvMapping {
    QVector<CsvMeaning> meanings; ///< by column; those behind the last one mean Nothing
    bool hasHeadings = true; ///< the first row is no contact

    /// From the headings; where the first row has none, from what stands in the first rows.
    static CsvMapping guessed(const QVector<CsvRow> &firstRows);

    bool means(CsvMeaning meaning) const { return meanings.contains(meaning); }
    /// Whether a contact made with it has a name by which it can be found.
    bool hasName() const;
    bool hasNumberOrEmail() const;

    /// Without uid where no column holds it; without a name where the row has none.
    Contact contactOf(const CsvRow &row) const;

    friend bool operator==(const CsvMapping &, const CsvMapping &) = default;
};

} // namespace balie::desk
