#include "desk/parked/ParkedCalls.h"

#include <algorithm>

namespace balie::desk {

namespace {

QString nameOf(const cti::DirectoryEntry &place)
{
    return place.name.isEmpty() ? extensionOf(place.device) : place.name;
}

} // namespace

ParkedCalls::ParkedCalls(
    const cti::Switchboard &switchboard, const People &people, QObject *parent)
    : QAbstractListModel(parent)
    , m_switchboard(switchboard)
    , m_people(people)
{
    connect(
        &switchboard, &cti::Switchboard::deviceChanged, this, [this](const cti::DeviceId &device) {
            if (m_people.isParkPlace(device))
                refresh();
        });
    connect(&switchboard, &cti::Switchboard::linkChanged, this, &ParkedCalls::refresh);
    connect(&switchboard, &cti::Switchboard::threadsMerged, this, &ParkedCalls::refresh);
    connect(&people, &People::placesChanged, this, &ParkedCalls::refresh);
    // Names may have become known.
    connect(&people, &People::reset, this, &ParkedCalls::refresh);
    connect(&people, &People::rowsChanged, this, &ParkedCalls::refresh);
    connect(&people, &People::contactNamesChanged, this, &ParkedCalls::refresh);
    connect(&people, &People::numbersChanged, this, &ParkedCalls::refresh);
    m_entries = wanted();
}

int ParkedCalls::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant ParkedCalls::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ParkedCall &shown = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.caller;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        //: %1 is a caller, %2 the name of a park place
        return tr("%1, parked at %2").arg(shown.caller, shown.place);
    default:
        return {};
    }
}

bool ParkedCalls::hasPlaces() const
{
    return !m_people.parkPlaces().isEmpty();
}

std::optional<Destination> ParkedCalls::freePlace() const
{
    const QVector<cti::DirectoryEntry> places = m_people.parkPlaces();
    const cti::DirectoryEntry *unknown = nullptr;
    for (const cti::DirectoryEntry &place : places) {
        const cti::DeviceSnapshot *there = m_switchboard.device(place.device);
        const bool known = there && there->knowledge == cti::Knowledge::Known;
        if (known && there->connections.isEmpty())
            return Destination{extensionOf(place.device), nameOf(place), {}};
        if (!known && !unknown)
            unknown = &place;
    }
    if (!unknown)
        return std::nullopt;
    return Destination{extensionOf(unknown->device), nameOf(*unknown), {}};
}

int ParkedCalls::nextToRetrieve() const
{
    int best = -1;
    for (int row = 0; row < rowCount(); ++row) {
        const ParkedCall &call = m_entries.at(row);
        if (!call.canRetrieve || call.stale)
            continue;
        const bool better = best < 0
            || (call.byMe != m_entries.at(best).byMe ? call.byMe
                                                     : call.since < m_entries.at(best).since);
        if (better)
            best = row;
    }
    return best;
}

QVector<ParkedCall> ParkedCalls::wanted() const
{
    QVector<ParkedCall> calls;
    const QVector<cti::DirectoryEntry> places = m_people.parkPlaces();
    for (const cti::DirectoryEntry &place : places) {
        const cti::DeviceSnapshot *there = m_switchboard.device(place.device);
        if (!there || there->knowledge != cti::Knowledge::Known)
            continue;
        for (const cti::Connection &connection : there->connections) {
            ParkedCall call;
            call.thread = m_switchboard.threadOf(connection.id);
            call.connection = connection.id;
            call.place = nameOf(place);
            const cti::Party &remote = connection.remote;
            if (!remote.withheld)
                call.number
                    = remote.number.isEmpty() ? extensionOf(remote.device) : remote.number;
            call.caller = remote.withheld ? remote.name : m_people.displayName(remote);
            if (call.caller.isEmpty())
                call.caller = tr("Anonymous");
            call.since = connection.startedAt;
            call.byMe = !connection.redirections.isEmpty()
                && connection.redirections.last().from.device == m_switchboard.ownDevice();
            call.canRetrieve = connection.actions.testFlag(cti::Action::PickUp);
            call.stale = !m_switchboard.isFresh(place.device);
            calls.append(call);
        }
    }
    return calls;
}

void ParkedCalls::refresh()
{
    QVector<ParkedCall> now = wanted();
    if (now == m_entries)
        return;
    const auto rowIn = [](const QVector<ParkedCall> &calls, const ParkedCall &call) {
        const auto found = std::find_if(calls.cbegin(), calls.cend(),
            [&](const ParkedCall &other) { return other.connection == call.connection; });
        return found == calls.cend() ? -1 : static_cast<int>(found - calls.cbegin());
    };
    for (int row = static_cast<int>(m_entries.size()) - 1; row >= 0; --row) {
        if (rowIn(now, m_entries.at(row)) >= 0)
            continue;
        beginRemoveRows({}, row, row);
        m_entries.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < now.size(); ++row) {
        const int from = rowIn(m_entries, now.at(row));
        if (from < 0) {
            beginInsertRows({}, row, row);
            m_entries.insert(row, now.at(row));
            endInsertRows();
            continue;
        }
        if (from != row) { // the directory has the places in another order now
            beginMoveRows({}, from, from, {}, row);
            m_entries.move(from, row);
            endMoveRows();
        }
        if (m_entries.at(row) != now.at(row)) {
            m_entries[row] = now.at(row);
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
    Q_EMIT entriesChanged();
}

} // namespace balie::desk
