#include "desk/people/People.h"


#include <QCollator>
#include <algorithm>
#include <utility>

namespace balie::desk {

namespace {

Person personFrom(const cti::DirectoryEntry &entry)
{
    Person person;
    person.device = entry.device;
    person.extension = entry.extension.isEmpty() ? extensionOf(entry.device) : entry.extension;
    person.name = entry.name.isEmpty() ? person.extension : entry.name;
    person.department = entry.department;
    person.title = entry.title;
    person.number = entry.number;
    person.mobile = entry.mobile;
    person.email = entry.email;
    person.deputy = entry.deputy;
    person.watchable = entry.watchable;
    person.id = personIdFor(person);
    return person;
}

void fillGap(QString &field, const QString &other)
{
    if (field.isEmpty())
        field = other;
}

/// The directory is nearer to the truth; the file knows what the directory has no field for.
void fillGaps(Person &person, const Person &other)
{
    if (person.name == person.extension)
        person.name = other.name;
    fillGap(person.department, other.department);
    fillGap(person.title, other.title);
    fillGap(person.number, other.number);
    fillGap(person.mobile, other.mobile);
    fillGap(person.email, other.email);
    if (person.deputy.isEmpty())
        person.deputy = other.deputy;
}

} // namespace

People::People(QObject *parent)
    : QObject(parent)
{
}

const Person *People::find(const PersonId &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_people.at(row);
}

const Person *People::atDevice(const cti::DeviceId &device) const
{
    const auto rows = m_byDevice.constFind(device);
    return rows == m_byDevice.cend() ? nullptr : &m_people.at(rows->first());
}

const Person *People::byNumber(const QString &number) const
{
    if (number.trimmed().isEmpty())
        return nullptr;
    const auto known = m_byNumber.constFind(keyOf(number));
    int row = known == m_byNumber.cend() ? -1 : *known;
    if (known == m_byNumber.cend() && !m_numbers.rules.sites.isEmpty())
        row = m_byNumber.value(m_numbers.rules.extensionOf(m_numbers.numbers.read(number)), -1);
    return row < 0 ? nullptr : &m_people.at(row);
}

const Person *People::ownerOf(const PhoneNumber &number) const
{
    const auto known = m_byNumber.constFind(number.key());
    int row = known == m_byNumber.cend() ? -1 : *known;
    if (known == m_byNumber.cend() && !m_numbers.rules.sites.isEmpty())
        row = m_byNumber.value(m_numbers.rules.extensionOf(number), -1);
    return row < 0 ? nullptr : &m_people.at(row);
}

ColleagueNumbers People::colleagueNumbers() const
{
    ColleagueNumbers numbers{m_byNumber, {}, m_numbers.rules};
    numbers.names.reserve(m_people.size());
    for (const Person &person : m_people)
        numbers.names.append(person.name);
    return numbers;
}

QString People::keyOf(const QString &number) const
{
    const auto known = m_keys.constFind(number);
    if (known != m_keys.cend())
        return *known;
    const QString key = m_numbers.numbers.keyOf(number);
    return key.isEmpty() ? number.trimmed() : key;
}

QStringList People::keysOf(const Person &person) const
{
    QStringList keys;
    for (const QString &number : {person.extension, person.number, person.mobile}) {
        if (!number.isEmpty())
            keys.append(keyOf(number));
    }
    keys.removeDuplicates();
    return keys;
}

QStringList People::keysFor(const QString &typed) const
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return {};
    const auto named = std::find_if(m_people.cbegin(), m_people.cend(),
        [&](const Person &person) { return person.name.compare(text, Qt::CaseInsensitive) == 0; });
    if (named != m_people.cend())
        return keysOf(*named);
    if (const Person *person = byNumber(text))
        return keysOf(*person);
    const QString key = m_numbers.numbers.keyOf(text);
    return key.isEmpty() ? QStringList() : QStringList(key);
}

void People::setNumbers(const OfficeNumbers &numbers)
{
    m_numbers = numbers;
    m_keys.clear();
    m_shown.clear();
    index();
    Q_EMIT numbersChanged();
}

QString People::knownName(const cti::DeviceId &device, const QString &number) const
{
    if (!device.isEmpty()) {
        if (const Person *person = atDevice(device))
            return person->name;
        for (const cti::DirectoryEntry &place : m_places) {
            if (place.device == device && !place.name.isEmpty())
                return place.name;
        }
    }
    if (number.isEmpty())
        return {};
    if (const Person *person = byNumber(number))
        return person->name;
    if (m_contactNames.isEmpty() && m_cardNames.isEmpty())
        return {};
    const QString key = keyOf(number);
    const QString name = m_contactNames.value(key);
    return name.isEmpty() ? m_cardNames.value(key) : name;
}

QString People::displayName(const cti::DeviceId &device, const QString &number) const
{
    const QString name = knownName(device, number);
    if (!name.isEmpty())
        return name;
    return number.isEmpty() ? extensionOf(device) : shownNumber(number);
}

QString People::displayName(const cti::Party &party) const
{
    return party.name.isEmpty() || isNumberOf(party) ? displayName(party.device, party.number) : party.name;
}

/// Switches that know no name tell the number once more.
bool People::isNumberOf(const cti::Party &party) const
{
    const bool digits = std::none_of(party.name.cbegin(), party.name.cend(), [](QChar c) { return c.isLetter(); });
    return party.name == party.number || (digits && !party.number.isEmpty() && keyOf(party.name) == keyOf(party.number));
}

QString People::shownNumber(const QString &number) const
{
    const auto known = m_shown.constFind(number);
    if (known != m_shown.cend())
        return *known;
    if (m_shown.size() >= mostShown)
        m_shown.clear();
    return *m_shown.insert(number, m_numbers.numbers.shown(number));
}

void People::setContactName(const QString &key, const QString &name)
{
    setName(m_contactNames, key, name);
}

void People::setCardName(const QString &key, const QString &name)
{
    setName(m_cardNames, key, name);
}

void People::setName(QHash<QString, QString> &names, const QString &key, const QString &name)
{
    if (names.value(key) == name)
        return;
    if (name.isEmpty())
        names.remove(key);
    else
        names.insert(key, name);
    Q_EMIT contactNamesChanged();
}

QVector<cti::DirectoryEntry> People::parkPlaces() const
{
    QVector<cti::DirectoryEntry> park = m_places;
    park.removeIf([](const cti::DirectoryEntry &place) {
        return place.category != cti::DeviceCategory::Park;
    });
    return park;
}

bool People::isParkPlace(const cti::DeviceId &device) const
{
    return std::any_of(m_places.cbegin(), m_places.cend(), [&](const cti::DirectoryEntry &place) {
        return place.category == cti::DeviceCategory::Park && place.device == device;
    });
}

void People::setDirectory(const QVector<cti::DirectoryEntry> &entries, bool complete)
{
    m_complete = complete;
    if (entries == m_directory)
        return;
    m_directory = entries;
    rebuild();
}

void People::setFilePeople(const QVector<Person> &people)
{
    m_file = people;
    rebuild();
}

void People::setFavourites(const QSet<PersonId> &favourites)
{
    if (favourites == m_favourites)
        return;
    m_favourites = favourites;
    QVector<int> rows;
    for (int row = 0; row < count(); ++row) {
        Person &person = m_people[row];
        const bool favourite = m_favourites.contains(person.id);
        if (favourite != person.favourite) {
            person.favourite = favourite;
            rows.append(row);
        }
    }
    if (!rows.isEmpty())
        Q_EMIT rowsChanged(rows);
    Q_EMIT favouritesChanged();
}

void People::setFavourite(const PersonId &id, bool favourite)
{
    QSet<PersonId> favourites = m_favourites;
    if (favourite)
        favourites.insert(id);
    else
        favourites.remove(id);
    setFavourites(favourites);
}

void People::rebuild()
{
    QVector<Person> people;
    people.reserve(m_directory.size() + m_file.size());
    QHash<PersonId, qsizetype> byId;
    const QVector<cti::DirectoryEntry> placesBefore = std::exchange(m_places, {});
    for (const cti::DirectoryEntry &entry : std::as_const(m_directory)) {
        if (entry.category != cti::DeviceCategory::Station) {
            m_places.append(entry);
            continue;
        }
        const Person person = personFrom(entry);
        if (byId.contains(person.id))
            continue;
        byId.insert(person.id, people.size());
        people.append(person);
    }
    for (const Person &person : std::as_const(m_file)) {
        const auto known = byId.constFind(person.id);
        if (known != byId.cend()) {
            fillGaps(people[*known], person);
        } else {
            byId.insert(person.id, people.size());
            people.append(person);
        }
    }
    for (Person &person : people)
        person.favourite = m_favourites.contains(person.id);

    const bool samePeople = people.size() == m_people.size()
        && std::equal(people.begin(), people.end(), m_people.begin(),
            [](const Person &a, const Person &b) { return a.id == b.id; });
    QVector<int> changed;
    if (samePeople) {
        for (int row = 0; row < count(); ++row) {
            if (people.at(row) != m_people.at(row))
                changed.append(row);
        }
    }
    m_people = std::move(people);
    index();
    if (!samePeople)
        Q_EMIT reset();
    else if (!changed.isEmpty())
        Q_EMIT rowsChanged(changed);
    if (m_places != placesBefore)
        Q_EMIT placesChanged();
}

void People::index()
{
    m_byId.clear();
    m_byDevice.clear();
    m_byNumber.clear();
    QSet<QString> departments;
    QHash<QString, QString> keys;
    keys.reserve(m_keys.size());
    const auto addNumber = [this, &keys](const QString &number, int row) {
        if (number.isEmpty())
            return;
        const QString key = keyOf(number);
        keys.insert(number, key);
        if (key.isEmpty())
            return;
        const auto known = m_byNumber.find(key);
        if (known == m_byNumber.end())
            m_byNumber.insert(key, row);
        else if (*known != row)
            *known = -1;
    };
    for (int row = 0; row < count(); ++row) {
        const Person &person = m_people.at(row);
        m_byId.insert(person.id, row);
        if (!person.device.isEmpty())
            m_byDevice[person.device].append(row);
        addNumber(person.extension, row);
        addNumber(person.number, row);
        addNumber(person.mobile, row);
        if (!person.department.isEmpty())
            departments.insert(person.department);
    }
    m_keys = std::move(keys);
    m_departments = QStringList(departments.cbegin(), departments.cend());
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::sort(m_departments.begin(), m_departments.end(), collator);
}

} // namespace balie::desk
