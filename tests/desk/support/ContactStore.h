#pragma once

#include "desk/store/ContactTable.h"
#include "desk/store/Store.h"
#include "tests/support/Patience.h"

#include <QTemporaryDir>

namespace balie::test {

inline Contact outsider(
    const QString &given, const QString &family, const QString &number = {}, const QString &email = {})
{
    Contact contact;
    contact.displayName = given + u' ' + family;
    contact.uid = contact.displayName + number;
    contact.givenName = given;
    contact.familyName = family;
    if (!number.isEmpty())
        contact.numbers.append({ContactNumberKind::Work, number, false});
    if (!email.isEmpty())
        contact.emails.append(email);
    return contact;
}

/// A store in a file of its own, open, and contacts to put into it.
struct ContactStore {
    ContactStore() { store.open(); }

    template <typename T> void write(desk::Store::Job<T> job)
    {
        bool done = false;
        QObject context;
        store.write<T>(&context, std::move(job), [&](const Expected<T> &written) { done = written.hasValue(); });
        BALIE_TRY_VERIFY(done);
    }
    void put(const QString &source, const QVector<Contact> &contacts)
    {
        write<void>([=](sqlite::Database &database) -> Expected<void> {
            const auto known = desk::contacts::addSource(
                database, {0, desk::ContactSourceInfo::Kind::VCard, source, source, {}, {}});
            if (!known)
                return unexpected(known.error());
            const auto reading = desk::contacts::beginReading(database, known->id);
            if (!reading)
                return unexpected(reading.error());
            const auto put = desk::contacts::put(database, known->id, *reading, contacts, PhoneNumbers());
            return put ? Expected<void>() : unexpected(put.error());
        });
    }

    QTemporaryDir folder;
    desk::Store store{folder.filePath(QStringLiteral("balie.sqlite"))};
};

} // namespace balie::test
