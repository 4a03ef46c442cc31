#include "desk/recall/RecallBook.h"

#include <algorithm>

namespace balie::desk {

using namespace std::chrono_literals;

namespace {
constexpr auto longestAbsence
    = 2h; // longer than any recall timer; after that the thread is history
constexpr qsizetype mostSuggestions = 5;

RecallSuggestion suggestion(const Person &person, RecallSuggestion::Why why)
{
    return {person.id, person.name, person.extension, why};
}
} // namespace

RecallBook::RecallBook(const cti::Switchboard &switchboard, const People &people,
    const PersonStates &states, QObject *parent)
    : QObject(parent)
    , m_people(people)
    , m_states(states)
{
    connect(&switchboard, &cti::Switchboard::callEvent, this, &RecallBook::callEvent);
    connect(&switchboard, &cti::Switchboard::threadsMerged, this, &RecallBook::threadsMerged);
}

const RecallInfo *RecallBook::infoFor(cti::CallThreadId thread) const
{
    const auto record = m_records.constFind(static_cast<quint64>(thread));
    return record == m_records.cend() || record->info.timesCameBack == 0 ? nullptr : &record->info;
}

void RecallBook::callEvent(const cti::CallEvent &event)
{
    if (!event.own || event.thread == cti::CallThreadId::None)
        return;
    const auto key = static_cast<quint64>(event.thread);
    if (event.kind == cti::CallEventKind::Ended && event.endReason == cti::EndReason::Cleared) {
        m_records.remove(key);
        return;
    }
    if (!m_records.contains(key))
        forgetOld(event.at);

    Record &record = m_records[key];
    record.lastSeen = event.at;
    record.info.thread = event.thread;
    if (!record.info.insideSince)
        record.info.insideSince
            = event.connection.startedAt ? event.connection.startedAt : cti::Moment(event.at);
    if (event.kind != cti::CallEventKind::Recalled)
        return;

    record.info.reason = event.connection.recall;
    record.info.from = event.connection.recalledFrom;
    record.info.fromName = m_people.displayName(record.info.from);
    ++record.info.timesCameBack;
    record.info.suggestions = suggestions(record.info.from);
    const RecallInfo told = record.info; // a listener may cause events that move the records
    Q_EMIT recalled(told);
}

void RecallBook::threadsMerged(cti::CallThreadId gone, cti::CallThreadId into)
{
    const auto record = m_records.constFind(static_cast<quint64>(gone));
    if (record == m_records.cend())
        return;
    Record other = *record;
    m_records.erase(record);
    other.info.thread = into;
    const auto kept = m_records.find(static_cast<quint64>(into));
    if (kept == m_records.end()) {
        m_records.insert(static_cast<quint64>(into), other);
        return;
    }
    // One call that was taken for two: its caller is inside since the first of them, and came back
    // as often as both.
    const auto before = *kept;
    if (other.lastSeen > kept->lastSeen && other.info.timesCameBack > 0)
        kept->info = other.info;
    kept->lastSeen = std::max(before.lastSeen, other.lastSeen);
    kept->info.timesCameBack = before.info.timesCameBack + other.info.timesCameBack;
    kept->info.insideSince = before.info.insideSince && other.info.insideSince
        ? std::min(before.info.insideSince, other.info.insideSince)
        : before.info.insideSince ? before.info.insideSince
                                  : other.info.insideSince;
}

QVector<RecallSuggestion> RecallBook::suggestions(const cti::DeviceId &from) const
{
    const Person *absent = m_people.atDevice(from);
    if (!absent)
        return {};
    const auto canTakeIt = [this](int row) {
        return row < m_states.count() && m_states.tile(row).reachability == cti::Reachability::Yes;
    };
    QVector<RecallSuggestion> found;
    for (const int row : m_people.rowsOfDevice(absent->deputy)) {
        if (canTakeIt(row))
            found.append(suggestion(m_people.at(row), RecallSuggestion::Why::Deputy));
    }
    if (absent->department.isEmpty())
        return found;
    for (int row = 0; row < m_people.count() && found.size() < mostSuggestions; ++row) {
        const Person &person = m_people.at(row);
        if (person.department == absent->department && person.id != absent->id
            && person.device != absent->deputy && canTakeIt(row))
            found.append(suggestion(person, RecallSuggestion::Why::SameDepartment));
    }
    return found;
}

void RecallBook::forgetOld(Clock::Milliseconds now)
{
    m_records.removeIf(
        [now](const auto &record) { return now - record.value().lastSeen > longestAbsence; });
}

} // namespace balie::desk
