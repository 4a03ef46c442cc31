#pragma once

#include "base/sqlite/Database.h"
#include "crm-connectors/api/ContactCard.h"
#include "desk/cards/QueuedReport.h"
#include "desk/journal/PrivacyScope.h"

#include <QVector>
#include <optional>

namespace balie::desk {

Expected<void> createCardTables(sqlite::Database &database);
/// See Schema::Repair.
Expected<int> repairCardTables(sqlite::Database &kept, sqlite::Database &into);

/// Which card was chosen for a number, and the calls on their way into customer systems: functions
/// for jobs of Store, on the thread of the database they are given. One statement each, so that
/// nothing is half written.
namespace cards {

/// Replaces what was chosen for that number, PhoneNumber::key(); an empty card takes it away.
Expected<void> saveChoice(
    sqlite::Database &database, const QString &numberKey, const crm::CardKey &card, qint64 nowMs);
/// nullopt: none.
Expected<std::optional<crm::CardKey>> choice(sqlite::Database &database, const QString &numberKey);

/// A new one, or one that is there already.
Expected<void> saveReport(sqlite::Database &database, const QueuedReport &report);
/// State, reason, attempts and settledMs of one that is there; nothing where it was deleted
/// meanwhile. Of one that is Written or Deleted only key and times are kept.
Expected<void> updateReport(sqlite::Database &database, const QueuedReport &report);
/// In the order in which they were sent.
Expected<QVector<QueuedReport>> reports(sqlite::Database &database);
/// Those that were written or deleted by then.
Expected<int> removeSettledBefore(sqlite::Database &database, qint64 wallMs);

/// What the scope covers, erased in the file. Gives how many reports that was; choices are not
/// counted.
Expected<int> removeScope(sqlite::Database &database, const PrivacyScope &scope);
/// Reports that still say something: those that wait or were refused.
Expected<int> countScope(sqlite::Database &database, const PrivacyScope &scope);

} // namespace cards

} // namespace balie::desk
