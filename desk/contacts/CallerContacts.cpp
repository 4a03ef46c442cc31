#include "desk/contacts/CallerContacts.h"

#include "desk/search/Fold.h"

#include <QSet>
#include <algorithm>
#include <utility>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

QString nameOf(const Contact &contact)
{
    return contact.displayName.isEmpty() ? contact.company : contact.displayName;
}

QString aboutOf(const Contact &contact)
{
    QStringList parts;
    for (const QString &part : {contact.title, contact.company}) {
        if (!part.isEmpty() && part != nameOf(contact))
            parts.append(part);
    }
    return parts.join(u" \u00b7 "_s);
}

} // namespace

CallerContact CallerContact::from(const QString &key, const QVector<StoredContact> &contacts)
{
    CallerContact known;
    known.key = key;
    QStringList folded;
    QStringList companies;
    for (const StoredContact &stored : contacts) {
        const QString name = nameOf(stored.contact);
        if (name.isEmpty())
            continue;
        companies.append(stored.contact.company);
        const qsizetype before = folded.indexOf(fold(name));
        if (before < 0) {
            folded.append(fold(name));
            known.candidates.append(name);
        }
        if (known.about.isEmpty() && before <= 0)
            known.about = aboutOf(stored.contact);
    }
    companies.removeDuplicates();
    if (known.candidates.size() == 1) {
        known.name = known.candidates.takeFirst();
    } else {
        // Of a company's common number it is at least known which company.
        known.about.clear();
        if (companies.size() == 1)
            known.name = companies.constFirst();
    }
    return known;
}

CallerContacts::CallerContacts(const cti::Switchboard &switchboard, People &people, Store &store, QObject *parent)
    : QObject(parent)
    , m_people(people)
    , m_store(store)
{
    connect(&switchboard, &cti::Switchboard::callEvent, this, &CallerContacts::callEvent);
    connect(&switchboard, &cti::Switchboard::threadsMerged, this,
        [this](cti::CallThreadId gone, cti::CallThreadId) { m_asked.remove(gone); });
    connect(&people, &People::numbersChanged, this, &CallerContacts::readAgain);
}

const CallerContact *CallerContacts::find(const QString &number) const
{
    const auto known = m_known.constFind(m_people.keyOf(number));
    return known == m_known.cend() ? nullptr : &*known;
}

void CallerContacts::callEvent(const cti::CallEvent &event)
{
    if (!event.own || event.thread == cti::CallThreadId::None)
        return;
    if (event.kind == cti::CallEventKind::Ended || event.kind == cti::CallEventKind::Transferred) {
        m_asked.remove(event.thread);
        return;
    }
    const cti::Party &remote = event.connection.remote;
    if (remote.withheld || remote.number.isEmpty() || m_asked.value(event.thread) == remote.number)
        return;
    m_asked.insert(event.thread, remote.number);
    if (m_people.atDevice(remote.device) == nullptr && m_people.byNumber(remote.number) == nullptr)
        read(m_people.keyOf(remote.number));
}

/// The same numbers have other keys now.
void CallerContacts::readAgain()
{
    for (const QString &key : std::as_const(m_order))
        m_people.setContactName(key, {});
    m_known.clear();
    m_order.clear();
    const QHash<cti::CallThreadId, QString> asked = m_asked;
    for (const QString &number : asked)
        read(m_people.keyOf(number));
}

void CallerContacts::read(const QString &key)
{
    m_store.read<QVector<StoredContact>>(
        Lane::Caller, this, [key](sqlite::Database &database) { return contacts::byNumber(database, key); },
        [this, key](const Expected<QVector<StoredContact>> &contacts) {
            if (contacts) // else the card shows the number; the store itself says what is wrong
                keep(CallerContact::from(key, *contacts));
        });
}

void CallerContacts::followContacts()
{
    QSet<QString> keys(m_order.begin(), m_order.end());
    for (const QString &number : std::as_const(m_asked)) {
        if (m_people.byNumber(number) == nullptr)
            keys.insert(m_people.keyOf(number));
    }
    if (keys.isEmpty())
        return;
    m_store.read<QVector<CallerContact>>(
        Lane::Contacts, this, // whoever calls meanwhile goes first
        [keys](sqlite::Database &database) -> Expected<QVector<CallerContact>> {
            QVector<CallerContact> all;
            for (const QString &key : keys) {
                const auto contacts = contacts::byNumber(database, key);
                if (!contacts)
                    return unexpected(contacts.error());
                all.append(CallerContact::from(key, *contacts));
            }
            return all;
        },
        [this](const Expected<QVector<CallerContact>> &all) {
            for (const CallerContact &contact : all.valueOr({}))
                keep(contact);
        });
}

void CallerContacts::keep(const CallerContact &contact)
{
    const bool isKnown = !contact.name.isEmpty() || !contact.candidates.isEmpty();
    if (m_known.value(contact.key) == contact || (!isKnown && !m_known.contains(contact.key)))
        return;
    m_order.removeOne(contact.key);
    if (isKnown) {
        m_known.insert(contact.key, contact);
        m_order.append(contact.key);
    } else {
        m_known.remove(contact.key); // it was taken out of the contacts
    }
    if (m_order.size() > remembered) {
        const QString oldest = m_order.takeFirst();
        m_known.remove(oldest);
        m_people.setContactName(oldest, {});
    }
    m_people.setContactName(contact.key, contact.name);
    Q_EMIT found(contact.key);
}

} // namespace balie::desk
