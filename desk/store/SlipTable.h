#pragma once

#include "base/sqlite/Database.h"
#include "desk/slips/Slip.h"

#include <QVector>

namespace balie::desk {

Expected<void> createSlipTables(sqlite::Database &database);
/// See Schema::Repair.
Expected<int> repairSlipTables(sqlite::Database &kept, sqlite::Database &into);

/// The message slips' table: functions for jobs of Store, on the thread of the database they are given.
namespace slips {

/// Replaces the one with this id.
Expected<void> save(sqlite::Database &database, const Slip &slip);
Expected<void> remove(sqlite::Database &database, SlipId id);
/// All that are open, and those that ended at `since` or later.
Expected<QVector<Slip>> openOrEndedSince(sqlite::Database &database, const QDateTime &since);
/// Nobody sees them any more.
Expected<void> removeEndedBefore(sqlite::Database &database, const QDateTime &before);

} // namespace slips

} // namespace balie::desk
