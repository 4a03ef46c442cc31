#pragma once

#include "base/Expected.h"
#include "desk/contacts/CsvMapping.h"

#include <QByteArray>

namespace balie::desk {

/// What the store keeps beside an imported file (ContactSourceInfo::continuation): how it was read, and whether a reading
/// of it is under way. A value.
struct ImportState {
    CsvMapping columns; ///< of a CSV file
    int attempts = 0; ///< starts of a reading that has not come to an end; 0: none is under way

    QByteArray toBytes() const;
    /// What cannot be read is the default.
    static ImportState from(const QByteArray &bytes);

    friend bool operator==(const ImportState &, const ImportState &) = default;
};

/// What a file is, and how it begins.
struct ImportBeginning {
    bool isTable = false;
    QVector<CsvRow> rows; ///< of a table
};
/// Reads the first bytes. Errors: Io; InvalidInput for a table without rows. Any thread.
Expected<ImportBeginning> beginningOfImport(const QString &path);

} // namespace balie::desk
