#pragma once

#include "base/sqlite/Database.h"

#include <QString>
#include <vector>

namespace balie::desk {

/// The tables of the store and how an older file becomes a file of today: `PRAGMA user_version` counts.
/// Each table file brings its own functions. For the writer's thread.
class Schema {
public:
    using Step = Expected<void> (*)(sqlite::Database &);

    /// What makes a file of version n + 1 out of one of version n; an empty file is of version 0.
    static const std::vector<std::vector<Step>> &versions();
    /// Copies the rows of its tables that can be read (copyReadableRows() of TableRepair.h helps), makes anew what is
    /// derived from them, and gives their number. Within a transaction of `into`.
    using Repair = Expected<int> (*)(sqlite::Database &kept, sqlite::Database &into);
    static const std::vector<Repair> &repairs();

    /// In one transaction: all or nothing. Refused for a file of a newer version, or one that another program made;
    /// both stay as they are.
    static Expected<void> migrate(
        sqlite::Database &database, const std::vector<std::vector<Step>> &versions = Schema::versions());
    /// Copies what can be read of a damaged file, table by table; gives the number of rows.
    static Expected<int> repair(const QString &keptFile, sqlite::Database &into);
};

} // namespace balie::desk
