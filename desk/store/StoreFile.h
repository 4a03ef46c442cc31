#pragma once

#include "desk/store/StoreState.h"

#include "base/sqlite/Database.h"

#include <optional>

namespace balie::desk {

/// What opening the file came to.
struct OpenedStore {
    std::optional<sqlite::Database> database; ///< the writer's; of state Open, Fresh and ReadOnly
    sqlite::Database::Mode readersMode = sqlite::Database::Mode::ReadOnly;
    StoreState state;
    Error refusal; ///< the answer to every job where there is no database
};

/// Opens, checks and migrates; keeps a damaged file whole under a name with a date and begins a fresh one. Reads
/// only where nothing can be written. For the writer's thread, while no reader has the file open.
OpenedStore openStoreFile(const QString &path);
/// The same for a file that turned out to be damaged while it was used; it is closed first.
OpenedStore replaceStoreFile(const QString &path, std::optional<sqlite::Database> damaged);
/// Whether a file that could only be read looks as if it could be written now. Touches nothing.
bool mayBeWritten(const QString &path);

} // namespace balie::desk
