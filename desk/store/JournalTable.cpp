#include "desk/store/JournalTable.h"

#include "desk/store/JournalRows.h"
#include "desk/store/TableRepair.h"

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk::journal {

using sqlite::Database;
using sqlite::Statement;
using sqlite::Transaction;

namespace {

/// A token that no word is: letters and digits only, so that the tokenizer leaves it whole.
QString keyToken(const QString &key)
{
    QString token = u"n"_s;
    for (const QChar c : key) {
        if (c == u'+')
            token += u'p';
        else if (c == u'*')
            token += u's';
        else if (c == u'#')
            token += u'h';
        else if (c.isLetterOrNumber())
            token += c.toLower();
    }
    return token;
}

QString kindToken(JournalKind kind)
{
    return u"k%1"_s.arg(static_cast<int>(kind));
}

QString queueToken(const QString &queue)
{
    return u'q' + QString::fromLatin1(queue.toUtf8().toHex());
}

QString tagsOf(const JournalEntry &entry)
{
    QStringList tags{kindToken(entry.kind)};
    if (!entry.key.isEmpty())
        tags.append(keyToken(entry.key));
    if (!entry.queue.isEmpty())
        tags.append(queueToken(entry.queue));
    for (const JournalHandOver &handOver : entry.handOvers) {
        if (!handOver.key.isEmpty())
            tags.append(keyToken(handOver.key));
    }
    tags.removeDuplicates();
    return tags.join(u' ');
}

/// The query language of FTS5; words hold letters and digits only.
QString matchOf(const JournalFilter &filter, const JournalSearch &search)
{
    const auto beginning = [](const QString &word) { return u"\"%1\"*"_s.arg(word); };
    QStringList wholes;
    QStringList groups;
    for (const QStringList &alternatives : search.groups) {
        QStringList parts;
        for (const QString &word : alternatives)
            parts.append(beginning(word));
        groups.append(u"(%1)"_s.arg(parts.join(" OR "_L1)));
    }
    if (!groups.isEmpty())
        wholes.append(u"(%1)"_s.arg(groups.join(" AND "_L1)));
    if (!search.number.isEmpty())
        wholes.append(beginning(search.number));
    QString match = u"words : (%1)"_s.arg(wholes.join(" OR "_L1));
    if (filter.kind)
        match += u" AND tags : \"%1\""_s.arg(kindToken(*filter.kind));
    if (!filter.queue.isEmpty())
        match += u" AND tags : \"%1\""_s.arg(queueToken(filter.queue));
    QStringList keys;
    for (const QString &key : filter.keys.mid(0, JournalFilter::mostKeys))
        keys.append(u"\"%1\""_s.arg(keyToken(key)));
    if (!keys.isEmpty())
        match += u" AND tags : (%1)"_s.arg(keys.join(" OR "_L1));
    return match;
}

/// Parameters: 1 below which id, 2 from which id, 3 how many, 4 kind, 5 queue, 6 the text's query, 7 and on the keys.
constexpr int firstKey = 7;

QByteArray sqlFor(const JournalFilter &filter, bool byText, qsizetype keys)
{
    if (byText)
        return "SELECT rowid FROM journal_words WHERE journal_words MATCH ?6 AND rowid < ?1 AND rowid >= ?2"
               " ORDER BY rowid DESC LIMIT ?3";
    QByteArray also;
    if (filter.kind)
        also += " AND j.kind = ?4";
    if (!filter.queue.isEmpty())
        also += " AND j.queue = ?5 AND j.queue <> ''"; // the second lets the index be used
    if (keys == 0)
        return "SELECT j.id FROM journal j WHERE j.id < ?1 AND j.id >= ?2" + also + " ORDER BY j.id DESC LIMIT ?3";
    QByteArrayList parts;
    for (qsizetype i = 0; i < keys; ++i) {
        const QByteArray key = " = ?" + QByteArray::number(firstKey + i);
        parts.append("SELECT j.id AS id FROM journal j WHERE j.key" + key + " AND j.id < ?1 AND j.id >= ?2" + also);
        const QByteArray row = also.isEmpty() ? "" : " JOIN journal j ON j.id = h.entry";
        parts.append("SELECT h.entry AS id FROM journal_handover h" + row + " WHERE h.key" + key
            + " AND h.entry < ?1 AND h.entry >= ?2" + also);
    }
    return "SELECT id FROM (" + parts.join(" UNION ") + ") ORDER BY id DESC LIMIT ?3";
}

Expected<QVector<qint64>> idsOf(Database &database, const JournalFilter &filter,
    const PhoneNumbers &numbers, qint64 before, qint64 from, int limit)
{
    const JournalSearch search = JournalSearch::of(filter.text, numbers);
    const bool byText = !search.isEmpty();
    const QStringList keys = filter.keys.mid(0, JournalFilter::mostKeys);
    auto statement = database.prepare(sqlFor(filter, byText, keys.size()).constData());
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, before).bind(2, from).bind(3, static_cast<qint64>(limit));
    if (byText) {
        statement->bind(6, matchOf(filter, search));
        return idsFrom(*statement);
    }
    if (filter.kind)
        statement->bind(4, static_cast<qint64>(*filter.kind));
    if (!filter.queue.isEmpty())
        statement->bind(5, filter.queue);
    for (qsizetype i = 0; i < keys.size(); ++i)
        statement->bind(static_cast<int>(firstKey + i), keys.at(i));
    return idsFrom(*statement);
}

struct Found {
    qint64 id = 0;
    QString words;
    QString tags;
};

Expected<Found> findRow(Database &database, const QString &uuid)
{
    auto statement = database.prepare("SELECT id, words, tags FROM journal WHERE uuid = ?1");
    if (!statement)
        return unexpected(statement.error());
    const auto found = statement->bind(1, uuid).step();
    if (!found)
        return unexpected(found.error());
    return *found ? Found{statement->integer(0), statement->text(1), statement->text(2)} : Found();
}

/// The first id of that millisecond that nobody has.
Expected<qint64> freeId(Database &database, qint64 startedMs)
{
    const qint64 first = firstIdAt(startedMs);
    auto statement = database.prepare("SELECT max(id) FROM journal WHERE id >= ?1 AND id < ?2");
    if (!statement)
        return unexpected(statement.error());
    const auto row = statement->bind(1, first).bind(2, first + idsPerMs).step();
    if (!row)
        return unexpected(row.error());
    return !*row || statement->isNull(0) ? first : statement->integer(0) + 1;
}

void bindDuration(Statement &statement, int parameter, const std::optional<std::chrono::milliseconds> &duration)
{
    if (duration)
        statement.bind(parameter, static_cast<qint64>(duration->count()));
    else
        statement.bindNull(parameter);
}

Expected<void> writeRow(
    Database &database, const JournalEntry &entry, const QString &words, const QString &tags)
{
    auto statement = database.prepare(
        "INSERT INTO journal(id, uuid, kind, direction, started, ended, seen, number, key, name, withheld,"
        " called_number, called_name, queue, waiting, talking, recording, note, inferred, cut_short, origin, log_id,"
        " words, tags) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,"
        " ?20, ?21, ?22, ?23, ?24) ON CONFLICT(id) DO UPDATE SET kind = excluded.kind,"
        " direction = excluded.direction, started = excluded.started, ended = excluded.ended, seen = excluded.seen,"
        " number = excluded.number, key = excluded.key, name = excluded.name, withheld = excluded.withheld,"
        " called_number = excluded.called_number, called_name = excluded.called_name, queue = excluded.queue,"
        " waiting = excluded.waiting, talking = excluded.talking, recording = excluded.recording,"
        " note = excluded.note, inferred = excluded.inferred, cut_short = excluded.cut_short,"
        " origin = excluded.origin, log_id = coalesce(excluded.log_id, log_id), words = excluded.words, tags = excluded.tags");
    if (!statement)
        return unexpected(statement.error());
    const auto flag = [](bool on) { return static_cast<qint64>(on ? 1 : 0); };
    statement->bind(1, entry.id)
        .bind(2, entry.uuid)
        .bind(3, static_cast<qint64>(entry.kind))
        .bind(4, static_cast<qint64>(entry.direction))
        .bind(5, entry.startedMs)
        .bind(7, entry.seenMs)
        .bind(8, entry.number)
        .bind(9, entry.key.isNull() ? u""_s : entry.key)
        .bind(10, entry.name)
        .bind(11, flag(entry.withheld))
        .bind(12, entry.calledNumber)
        .bind(13, entry.calledName)
        .bind(14, entry.queue)
        .bind(17, flag(entry.recordingKept))
        .bind(18, entry.note)
        .bind(19, flag(entry.inferred))
        .bind(20, flag(entry.cutShort))
        .bind(21, static_cast<qint64>(entry.origin))
        .bind(23, words.isNull() ? u""_s : words) // nobody known, nothing said
        .bind(24, tags);
    if (entry.isOpen())
        statement->bindNull(6);
    else
        statement->bind(6, entry.endedMs);
    bindDuration(*statement, 15, entry.waiting);
    bindDuration(*statement, 16, entry.talking);
    if (entry.logId.isEmpty())
        statement->bindNull(22);
    else
        statement->bind(22, entry.logId);
    return statement->run();
}

Expected<void> writeHandOvers(Database &database, const JournalEntry &entry)
{
    if (const auto removed = removeHandOvers(database, entry.id); !removed)
        return removed;
    auto statement = database.prepare("INSERT INTO journal_handover(id, entry, way, outcome, at, settled, number,"
                                      " key, name) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    if (!statement)
        return unexpected(statement.error());
    // A call that came back more often than that says no more by the earlier times.
    const qsizetype first = std::max<qsizetype>(0, entry.handOvers.size() - handOversPerEntry);
    for (qsizetype i = first; i < entry.handOvers.size(); ++i) {
        const JournalHandOver &handOver = entry.handOvers.at(i);
        const auto written = statement->bind(1, firstHandOverOf(entry.id) + i - first)
                                 .bind(2, entry.id)
                                 .bind(3, static_cast<qint64>(handOver.way))
                                 .bind(4, static_cast<qint64>(handOver.outcome))
                                 .bind(5, handOver.atMs)
                                 .bind(6, handOver.settledMs)
                                 .bind(7, handOver.number)
                                 .bind(8, handOver.key.isNull() ? u""_s : handOver.key)
                                 .bind(9, handOver.name)
                                 .run();
        if (!written)
            return written;
    }
    return {};
}

Expected<void> index(Database &database, qint64 id, const QString &words, const QString &tags)
{
    auto statement = database.prepare("INSERT INTO journal_words(rowid, words, tags) VALUES(?1, ?2, ?3)");
    if (!statement)
        return unexpected(statement.error());
    return statement->bind(1, id).bind(2, words.isNull() ? u""_s : words).bind(3, tags).run();
}

/// Gives the id.
Expected<qint64> putEntry(Database &database, JournalEntry entry, const PhoneNumbers &numbers)
{
    const auto found = findRow(database, entry.uuid);
    if (!found)
        return unexpected(found.error());
    const QString words = journalWords(entry, numbers);
    const QString tags = tagsOf(entry);
    const bool isNew = found->id == 0;
    const bool indexChanges = isNew || found->words != words || found->tags != tags;
    if (isNew) {
        const auto id = freeId(database, entry.startedMs);
        if (!id)
            return id;
        entry.id = *id;
    } else {
        entry.id = found->id;
        if (indexChanges) {
            if (const auto done = unindex(database, entry.id); !done)
                return unexpected(done.error());
        }
    }
    if (const auto done = writeRow(database, entry, words, tags); !done)
        return unexpected(done.error());
    if (const auto done = writeHandOvers(database, entry); !done)
        return unexpected(done.error());
    if (indexChanges) {
        if (const auto done = index(database, entry.id, words, tags); !done)
            return unexpected(done.error());
    }
    return entry.id;
}

Expected<void> absorb(Database &database, const QString &uuid, qint64 into)
{
    const auto found = findRow(database, uuid);
    if (!found)
        return unexpected(found.error());
    if (found->id == into)
        return {};
    if (found->id != 0) {
        // What it had absorbed itself goes along.
        auto moved = database.prepare("UPDATE journal_absorbed SET entry = ?2 WHERE entry = ?1");
        if (!moved)
            return unexpected(moved.error());
        if (const auto done = moved->bind(1, found->id).bind(2, into).run(); !done)
            return done;
        if (const auto done = removeRow(database, found->id); !done)
            return done;
    }
    auto noted = database.prepare("INSERT OR REPLACE INTO journal_absorbed(uuid, entry) VALUES(?1, ?2)");
    if (!noted)
        return unexpected(noted.error());
    return noted->bind(1, uuid).bind(2, into).run();
}

Expected<QVector<JournalEntry>> firstOf(
    Database &database, const char *sql, const QString &key, int limit)
{
    if (key.isEmpty())
        return QVector<JournalEntry>();
    auto statement = database.prepare(sql);
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, key).bind(2, static_cast<qint64>(limit));
    const auto ids = idsFrom(*statement);
    if (!ids)
        return unexpected(ids.error());
    return load(database, *ids, true);
}

} // namespace

Expected<void> createJournalTables(Database &database)
{
    return database.execute(
        "CREATE TABLE journal(id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, kind INTEGER NOT NULL,"
        " direction INTEGER NOT NULL, started INTEGER NOT NULL, ended INTEGER, seen INTEGER NOT NULL, number TEXT,"
        " key TEXT NOT NULL, name TEXT, withheld INTEGER NOT NULL, called_number TEXT, called_name TEXT, queue TEXT,"
        " waiting INTEGER, talking INTEGER, recording INTEGER NOT NULL, note TEXT, inferred INTEGER NOT NULL,"
        " cut_short INTEGER NOT NULL, origin INTEGER NOT NULL, log_id TEXT, words TEXT NOT NULL, tags TEXT NOT NULL);"
        "CREATE INDEX journal_kind ON journal(kind, id);"
        "CREATE INDEX journal_key ON journal(key, id);"
        "CREATE INDEX journal_key_kind ON journal(key, kind, id);"
        "CREATE INDEX journal_queue ON journal(queue, id) WHERE queue <> '';"
        "CREATE INDEX journal_open ON journal(id) WHERE ended IS NULL;"
        "CREATE INDEX journal_log_id ON journal(log_id) WHERE log_id IS NOT NULL;"
        "CREATE TABLE journal_handover(id INTEGER PRIMARY KEY, entry INTEGER NOT NULL, way INTEGER NOT NULL,"
        " outcome INTEGER NOT NULL, at INTEGER NOT NULL, settled INTEGER NOT NULL, number TEXT, key TEXT NOT NULL,"
        " name TEXT);"
        "CREATE INDEX journal_handover_key ON journal_handover(key, entry);"
        "CREATE INDEX journal_handover_underway ON journal_handover(entry) WHERE outcome = 0;"
        "CREATE TABLE journal_absorbed(uuid TEXT PRIMARY KEY, entry INTEGER NOT NULL);"
        "CREATE INDEX journal_absorbed_entry ON journal_absorbed(entry);"
        "CREATE TABLE journal_gone(id INTEGER PRIMARY KEY);"
        "CREATE TABLE journal_log(account TEXT PRIMARY KEY, read_until INTEGER NOT NULL);"
        "CREATE VIRTUAL TABLE journal_words USING fts5(words, tags, content='journal', content_rowid='id',"
        " tokenize=\"unicode61 remove_diacritics 0\", prefix='1 2 3 4 5', detail=column);");
}

Expected<int> repairJournalTables(Database &kept, Database &into)
{
    const auto calls = copyReadableRows(kept, into, "journal");
    if (!calls)
        return calls;
    for (const char *table : {"journal_handover", "journal_absorbed", "journal_gone", "journal_log"}) {
        if (const auto copied = copyReadableRows(kept, into, table); !copied)
            return copied;
    }
    if (const auto indexed = into.execute("INSERT INTO journal_words(journal_words) VALUES('rebuild')"); !indexed)
        return unexpected(indexed.error());
    return calls;
}

Expected<QVector<JournalEntry>> put(
    Database &database, const QVector<JournalChange> &changes, const PhoneNumbers &numbers)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return unexpected(transaction.error());
    QVector<JournalEntry> stored;
    stored.reserve(changes.size());
    for (const JournalChange &change : changes) {
        const auto id = putEntry(database, change.entry, numbers);
        if (!id)
            return unexpected(id.error());
        stored.append(change.entry);
        stored.last().id = *id;
        for (const QString &uuid : change.absorbed) {
            if (const auto done = absorb(database, uuid, *id); !done)
                return unexpected(done.error());
        }
    }
    if (const auto done = transaction->commit(); !done)
        return unexpected(done.error());
    return stored;
}

Expected<QVector<JournalEntry>> closeOpen(Database &database)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return unexpected(transaction.error());
    auto open = database.prepare("SELECT id FROM journal WHERE ended IS NULL ORDER BY id");
    if (!open)
        return unexpected(open.error());
    const auto ids = idsFrom(*open);
    if (!ids)
        return unexpected(ids.error());
    if (const auto done = database.execute(
            "UPDATE journal SET ended = max(seen, started, 1), cut_short = 1 WHERE ended IS NULL;"
            "UPDATE journal_handover SET outcome = 5 WHERE outcome = 0;");
        !done)
        return unexpected(done.error());
    auto closed = load(database, *ids, true);
    if (!closed)
        return closed;
    if (const auto done = transaction->commit(); !done)
        return unexpected(done.error());
    return closed;
}

Expected<JournalPage> page(Database &database, const JournalFilter &filter, const PhoneNumbers &numbers,
    qint64 before, int limit)
{
    qint64 below = before > 0 ? before : std::numeric_limits<qint64>::max();
    if (filter.untilMs > 0)
        below = std::min(below, firstIdAt(filter.untilMs));
    const auto ids = idsOf(database, filter, numbers, below, firstIdAt(filter.fromMs), limit);
    if (!ids)
        return unexpected(ids.error());
    auto entries = load(database, *ids, true);
    if (!entries)
        return unexpected(entries.error());
    return JournalPage{std::move(*entries), ids->size() < limit ? 0 : ids->last()};
}

Expected<QStringList> queues(Database &database)
{
    // From one to the next by the index: over a million calls there are only so many queues.
    auto statement = database.prepare("WITH RECURSIVE each(name) AS (SELECT min(queue) FROM journal WHERE queue <> ''"
                                      " UNION ALL SELECT (SELECT min(queue) FROM journal WHERE queue > each.name"
                                      " AND queue <> '') FROM each WHERE each.name IS NOT NULL)"
                                      " SELECT name FROM each WHERE name IS NOT NULL LIMIT 500");
    if (!statement)
        return unexpected(statement.error());
    QStringList names;
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return names;
        names.append(statement->text(0));
    }
}

Expected<QVector<JournalEntry>> byUuid(Database &database, const QString &uuid)
{
    auto statement = database.prepare("SELECT id FROM journal WHERE uuid = ?1"
                                      " UNION ALL SELECT entry FROM journal_absorbed WHERE uuid = ?1");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, uuid);
    const auto ids = idsFrom(*statement);
    if (!ids)
        return unexpected(ids.error());
    return load(database, *ids, false);
}

Expected<QVector<JournalEntry>> lastCallsOf(Database &database, const QString &key, int limit)
{
    return firstOf(database,
        "SELECT id FROM journal WHERE key = ?1 AND ended IS NOT NULL ORDER BY id DESC LIMIT ?2", key, limit);
}

Expected<QVector<JournalEntry>> lastHandedOverOf(Database &database, const QString &key, int limit)
{
    return firstOf(database,
        "SELECT id FROM journal WHERE key = ?1 AND kind = 3 AND ended IS NOT NULL ORDER BY id DESC LIMIT ?2", key,
        limit);
}

Expected<QVector<JournalEntry>> begunBetween(
    Database &database, const QString &key, qint64 fromMs, qint64 untilMs)
{
    auto statement = database.prepare("SELECT id FROM journal WHERE key = ?1 AND id >= ?2 AND id < ?3 ORDER BY id");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, key.isNull() ? u""_s : key).bind(2, firstIdAt(fromMs)).bind(3, firstIdAt(untilMs));
    const auto ids = idsFrom(*statement);
    if (!ids)
        return unexpected(ids.error());
    return load(database, *ids, false);
}

Expected<QVector<JournalEntry>> consultedBetween(
    Database &database, const QString &key, qint64 fromMs, qint64 untilMs)
{
    if (key.isEmpty())
        return QVector<JournalEntry>();
    auto statement = database.prepare("SELECT DISTINCT entry FROM journal_handover WHERE key = ?1 AND way IN (1, 5)"
                                      " AND at >= ?2 AND at < ?3");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, key).bind(2, fromMs).bind(3, untilMs);
    const auto ids = idsFrom(*statement);
    if (!ids)
        return unexpected(ids.error());
    return load(database, *ids, false);
}

Expected<QVector<JournalEntry>> byLogId(Database &database, const QString &logId)
{
    auto statement = database.prepare("SELECT id FROM journal WHERE log_id = ?1 LIMIT 1");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, logId);
    const auto ids = idsFrom(*statement);
    if (!ids)
        return unexpected(ids.error());
    return load(database, *ids, false);
}

Expected<QVector<qint64>> goneBetween(Database &database, qint64 fromMs, qint64 untilMs)
{
    auto statement = database.prepare("SELECT id / 1024 FROM journal_gone WHERE id >= ?1 AND id < ?2 ORDER BY id");
    if (!statement)
        return unexpected(statement.error());
    statement->bind(1, firstIdAt(fromMs)).bind(2, firstIdAt(untilMs));
    return idsFrom(*statement);
}

Expected<qint64> logReadUntil(Database &database, const QString &account)
{
    auto statement = database.prepare("SELECT read_until FROM journal_log WHERE account = ?1");
    if (!statement)
        return unexpected(statement.error());
    const auto row = statement->bind(1, account).step();
    if (!row)
        return unexpected(row.error());
    return *row ? statement->integer(0) : 0;
}

Expected<void> setLogReadUntil(Database &database, const QString &account, qint64 untilMs)
{
    auto statement = database.prepare("INSERT OR REPLACE INTO journal_log(account, read_until) VALUES(?1, ?2)");
    if (!statement)
        return unexpected(statement.error());
    return statement->bind(1, account).bind(2, untilMs).run();
}

} // namespace balie::desk::journal
