#include "desk/journal/PreviousCalls.h"

#include <QCoreApplication>
#include <QSet>
#include <algorithm>

namespace balie::desk {

namespace {

struct PreviousCallsText {
    Q_DECLARE_TR_FUNCTIONS(PreviousCalls)
};

/// To whom the call went in the end; nullptr when nobody is known to have taken it.
const JournalHandOver *takerOf(const JournalEntry &entry)
{
    const auto last = std::find_if(entry.handOvers.crbegin(), entry.handOvers.crend(),
        [](const JournalHandOver &handOver) { return handOver.way != HandOverWay::Conference; });
    if (last == entry.handOvers.crend())
        return nullptr;
    // Of a colleague whom nobody watches it is not told whether he answered; it was meant for him.
    const bool counts = last->outcome == HandOverOutcome::Taken || last->outcome == HandOverOutcome::Unknown;
    return counts && !last->key.isEmpty() ? &*last : nullptr;
}

} // namespace

PreviousCallsInfo PreviousCallsInfo::from(
    const QString &key, const QVector<JournalEntry> &calls, const QVector<JournalEntry> &handedOver)
{
    PreviousCallsInfo info;
    info.key = key;
    info.calls = calls.first(std::min<qsizetype>(shown, calls.size()));
    for (const JournalEntry &entry : handedOver.first(std::min<qsizetype>(judged, handedOver.size()))) {
        const JournalHandOver *const taker = takerOf(entry);
        if (!taker)
            continue;
        const auto known = std::ranges::find(info.takers, taker->key, &CallTaker::key);
        if (known == info.takers.end()) {
            info.takers.append({taker->name, taker->number, taker->key, 1});
        } else {
            ++known->times;
            if (known->name.isEmpty())
                known->name = taker->name;
        }
    }
    std::ranges::stable_sort(info.takers, std::ranges::greater(), &CallTaker::times);
    if (!info.takers.isEmpty() && info.takers.first().times >= usualFrom)
        info.usual = info.takers.first();
    return info;
}

QString PreviousCallsInfo::suggestion() const
{
    if (!usual)
        return {};
    //: %1 is the colleague who takes most calls of this caller
    return PreviousCallsText::tr("Usually %1").arg(usual->name.isEmpty() ? usual->number : usual->name);
}

PreviousCalls::PreviousCalls(
    const cti::Switchboard &switchboard, Store &store, const People &people, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_people(people)
{
    connect(&switchboard, &cti::Switchboard::callEvent, this, &PreviousCalls::callEvent);
    connect(&switchboard, &cti::Switchboard::threadsMerged, this, &PreviousCalls::threadsMerged);
}

const PreviousCallsInfo *PreviousCalls::infoFor(cti::CallThreadId thread) const
{
    const auto known = m_known.constFind(thread);
    return known == m_known.cend() || !known->info ? nullptr : &*known->info;
}

void PreviousCalls::callEvent(const cti::CallEvent &event)
{
    if (!event.own || event.thread == cti::CallThreadId::None)
        return;
    // A call that was sent on may come back: then it must not be found as an earlier one of itself.
    if (event.kind == cti::CallEventKind::Ended && event.endReason == cti::EndReason::Cleared) {
        m_known.remove(event.thread);
        return;
    }
    if (event.kind == cti::CallEventKind::Ended || event.kind == cti::CallEventKind::Transferred)
        return;
    if (!m_known.contains(event.thread))
        forgetOld(event.at);
    const cti::Connection &connection = event.connection;
    if (connection.direction == cti::Direction::Outgoing || connection.remote.withheld)
        return;
    const QString key = m_people.numbers().numbers.read(connection.remote.number).key();
    // A call that a colleague announces turns into that of the caller: another number, other calls.
    if (key.isEmpty() || m_known.value(event.thread).key == key)
        return;
    m_known.insert(event.thread, {key, std::nullopt, event.at});
    read(key);
}

void PreviousCalls::threadsMerged(cti::CallThreadId gone, cti::CallThreadId into)
{
    const Known other = m_known.take(gone);
    if (!other.key.isEmpty() && !m_known.contains(into))
        m_known.insert(into, other);
}

void PreviousCalls::forgetOld(Clock::Milliseconds now)
{
    m_known.removeIf([now](const auto &known) { return now - known.value().askedAt > longestCall; });
}

void PreviousCalls::readAgain()
{
    QSet<QString> keys;
    for (Known &known : m_known) {
        known.info.reset();
        keys.insert(known.key);
    }
    for (const QString &key : std::as_const(keys))
        read(key);
}

void PreviousCalls::read(const QString &key)
{
    m_store.read<PreviousCallsInfo>(
        Lane::Caller, this,
        [key](sqlite::Database &database) -> Expected<PreviousCallsInfo> {
            const auto calls = journal::lastCallsOf(database, key, PreviousCallsInfo::shown);
            if (!calls)
                return unexpected(calls.error());
            const auto handedOver = journal::lastHandedOverOf(database, key, PreviousCallsInfo::judged);
            if (!handedOver)
                return unexpected(handedOver.error());
            return PreviousCallsInfo::from(key, *calls, *handedOver);
        },
        [this, key](const Expected<PreviousCallsInfo> &info) {
            if (!info)
                return; // the card shows the caller without his past
            // By key and not by thread: threads may have become one meanwhile.
            QVector<cti::CallThreadId> told;
            for (auto known = m_known.begin(); known != m_known.end(); ++known) {
                if (known->key == key && !known->info) {
                    known->info = *info;
                    told.append(known.key());
                }
            }
            for (const cti::CallThreadId thread : std::as_const(told))
                Q_EMIT ready(thread, *info);
        });
}

} // namespace balie::desk
