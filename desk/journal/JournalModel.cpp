#include "desk/journal/JournalModel.h"

#include "desk/journal/JournalText.h"
#include "desk/text/Durations.h"

#include <QDateTime>
#include <QHash>
#include <algorithm>

namespace balie::desk {

JournalModel::JournalModel(Store &store, const People &people, Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_people(people)
    , m_clock(clock)
{
    connect(&people, &People::numbersChanged, this, [this] {
        if (m_reading > 0)
            load(); // what is found by a number, and how each is written
    });
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_liveRows.size() + m_rows.size());
}

const JournalEntry &JournalModel::entry(int row) const
{
    return row < liveRows() ? m_liveRows.at(row) : m_rows.at(row - liveRows());
}

QString JournalModel::callBackNumber(int row) const
{
    return entry(row).key; // of what is no number, or hidden, there is none
}

JournalEntry JournalModel::shown(JournalEntry entry) const
{
    const auto show = [this](QString &number) {
        if (!number.isEmpty())
            number = m_people.shownNumber(number);
    };
    show(entry.number);
    show(entry.calledNumber);
    for (JournalHandOver &handOver : entry.handOvers)
        show(handOver.number);
    return entry;
}

std::chrono::milliseconds JournalModel::talked(const JournalEntry &entry) const
{
    const auto told = entry.talking.value_or(std::chrono::milliseconds(0));
    if (!entry.isOpen() || !entry.talking)
        return told;
    return told + std::chrono::milliseconds(std::max<qint64>(0, m_clock.wallMs() - entry.seenMs));
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JournalEntry &call = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return journalText::who(shown(call));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return journalText::accessible(shown(call), QLocale());
    case UuidRole:
        return call.uuid;
    case KindRole:
        return static_cast<int>(call.kind);
    case KindTextRole:
        return journalText::kind(call);
    case StartedRole:
        return QDateTime::fromMSecsSinceEpoch(call.startedMs);
    case DurationRole:
        return call.talking ? clockDuration(talked(call)) : QString();
    case DetailRole:
        return journalText::detail(shown(call));
    case LiveRole:
        return call.isOpen();
    case CallBackRole:
        return callBackNumber(index.row());
    default:
        return {};
    }
}

QHash<int, QByteArray> JournalModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert({{UuidRole, "uuid"}, {KindRole, "kind"}, {KindTextRole, "kindText"}, {StartedRole, "started"},
        {DurationRole, "duration"}, {DetailRole, "detail"}, {LiveRole, "live"}, {CallBackRole, "callBack"}});
    return names;
}

bool JournalModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next != 0 && !m_loading && m_rows.size() < mostLoaded;
}

void JournalModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read(m_next, nextPage);
}

void JournalModel::setFilter(const JournalFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    load();
}

void JournalModel::load()
{
    read(0, firstPage);
}

void JournalModel::readQueues(QObject *context, QueuesRead read)
{
    m_store.read<QStringList>(Lane::History, context, [](sqlite::Database &database) { return journal::queues(database); },
        [read = std::move(read)](const Expected<QStringList> &queues) {
            if (queues)
                read(*queues);
        });
}

void JournalModel::read(qint64 before, int limit)
{
    const quint32 reading = ++m_reading;
    m_loading = true;
    m_meanwhile.clear();
    m_store.read<JournalPage>(
        Lane::History, this,
        [filter = m_filter, numbers = m_people.numbers().numbers, before, limit](
            sqlite::Database &database) { return journal::page(database, filter, numbers, before, limit); },
        [this, reading, before](Expected<JournalPage> page) {
            if (reading == m_reading)
                arrived(before, std::move(page));
        });
}

void JournalModel::arrived(qint64 before, Expected<JournalPage> page)
{
    m_loading = false;
    if (!page) {
        m_meanwhile.clear();
        if (page.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(page.error());
        return;
    }
    m_next = page->next;
    if (before == 0) {
        beginResetModel();
        m_rows = std::move(page->entries);
        m_liveRows.clear();
        std::ranges::copy_if(m_live, std::back_inserter(m_liveRows),
            [this](const JournalEntry &live) { return m_filter.accepts(live, m_people.numbers().numbers); });
        endResetModel();
    } else if (!page->entries.isEmpty()) {
        const auto first = static_cast<int>(m_liveRows.size() + m_rows.size());
        beginInsertRows({}, first, first + static_cast<int>(page->entries.size()) - 1);
        m_rows.append(page->entries);
        endInsertRows();
    }
    // Written after the page was read, perhaps.
    const QVector<JournalEntry> meanwhile = std::exchange(m_meanwhile, {});
    for (const JournalEntry &entry : meanwhile)
        apply(entry);
    if (before == 0)
        Q_EMIT loaded();
}

void JournalModel::setLive(const QVector<JournalEntry> &live)
{
    m_live = live;
    showLive();
}

void JournalModel::showLive()
{
    QVector<JournalEntry> wanted;
    std::ranges::copy_if(m_live, std::back_inserter(wanted),
        [this](const JournalEntry &live) { return m_filter.accepts(live, m_people.numbers().numbers); });
    const auto isWanted = [&](const JournalEntry &shown) {
        return std::ranges::find(wanted, shown.uuid, &JournalEntry::uuid) != wanted.end();
    };
    for (int row = liveRows() - 1; row >= 0; --row) {
        if (isWanted(m_liveRows.at(row)))
            continue;
        beginRemoveRows({}, row, row);
        m_liveRows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(wanted.size()); ++row) {
        if (row < liveRows() && m_liveRows.at(row).uuid == wanted.at(row).uuid) {
            if (m_liveRows.at(row) != wanted.at(row)) {
                m_liveRows[row] = wanted.at(row);
                Q_EMIT dataChanged(index(row), index(row));
            }
            continue;
        }
        for (int later = liveRows() - 1; later > row; --later) {
            if (m_liveRows.at(later).uuid != wanted.at(row).uuid)
                continue;
            beginRemoveRows({}, later, later);
            m_liveRows.removeAt(later);
            endRemoveRows();
        }
        beginInsertRows({}, row, row);
        m_liveRows.insert(row, wanted.at(row));
        endInsertRows();
    }
}

void JournalModel::noteRecorded(const QVector<JournalEntry> &entries, const QStringList &absorbed)
{
    for (qsizetype row = m_rows.size() - 1; !absorbed.isEmpty() && row >= 0; --row) {
        if (absorbed.contains(m_rows.at(row).uuid))
            removeAt(row);
    }
    if (m_loading)
        m_meanwhile.append(entries);
    for (const JournalEntry &entry : entries)
        apply(entry);
}

/// The row with that id, or where it would be.
qsizetype JournalModel::place(qint64 id) const
{
    const auto found = std::ranges::lower_bound(m_rows, id, std::ranges::greater(), &JournalEntry::id);
    return found - m_rows.begin();
}

void JournalModel::removeAt(qsizetype row)
{
    const int shown = liveRows() + static_cast<int>(row);
    beginRemoveRows({}, shown, shown);
    m_rows.removeAt(row);
    endRemoveRows();
}

void JournalModel::apply(const JournalEntry &entry)
{
    const qsizetype row = place(entry.id);
    const int shown = liveRows() + static_cast<int>(row);
    const bool isThere = row < m_rows.size() && m_rows.at(row).id == entry.id;
    const bool belongs = !entry.isOpen() && m_filter.accepts(entry, m_people.numbers().numbers);
    if (isThere && !belongs) {
        removeAt(row);
    } else if (isThere) {
        m_rows[row] = entry;
        Q_EMIT dataChanged(index(shown), index(shown));
    } else if (belongs && (m_next == 0 || row < m_rows.size())) {
        beginInsertRows({}, shown, shown);
        m_rows.insert(row, entry);
        endInsertRows();
    }
}

void JournalModel::tick()
{
    for (int row = 0; row < liveRows(); ++row) {
        if (m_liveRows.at(row).talking)
            Q_EMIT dataChanged(index(row), index(row), {DurationRole});
    }
}

} // namespace balie::desk
