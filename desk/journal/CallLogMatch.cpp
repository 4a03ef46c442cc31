#include "desk/journal/CallLogMatch.h"

#include <QSet>
#include <QUuid>
#include <algorithm>

namespace balie::desk {

using Kind = cti::CallLogEntry::Kind;
using std::chrono::milliseconds;

namespace {

/// One entry of the log, in our terms.
struct Told {
    const cti::CallLogEntry *entry = nullptr;
    QString key;
    qint64 startedMs = 0;
    bool isThere = false;
};

bool isSameKind(const JournalEntry &entry, Kind kind)
{
    const bool outgoing = entry.direction == cti::Direction::Outgoing;
    if (kind == Kind::Placed || outgoing)
        return kind == Kind::Placed && outgoing;
    // How a call that was cut short ended only the log can say.
    if (entry.cutShort)
        return true;
    const bool answered = entry.kind == JournalKind::Answered || entry.wasAnswered();
    return answered == (kind == Kind::Answered);
}

QString keyOf(const cti::Party &party, const PhoneNumbers &numbers)
{
    return party.withheld ? QString() : numbers.read(party.number).key();
}

/// By how much most of those that are pairs, or may be, differ. Of two that are as good the smaller.
qint64 clockDifference(
    const QVector<Told> &log, const QVector<JournalEntry> &journal, QVector<qint64> differences)
{
    const qint64 most = milliseconds(CallLogMatch::mostDifference).count();
    const qint64 near = milliseconds(CallLogMatch::tolerance).count();
    for (const Told &told : log) {
        for (const JournalEntry &entry : journal) {
            const qint64 difference = told.startedMs - entry.startedMs;
            if (entry.logId.isEmpty() && entry.key == told.key && std::abs(difference) <= most
                && isSameKind(entry, told.entry->kind))
                differences.append(difference);
        }
    }
    std::ranges::sort(differences);
    qint64 best = 0;
    qsizetype bestCount = 0;
    for (qsizetype first = 0, last = 0; first < differences.size(); ++first) {
        while (last < differences.size() && differences.at(last) - differences.at(first) <= near)
            ++last;
        const qsizetype count = last - first;
        const qint64 middle = differences.at(first + (count - 1) / 2);
        if (count > bestCount || (count == bestCount && std::abs(middle) < std::abs(best))) {
            best = middle;
            bestCount = count;
        }
    }
    // One pair alone that is far apart is rather two calls of one caller.
    return bestCount > 1 || std::abs(best) <= milliseconds(CallLogMatch::mostForOne).count() ? best : 0;
}

JournalEntry entryFor(const Told &told, qint64 differenceMs, const PhoneNumbers &numbers)
{
    JournalEntry entry;
    entry.uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    entry.origin = JournalEntry::Origin::PbxLog;
    entry.logId = told.entry->id;
    entry.direction
        = told.entry->kind == Kind::Placed ? cti::Direction::Outgoing : cti::Direction::Incoming;
    entry.kind = told.entry->kind == Kind::Placed ? JournalKind::Placed
        : told.entry->kind == Kind::Answered      ? JournalKind::Answered
                                                  : JournalKind::Missed;
    const cti::Party &remote = told.entry->remote;
    entry.withheld = remote.withheld;
    if (!remote.withheld) {
        entry.number = remote.number.isEmpty() ? remote.device.value() : remote.number;
        entry.key = numbers.read(entry.number).key();
        entry.name = remote.name;
    }
    entry.calledNumber = told.entry->called.number;
    entry.calledName = told.entry->called.name;
    entry.startedMs = told.startedMs - differenceMs;
    if (told.entry->talked)
        entry.talking = *told.entry->talked;
    entry.endedMs = entry.startedMs + entry.talking.value_or(milliseconds(0)).count();
    entry.seenMs = entry.endedMs;
    return entry;
}

/// The journal's own account, with the log's of the end of a call that was cut short here.
JournalEntry completed(JournalEntry entry, const cti::CallLogEntry &told)
{
    entry.logId = told.id;
    if (!entry.cutShort)
        return entry;
    entry.cutShort = false;
    if (entry.kind == JournalKind::Missed && told.kind == Kind::Answered)
        entry.kind = JournalKind::Answered;
    if (told.talked) {
        entry.talking = *told.talked;
        entry.endedMs = std::max(entry.endedMs, entry.startedMs + entry.talking->count());
    }
    return entry;
}

/// Whether a call of the log is only a part of that call: somebody who was called for its sake, or its coming back.
bool isPartOf(const Told &call, qint64 startedMs, const JournalEntry &entry, const JournalHandOver &handOver)
{
    const qint64 near = milliseconds(CallLogMatch::tolerance).count();
    if (call.entry->kind == Kind::Placed) {
        const bool wasCalled = handOver.way == HandOverWay::Consulted || handOver.way == HandOverWay::Conference;
        return wasCalled && handOver.key == call.key && startedMs >= entry.startedMs - near
            && startedMs <= handOver.atMs + near;
    }
    return handOver.outcome == HandOverOutcome::CameBack && entry.key == call.key
        && std::abs(startedMs - handOver.settledMs) <= near;
}

void findParts(QVector<Told> &told, const QVector<JournalEntry> &journal, qint64 differenceMs)
{
    QSet<std::pair<QString, qsizetype>> used;
    const auto find = [&](const Told &call) {
        for (const JournalEntry &entry : journal) {
            for (qsizetype i = 0; i < entry.handOvers.size(); ++i) {
                if (used.contains({entry.uuid, i})
                    || !isPartOf(call, call.startedMs - differenceMs, entry, entry.handOvers.at(i)))
                    continue;
                used.insert({entry.uuid, i});
                return true;
            }
        }
        return false;
    };
    for (Told &call : told) {
        if (!call.isThere && !call.key.isEmpty())
            call.isThere = find(call);
    }
}

} // namespace

CallLogMatch::Result CallLogMatch::compare(const QVector<cti::CallLogEntry> &log,
    const QVector<JournalEntry> &journal, const QVector<qint64> &gone, qint64 floorMs,
    const PhoneNumbers &numbers)
{
    QHash<QString, qint64> known; // when it began, by our clock
    for (const JournalEntry &entry : journal) {
        if (!entry.logId.isEmpty())
            known.insert(entry.logId, entry.startedMs);
    }
    QVector<qint64> differences; // of what was found before
    QVector<Told> told;
    for (const cti::CallLogEntry &entry : log) {
        if (!entry.startedAt.isValid())
            continue;
        const qint64 startedMs = entry.startedAt.toMSecsSinceEpoch();
        if (known.contains(entry.id)) {
            differences.append(startedMs - known.value(entry.id));
            continue;
        }
        if (!entry.id.isEmpty())
            known.insert(entry.id, startedMs);
        told.append({&entry, keyOf(entry.remote, numbers), startedMs, false});
    }

    Result result;
    const qint64 difference = clockDifference(told, journal, differences);
    result.difference = milliseconds(difference);
    const qint64 near = milliseconds(tolerance).count();

    // The nearest first, so that of two calls of one caller each finds its own.
    struct Pair {
        qint64 apart = 0;
        qsizetype told = 0;
        qsizetype entry = 0;
    };
    QVector<Pair> pairs;
    for (qsizetype i = 0; i < told.size(); ++i) {
        for (qsizetype j = 0; j < journal.size(); ++j) {
            const JournalEntry &entry = journal.at(j);
            const qint64 apart = std::abs(told.at(i).startedMs - difference - entry.startedMs);
            if (apart <= near && entry.key == told.at(i).key && entry.logId.isEmpty()
                && isSameKind(entry, told.at(i).entry->kind))
                pairs.append({apart, i, j});
        }
    }
    std::ranges::stable_sort(pairs, {}, &Pair::apart);
    QSet<qsizetype> used;
    for (const Pair &pair : std::as_const(pairs)) {
        if (told.at(pair.told).isThere || used.contains(pair.entry))
            continue;
        told[pair.told].isThere = true;
        used.insert(pair.entry);
        result.toComplete.append(completed(journal.at(pair.entry), *told.at(pair.told).entry));
    }

    findParts(told, journal, difference);
    for (const Told &entry : std::as_const(told)) {
        const qint64 startedMs = entry.startedMs - difference;
        const bool isGone = std::ranges::any_of(
            gone, [&](qint64 goneMs) { return std::abs(goneMs - startedMs) <= near; });
        if (!entry.isThere && !isGone && startedMs >= floorMs)
            result.toAdd.append(entryFor(entry, difference, numbers));
    }
    return result;
}

} // namespace balie::desk
