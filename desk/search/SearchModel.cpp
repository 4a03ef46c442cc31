#include "desk/search/SearchModel.h"

#include "desk/search/ContactItem.h"

#include <QLocale>
#include <algorithm>

namespace balie::desk {

SearchModel::SearchModel(
    const People &people, const PersonStates &states, Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_people(people)
    , m_states(states)
    , m_clock(clock)
    , m_search(people, states)
{
    connect(&people, &People::rowsChanged, this, [this] { m_indexStale = true; });
    connect(&people, &People::numbersChanged, this, [this] { m_indexStale = true; });
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
    switch (role) {
    case Qt::DisplayRole:
        return person ? person->name : shown.text;
    case Qt::ToolTipRole:
        return person ? tileToolTip(*person, m_clock.now()) : textOf(shown);
    case Qt::AccessibleTextRole: {
        const QString text
            = person ? tileAccessibleText(*person, m_clock.now()) : textOf(shown);
        return shown.why.isEmpty() ? text : text + QStringLiteral(", ") + shown.why;
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
    const int personRow
        = shown.kind == SearchItem::Kind::Person ? m_people.rowOf(shown.person) : -1;
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
    if (total() > shown)
        return tr("Showing %1 of %2").arg(locale.toString(shown), locale.toString(total()));
    switch (total()) {
    case 0:
        return tr("Nobody found");
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
    m_contactTotal = 0;
    indexRows();
    endResetModel();
    Q_EMIT resultChanged();
    Q_EMIT textChanged(m_text);
}

QVector<SearchItem> SearchModel::find()
{
    if (m_indexStale) {
        m_search.rebuild();
        m_indexStale = false;
    }
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
        item.why = tr("mobile %1").arg(person.mobile);
        break;
    case MatchedBy::Department:
        item.why = tr("department %1").arg(person.department);
        break;
    case MatchedBy::Title:
        item.why = person.title;
        break;
    }
    return item;
}

bool SearchModel::isShown(const StoredContact &contact) const
{
    for (const QString &key : keysOf(contact)) {
        if (m_shownContacts.contains(key))
            return true;
    }
    return std::any_of(contact.numbers.cbegin(), contact.numbers.cend(), [this](const auto &number) {
        const Person *colleague = m_people.byNumber(number.key());
        return colleague && m_rowOfPerson.contains(m_people.rowOf(colleague->id));
    });
}

void SearchModel::addContacts(const ContactHits &hits)
{
    QVector<SearchItem> added;
    for (const ContactHit &hit : hits.hits) {
        if (isShown(hit.contact))
            continue;
        for (const QString &key : keysOf(hit.contact))
            m_shownContacts.insert(key);
        added.append(contactItem(hit));
    }
    m_contactTotal += int(added.size());
    if (added.isEmpty())
        return;
    const int first = int(m_items.size());
    beginInsertRows({}, first, first + int(added.size()) - 1);
    m_items += added;
    endInsertRows();
    if (first == 0)
        Q_EMIT resultChanged(); // nothing was selected yet
}

void SearchModel::setContactTotal(int total)
{
    if (total <= m_contactTotal)
        return;
    m_contactTotal = total;
    Q_EMIT summaryChanged();
}

void SearchModel::tilesChanged(const QVector<int> &personRows)
{
    if (m_items.isEmpty())
        return;
    for (const int personRow : personRows) {
        const auto row = m_rowOfPerson.constFind(personRow);
        if (row != m_rowOfPerson.cend())
            Q_EMIT dataChanged(index(*row), index(*row));
    }
}

void SearchModel::peopleReplaced()
{
    m_indexStale = true;
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
    m_rowOfPerson.clear();
    for (int row = 0; row < m_items.size(); ++row) {
        if (m_items.at(row).kind == SearchItem::Kind::Person)
            m_rowOfPerson.insert(m_people.rowOf(m_items.at(row).person), row);
    }
}

} // namespace balie::desk
