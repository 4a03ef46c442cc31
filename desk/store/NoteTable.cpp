#include "desk/store/NoteTable.h"

#include "base/sqlite/Statement.h"
#include "desk/store/TableRepair.h"

#include <QCryptographicHash>
#include <QtEndian>
#include <algorithm>
#include <limits>

namespace balie::desk {

namespace {

/// NULL and an invalid moment are the same thing.
void bindMoment(sqlite::Statement &statement, int parameter, const QDateTime &moment)
{
    if (moment.isValid())
        statement.bind(parameter, moment.toMSecsSinceEpoch());
    else
        statement.bindNull(parameter);
}

QDateTime momentOf(const sqlite::Statement &statement, int column)
{
    return statement.isNull(column)
        ? QDateTime()
        : QDateTime::fromMSecsSinceEpoch(statement.integer(column));
}

/// The row of a subject is the same in every file, so that a repair puts nothing in another one's place.
qint64 idFor(const QString &subject)
{
    const QByteArray hash = QCryptographicHash::hash(subject.toUtf8(), QCryptographicHash::Sha256);
    return qFromLittleEndian<qint64>(hash.constData()) & std::numeric_limits<qint64>::max();
}

template <typename Row, typename Read>
Expected<QVector<Row>> allRows(sqlite::Statement &statement, const Read &read)
{
    QVector<Row> rows;
    for (;;) {
        const auto more = statement.step();
        if (!more)
            return unexpected(more.error());
        if (!*more)
            return rows;
        rows.append(read());
    }
}

} // namespace

Expected<void> createNoteTables(sqlite::Database &database)
{
    return database.execute("CREATE TABLE person_note ("
                            " id INTEGER PRIMARY KEY, subject TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL);"
                            "CREATE TABLE call_note ("
                            " id INTEGER PRIMARY KEY, subject TEXT NOT NULL, text TEXT NOT NULL,"
                            " at INTEGER NOT NULL);"
                            "CREATE INDEX call_note_subject ON call_note (subject, id);"
                            "CREATE TABLE desk_note ("
                            " id INTEGER PRIMARY KEY, person TEXT NOT NULL, text TEXT NOT NULL,"
                            " until INTEGER);");
}

Expected<int> repairNoteTables(sqlite::Database &kept, sqlite::Database &into)
{
    int copied = 0;
    for (const char *table : {"person_note", "call_note", "desk_note"}) {
        const auto rows = copyReadableRows(kept, into, table);
        if (!rows)
            return rows;
        copied += *rows;
    }
    return copied;
}

namespace notes {

namespace {

struct InScope {
    QVector<CallNote> calls;
    QVector<PersonNote> people;
};

Expected<InScope> inScope(sqlite::Database &database, const PrivacyScope &scope)
{
    InScope found;
    QVector<NoteSubject> subjects = scope.subjects;
    if (scope.isOfEverybody())
        subjects = {NoteSubject()}; // of everybody
    for (const NoteSubject &subject : std::as_const(subjects)) {
        auto statement = database.prepare(subject.isEmpty()
                ? "SELECT id, subject, text, at FROM call_note WHERE at >= ?1"
                : "SELECT id, subject, text, at FROM call_note WHERE at >= ?1 AND subject = ?2");
        if (!statement)
            return unexpected(statement.error());
        statement->bind(1, scope.fromMs);
        if (!subject.isEmpty())
            statement->bind(2, subject.value());
        const auto calls = allRows<CallNote>(*statement, [&] {
            return CallNote{statement->integer(0), NoteSubject(statement->text(1)), statement->text(2),
                momentOf(*statement, 3)};
        });
        if (!calls)
            return unexpected(calls.error());
        std::copy_if(calls->cbegin(), calls->cend(), std::back_inserter(found.calls),
            [&](const CallNote &note) { return scope.covers(note); });
    }
    const auto all = people(database);
    if (!all)
        return unexpected(all.error());
    std::copy_if(all->cbegin(), all->cend(), std::back_inserter(found.people),
        [&](const PersonNote &note) { return scope.covers(note); });
    return found;
}

} // namespace

Expected<void> savePerson(sqlite::Database &database, const PersonNote &note)
{
    auto statement = database.prepare(note.text.isEmpty()
            ? "DELETE FROM person_note WHERE id = ?1"
            : "INSERT OR REPLACE INTO person_note (id, subject, text, at) VALUES (?1, ?2, ?3, ?4)");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, idFor(note.subject.value()));
    if (!note.text.isEmpty())
        statement->bind(2, note.subject.value())
            .bind(3, note.text)
            .bind(4, note.at.toMSecsSinceEpoch());
    return statement->run();
}

Expected<QVector<PersonNote>> people(sqlite::Database &database)
{
    auto statement = database.prepare("SELECT subject, text, at FROM person_note");
    if (!statement)
        return unexpected(statement.error());
    return allRows<PersonNote>(*statement, [&] {
        return PersonNote{
            NoteSubject(statement->text(0)), statement->text(1), momentOf(*statement, 2)};
    });
}

Expected<void> saveCall(sqlite::Database &database, const CallNote &note)
{
    auto statement = database.prepare(note.text.isEmpty()
            ? "DELETE FROM call_note WHERE id = ?1"
            : "INSERT OR REPLACE INTO call_note (id, subject, text, at) VALUES (?1, ?2, ?3, ?4)");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, note.id);
    if (!note.text.isEmpty())
        statement->bind(2, note.subject.value())
            .bind(3, note.text)
            .bind(4, note.at.toMSecsSinceEpoch());
    return statement->run();
}

Expected<QVector<CallNote>> calls(sqlite::Database &database, const NoteSubject &subject, int limit)
{
    auto statement = database.prepare("SELECT id, subject, text, at FROM call_note WHERE subject = ?1"
                                      " ORDER BY id DESC LIMIT ?2");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, subject.value()).bind(2, qint64(limit));
    return allRows<CallNote>(*statement, [&] {
        return CallNote{statement->integer(0), NoteSubject(statement->text(1)), statement->text(2),
            momentOf(*statement, 3)};
    });
}

Expected<int> countScope(sqlite::Database &database, const PrivacyScope &scope)
{
    const auto found = inScope(database, scope);
    return found ? Expected<int>(static_cast<int>(found->calls.size() + found->people.size())) : unexpected(found.error());
}

Expected<int> removeScope(sqlite::Database &database, const PrivacyScope &scope)
{
    const auto found = inScope(database, scope);
    if (!found)
        return unexpected(found.error());
    for (const CallNote &note : found->calls) {
        if (const auto gone = saveCall(database, {note.id, note.subject, {}, note.at}); !gone)
            return unexpected(gone.error());
    }
    for (const PersonNote &note : found->people) {
        if (const auto gone = savePerson(database, {note.subject, {}, note.at}); !gone)
            return unexpected(gone.error());
    }
    return static_cast<int>(found->calls.size() + found->people.size());
}

Expected<void> saveDesk(sqlite::Database &database, const DeskNote &note)
{
    auto statement = database.prepare(note.isEmpty()
            ? "DELETE FROM desk_note WHERE id = ?1"
            : "INSERT OR REPLACE INTO desk_note (id, person, text, until) VALUES (?1, ?2, ?3, ?4)");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, idFor(note.person.value()));
    if (!note.isEmpty()) {
        statement->bind(2, note.person.value());
        statement->bind(3, note.text.isNull() ? QStringLiteral("") : note.text); // NULL is refused
        bindMoment(*statement, 4, note.until);
    }
    return statement->run();
}

Expected<QVector<DeskNote>> desk(sqlite::Database &database)
{
    auto statement = database.prepare("SELECT person, text, until FROM desk_note");
    if (!statement)
        return unexpected(statement.error());
    return allRows<DeskNote>(*statement, [&] {
        return DeskNote{
            PersonId(statement->text(0)), statement->text(1), momentOf(*statement, 2)};
    });
}

} // namespace notes

} // namespace balie::desk
