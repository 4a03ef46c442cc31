#pragma once

#include "base/sqlite/Database.h"
#include "desk/journal/PrivacyScope.h"
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
Expected<int> removeEndedBefore(sqlite::Database &database, const QDateTime &before);

/// What the scope covers. Gives how many.
Expected<int> removeScope(sqlite::Database &database, const PrivacyScope &scope, const PhoneNumbers &numbers);
Expected<int> countScope(sqlite::Database &database, const PrivacyScope &scope, const PhoneNumbers &numbers);

} // namespace slips

} // namespace balie::desk
