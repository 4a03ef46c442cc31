#pragma once

#include "base/Error.h"

struct sqlite3;

namespace balie::sqlite {

/// What a result code of SQLite means for the program. `ofText`: the message may quote the statement's
/// text (it is a constant of ours); else only the code is told, for SQLite's message could quote what was
/// bound, such as a search that somebody typed.
Error errorOf(sqlite3 *connection, int resultCode, bool ofText);

/// Whether the result code says that the file cannot be written, or is none of ours, for as long as it stays as
/// it is: no room, locked, read-only, damaged.
bool isTrouble(int resultCode);

Error interrupted();

} // namespace balie::sqlite
