#include "desk/store/ContactTable.h"

#include "base/sqlite/Statement.h"
#include "desk/store/ContactIndex.h"
#include "desk/store/ContactRegion.h"
#include "desk/store/ContactRow.h"
#include "desk/store/TableRepair.h"

#include <QCoreApplication>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;
using sqlite::Database;
using sqlite::Statement;
using sqlite::Transaction;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(balie::desk::Store)
};

/// The contacts and their sources are what is kept; everything below is found again from them.
/// contact_words: one row for each word of a name, company or department, in the order in which hits are shown.
/// contact_text: the same words for several at once. contact_digits: numbers by key, beginning and end.
/// contact_vocabulary: each distinct word of names and companies, for what sounds alike or is misspelt.
constexpr const char *tables = R"(
CREATE TABLE contact_sources (
    id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, name TEXT NOT NULL, origin TEXT NOT NULL,
    continuation BLOB, completed_at INTEGER, readings INTEGER NOT NULL DEFAULT 0, UNIQUE (kind, origin));
CREATE TABLE contacts (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, uid TEXT NOT NULL, revision TEXT NOT NULL,
    display_name TEXT NOT NULL, given_name TEXT NOT NULL, middle_names TEXT NOT NULL, particle TEXT NOT NULL,
    family_name TEXT NOT NULL, initials TEXT NOT NULL, company TEXT NOT NULL, department TEXT NOT NULL,
    title TEXT NOT NULL, raw_numbers TEXT NOT NULL, numbers TEXT NOT NULL, emails TEXT NOT NULL,
    note TEXT NOT NULL, link TEXT NOT NULL, UNIQUE (source, uid));
CREATE TABLE contact_keys (id INTEGER PRIMARY KEY, reading INTEGER NOT NULL, sort TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX contact_order ON contact_keys (sort);
CREATE TABLE contact_words (
    section INTEGER NOT NULL, word TEXT NOT NULL, rest TEXT NOT NULL, contact INTEGER NOT NULL,
    PRIMARY KEY (section, word, rest, contact)) WITHOUT ROWID;
CREATE TABLE contact_digits (
    kind INTEGER NOT NULL, digits TEXT NOT NULL, contact INTEGER NOT NULL,
    PRIMARY KEY (kind, digits, contact)) WITHOUT ROWID;
CREATE TABLE contact_vocabulary (word TEXT PRIMARY KEY, sound TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX contact_sounds ON contact_vocabulary (sound);
CREATE VIRTUAL TABLE contact_text USING fts5 (text, content='', detail=none, columnsize=0, prefix='1 2 3 4 5', tokenize='ascii');
CREATE VIRTUAL TABLE contact_notes USING fts5 (text, content='', detail=none, columnsize=0, prefix='3', tokenize='ascii');
)";

QVector<NumberInRow> readNumbers(const Contact &contact, const PhoneNumbers &numbers)
{
    QVector<NumberInRow> rows;
    for (const ContactNumber &field : contact.numbers) {
        for (const PhoneNumber &number : numbers.readField(field.text)) {
            if (number.kind != NumberKind::Withheld)
                rows.append({number, numbers.searchDigits(number)});
        }
    }
    return rows;
}

/// Of one source, in a transaction of the caller.
class Writer {
public:
    static Expected<Writer> open(Database &database)
    {
        auto index = ContactIndex::open(database);
        if (!index)
            return unexpected(index.error());
        const QByteArray columns = contactColumns;
        const QByteArray places = QByteArray(", ?").repeated(contactColumnCount).mid(2);
        auto find = database.prepare(
            "SELECT id, revision, note, numbers FROM contacts WHERE source = ? AND uid = ?");
        auto see = database.prepare("UPDATE contact_keys SET reading = ? WHERE id = ?");
        auto insert = database.prepare("INSERT INTO contacts (" + columns + ") VALUES (" + places + ')');
        auto replace = database.prepare(
            "REPLACE INTO contacts (id, " + columns + ") VALUES (?, " + places + ')');
        auto erase = database.prepare("DELETE FROM contacts WHERE id = ?");
        for (const auto *statement : {&find, &see, &insert, &replace, &erase}) {
            if (!*statement)
                return unexpected(statement->error());
        }
        return Writer(database, *std::move(index), *std::move(find), *std::move(see),
            *std::move(insert), *std::move(replace), *std::move(erase));
    }

    /// `rowsOf` is asked for the numbers only where something differs.
    template <typename RowsOf>
    Expected<void> put(qint64 source, qint64 reading, const Contact &contact, RowsOf rowsOf,
        contacts::PutResult &result);
    /// Nothing happens when it is not there.
    Expected<void> rewrite(qint64 source, qint64 reading, const Contact &contact, const PhoneNumbers &numbers);
    Expected<void> remove(qint64 source, const QString &uid);
    Expected<void> flush() { return m_index.flush(); }

private:
    struct Known {
        qint64 id = 0; ///< 0: not there
        QString revision;
        QString note;
        QVector<NumberInRow> numbers;
    };

    Writer(Database &database, ContactIndex index, Statement find, Statement see, Statement insert,
        Statement replace, Statement erase)
        : m_database(&database)
        , m_index(std::move(index))
        , m_find(std::move(find))
        , m_see(std::move(see))
        , m_insert(std::move(insert))
        , m_replace(std::move(replace))
        , m_erase(std::move(erase))
    {
    }
    Expected<Known> find(qint64 source, const QString &uid);
    Expected<void> replace(const Known &known, qint64 source, qint64 reading, const Contact &contact,
        const QVector<NumberInRow> &rows);

    Database *m_database;
    ContactIndex m_index;
    Statement m_find;
    Statement m_see;
    Statement m_insert;
    Statement m_replace;
    Statement m_erase;
};

Expected<Writer::Known> Writer::find(qint64 source, const QString &uid)
{
    const auto row = m_find.bind(1, source).bind(2, uid).step();
    if (!row)
        return unexpected(row.error());
    Known known;
    if (*row)
        known = {m_find.integer(0), m_find.text(1), m_find.text(2), numbersOf(m_find.text(3))};
    m_find.reset();
    return known;
}

template <typename RowsOf>
Expected<void> Writer::put(qint64 source, qint64 reading, const Contact &contact, RowsOf rowsOf,
    contacts::PutResult &result)
{
    const auto known = find(source, contact.uid);
    if (!known)
        return unexpected(known.error());
    // A source that tells no revisions may have changed anything.
    if (known->id != 0 && known->revision == contact.revision && !contact.revision.isEmpty()) {
        ++result.unchanged;
        return m_see.bind(1, reading).bind(2, known->id).run();
    }
    if (known->id != 0) {
        ++result.changed;
        return replace(*known, source, reading, contact, rowsOf());
    }
    const QVector<NumberInRow> rows = rowsOf();
    bindContact(m_insert, 1, source, contact, rows);
    if (const auto inserted = m_insert.run(); !inserted)
        return inserted;
    ++result.added;
    m_index.add(m_database->lastInsertedRow(), reading, contact, rows);
    return {};
}

Expected<void> Writer::replace(const Known &known, qint64 source, qint64 reading, const Contact &contact,
    const QVector<NumberInRow> &rows)
{
    // Twice in one batch: the first is still to be written.
    if (m_index.isPending(known.id)) {
        if (const auto flushed = m_index.flush(); !flushed)
            return flushed;
    }
    if (const auto removed = m_index.remove(known.id, known.note, known.numbers); !removed)
        return removed;
    m_replace.bind(1, known.id);
    bindContact(m_replace, 2, source, contact, rows);
    if (const auto replaced = m_replace.run(); !replaced)
        return replaced;
    m_index.add(known.id, reading, contact, rows);
    return {};
}

Expected<void> Writer::rewrite(qint64 source, qint64 reading, const Contact &contact, const PhoneNumbers &numbers)
{
    const auto known = find(source, contact.uid);
    if (!known)
        return unexpected(known.error());
    return known->id == 0 ? Expected<void>() : replace(*known, source, reading, contact, readNumbers(contact, numbers));
}

Expected<void> Writer::remove(qint64 source, const QString &uid)
{
    const auto known = find(source, uid);
    if (!known)
        return unexpected(known.error());
    if (known->id == 0)
        return {};
    if (const auto removed = m_index.remove(known->id, known->note, known->numbers); !removed)
        return removed;
    return m_erase.bind(1, known->id).run();
}

Expected<void> removeAll(Database &database, qint64 source, const QStringList &uids)
{
    auto writer = Writer::open(database);
    if (!writer)
        return unexpected(writer.error());
    for (const QString &uid : uids) {
        if (const auto removed = writer->remove(source, uid); !removed)
            return removed;
    }
    return {};
}

/// Whose contacts were taken away while they were still being read gets no new ones: nobody could ever take those away.
Expected<void> isThere(Database &database, qint64 source)
{
    auto select = database.prepare("SELECT 1 FROM contact_sources WHERE id = ?");
    if (!select)
        return unexpected(select.error());
    const auto row = select->bind(1, source).step();
    if (!row)
        return unexpected(row.error());
    if (*row)
        return {};
    return unexpected(Error{ErrorCode::Cancelled, Words::tr("Its contacts were taken away meanwhile."), u"no such source"_s});
}

/// One transaction; `putOne` with each.
template <typename One, typename PutOne>
Expected<contacts::PutResult> putAll(
    Database &database, qint64 source, const QString &region, const QVector<One> &all, PutOne putOne)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return unexpected(transaction.error());
    if (const auto there = isThere(database, source); !there)
        return unexpected(there.error());
    if (const auto noted = contacts::noteRegion(database, region); !noted)
        return unexpected(noted.error());
    contacts::PutResult result;
    {
        auto writer = Writer::open(database);
        if (!writer)
            return unexpected(writer.error());
        for (const One &one : all) {
            if (const auto done = putOne(*writer, one, result); !done)
                return unexpected(done.error());
        }
        if (const auto flushed = writer->flush(); !flushed)
            return unexpected(flushed.error());
    }
    if (const auto committed = transaction->commit(); !committed)
        return unexpected(committed.error());
    return result;
}

/// The first column of all rows.
Expected<QStringList> texts(Statement statement)
{
    QStringList found;
    for (;;) {
        const auto row = statement.step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return found;
        found.append(statement.text(0));
    }
}

} // namespace

Expected<void> createContactTables(Database &database)
{
    return database.execute(tables);
}

Expected<int> repairContactTables(Database &kept, Database &into)
{
    if (const auto sources = copyReadableRows(kept, into, "contact_sources"); !sources)
        return sources;
    const auto copied = copyReadableRows(kept, into, "contacts");
    if (!copied)
        return copied;
    if (const auto forgotten = contacts::forgetRegion(into); !forgotten)
        return unexpected(forgotten.error());
    auto index = ContactIndex::open(into);
    if (!index)
        return unexpected(index.error());
    auto missing = into.prepare(QByteArray("SELECT id, ") + contactColumns
        + " FROM contacts WHERE id NOT IN (SELECT id FROM contact_keys)");
    if (!missing)
        return unexpected(missing.error());
    for (;;) {
        const auto row = missing->step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            break;
        const StoredContact stored = contactOf(*missing);
        index->add(stored.id, 0, stored.contact, numbersOf(missing->text(numbersColumn)));
    }
    if (const auto flushed = index->flush(); !flushed)
        return unexpected(flushed.error());
    return copied;
}

namespace contacts {

Expected<ContactSourceInfo> addSource(Database &database, const ContactSourceInfo &source)
{
    const auto text = [](const QString &value) { return value.isNull() ? QString::fromLatin1("") : value; };
    auto insert = database.prepare(
        "INSERT INTO contact_sources (kind, name, origin, continuation, completed_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (kind, origin) DO UPDATE SET name = excluded.name RETURNING id, continuation, completed_at");
    if (!insert)
        return unexpected(insert.error());
    insert->bind(1, int(source.kind)).bind(2, text(source.name)).bind(3, text(source.origin)).bind(4, source.continuation);
    if (source.completedAt.isValid())
        insert->bind(5, source.completedAt.toMSecsSinceEpoch());
    const auto row = insert->step();
    if (!row)
        return unexpected(row.error());
    ContactSourceInfo stored = source;
    stored.id = insert->integer(0);
    stored.continuation = insert->blob(1);
    stored.completedAt = insert->isNull(2)
        ? QDateTime()
        : QDateTime::fromMSecsSinceEpoch(insert->integer(2), Qt::UTC);
    if (const auto written = insert->step(); !written)
        return unexpected(written.error());
    return stored;
}

Expected<QVector<ContactSourceInfo>> sources(Database &database)
{
    auto select = database.prepare(
        "SELECT id, kind, name, origin, continuation, completed_at FROM contact_sources ORDER BY id");
    if (!select)
        return unexpected(select.error());
    QVector<ContactSourceInfo> all;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return all;
        ContactSourceInfo source{select->integer(0), ContactSourceInfo::Kind(select->integer(1)),
            select->text(2), select->text(3), select->blob(4), {}};
        if (!select->isNull(5))
            source.completedAt = QDateTime::fromMSecsSinceEpoch(select->integer(5), Qt::UTC);
        all.append(source);
    }
}

Expected<QHash<qint64, ContactSourceInfo>> sourcesById(Database &database)
{
    const auto all = sources(database);
    if (!all)
        return unexpected(all.error());
    QHash<qint64, ContactSourceInfo> byId;
    for (const ContactSourceInfo &source : *all)
        byId.insert(source.id, source);
    return byId;
}

Expected<void> removeSource(Database &database, qint64 source)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return unexpected(transaction.error());
    auto select = database.prepare("SELECT uid FROM contacts WHERE source = ?");
    if (!select)
        return unexpected(select.error());
    select->bind(1, source);
    const auto uids = texts(*std::move(select));
    if (!uids)
        return unexpected(uids.error());
    if (const auto removed = removeAll(database, source, *uids); !removed)
        return removed;
    auto erase = database.prepare("DELETE FROM contact_sources WHERE id = ?");
    if (!erase)
        return unexpected(erase.error());
    if (const auto erased = erase->bind(1, source).run(); !erased)
        return erased;
    return transaction->commit();
}

Expected<qint64> beginReading(Database &database, qint64 source)
{
    auto update = database.prepare("UPDATE contact_sources SET readings = readings + 1 WHERE id = ? RETURNING readings");
    if (!update)
        return unexpected(update.error());
    const auto row = update->bind(1, source).step();
    if (!row)
        return unexpected(row.error());
    const qint64 reading = *row ? update->integer(0) : 0;
    if (const auto written = update->step(); !written)
        return unexpected(written.error());
    return reading;
}

ReadContact withNumbersRead(const Contact &contact, const PhoneNumbers &numbers)
{
    return {contact, readNumbers(contact, numbers)};
}

Expected<PutResult> put(Database &database, qint64 source, qint64 reading,
    const QVector<Contact> &contacts, const PhoneNumbers &numbers)
{
    return putAll(database, source, numbers.region(), contacts, [&](Writer &writer, const Contact &contact, PutResult &result) {
        return writer.put(source, reading, contact, [&] { return readNumbers(contact, numbers); }, result);
    });
}

Expected<PutResult> put(Database &database, qint64 source, qint64 reading, const QVector<ReadContact> &contacts,
    const QString &region)
{
    return putAll(database, source, region, contacts, [&](Writer &writer, const ReadContact &read, PutResult &result) {
        return writer.put(source, reading, read.contact, [&] { return read.numbers; }, result);
    });
}

Expected<void> remove(Database &database, qint64 source, const QStringList &uids)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return unexpected(transaction.error());
    if (const auto removed = removeAll(database, source, uids); !removed)
        return removed;
    return transaction->commit();
}

Expected<void> rewrite(Database &database, const StoredContact &contact, const PhoneNumbers &numbers)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return unexpected(transaction.error());
    {
        auto select = database.prepare("SELECT reading FROM contact_keys WHERE id = ?");
        if (!select)
            return unexpected(select.error());
        const auto row = select->bind(1, contact.id).step();
        if (!row)
            return unexpected(row.error());
        const qint64 reading = *row ? select->integer(0) : 0;
        select->reset();
        if (const auto noted = noteRegion(database, numbers.region()); !noted)
            return noted;
        auto writer = Writer::open(database);
        if (!writer)
            return unexpected(writer.error());
        if (const auto done = writer->rewrite(contact.source, reading, contact.contact, numbers); !done)
            return done;
        if (const auto flushed = writer->flush(); !flushed)
            return flushed;
    }
    return transaction->commit();
}

Expected<void> setContinuation(
    Database &database, qint64 source, const QByteArray &continuation, const QDateTime &completedAt)
{
    auto update = database.prepare(
        "UPDATE contact_sources SET continuation = ?, completed_at = IFNULL(?, completed_at) WHERE id = ?");
    if (!update)
        return unexpected(update.error());
    update->bind(1, continuation).bind(3, source);
    if (completedAt.isValid())
        update->bind(2, completedAt.toMSecsSinceEpoch());
    return update->run();
}

Expected<QHash<QString, QString>> revisions(Database &database, qint64 source)
{
    auto select = database.prepare("SELECT uid, revision FROM contacts WHERE source = ?");
    if (!select)
        return unexpected(select.error());
    select->bind(1, source);
    QHash<QString, QString> known;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return known;
        known.insert(select->text(0), select->text(1));
    }
}

Expected<int> finish(Database &database, qint64 source, qint64 reading,
    const QByteArray &continuation, const QDateTime &completedAt)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return unexpected(transaction.error());
    auto select = database.prepare("SELECT uid FROM contacts JOIN contact_keys USING (id) "
                                   "WHERE source = ? AND reading <> ?");
    if (!select)
        return unexpected(select.error());
    select->bind(1, source).bind(2, reading);
    const auto gone = texts(*std::move(select));
    if (!gone)
        return unexpected(gone.error());
    if (const auto removed = removeAll(database, source, *gone); !removed)
        return unexpected(removed.error());
    auto update = database.prepare("UPDATE contact_sources SET continuation = ?, completed_at = ? WHERE id = ?");
    if (!update)
        return unexpected(update.error());
    update->bind(1, continuation).bind(2, completedAt.toMSecsSinceEpoch()).bind(3, source);
    if (const auto updated = update->run(); !updated)
        return unexpected(updated.error());
    if (const auto committed = transaction->commit(); !committed)
        return unexpected(committed.error());
    return int(gone->size());
}

Expected<QVector<StoredContact>> byIds(Database &database, const QVector<qint64> &ids)
{
    auto select = database.prepare(QByteArray("SELECT id, ") + contactColumns + " FROM contacts WHERE id = ?");
    if (!select)
        return unexpected(select.error());
    QVector<StoredContact> found;
    found.reserve(ids.size());
    for (const qint64 id : ids) {
        const auto row = select->bind(1, id).step();
        if (!row)
            return unexpected(row.error());
        if (*row)
            found.append(contactOf(*select));
        select->reset();
    }
    return found;
}

Expected<qint64> idOf(Database &database, qint64 source, const QString &uid)
{
    auto select = database.prepare("SELECT id FROM contacts WHERE source = ? AND uid = ?");
    if (!select)
        return unexpected(select.error());
    const auto row = select->bind(1, source).bind(2, uid).step();
    if (!row)
        return unexpected(row.error());
    return *row ? select->integer(0) : 0;
}

Expected<QVector<StoredContact>> byNumber(Database &database, const QString &key)
{
    if (key.isEmpty())
        return QVector<StoredContact>();
    auto select = database.prepare("SELECT contact FROM contact_digits WHERE kind = 0 AND digits = ? ORDER BY contact LIMIT 20");
    if (!select)
        return unexpected(select.error());
    select->bind(1, key);
    QVector<qint64> ids;
    for (;;) {
        const auto row = select->step();
        if (!row)
            return unexpected(row.error());
        if (!*row)
            return byIds(database, ids);
        ids.append(select->integer(0));
    }
}

Expected<int> count(Database &database)
{
    auto select = database.prepare("SELECT COUNT(*) FROM contact_keys");
    if (!select)
        return unexpected(select.error());
    if (const auto row = select->step(); !row)
        return unexpected(row.error());
    return int(select->integer(0));
}

Expected<int> countOf(Database &database, qint64 source)
{
    auto select = database.prepare("SELECT COUNT(*) FROM contacts WHERE source = ?");
    if (!select)
        return unexpected(select.error());
    if (const auto row = select->bind(1, source).step(); !row)
        return unexpected(row.error());
    return int(select->integer(0));
}

} // namespace contacts

} // namespace balie::desk
