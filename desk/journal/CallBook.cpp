#include "desk/journal/CallBook.h"

#include <QUuid>
#include <algorithm>

namespace balie::desk {

using namespace std::chrono_literals;

namespace {
constexpr auto longestAbsence = 2h; // longer than any recall timer; after that a thread is history
/// Starts of one call that two runs of the program computed differ by no more than this.
constexpr qint64 startToleranceMs = 5'000;
} // namespace

CallBook::CallBook(const cti::Switchboard &switchboard, const People &people, Clock &clock)
    : m_switchboard(switchboard)
    , m_people(people)
    , m_clock(clock)
    , m_beganMs(clock.wallMs())
{
}

RecordFacts CallBook::facts() const
{
    return {m_switchboard, m_people, m_people.numbers().numbers, m_clock.wallMs() - m_clock.now().count()};
}

std::optional<JournalChange> CallBook::changeOf(const CallRecord &call, const QStringList &absorbed)
{
    if (!call.isWorthKeeping())
        return std::nullopt;
    return JournalChange{call.entry(), absorbed};
}

QVector<JournalEntry> CallBook::live() const
{
    QVector<JournalEntry> entries;
    for (const auto &[thread, call] : m_calls) {
        if (call.entry().isOpen() && call.isWorthKeeping())
            entries.append(call.entry());
    }
    std::ranges::stable_sort(entries, std::ranges::greater(), &JournalEntry::startedMs);
    return entries;
}

std::optional<JournalChange> CallBook::callEvent(const cti::CallEvent &event)
{
    if (event.thread == cti::CallThreadId::None)
        return std::nullopt;
    const auto known = m_calls.find(event.thread);
    if (known != m_calls.end()) {
        CallRecord &call = known->second;
        const bool changed = event.own ? call.own(event, facts()) : call.elsewhere(event, facts());
        return changed ? changeOf(call) : std::nullopt;
    }
    if (!event.own)
        return std::nullopt;
    forgetOld(event.at);
    CallRecord &call
        = m_calls.try_emplace(event.thread, QUuid::createUuid().toString(QUuid::WithoutBraces)).first->second;
    call.own(event, facts());
    adopt(call);
    return changeOf(call);
}

std::optional<JournalChange> CallBook::threadsMerged(cti::CallThreadId gone, cti::CallThreadId into)
{
    const auto other = m_calls.find(gone);
    if (other == m_calls.end())
        return std::nullopt;
    const auto kept = m_calls.find(into);
    if (kept == m_calls.end()) {
        auto node = m_calls.extract(other);
        node.key() = into;
        m_calls.insert(std::move(node));
        return std::nullopt;
    }
    const QString uuid = other->second.entry().uuid;
    kept->second.absorb(other->second, m_clock.now(), facts());
    m_calls.erase(other);
    return changeOf(kept->second, {uuid});
}

std::optional<JournalChange> CallBook::sentOn(cti::CallThreadId thread, const Destination &to)
{
    const auto known = m_calls.find(thread);
    if (known == m_calls.end() || !known->second.sentOn(to, m_clock.now(), facts()))
        return std::nullopt;
    return changeOf(known->second);
}

std::optional<JournalChange> CallBook::noteTyped(cti::CallThreadId thread, const QString &text)
{
    const auto known = m_calls.find(thread);
    if (known == m_calls.end() || !known->second.noteTyped(text))
        return std::nullopt;
    return changeOf(known->second);
}

QVector<JournalChange> CallBook::setCutShort(const QVector<JournalEntry> &cutShort)
{
    m_cutShort = cutShort;
    QVector<JournalChange> changes;
    for (auto &[thread, call] : m_calls) {
        adopt(call);
        if (const auto change = changeOf(call))
            changes.append(*change);
    }
    return changes;
}

void CallBook::adopt(CallRecord &call)
{
    const JournalEntry &entry = call.entry();
    if (entry.startedMs >= m_beganMs + startToleranceMs)
        return;
    const auto same = std::ranges::find_if(m_cutShort, [&](const JournalEntry &before) {
        return before.key == entry.key && before.withheld == entry.withheld
            && before.direction == entry.direction
            && std::abs(before.startedMs - entry.startedMs) <= startToleranceMs;
    });
    if (same == m_cutShort.end())
        return;
    call.continueFrom(*same);
    m_cutShort.erase(same);
}

cti::CallThreadId CallBook::threadOf(const QString &uuid) const
{
    const auto known
        = std::ranges::find(m_calls, uuid, [](const auto &call) { return call.second.entry().uuid; });
    return known == m_calls.end() ? cti::CallThreadId::None : known->first;
}

void CallBook::replaceNote(const QString &uuid)
{
    const auto known = m_calls.find(threadOf(uuid));
    if (known != m_calls.end())
        known->second.forgetNoteTold();
}

void CallBook::forget(const PrivacyScope &scope)
{
    std::erase_if(m_calls, [&](const auto &call) {
        return !call.second.entry().isOpen() && scope.covers(call.second.entry());
    });
}

void CallBook::forgetOld(Clock::Milliseconds now)
{
    std::erase_if(m_calls, [now](const auto &call) {
        return !call.second.entry().isOpen() && now - call.second.lastNews() > longestAbsence;
    });
}

} // namespace balie::desk
