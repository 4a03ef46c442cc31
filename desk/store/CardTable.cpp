#include "desk/store/CardTable.h"

#include "base/sqlite/Statement.h"
#include "desk/store/TableRepair.h"

#include <QCryptographicHash>
#include <QtEndian>
#include <algorithm>
#include <limits>

namespace balie::desk {

namespace {

/// The row of a key is the same in every file, so that a repair puts nothing in another one's
/// place.
qint64 rowFor(const QString &key)
{
    const QByteArray hash = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256);
    return qFromLittleEndian<qint64>(hash.constData()) & std::numeric_limits<qint64>::max();
}

/// An empty text is no NULL.
QString told(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

bool isSettled(QueuedReport::State state)
{
    return state == QueuedReport::State::Written || state == QueuedReport::State::Deleted;
}

/// A value that this version does not know is taken for the one behind which nothing is lost.
template <typename T> T among(qint64 number, T last, T otherwise)
{
    return number >= 0 && number <= qint64(last) ? T(number) : otherwise;
}

QueuedReport reportOf(const sqlite::Statement &row)
{
    QueuedReport queued;
    crm::CallReport &report = queued.report;
    report.key = row.text(0);
    queued.numberKey = row.text(1);
    report.start
        = QDateTime::fromMSecsSinceEpoch(row.integer(2), Qt::OffsetFromUTC, int(row.integer(3)));
    report.seconds = row.integer(4);
    report.direction
        = among(row.integer(5), crm::CallDirection::Outgoing, crm::CallDirection::Incoming);
    report.outcome = among(row.integer(6), crm::CallOutcome::Voicemail, crm::CallOutcome::Talked);
    report.number = row.text(7);
    report.name = row.text(8);
    report.subject = row.text(9);
    report.text = row.text(10);
    report.card = {row.text(11), row.text(12), row.text(13)};
    report.company = {row.text(14), row.text(15), row.text(16)};
    queued.systemName = row.text(17);
    queued.state
        = among(row.integer(18), QueuedReport::State::Uncertain, QueuedReport::State::Refused);
    queued.reason = row.text(19);
    queued.attempts = int(row.integer(20));
    queued.sentMs = row.integer(21);
    queued.settledMs = row.integer(22);
    return queued;
}

} // namespace

Expected<void> createCardTables(sqlite::Database &database)
{
    return database.execute(
        "CREATE TABLE card_choice ("
        " id INTEGER PRIMARY KEY, number_key TEXT NOT NULL, connector TEXT NOT NULL, type TEXT NOT "
        "NULL,"
        " card TEXT NOT NULL, at INTEGER NOT NULL);"
        "CREATE TABLE card_report ("
        " id INTEGER PRIMARY KEY, key TEXT NOT NULL, number_key TEXT NOT NULL, started INTEGER NOT "
        "NULL,"
        " utc_offset INTEGER NOT NULL, seconds INTEGER NOT NULL, direction INTEGER NOT NULL,"
        " outcome INTEGER NOT NULL, number TEXT NOT NULL, name TEXT NOT NULL, subject TEXT NOT "
        "NULL,"
        " text TEXT NOT NULL, card_connector TEXT NOT NULL, card_type TEXT NOT NULL, card_id TEXT "
        "NOT NULL,"
        " company_connector TEXT NOT NULL, company_type TEXT NOT NULL, company_id TEXT NOT NULL,"
        " system_name TEXT NOT NULL, state INTEGER NOT NULL, reason TEXT NOT NULL, attempts "
        "INTEGER NOT NULL,"
        " sent INTEGER NOT NULL, settled INTEGER NOT NULL);");
}

Expected<int> repairCardTables(sqlite::Database &kept, sqlite::Database &into)
{
    int copied = 0;
    for (const char *table : {"card_choice", "card_report"}) {
        const auto rows = copyReadableRows(kept, into, table);
        if (!rows)
            return rows;
        copied += *rows;
    }
    return copied;
}

namespace cards {

Expected<void> saveChoice(
    sqlite::Database &database, const QString &numberKey, const crm::CardKey &card, qint64 nowMs)
{
    auto statement = database.prepare(card.isEmpty()
            ? "DELETE FROM card_choice WHERE id = ?1"
            : "INSERT OR REPLACE INTO card_choice (id, number_key, connector, type, card, at)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, rowFor(numberKey));
    if (!card.isEmpty()) {
        statement->bind(2, told(numberKey))
            .bind(3, told(card.connector))
            .bind(4, told(card.type))
            .bind(5, told(card.id))
            .bind(6, nowMs);
    }
    return statement->run();
}

Expected<std::optional<crm::CardKey>> choice(sqlite::Database &database, const QString &numberKey)
{
    auto statement = database.prepare(
        "SELECT connector, type, card FROM card_choice WHERE id = ?1 AND number_key = ?2");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, rowFor(numberKey)).bind(2, told(numberKey));
    const auto row = statement->step();
    if (!row)
        return unexpected(row.error());
    if (!*row)
        return std::optional<crm::CardKey>();
    return std::optional(crm::CardKey{statement->text(0), statement->text(1), statement->text(2)});
}

Expected<void> saveReport(sqlite::Database &database, const QueuedReport &queued)
{
    auto statement = database.prepare(
        "INSERT OR REPLACE INTO card_report (id, key, number_key, started, utc_offset, seconds, "
        "direction, outcome,"
        " number, name, subject, text, card_connector, card_type, card_id, company_connector, "
        "company_type,"
        " company_id, system_name, state, reason, attempts, sent, settled) VALUES (?1, ?2, ?3, ?4, "
        "?5, ?6, ?7, ?8,"
        " ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)");
    if (!statement)
        return unexpected(statement.error());
    const bool isOver = isSettled(queued.state);
    const auto words
        = [isOver](const QString &text) { return isOver ? QStringLiteral("") : told(text); };
    const crm::CallReport &report = queued.report;
    statement->bind(1, rowFor(report.key))
        .bind(2, told(report.key))
        .bind(3, words(queued.numberKey))
        .bind(4, report.start.toMSecsSinceEpoch())
        .bind(5, report.start.offsetFromUtc())
        .bind(6, report.seconds)
        .bind(7, int(report.direction))
        .bind(8, int(report.outcome))
        .bind(9, words(report.number))
        .bind(10, words(report.name))
        .bind(11, words(report.subject))
        .bind(12, words(report.text))
        .bind(13, told(report.card.connector))
        .bind(14, words(report.card.type))
        .bind(15, words(report.card.id))
        .bind(16, words(report.company.connector))
        .bind(17, words(report.company.type))
        .bind(18, words(report.company.id))
        .bind(19, words(queued.systemName))
        .bind(20, int(queued.state))
        .bind(21, words(queued.reason))
        .bind(22, queued.attempts)
        .bind(23, queued.sentMs)
        .bind(24, queued.settledMs);
    return statement->run();
}

Expected<void> updateReport(sqlite::Database &database, const QueuedReport &queued)
{
    auto statement = database.prepare(isSettled(queued.state)
            ? "UPDATE card_report SET state = ?2, reason = '', attempts = ?4, settled = ?5, "
              "number_key = '',"
              " number = '', name = '', subject = '', text = '', card_type = '', card_id = '', "
              "company_connector = '',"
              " company_type = '', company_id = '', system_name = '' WHERE id = ?1"
            : "UPDATE card_report SET state = ?2, reason = ?3, attempts = ?4, settled = ?5 WHERE "
              "id = ?1");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, rowFor(queued.report.key))
        .bind(2, int(queued.state))
        .bind(3, told(queued.reason))
        .bind(4, queued.attempts)
        .bind(5, queued.settledMs);
    return statement->run();
}

Expected<QVector<QueuedReport>> reports(sqlite::Database &database)
{
    auto statement
        = database.prepare("SELECT key, number_key, started, utc_offset, seconds, direction, "
                           "outcome, number, name, subject, text,"
                           " card_connector, card_type, card_id, company_connector, company_type, "
                           "company_id, system_name, state, reason,"
                           " attempts, sent, settled FROM card_report ORDER BY sent, key");
    if (!statement)
        return unexpected(statement.error());
    QVector<QueuedReport> all;
    for (;;) {
        const auto more = statement->step();
        if (!more)
            return unexpected(more.error());
        if (!*more)
            return all;
        all.append(reportOf(*statement));
    }
}

Expected<int> removeSettledBefore(sqlite::Database &database, qint64 wallMs)
{
    auto statement
        = database.prepare("DELETE FROM card_report WHERE state IN (1, 3) AND settled < ?1");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, wallMs);
    if (const auto done = statement->run(); !done)
        return unexpected(done.error());
    return int(database.changedRows());
}

namespace {

Expected<QVector<QueuedReport>> inScope(sqlite::Database &database, const PrivacyScope &scope)
{
    auto found = reports(database);
    if (found)
        found->removeIf([&](const QueuedReport &queued) { return !scope.covers(queued); });
    return found;
}

Expected<void> removeChoices(sqlite::Database &database, const PrivacyScope &scope)
{
    if (!scope.call.isEmpty() && scope.keys.isEmpty())
        return {};
    const QStringList keys = scope.isOfEverybody() ? QStringList{QString()} : scope.keys;
    for (const QString &key : keys) {
        auto statement = database.prepare("DELETE FROM card_choice WHERE at >= ?1 AND (?2 = 0 OR "
                                          "at < ?2) AND (?3 IS NULL OR number_key = ?3)");
        if (!statement)
            return unexpected(statement.error());
        statement->bind(1, scope.fromMs).bind(2, scope.untilMs).bind(3, key);
        if (const auto done = statement->run(); !done)
            return done;
    }
    return {};
}

} // namespace

Expected<int> removeScope(sqlite::Database &database, const PrivacyScope &scope)
{
    const auto found = inScope(database, scope);
    if (!found)
        return unexpected(found.error());
    for (const QueuedReport &queued : *found) {
        auto statement = database.prepare("DELETE FROM card_report WHERE id = ?1");
        if (!statement)
            return unexpected(statement.error());
        statement->bind(1, rowFor(queued.report.key));
        if (const auto done = statement->run(); !done)
            return unexpected(done.error());
    }
    if (const auto done = removeChoices(database, scope); !done)
        return unexpected(done.error());
    return int(found->size());
}

Expected<int> countScope(sqlite::Database &database, const PrivacyScope &scope)
{
    const auto found = inScope(database, scope);
    if (!found)
        return unexpected(found.error());
    return int(std::count_if(found->cbegin(), found->cend(),
        [](const QueuedReport &queued) { return !isSettled(queued.state); }));
}

} // namespace cards

} // namespace balie::desk
