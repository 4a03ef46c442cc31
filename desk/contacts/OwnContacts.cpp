#include "desk/contacts/OwnContacts.h"

#include "desk/people/People.h"

#include <QUuid>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

Expected<qint64> ownSource(sqlite::Database &database)
{
    ContactSourceInfo own;
    own.kind = ContactSourceInfo::Kind::Own;
    own.name = u"own"_s;
    own.origin = u"own"_s;
    const auto added = contacts::addSource(database, own);
    if (!added)
        return unexpected(added.error());
    return added->id;
}

} // namespace

OwnContacts::OwnContacts(Store &store, const People &people, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_people(people)
    , m_clock(clock)
{
}

QString OwnContacts::problemOf(const Contact &contact)
{
    if (contact.givenName.isEmpty() && contact.familyName.isEmpty() && contact.company.isEmpty())
        return tr("Fill in a name or a company: by that the contact is found.");
    if (contact.numbers.isEmpty() && contact.emails.isEmpty())
        return tr("Fill in a number or an e-mail address.");
    return {};
}

void OwnContacts::save(Contact contact)
{
    if (contact.uid.isEmpty())
        contact.uid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QStringList name{contact.givenName, contact.middleNames, contact.particle, contact.familyName};
    name.removeAll(QString());
    contact.displayName = name.isEmpty() ? contact.company : name.join(u' ');
    put(contact);
}

void OwnContacts::put(const Contact &contact)
{
    Contact written = contact;
    // Two changes within a millisecond are still two.
    written.revision = QString::number(m_clock.wallMs()) + u'-'
        + QUuid::createUuid().toString(QUuid::WithoutBraces).left(8);
    m_store.write<qint64>(
        this,
        [written, numbers = m_people.numbers().numbers](sqlite::Database &database) -> Expected<qint64> {
            const auto source = ownSource(database);
            if (!source)
                return source;
            if (const auto done = contacts::put(database, *source, 0, {written}, numbers); !done)
                return unexpected(done.error());
            return contacts::idOf(database, *source, written.uid);
        },
        [this](const Expected<qint64> &id) {
            if (id)
                Q_EMIT changed(*id);
            else
                Q_EMIT failed(id.error());
        });
}

void OwnContacts::read(qint64 contact, std::function<void(const StoredContact &)> found)
{
    m_store.read<QVector<StoredContact>>(
        Lane::Contacts, this, [contact](sqlite::Database &database) { return contacts::byIds(database, {contact}); },
        [this, found = std::move(found)](const Expected<QVector<StoredContact>> &contacts) {
            if (!contacts)
                Q_EMIT failed(contacts.error());
            else if (!contacts->isEmpty())
                found(contacts->first());
        });
}

void OwnContacts::remove(const StoredContact &contact)
{
    m_store.write<void>(
        this,
        [source = contact.source, uid = contact.contact.uid](sqlite::Database &database) {
            return contacts::remove(database, source, {uid});
        },
        [this, gone = contact.contact](const Expected<void> &removed) {
            if (!removed) {
                Q_EMIT failed(removed.error());
                return;
            }
            m_removed.append(gone);
            Q_EMIT changed(0);
        });
}

void OwnContacts::undoRemove()
{
    if (canUndo())
        put(m_removed.takeLast());
}

void OwnContacts::replaceNumber(qint64 contact, const QString &from, const QString &to)
{
    m_store.write<void>(
        this,
        [contact, from, to, numbers = m_people.numbers().numbers](sqlite::Database &database) -> Expected<void> {
            auto found = contacts::byIds(database, {contact});
            if (!found)
                return unexpected(found.error());
            if (found->isEmpty())
                return {};
            // A field may hold several numbers, of which this is one.
            for (ContactNumber &number : found->first().contact.numbers) {
                if (number.text.contains(from)) {
                    number.text.replace(from, to);
                    break;
                }
            }
            return contacts::rewrite(database, found->first(), numbers);
        },
        [this, contact](const Expected<void> &written) {
            if (written)
                Q_EMIT changed(contact);
            else
                Q_EMIT failed(written.error());
        });
}

} // namespace balie::desk
