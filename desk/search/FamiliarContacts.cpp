#include "desk/search/FamiliarContacts.h"

#include "desk/contacts/FavouriteContacts.h"
#include "desk/people/People.h"
#include "desk/store/ContactKeys.h"
#include "desk/store/ContactQuery.h"
#include "desk/store/NumberUse.h"

#include <algorithm>
#include <tuple>

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

/// The favourites who are in the store now.
Expected<QVector<StoredContact>> favouritesIn(sqlite::Database &database, const QSet<QString> &keys)
{
    if (keys.isEmpty())
        return QVector<StoredContact>();
    const auto sources = contacts::sources(database);
    if (!sources)
        return unexpected(sources.error());
    QStringList sorted(keys.cbegin(), keys.cend());
    sorted.sort();
    QVector<qint64> ids;
    for (const ContactSourceInfo &source : *sources) {
        const QString origin = contactKey(source, {});
        for (const QString &key : std::as_const(sorted)) {
            if (!key.startsWith(origin) || ids.size() >= FamiliarContacts::mostFavourites)
                continue;
            const auto id = contacts::idOf(database, source.id, key.mid(origin.size()));
            if (!id)
                return unexpected(id.error());
            if (*id != 0)
                ids.append(*id);
        }
    }
    return contacts::byIds(database, ids);
}

/// Last and first names count alike: a favourite is looked for by either.
int classOf(int section)
{
    return section == ContactKeys::First ? int(ContactKeys::Last) : section;
}

} // namespace

FamiliarContacts::FamiliarContacts(Store &store, const People &people, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_people(people)
    , m_clock(clock)
{
    connect(&store, &Store::stateChanged, this, [this](const StoreState &state) {
        if (state.canRead())
            read();
    });
    connect(&people, &People::numbersChanged, this, &FamiliarContacts::read);
    read();
}

void FamiliarContacts::setFavourites(const QSet<QString> &keys)
{
    if (keys == m_favourites)
        return;
    m_favourites = keys;
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
        [numbers = m_people.numbers().numbers, favourites = m_favourites, since = m_clock.wallMs() - days * msPerDay](
            sqlite::Database &database) {
            return hold(database, numbers, favourites, since);
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
    sqlite::Database &database, const PhoneNumbers &numbers, const QSet<QString> &favourites, qint64 sinceMs)
{
    const auto marked = favouritesIn(database, favourites);
    if (!marked)
        return unexpected(marked.error());
    const auto used = journal::mostUsed(database, sinceMs, most);
    if (!used)
        return unexpected(used.error());
    Held held;
    QVector<ContactHit> hits;
    QHash<qint64, StoredContact> stored;
    for (const StoredContact &contact : *marked) {
        stored.insert(contact.id, contact);
        hits.append({contact, ContactMatch::Name, {}});
    }
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
        Familiar familiar{contact, ContactKeys::of(first).toText().toUtf8(), {}, isFavourite(contact.keys, favourites)};
        for (const MergedNumber &number : contact.contact.numbers)
            familiar.digits.append(numbers.searchDigits(number.number));
        held.contacts.append(familiar);
    }
    return held;
}

QVector<FoundContact> FamiliarContacts::matching(const QString &typed) const
{
    const ContactQuery query = ContactQuery::of(typed);
    const QString beginning = query.isNumber() ? m_people.numbers().numbers.searchDigits(typed) : QString();
    const QList<QByteArray> words = utf8(query.words);
    const QList<QByteArray> onTheWay = utf8(query.onTheWay().words);
    struct Match {
        int worst; ///< the section of the least telling word
        bool favourite;
        FoundContact found;
    };
    QVector<Match> matches;
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
            matches.append({ContactKeys::Last, familiar.favourite, found});
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
        matches.append({section, familiar.favourite, found});
    }
    const auto rank = [](const Match &match) {
        return std::tuple(classOf(match.worst), !match.favourite, match.worst);
    };
    std::stable_sort(matches.begin(), matches.end(),
        [&rank](const Match &a, const Match &b) { return rank(a) < rank(b); });
    QVector<FoundContact> all;
    for (const Match &match : std::as_const(matches))
        all.append(match.found);
    return all;
}

} // namespace balie::desk
