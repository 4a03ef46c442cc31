#pragma once

#include "base/contacts/Contact.h"
#include "base/phone/PhoneNumbers.h"
#include "base/sqlite/Database.h"

#include <QHash>

namespace balie::desk {

/// A source of contacts in the store: one vCard file, one CSV file, one LDAP server, the user himself, ...
struct ContactSourceInfo {
    enum class Kind { VCard, Csv, Ldap, CardDav, Crm, Own, Pbx };
    qint64 id = 0; ///< 0: not in the store yet
    Kind kind = Kind::VCard;
    QString name; ///< what the user calls it
    QString origin; ///< path or address, without a password; equal means the same source again
    QByteArray continuation; ///< where the next synchronisation goes on; the source's own
    QDateTime completedAt; ///< UTC, of the last whole read; invalid: never

    friend bool operator==(const ContactSourceInfo &, const ContactSourceInfo &) = default;
};

/// A contact as the store has it.
struct StoredContact {
    qint64 id = 0; ///< of the row; stable while the source keeps its uid
    qint64 source = 0;
    Contact contact;
    QVector<PhoneNumber> numbers; ///< all that could be read, in order

    friend bool operator==(const StoredContact &, const StoredContact &) = default;
};

/// A number as the row keeps it: read once, when the contact came in.
struct NumberInRow {
    PhoneNumber number;
    QString digits; ///< PhoneNumbers::searchDigits(), by which it is found while it is typed

    friend bool operator==(const NumberInRow &, const NumberInRow &) = default;
};

/// For Schema.
Expected<void> createContactTables(sqlite::Database &database);
Expected<int> repairContactTables(sqlite::Database &kept, sqlite::Database &into);

/// The contacts' tables: functions for jobs of Store, on the thread of the database they are given.
/// Reading a source whole: begin, put in batches (a transaction each), finish. What was put stays when it is
/// cut short; what the source no longer has goes only at finish.
namespace contacts {

Expected<ContactSourceInfo> addSource(sqlite::Database &database, const ContactSourceInfo &source);
Expected<QVector<ContactSourceInfo>> sources(sqlite::Database &database);
Expected<QHash<qint64, ContactSourceInfo>> sourcesById(sqlite::Database &database);
Expected<void> removeSource(sqlite::Database &database, qint64 source);

/// The number of this reading, for put() and finish().
Expected<qint64> beginReading(sqlite::Database &database, qint64 source);
struct PutResult {
    int added = 0;
    int changed = 0;
    int unchanged = 0;
};
/// One transaction. Replaces those with the same uid, and only where the revision differs.
Expected<PutResult> put(sqlite::Database &database, qint64 source, qint64 reading,
    const QVector<Contact> &contacts, const PhoneNumbers &numbers);
/// A contact whose numbers were read, which is a good part of the work of putting it.
struct ReadContact {
    Contact contact;
    QVector<NumberInRow> numbers;
};
/// Any thread.
ReadContact withNumbersRead(const Contact &contact, const PhoneNumbers &numbers);
/// The same as the other put(), with that part done elsewhere, by the rules of `region`.
Expected<PutResult> put(sqlite::Database &database, qint64 source, qint64 reading,
    const QVector<ReadContact> &contacts, const QString &region);
/// Of a source that tells changes only.
Expected<void> remove(sqlite::Database &database, qint64 source, const QStringList &uids);
/// Writes one contact anew, whatever its revision; it keeps its id. Not found: nothing happens.
Expected<void> rewrite(sqlite::Database &database, const StoredContact &contact, const PhoneNumbers &numbers);
/// Where the next synchronisation goes on, of a source that tells changes only; `completedAt` invalid: as it was.
Expected<void> setContinuation(sqlite::Database &database, qint64 source, const QByteArray &continuation,
    const QDateTime &completedAt = {});
/// uid and revision of everything that is there of a source.
Expected<QHash<QString, QString>> revisions(sqlite::Database &database, qint64 source);
/// Takes away what this reading did not see; gives how many.
Expected<int> finish(sqlite::Database &database, qint64 source, qint64 reading,
    const QByteArray &continuation, const QDateTime &completedAt);

Expected<QVector<StoredContact>> byIds(sqlite::Database &database, const QVector<qint64> &ids);
/// 0: the source has no contact with that uid.
Expected<qint64> idOf(sqlite::Database &database, qint64 source, const QString &uid);
/// By PhoneNumber::key(); at most 20.
Expected<QVector<StoredContact>> byNumber(sqlite::Database &database, const QString &key);
Expected<int> count(sqlite::Database &database);
/// Of one source.
Expected<int> countOf(sqlite::Database &database, qint64 source);

} // namespace contacts

} // namespace balie::desk
