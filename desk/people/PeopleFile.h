#pragma once

#include "base/Expected.h"
#include "desk/people/Person.h"

#include <QStringList>
#include <QVector>

namespace balie::desk {

/// A CSV file with people, for switches that tell no names (`--people FILE`), as CsvTable reads it. The first
/// line names the columns, in any order, in English or Dutch: name, number (extension, toestel),
/// department (afdeling), title (functie), mobile (mobiel), email (e-mail), deputy (vervanger). Only
/// the name is needed; unknown columns are skipped, short rows are filled with empty fields.
class PeopleFile {
public:
    struct Content {
        QVector<Person> people;
        QStringList remarks; ///< rows left out and why, translated, with line and column
    };

    /// InvalidInput (with line and column) for a file that is not such a table, Io when it cannot
    /// be read.
    static Expected<Content> read(const QString &path);
    static Expected<Content> parse(const QByteArray &bytes);
};

} // namespace balie::desk
