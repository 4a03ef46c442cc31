#include "desk/search/SearchModel.h"

#include "desk/contacts/FavouriteContacts.h"
#include "desk/search/ContactItem.h"
#include "desk/search/Fold.h"

#include <QLocale>
#include <algorithm>

namespace balie::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList typedWords(const QString &text)
{
    QStringList words;
    for (const QString &word : wordsOf(text))
        words.append(fold(word));
    return words;
}

} // namespace

SearchModel::SearchModel(
    const People &people, const PersonStates &states, Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_people(people)
    , m_states(states)
    , m_clock(clock)
    , m_search(people, states)
{
    connect(&people, &People::rowsChanged, this, &SearchModel::indexSoon);
    connect(&people, &People::numbersChanged, this, &SearchModel::indexSoon);
    connect(&states, &PersonStates::tilesChanged, this, &SearchModel::tilesChanged);
    connect(&states, &PersonStates::tilesReset, this, &SearchModel::peopleReplaced);
}

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SearchItem &shown = m_items.at(index.row());
    const Tile *person = tile(index.row());
    const bool isContact = shown.kind == SearchItem::Kind::Contact;
    switch (role) {
    case Qt::DisplayRole:
        return person && !isContact ? person->name : shown.text;
    case Qt::ToolTipRole: {
        const QString contact = isContact ? contactToolTip(shown) : shown.text;
        if (!person)
            return contact;
        const QString colleague = tileToolTip(*person, m_clock.now());
        return isContact ? contact + u'\n' + colleague : colleague;
    }
    case Qt::AccessibleTextRole: {
        QStringList parts;
        if (!person || isContact)
            parts.append(spokenText(shown));
        if (person)
            parts.append(tileAccessibleText(*person, m_clock.now()));
        if (person && !isContact && !shown.why.isEmpty())
            parts.append(shown.why);
        if (person ? person->favourite : shown.favourite)
            parts.append(tr("favourite"));
        return parts.join(u", "_s);
    }
    case Qt::AccessibleDescriptionRole:
        return person ? tileSource(*person, m_clock.now()) : QString();
    case PersonIdRole:
        return shown.person.value();
    case NumberRole:
        return shown.number;
    default:
        return {};
    }
}

QHash<int, QByteArray> SearchModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert(PersonIdRole, "personId");
    names.insert(NumberRole, "number");
    return names;
}

const Tile *SearchModel::tile(int row) const
{
    const SearchItem &shown = m_items.at(row);
    const int personRow = shown.person.isEmpty() ? -1 : m_people.rowOf(shown.person);
    // People may already be other people while the tiles have not followed yet.
    return personRow < 0 || personRow >= m_states.count() ? nullptr : &m_states.tile(personRow);
}

QString SearchModel::summary() const
{
    if (m_text.trimmed().isEmpty())
        return {};
    const QLocale locale;
    const auto shown = std::count_if(m_items.cbegin(), m_items.cend(),
        [](const SearchItem &item) { return item.kind != SearchItem::Kind::Dial; });
    if (m_orMore)
        return tr("Showing %1 of more than %2").arg(locale.toString(shown), locale.toString(total()));
    if (total() > shown)
        return tr("Showing %1 of %2").arg(locale.toString(shown), locale.toString(total()));
    switch (total()) {
    case 0:
        return m_searching ? tr("Searching...") : tr("Nobody found");
    case 1:
        return tr("1 person");
    default:
        return tr("%1 people").arg(locale.toString(total()));
    }
}

void SearchModel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    run();
}

void SearchModel::run()
{
    beginResetModel();
    m_items = find();
    m_shownContacts.clear();
    m_shownIds.clear();
    m_contactTotal = 0;
    m_orMore = false;
    m_again = false;
    m_searching = false;
    indexRows();
    endResetModel();
    Q_EMIT resultChanged();
    Q_EMIT textChanged(m_text);
}

void SearchModel::searchAgain()
{
    if (m_text.trimmed().isEmpty())
        return;
    m_again = true;
    m_orMore = false;
    m_contactTotal = static_cast<int>(std::count_if(m_items.cbegin(), m_items.cend(),
        [](const SearchItem &item) { return item.kind == SearchItem::Kind::Contact; }));
    Q_EMIT textChanged(m_text);
}

QVector<SearchItem> SearchModel::find()
{
    refreshIndex();
    const SearchResult result = m_search.find(m_text, maximumRows);
    m_total = result.total;
    QVector<SearchItem> items;
    bool startsAnExtension = false;
    for (const SearchHit &hit : result.hits) {
        startsAnExtension = startsAnExtension || hit.by == MatchedBy::Extension || hit.exact;
        items.append(personItem(hit));
    }
    if (m_text.trimmed().isEmpty())
        return items;
    if (const auto number = m_people.numbers().dialable(m_text)) {
        SearchItem dial;
        dial.kind = SearchItem::Kind::Dial;
        dial.number = number->dial;
        dial.text = tr("Dial %1").arg(number->national);
        dial.isEmergency = number->kind == NumberKind::Emergency;
        // Whoever types the beginning of an extension means the colleague; any other number is
        // meant as typed. The number for help is always meant.
        const bool colleagueFirst = startsAnExtension && !dial.isEmergency;
        items.insert(colleagueFirst ? items.size() : 0, dial);
    }
    return items;
}

SearchItem SearchModel::personItem(const SearchHit &hit) const
{
    const Person &person = m_people.at(hit.personRow);
    SearchItem item;
    item.person = person.id;
    item.number = person.device.isEmpty() ? person.mobile : person.device.value();
    item.nameSpans = hit.nameSpans;
    switch (hit.by) {
    case MatchedBy::Name:
        break;
    case MatchedBy::Initials:
        item.why = tr("initials");
        break;
    case MatchedBy::Extension:
        item.why = tr("number %1").arg(person.extension);
        break;
    case MatchedBy::Mobile:
        item.why = tr("mobile %1").arg(m_people.shownNumber(person.mobile));
        break;
    case MatchedBy::Number:
        item.why = tr("number %1").arg(m_people.shownNumber(person.number));
        break;
    case MatchedBy::Department:
        item.why = tr("department %1").arg(person.department);
        break;
    case MatchedBy::Title:
        item.why = person.title;
        break;
    case MatchedBy::SoundsLike:
        item.why = tr("sounds like it");
        break;
    case MatchedBy::Misspelt:
        item.why = tr("one letter different");
        break;
    }
    return item;
}

bool SearchModel::isShown(const SearchItem &contact) const
{
    if (contact.contact != 0 && m_shownIds.contains(contact.contact))
        return true;
    for (const QString &key : keysOf(contact)) {
        if (m_shownContacts.contains(key))
            return true;
    }
    return std::any_of(contact.numbers.cbegin(), contact.numbers.cend(), [&](const MergedNumber &number) {
        const Person *colleague = m_people.ownerOf(number.number);
        return colleague && m_rowsOfPerson.contains(m_people.rowOf(colleague->id))
            && sharesName(colleague->name, contact.text);
    });
}

void SearchModel::addContacts(const QVector<FoundContact> &found)
{
    const QStringList words = typedWords(m_text);
    QVector<SearchItem> added;
    for (const FoundContact &contact : found) {
        SearchItem item = contactItem(contact, words, m_people);
        item.favourite = isFavourite(item.contactKeys, m_favouriteContacts);
        if ((m_again && follow(contact, item)) || isShown(item))
            continue;
        remember(item);
        added.append(item);
    }
    m_contactTotal += static_cast<int>(added.size());
    append(added);
}

QVector<qint64> SearchModel::contactsAskedAgain() const
{
    return m_again ? QVector<qint64>(m_shownIds.cbegin(), m_shownIds.cend()) : QVector<qint64>();
}

void SearchModel::removeContacts(const QVector<qint64> &gone)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        const SearchItem &shown = m_items.at(row);
        if (shown.kind != SearchItem::Kind::Contact || !gone.contains(shown.contact))
            continue;
        beginRemoveRows({}, row, row);
        m_items.removeAt(row);
        indexRows();
        endRemoveRows();
        --m_contactTotal;
    }
    m_shownContacts.clear();
    m_shownIds.clear();
    for (const SearchItem &item : std::as_const(m_items)) {
        if (item.kind == SearchItem::Kind::Contact)
            remember(item);
    }
    Q_EMIT summaryChanged();
}

void SearchModel::remember(const SearchItem &contact)
{
    for (const QString &key : keysOf(contact))
        m_shownContacts.insert(key);
    if (contact.contact != 0) // a number that a note is about is nobody's
        m_shownIds.insert(contact.contact);
}

bool SearchModel::follow(const FoundContact &contact, const SearchItem &item)
{
    const auto &members = contact.contact.members;
    for (int row = 0; row < rowCount(); ++row) {
        SearchItem &shown = m_items[row];
        const bool isHe = shown.kind == SearchItem::Kind::Contact && shown.contact != 0
            && std::any_of(members.cbegin(), members.cend(),
                [&](const MergedContact::Member &member) { return member.contact == shown.contact; });
        if (!isHe)
            continue;
        remember(item);
        SearchItem now = item;
        // Who is about to press Enter means the number that stands there.
        if (std::any_of(now.numbers.cbegin(), now.numbers.cend(),
                [&shown](const MergedNumber &number) { return number.number.dial == shown.number; })) {
            now.number = shown.number;
            now.detail = shown.detail;
        }
        if (shown != now) {
            shown = now;
            indexRows();
            Q_EMIT dataChanged(index(row), index(row));
        }
        return true;
    }
    return false;
}

void SearchModel::setFavouriteContacts(const QSet<QString> &keys)
{
    m_favouriteContacts = keys;
    for (int row = 0; row < rowCount(); ++row) {
        SearchItem &shown = m_items[row];
        const bool favourite = isFavourite(shown.contactKeys, m_favouriteContacts);
        if (favourite == shown.favourite)
            continue;
        shown.favourite = favourite;
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void SearchModel::addNotes(const QVector<PersonNote> &notes)
{
    const QStringList words = typedWords(m_text);
    QVector<SearchItem> added;
    for (const PersonNote &note : notes) {
        const int personRow = m_people.rowOf(personOf(note.subject));
        if (personRow < 0 || m_rowsOfPerson.contains(personRow))
            continue;
        SearchItem item = personItem({personRow, MatchedBy::Name, false, {}});
        item.why = tr("note: %1").arg(noteExcerpt(note.text, words));
        added.append(item);
    }
    m_total += static_cast<int>(added.size());
    append(added);
}

void SearchModel::addNearMisses()
{
    if (rowCount() >= enough)
        return;
    QVector<SearchItem> added;
    const SearchResult result = m_search.findNearMisses(m_text, enough);
    for (const SearchHit &hit : result.hits) {
        if (!m_rowsOfPerson.contains(hit.personRow))
            added.append(personItem(hit));
    }
    m_total += static_cast<int>(added.size());
    append(added);
}

void SearchModel::setOften(const QHash<QString, int> &times)
{
    m_search.setOften(times);
}

void SearchModel::append(const QVector<SearchItem> &items)
{
    if (items.isEmpty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(items.size()) - 1);
    m_items += items;
    indexRows();
    endInsertRows();
    if (first == 0)
        Q_EMIT resultChanged(); // nothing was selected yet
}

void SearchModel::setSearching(bool searching)
{
    if (searching == m_searching)
        return;
    m_searching = searching;
    Q_EMIT summaryChanged();
}

void SearchModel::setContactTotal(int total, bool orMore)
{
    if (total <= m_contactTotal && orMore == m_orMore)
        return;
    m_contactTotal = std::max(total, m_contactTotal);
    m_orMore = orMore;
    Q_EMIT summaryChanged();
}

void SearchModel::tilesChanged(const QVector<int> &personRows)
{
    if (m_items.isEmpty())
        return;
    for (const int personRow : personRows) {
        const auto [first, behind] = m_rowsOfPerson.equal_range(personRow);
        for (auto row = first; row != behind; ++row)
            Q_EMIT dataChanged(index(*row), index(*row));
    }
}

void SearchModel::indexSoon()
{
    m_indexStale = true;
    // A directory that comes in parts would be indexed at each of them.
    if (m_indexDue || !m_people.isDirectoryComplete())
        return;
    m_indexDue = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_indexDue = false;
            refreshIndex();
        },
        Qt::QueuedConnection);
}

void SearchModel::refreshIndex()
{
    if (!m_indexStale)
        return;
    m_search.rebuild();
    m_indexStale = false;
}

void SearchModel::peopleReplaced()
{
    indexSoon();
    if (m_text.trimmed().isEmpty())
        return;
    const QVector<SearchItem> found = find();
    for (int row = static_cast<int>(m_items.size()) - 1; row >= 0; --row) {
        if (m_items.at(row).kind == SearchItem::Kind::Person
            && !m_people.find(m_items.at(row).person)) {
            beginRemoveRows({}, row, row);
            m_items.removeAt(row);
            endRemoveRows();
        }
    }
    QSet<PersonId> shown;
    for (const SearchItem &item : std::as_const(m_items))
        shown.insert(item.person);
    for (const SearchItem &item : found) {
        if (item.kind != SearchItem::Kind::Person || shown.contains(item.person)
            || shown.size() >= maximumRows)
            continue;
        shown.insert(item.person);
        beginInsertRows({}, static_cast<int>(m_items.size()), static_cast<int>(m_items.size()));
        m_items.append(item);
        endInsertRows();
    }
    indexRows();
    if (!m_items.isEmpty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_items.size()) - 1));
}

void SearchModel::indexRows()
{
    m_rowsOfPerson.clear();
    for (int row = 0; row < m_items.size(); ++row) {
        if (!m_items.at(row).person.isEmpty())
            m_rowsOfPerson.insert(m_people.rowOf(m_items.at(row).person), row);
    }
}

} // namespace balie::desk
