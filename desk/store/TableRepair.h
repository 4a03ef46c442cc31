#pragma once

#include "base/sqlite/Database.h"

namespace balie::desk {

/// Copies the rows of a table with a rowid that can be read out of a damaged file, with their rowids; those that `into`
/// has already, or that break a constraint there, stay out. Only columns that both know. Gives the number
/// of rows copied; a table that cannot be read at all gives none. Errors are those of `into`.
/// Within the caller's Transaction.
Expected<int> copyReadableRows(sqlite::Database &from, sqlite::Database &into, const char *table);

} // namespace balie::desk
