#pragma once

#include "base/sqlite/Database.h"

#include <QStringList>

namespace balie::desk {

/// Words of contacts that somebody may have meant with another, the likeliest first; none begins like the
/// word itself. At most some hundreds.
struct WordVariants {
    QStringList soundingAlike; ///< from three letters
    QStringList misspelt; ///< a letter too few, too many, another, or two in the wrong order; from four letters
};

Expected<WordVariants> variantsOf(sqlite::Database &database, const QString &word);

} // namespace balie::desk
