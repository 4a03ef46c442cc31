#include "desk/search/FamiliarContacts.h"

#include "desk/store/ContactKeys.h"
#include "desk/store/ContactQuery.h"
#include "desk/store/NumberUse.h"

#include <algorithm>

namespace balie::desk {

namespace {

constexpr qint64 msPerDay = 24LL * 60 * 60 * 1000;
/// A number that more have is nobody's in particular.
constexpr qsizetype mostOfOneNumber = 3;

QList<QByteArray> utf8(const QStringList &words)
{
    QList<QByteArray> all;
    for (const QString &word : words)
        all.append(word.toUtf8());
    return all;
}

/// Where the words stand, the least telling of them; -1 where one is missing.
int worstSectionOf(const QByteArray &keys, const QList<QByteArray> &words)
{
    int worst = 0;
    for (const QByteArray &word : words) {
        const int section = sectionOf(keys, word);
        if (section < 0)
            return -1;
        // A particle says nothing about why.
        if (section != ContactKeys::Particle)
            worst = std::max(worst, section);
    }
    return words.isEmpty() ? -1 : worst;
}

} // namespace

FamiliarContacts::FamiliarContacts(Store &store, const PhoneNumbers &numbers, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_numbers(numbers)
    , m_clock(clock)
{
    connect(&store, &Store::stateChanged, this, [this](const StoreState &state) {
        if (state.canRead())
            read();
    });
    read();
}

void FamiliarContacts::setNumbers(const PhoneNumbers &numbers)
{
    m_numbers = numbers;
    read();
}

void FamiliarContacts::noteCall()
{
    if (!m_readAt || m_clock.now() - *m_readAt >= newAfter)
        read();
}

void FamiliarContacts::read()
{
    m_readAt = m_clock.now();
    m_store.read<Held>(
        Lane::Contacts, this,
        [numbers = m_numbers, since = m_clock.wallMs() - days * msPerDay](sqlite::Database &database) {
            return hold(database, numbers, since);
        },
        [this, serial = ++m_serial](const Expected<Held> &held) {
            if (!held || serial != m_serial)
                return; // the store itself says why
            m_times = held->times;
            m_contacts = held->contacts;
            Q_EMIT changed();
        });
}

Expected<FamiliarContacts::Held> FamiliarContacts::hold(
    sqlite::Database &database, const PhoneNumbers &numbers, qint64 sinceMs)
{
    const auto used = journal::mostUsed(database, sinceMs, most);
    if (!used)
        return unexpected(used.error());
    Held held;
    QVector<ContactHit> hits;
    QHash<qint64, StoredContact> stored;
    for (const journal::NumberUse &number : *used) {
        if (number.times < oftenFrom)
            break;
        held.times.insert(number.key, number.times);
        const auto known = contacts::byNumber(database, number.key);
        if (!known)
            return unexpected(known.error());
        if (known->size() > mostOfOneNumber)
            continue;
        for (const StoredContact &contact : *known) {
            if (stored.contains(contact.id))
                continue;
            stored.insert(contact.id, contact);
            hits.append({contact, ContactMatch::Name, {}});
        }
    }
    const auto found = foundContacts(database, numbers, hits);
    if (!found)
        return unexpected(found.error());
    for (const FoundContact &contact : *found) {
        const Contact first = stored.value(contact.contact.members.front().contact).contact;
        Familiar familiar{contact, ContactKeys::of(first).toText().toUtf8(), {}};
        for (const MergedNumber &number : contact.contact.numbers)
            familiar.digits.append(numbers.searchDigits(number.number));
        held.contacts.append(familiar);
    }
    return held;
}

QVector<FoundContact> FamiliarContacts::matching(const QString &typed) const
{
    const ContactQuery query = ContactQuery::of(typed);
    const QString beginning = query.isNumber() ? m_numbers.searchDigits(typed) : QString();
    const QList<QByteArray> words = utf8(query.words);
    const QList<QByteArray> onTheWay = utf8(query.onTheWay().words);
    std::array<QVector<FoundContact>, ContactKeys::sections> bySection;
    for (const Familiar &familiar : m_contacts) {
        FoundContact found = familiar.contact;
        const auto digits = beginning.isEmpty()
            ? familiar.digits.cend()
            : std::find_if(familiar.digits.cbegin(), familiar.digits.cend(),
                  [&](const QString &number) { return number.startsWith(beginning); });
        if (digits != familiar.digits.cend()) {
            const PhoneNumber &number
                = found.contact.numbers.at(std::distance(familiar.digits.cbegin(), digits)).number;
            found.by = ContactMatch::Number;
            found.matched = number.national.isEmpty() ? number.dial : number.national;
            bySection.front().append(found);
            continue;
        }
        int section = worstSectionOf(familiar.keys, words);
        if (section < 0)
            section = worstSectionOf(familiar.keys, onTheWay);
        if (section < 0)
            continue;
        found.by = matchOf(section);
        if (found.by == ContactMatch::Department)
            found.matched = found.contact.department;
        bySection[std::size_t(section)].append(found);
    }
    QVector<FoundContact> all;
    for (const QVector<FoundContact> &some : bySection)
        all += some;
    return all;
}

} // namespace balie::desk
