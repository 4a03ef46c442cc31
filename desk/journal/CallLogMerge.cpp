#include "desk/journal/CallLogMerge.h"

#include "desk/store/JournalTable.h"

#include <algorithm>

namespace balie::desk {

using std::chrono::milliseconds;

CallLogMerge::CallLogMerge(const cti::Switchboard &switchboard, cti::CallLogPort &port, Store &store,
    const People &people, QObject *parent)
    : QObject(parent)
    , m_port(port)
    , m_store(store)
    , m_people(people)
{
    connect(&switchboard, &cti::Switchboard::linkChanged, this, &CallLogMerge::linkChanged);
    linkChanged(switchboard.link());
}

void CallLogMerge::linkChanged(const cti::LinkStatus &status)
{
    const bool live = status.state == cti::LinkState::Live;
    const bool isNews = live && (!m_wasLive || accountOf(status) != m_account);
    m_wasLive = live || (m_wasLive && status.state == cti::LinkState::Stale);
    if (!isNews)
        return;
    m_account = accountOf(status);
    askSince();
}

void CallLogMerge::askSince()
{
    const quint32 reading = ++m_reading;
    // By the writer and not a reader: what earlier readings found is handed in before.
    m_store.write<qint64>(
        this,
        [account = m_account](sqlite::Database &database) { return journal::logReadUntil(database, account); },
        [this, reading](Expected<qint64> until) {
            if (reading != m_reading)
                return;
            if (!until) {
                Q_EMIT failed(until.error());
                return;
            }
            read(*until == 0 ? QDateTime()
                             : QDateTime::fromMSecsSinceEpoch(
                                   std::max<qint64>(0, *until - milliseconds(overlap).count()), Qt::UTC));
        });
}

void CallLogMerge::read(const QDateTime &since)
{
    m_entries.clear();
    m_port.readCallLog(since, [guard = QPointer<CallLogMerge>(this), reading = m_reading](
                                  const Expected<cti::CallLogPort::Page> &page) {
        if (guard && reading == guard->m_reading)
            guard->arrived(page);
    });
}

void CallLogMerge::arrived(const Expected<cti::CallLogPort::Page> &page)
{
    if (!page) {
        m_entries.clear();
        if (page.error().code != ErrorCode::NotSupported && page.error().code != ErrorCode::Cancelled)
            Q_EMIT failed(page.error());
        return;
    }
    m_entries.append(page->entries);
    if (!page->last)
        return;
    m_store.write<QVector<JournalEntry>>(
        this,
        [account = m_account, log = std::exchange(m_entries, {}), numbers = m_people.numbers().numbers](
            sqlite::Database &database) { return merge(database, account, log, numbers); },
        [this](Expected<QVector<JournalEntry>> entries) {
            if (!entries)
                Q_EMIT failed(entries.error());
            else if (!entries->isEmpty())
                Q_EMIT merged(*entries);
        });
}

Expected<QVector<JournalEntry>> CallLogMerge::merge(sqlite::Database &database, const QString &account,
    const QVector<cti::CallLogEntry> &log, const PhoneNumbers &numbers)
{
    if (log.isEmpty())
        return QVector<JournalEntry>();
    const qint64 around = milliseconds(CallLogMatch::mostDifference + CallLogMatch::tolerance).count();
    QVector<JournalEntry> near;
    QSet<qint64> ids;
    const auto add = [&](const QVector<JournalEntry> &entries) {
        for (const JournalEntry &entry : entries) {
            if (!ids.contains(entry.id)) {
                ids.insert(entry.id);
                near.append(entry);
            }
        }
    };
    qint64 firstMs = log.first().startedAt.toMSecsSinceEpoch();
    qint64 lastMs = firstMs;
    for (const cti::CallLogEntry &entry : log) {
        const qint64 startedMs = entry.startedAt.toMSecsSinceEpoch();
        firstMs = std::min(firstMs, startedMs);
        lastMs = std::max(lastMs, startedMs);
        if (!entry.id.isEmpty()) {
            const auto known = journal::byLogId(database, entry.id);
            if (!known)
                return known;
            if (!known->isEmpty()) {
                add(*known); // by which the clocks are compared
                continue;
            }
        }
        const QString key = entry.remote.withheld ? QString() : numbers.read(entry.remote.number).key();
        const auto found = journal::begunBetween(database, key, startedMs - around, startedMs + around);
        if (!found)
            return found;
        // Somebody is talked to before he takes a call over.
        const qint64 longest = milliseconds(longestConsultation).count();
        const auto consulted = entry.kind == cti::CallLogEntry::Kind::Placed
            ? journal::consultedBetween(database, key, startedMs - around, startedMs + around + longest)
            : QVector<JournalEntry>();
        if (!consulted)
            return consulted;
        add(*found);
        add(*consulted);
    }
    const auto gone = journal::goneBetween(database, firstMs - around, lastMs + around);
    if (!gone)
        return unexpected(gone.error());
    const auto floor = journal::logReadUntil(database, QStringLiteral(""));
    if (!floor)
        return unexpected(floor.error());

    const CallLogMatch::Result result = CallLogMatch::compare(log, near, *gone, *floor, numbers);
    QVector<JournalChange> changes;
    for (const JournalEntry &entry : result.toAdd + result.toComplete)
        changes.append({entry, {}});
    const auto stored = journal::put(database, changes, numbers);
    if (!stored)
        return stored;
    // Only now: cut off before this, the same is read and found again.
    if (const auto done = journal::setLogReadUntil(database, account, lastMs); !done)
        return unexpected(done.error());
    return stored;
}

} // namespace balie::desk
