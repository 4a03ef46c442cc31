#include "desk/people/PeopleModel.h"

#include "desk/people/NameOrder.h"

#include <algorithm>
#include <utility>

namespace balie::desk {

PeopleModel::PeopleModel(
    const People &people, const PersonStates &states, Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_people(people)
    , m_states(states)
    , m_clock(clock)
{
    connect(&states, &PersonStates::tilesChanged, this, &PeopleModel::tilesChanged);
    connect(&states, &PersonStates::tilesReset, this, &PeopleModel::tilesReset);
    // A name may be another one: the next frame, which tells of these rows, sorts again.
    connect(&people, &People::rowsChanged, this, [this] { m_unsorted = true; });
    sortByName();
    replaceAll(wantedRows());
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Tile &shown = tile(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.name;
    case Qt::ToolTipRole:
        return tileToolTip(shown, m_clock.now());
    case Qt::AccessibleTextRole:
        return tileAccessibleText(shown, m_clock.now());
    case Qt::AccessibleDescriptionRole:
        return tileSource(shown, m_clock.now());
    case PersonIdRole:
        return shown.person.value();
    case DeviceRole:
        return shown.device.value();
    default:
        return {};
    }
}

Qt::ItemFlags PeopleModel::flags(const QModelIndex &index) const
{
    // Calls are dropped on people.
    return index.isValid() ? QAbstractListModel::flags(index) | Qt::ItemIsDropEnabled
                           : Qt::NoItemFlags;
}

QHash<int, QByteArray> PeopleModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert(PersonIdRole, "personId");
    names.insert(DeviceRole, "device");
    return names;
}

const Tile &PeopleModel::tile(int row) const
{
    static const Tile gone;
    const int personRow = m_rows.at(row);
    return personRow < 0 ? gone : m_states.tile(personRow);
}

int PeopleModel::rowOf(const PersonId &id) const
{
    const int personRow = m_people.rowOf(id);
    return personRow < 0 || personRow >= m_place.size() ? -1 : m_place.at(personRow);
}

void PeopleModel::setFilter(const PeopleFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    // The user asked for other rows: that is not a list that moves by itself.
    if (m_unsorted)
        sortByName();
    m_outOfDate = false;
    replaceAll(wantedRows());
}

int PeopleModel::countFor(const PeopleFilter &filter) const
{
    if (filter.kind == PeopleFilter::Kind::All)
        return m_states.count();
    int number = 0;
    for (int row = 0; row < m_states.count(); ++row)
        number += shows(filter, row) ? 1 : 0;
    return number;
}

void PeopleModel::setOrderFrozen(bool frozen)
{
    m_frozen = frozen;
    if (!frozen && m_outOfDate)
        bringUpToDate();
}

void PeopleModel::tilesChanged(const QVector<int> &personRows)
{
    QVector<int> rows;
    for (const int personRow : personRows) {
        if (m_place.at(personRow) >= 0)
            rows.append(m_place.at(personRow));
    }
    std::sort(rows.begin(), rows.end());
    tellChanged(rows);

    const bool membershipMoves = m_filter.kind != PeopleFilter::Kind::All || m_unsorted;
    if (membershipMoves) {
        m_outOfDate = true;
        if (!m_frozen)
            bringUpToDate();
    }
    Q_EMIT countsChanged();
}

void PeopleModel::tellChanged(const QVector<int> &rows)
{
    if (rows.isEmpty())
        return;
    // A range costs the view one rectangle around all of it, single rows cost a call each: worth it
    // up to half.
    if (rows.size() * 2 > m_rows.size() && rows.size() > 1) {
        Q_EMIT dataChanged(index(rows.first()), index(rows.last()));
        return;
    }
    for (const int row : rows)
        Q_EMIT dataChanged(index(row), index(row));
}

void PeopleModel::tilesReset()
{
    // A list that has only begun to fill is nothing that anybody has aimed at yet.
    const bool wasFilling = std::exchange(m_filling, !m_people.isDirectoryComplete());
    if (m_frozen && !wasFilling && !m_rows.isEmpty()) {
        sortByName();
        keepThoseWhoStay();
        m_unsorted = true;
        m_outOfDate = true;
    } else {
        sortByName();
        replaceAll(wantedRows());
        m_outOfDate = false;
    }
    Q_EMIT countsChanged();
}

void PeopleModel::bringUpToDate()
{
    m_outOfDate = false;
    if (m_unsorted) {
        sortByName();
        const QVector<int> wanted = wantedRows();
        // Not by QList: it compares two empty lists through a null pointer where one has no memory.
        if (!std::ranges::equal(wanted, m_rows))
            replaceAll(wanted);
        return;
    }
    adopt(wantedRows());
}

bool PeopleModel::shows(const PeopleFilter &filter, int personRow) const
{
    const Tile &tile = m_states.tile(personRow);
    switch (filter.kind) {
    case PeopleFilter::Kind::All:
        return true;
    case PeopleFilter::Kind::Favourites:
        return tile.favourite;
    case PeopleFilter::Kind::Available:
        return tile.reachability == cti::Reachability::Yes;
    case PeopleFilter::Kind::Department:
        return tile.department == filter.department;
    }
    Q_UNREACHABLE();
}

QVector<int> PeopleModel::wantedRows() const
{
    QVector<int> rows;
    for (const int personRow : m_byName) {
        if (shows(m_filter, personRow))
            rows.append(personRow);
    }
    return rows;
}

void PeopleModel::sortByName()
{
    m_byName = rowsByName(m_people);
    m_rank = ranksOf(m_byName);
    m_unsorted = false;
}

void PeopleModel::replaceAll(const QVector<int> &personRows)
{
    beginResetModel();
    m_rows = personRows;
    rowsMoved();
    endResetModel();
}

/// Both lists follow m_byName, so that one walk finds what has to go and what has to come.
void PeopleModel::adopt(const QVector<int> &wanted)
{
    const auto earlier = [this](int a, int b) { return m_rank.at(a) < m_rank.at(b); };
    QVector<int> go;
    QVector<int> come;
    std::set_difference(m_rows.begin(), m_rows.end(), wanted.begin(), wanted.end(),
        std::back_inserter(go), earlier);
    std::set_difference(wanted.begin(), wanted.end(), m_rows.begin(), m_rows.end(),
        std::back_inserter(come), earlier);

    constexpr qsizetype tooMany
        = 64; // from here one new layout is cheaper for a view than single steps
    if (go.size() + come.size() > tooMany) {
        replaceAll(wanted);
        return;
    }
    for (const int personRow : std::as_const(go)) {
        const int row = m_place.at(personRow);
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        rowsMoved();
        endRemoveRows();
    }
    for (const int personRow : std::as_const(come)) {
        const auto before = std::lower_bound(m_rows.begin(), m_rows.end(), personRow, earlier);
        const int row = static_cast<int>(before - m_rows.begin());
        beginInsertRows({}, row, row);
        m_rows.insert(row, personRow);
        rowsMoved();
        endInsertRows();
    }
}

/// People was replaced under a frozen list: everybody keeps his place, only those who left go.
void PeopleModel::keepThoseWhoStay()
{
    for (qsizetype row = 0; row < m_rows.size(); ++row)
        m_rows[row] = m_people.rowOf(m_ids.at(row));
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (m_rows.at(row) >= 0)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        m_ids.removeAt(row);
        endRemoveRows();
    }
    rowsMoved();
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
}

void PeopleModel::rowsMoved()
{
    m_place.fill(-1, m_people.count());
    m_ids.clear();
    for (int row = 0; row < m_rows.size(); ++row) {
        m_place[m_rows.at(row)] = row;
        m_ids.append(m_people.at(m_rows.at(row)).id);
    }
}

} // namespace balie::desk
