#pragma once

#include "base/sqlite/Database.h"
#include "desk/journal/PrivacyScope.h"
#include "desk/notes/DeskNote.h"
#include "desk/notes/Note.h"

#include <QVector>

namespace balie::desk {

Expected<void> createNoteTables(sqlite::Database &database);
/// See Schema::Repair.
Expected<int> repairNoteTables(sqlite::Database &kept, sqlite::Database &into);

/// The notes' tables: functions for jobs of Store, on the thread of the database they are given. One statement each, so
/// that nothing is half written.
namespace notes {

/// Replaces the note about its subject; an empty text takes it away.
Expected<void> savePerson(sqlite::Database &database, const PersonNote &note);
Expected<QVector<PersonNote>> people(sqlite::Database &database);

/// Replaces the note with this id; an empty text takes it away.
Expected<void> saveCall(sqlite::Database &database, const CallNote &note);
/// Newest first.
Expected<QVector<CallNote>> calls(
    sqlite::Database &database, const NoteSubject &subject, int limit);

/// What the scope covers: notes on calls and on people, erased in the file. Gives how many.
Expected<int> removeScope(sqlite::Database &database, const PrivacyScope &scope);
Expected<int> countScope(sqlite::Database &database, const PrivacyScope &scope);

/// Replaces the colleague's note; an empty one takes it away.
Expected<void> saveDesk(sqlite::Database &database, const DeskNote &note);
Expected<QVector<DeskNote>> desk(sqlite::Database &database);

} // namespace notes

} // namespace balie::desk
