#include "desk/journal/CallRecord.h"

#include <algorithm>

namespace balie::desk {

using cti::CallEventKind;
using cti::ConnectionState;
using cti::EndReason;
using std::chrono::milliseconds;

namespace {

bool isTold(const cti::Party &party)
{
    return !party.device.isEmpty() || !party.number.isEmpty() || !party.name.isEmpty();
}

QString numberOf(const cti::Party &party)
{
    return party.number.isEmpty() ? extensionOf(party.device) : party.number;
}

/// The name as the switch tells it, else as the directory does; never the number once more.
QString nameOf(const cti::Party &party, const RecordFacts &facts)
{
    return party.name.isEmpty() ? facts.people.knownName(party.device, party.number) : party.name;
}

bool isLast(const cti::CallEvent &event)
{
    return event.kind == CallEventKind::Ended || event.kind == CallEventKind::Transferred;
}

void add(std::optional<milliseconds> &sum, milliseconds more)
{
    sum = sum.value_or(milliseconds(0)) + std::max(milliseconds(0), more);
}

} // namespace

CallRecord::CallRecord(QString uuid)
{
    m_entry.uuid = std::move(uuid);
}

bool CallRecord::isWorthKeeping() const
{
    return m_entry.direction == cti::Direction::Incoming || m_entry.withheld || !m_entry.number.isEmpty()
        || !m_entry.name.isEmpty();
}

bool CallRecord::own(const cti::CallEvent &event, const RecordFacts &facts)
{
    const JournalEntry before = m_entry;
    const cti::Connection &connection = event.connection;
    m_lastNews = event.at;
    m_thread = event.thread;
    if (m_entry.startedMs == 0) {
        m_entry.startedMs = facts.wall(std::min(connection.startedAt.value_or(event.at), event.at));
        m_isConsultation = !connection.consultationOf.call.isEmpty();
        m_entry.direction = connection.direction;
        if (m_entry.direction == cti::Direction::Unknown && event.kind == CallEventKind::Offered)
            m_entry.direction = cti::Direction::Incoming;
        if (m_entry.direction == cti::Direction::Unknown && event.kind == CallEventKind::Originated)
            m_entry.direction = cti::Direction::Outgoing;
    }
    m_entry.inferred = m_entry.inferred || event.certainty == cti::Certainty::Inferred;
    if (!event.formerly.call.isEmpty())
        m_live.remove(event.formerly);
    if (isLast(event))
        m_live.remove(connection.id);
    else
        m_live.insert(connection.id);

    // The consultation half of a call that is being handed on is about the colleague.
    if (connection.consultationOf.call.isEmpty() || m_isConsultation)
        notePeople(connection, facts);
    if (!isLast(event))
        joinConference(event, facts);

    switch (event.kind) {
    case CallEventKind::Offered:
    case CallEventKind::Recalled:
        cameBack(facts.wall(event.at));
        if (!m_waitingSince && !m_talkingSince) {
            const bool again = m_waited || m_talked || event.kind == CallEventKind::Recalled;
            m_waitingSince = again ? event.at : std::min(connection.startedAt.value_or(event.at), event.at);
        }
        break;
    case CallEventKind::Originated:
        if (!m_waitingSince && !m_talkingSince)
            m_waitingSince = std::min(connection.startedAt.value_or(event.at), event.at);
        break;
    case CallEventKind::Answered:
    case CallEventKind::Held:
    case CallEventKind::Retrieved:
        cameBack(facts.wall(event.at));
        beginTalking(event);
        break;
    case CallEventKind::Changed:
        // The first that is told of a call which was there before the console.
        if (connection.answeredAt
            && (connection.state == ConnectionState::Connected || connection.state == ConnectionState::Hold))
            beginTalking(event);
        break;
    case CallEventKind::Transferred:
        handedOver(event, m_joined ? HandOverWay::Consulted : HandOverWay::Blind, facts);
        break;
    case CallEventKind::Ended:
        if (event.endReason == EndReason::Diverted) {
            const bool parked = facts.people.isParkPlace(event.newDestination.device);
            handedOver(event,
                parked               ? HandOverWay::Parked
                    : m_chosen       ? HandOverWay::Deflected
                    : m_talkingSince ? HandOverWay::Blind
                                     : HandOverWay::Forwarded,
                facts);
        }
        break;
    case CallEventKind::RemoteAlerting:
    case CallEventKind::Failed:
        break;
    }
    refresh(event.at, facts);
    return m_entry != before;
}

bool CallRecord::noteTyped(const QString &text)
{
    const QString before = m_entry.note;
    m_noteTyped = text;
    joinNotes();
    return m_entry.note != before;
}

void CallRecord::joinNotes()
{
    QStringList notes{m_noteReplaced ? QString() : m_noteTold, m_noteTyped};
    notes.removeAll(QString());
    notes.removeDuplicates();
    m_entry.note = notes.join(QStringLiteral(" / "));
}

void CallRecord::notePeople(const cti::Connection &connection, const RecordFacts &facts)
{
    const cti::Party &remote = connection.remote;
    // Of a conference the switch names one or the other; who it was first stays.
    if (connection.others.isEmpty() && (isTold(remote) || remote.withheld)) {
        const QString number = remote.withheld ? QString() : numberOf(remote);
        const bool isOther = number != m_entry.number;
        m_entry.withheld = remote.withheld;
        m_entry.number = number;
        m_entry.key = remote.withheld ? QString() : facts.numbers.read(number).key();
        const QString name = remote.withheld ? QString() : nameOf(remote, facts);
        if (isOther || !name.isEmpty())
            m_entry.name = name;
        m_remoteDevice = remote.device;
    }
    if (isTold(connection.called) && m_entry.calledNumber.isEmpty()) {
        m_entry.calledNumber = numberOf(connection.called);
        m_entry.calledName = nameOf(connection.called, facts);
    }
    if (connection.queue) {
        const QString queue = nameOf(connection.queue->queue, facts);
        m_entry.queue = queue.isEmpty() ? numberOf(connection.queue->queue) : queue;
        if (connection.queue->waited)
            m_queued = connection.queue->waited;
    }
    if (connection.recording == cti::RecordingState::Kept)
        m_entry.recordingKept = true;
    if (!connection.note.isEmpty())
        m_noteTold = connection.note;
    joinNotes();
}

void CallRecord::beginTalking(const cti::CallEvent &event)
{
    if (m_talkingSince)
        return;
    // A call that was answered before it was sent away keeps its answer; it is talked on again from now.
    const bool again = m_talked.has_value();
    m_talkingSince = again ? event.at : std::min(event.connection.answeredAt.value_or(event.at), event.at);
    if (m_waitingSince)
        m_talkingSince = std::max(*m_talkingSince, *m_waitingSince);
    stopWaiting(*m_talkingSince);
}

void CallRecord::stopWaiting(Clock::Milliseconds at)
{
    if (!m_waitingSince)
        return;
    add(m_waited, at - *m_waitingSince);
    m_waitingSince.reset();
}

void CallRecord::handedOver(const cti::CallEvent &event, HandOverWay way, const RecordFacts &facts)
{
    settle(HandOverOutcome::Unknown, facts.wall(event.at)); // what came before is not followed any more
    JournalHandOver handOver;
    handOver.way = way;
    handOver.atMs = facts.wall(event.at);
    m_entry.handOvers.append(handOver);

    cti::Party to = event.newDestination;
    if (m_joined && !isTold(to))
        to = {m_joined->device, m_joined->number, m_joined->name, false};
    if (m_chosen && !isTold(to))
        to = {cti::DeviceId(), m_chosen->number, {}, false};
    const bool answered = way == HandOverWay::Consulted && m_joined && m_joined->answered;
    headFor(to, facts);
    JournalHandOver &last = m_entry.handOvers.last();
    if (m_chosen && !m_chosen->name.isEmpty())
        last.name = m_chosen->name;
    if (last.name.isEmpty() && m_joined)
        last.name = m_joined->name;
    const bool mailbox = m_chosen && !m_chosen->mailboxOf.isEmpty();
    m_chosen.reset();
    m_joined.reset();

    if (answered)
        settle(HandOverOutcome::Taken, handOver.atMs);
    else if (mailbox)
        settle(HandOverOutcome::VoiceMail, handOver.atMs);
    else
        lookThere(facts, event.at);
}

/// The last hand-over is on its way to that one now.
void CallRecord::headFor(const cti::Party &to, const RecordFacts &facts)
{
    JournalHandOver &last = m_entry.handOvers.last();
    m_to = to.device.isEmpty() ? cti::DeviceId(to.number) : to.device;
    last.number = numberOf(to);
    last.key = facts.numbers.read(last.number).key();
    last.name = nameOf({m_to, to.number, to.name, false}, facts);
}

/// The news of the other device may have come before that of the own one; of one that is not watched none will come.
void CallRecord::lookThere(const RecordFacts &facts, Clock::Milliseconds at)
{
    if (!m_to.isEmpty() && m_to == facts.switchboard.link().voiceMailDevice) {
        settle(HandOverOutcome::VoiceMail, facts.wall(at));
        return;
    }
    if (!isFollowed(m_to, facts)) {
        settle(HandOverOutcome::Unknown, 0);
        return;
    }
    if (facts.people.isParkPlace(m_to))
        return;
    const auto &there = facts.switchboard.device(m_to)->connections;
    const bool taken = std::any_of(there.cbegin(), there.cend(), [&](const cti::Connection &connection) {
        return connection.state == ConnectionState::Connected
            && facts.switchboard.threadOf(connection.id) == m_thread;
    });
    if (taken)
        settle(HandOverOutcome::Taken, facts.wall(at));
}

bool CallRecord::isFollowed(const cti::DeviceId &device, const RecordFacts &facts)
{
    const cti::DeviceSnapshot *const there = facts.switchboard.device(device);
    return there && there->knowledge == cti::Knowledge::Known;
}

bool CallRecord::elsewhere(const cti::CallEvent &event, const RecordFacts &facts)
{
    const qsizetype row = lastHandOver();
    // What the caller's own telephone tells says nothing of who answered.
    if (row < 0 || event.device == m_remoteDevice || !isStillOpen(m_entry.handOvers.at(row)))
        return false;
    const JournalEntry before = m_entry;
    m_lastNews = event.at;
    const bool isPlace = facts.people.isParkPlace(event.device);
    switch (event.kind) {
    case CallEventKind::Offered:
    case CallEventKind::Changed:
        if (event.connection.state == ConnectionState::Alerting && event.device != m_to && !isPlace) {
            headFor({event.device, {}, {}, false}, facts);
            m_entry.handOvers[row].outcome = HandOverOutcome::Underway;
        }
        break;
    case CallEventKind::Answered:
        if (isPlace)
            break;
        if (event.device == facts.switchboard.link().voiceMailDevice) {
            settle(HandOverOutcome::VoiceMail, facts.wall(event.at));
            break;
        }
        if (event.device != m_to)
            headFor({event.device, {}, {}, false}, facts);
        settle(HandOverOutcome::Taken, facts.wall(event.at));
        break;
    case CallEventKind::Ended:
    case CallEventKind::Transferred:
    case CallEventKind::Failed:
        if (event.device == m_to)
            goesOn(event, facts);
        break;
    default:
        break;
    }
    if (m_entry == before)
        return false;
    m_entry.inferred = m_entry.inferred || event.certainty == cti::Certainty::Inferred;
    m_entry.kind = kind();
    m_entry.seenMs = facts.wall(event.at);
    return true;
}

/// It does not ring there any more.
void CallRecord::goesOn(const cti::CallEvent &event, const RecordFacts &facts)
{
    const cti::Party &next = event.newDestination;
    const bool moves = event.endReason == EndReason::Diverted || event.endReason == EndReason::Merged
        || event.endReason == EndReason::Transferred;
    if (!moves) {
        if (event.kind == CallEventKind::Ended)
            settle(HandOverOutcome::GivenUp, facts.wall(event.at));
        return;
    }
    // On its way back: the recall that follows says so, and from whom.
    if (!isTold(next) || next.device == facts.switchboard.ownDevice())
        return;
    if (next.device == facts.switchboard.link().voiceMailDevice) {
        settle(HandOverOutcome::VoiceMail, facts.wall(event.at));
        return;
    }
    headFor(next, facts);
    lookThere(facts, event.at);
}

bool CallRecord::sentOn(const Destination &to, Clock::Milliseconds at, const RecordFacts &facts)
{
    const qsizetype row = m_live.isEmpty() ? lastHandOver() : -1;
    if (row < 0) {
        m_chosen = to;
        return false;
    }
    const JournalEntry before = m_entry;
    JournalHandOver &last = m_entry.handOvers[row];
    if (last.way == HandOverWay::Forwarded)
        last.way = HandOverWay::Deflected;
    if (!to.name.isEmpty())
        last.name = to.name;
    if (!to.mailboxOf.isEmpty())
        settle(HandOverOutcome::VoiceMail, facts.wall(at));
    m_entry.kind = kind();
    return m_entry != before;
}

/// Two calls that are one and go on here: not a hand-over but company.
void CallRecord::joinConference(const cti::CallEvent &event, const RecordFacts &facts)
{
    if (!m_joined || (event.connection.others.isEmpty() && m_live.size() > 1))
        return;
    JournalHandOver company;
    company.way = HandOverWay::Conference;
    company.outcome = HandOverOutcome::Taken;
    company.number = m_joined->number;
    company.key = m_joined->key;
    company.name = m_joined->name;
    company.atMs = company.settledMs = facts.wall(event.at);
    m_entry.handOvers.append(company);
    m_joined.reset();
}

void CallRecord::absorb(const CallRecord &other, Clock::Milliseconds at, const RecordFacts &facts)
{
    m_live.unite(other.m_live);
    m_lastNews = std::max(m_lastNews, other.m_lastNews);
    m_entry.inferred = m_entry.inferred || other.m_entry.inferred;
    m_entry.recordingKept = m_entry.recordingKept || other.m_entry.recordingKept;
    if (m_noteTold.isEmpty())
        m_noteTold = other.m_noteTold;
    if (m_noteTyped.isEmpty())
        m_noteTyped = other.m_noteTyped;
    joinNotes();
    const bool isSomebodyElse = other.m_isConsultation
        || (isWorthKeeping() && other.isWorthKeeping() && other.m_entry.key != m_entry.key
            && !other.m_entry.key.isEmpty());
    if (isSomebodyElse) {
        Joined joined{other.m_entry.number, other.m_entry.key, other.m_entry.name, other.m_remoteDevice,
            other.m_talked || other.m_talkingSince, other.m_isConsultation};
        const qsizetype row = m_live.isEmpty() ? lastHandOver() : -1;
        if (row >= 0 && m_entry.handOvers.at(row).way == HandOverWay::Blind
            && m_entry.handOvers.at(row).key == joined.key) {
            // Handed on before it was told that the two are one.
            m_entry.handOvers[row].way = HandOverWay::Consulted;
            if (joined.answered)
                settle(HandOverOutcome::Taken, m_entry.handOvers.at(row).atMs);
        } else {
            m_joined = std::move(joined);
        }
    } else {
        if (!isWorthKeeping() || (m_entry.number.isEmpty() && !m_entry.withheld)) {
            m_entry.number = other.m_entry.number;
            m_entry.key = other.m_entry.key;
            m_entry.name = other.m_entry.name;
            m_entry.withheld = other.m_entry.withheld;
            m_remoteDevice = other.m_remoteDevice;
        }
        if (other.m_entry.startedMs > 0 && (m_entry.startedMs == 0 || other.m_entry.startedMs < m_entry.startedMs)) {
            m_entry.startedMs = other.m_entry.startedMs;
            m_entry.direction = other.m_entry.direction;
        }
        if (m_entry.calledNumber.isEmpty()) {
            m_entry.calledNumber = other.m_entry.calledNumber;
            m_entry.calledName = other.m_entry.calledName;
        }
        if (m_entry.queue.isEmpty())
            m_entry.queue = other.m_entry.queue;
        if (other.m_waited)
            add(m_waited, *other.m_waited);
        if (other.m_talked)
            add(m_talked, *other.m_talked);
        if (!m_waitingSince && !m_talkingSince)
            m_waitingSince = other.m_waitingSince;
        if (!m_talkingSince)
            m_talkingSince = other.m_talkingSince;
        m_entry.handOvers.append(other.m_entry.handOvers);
        std::ranges::stable_sort(m_entry.handOvers, {}, &JournalHandOver::atMs);
        if (!m_live.isEmpty())
            cameBack(facts.wall(at));
    }
    refresh(at, facts);
}

void CallRecord::continueFrom(const JournalEntry &cutShort)
{
    m_entry.id = cutShort.id;
    m_entry.uuid = cutShort.uuid;
    m_entry.startedMs = cutShort.startedMs;
    m_entry.handOvers = cutShort.handOvers + m_entry.handOvers;
    m_entry.recordingKept = m_entry.recordingKept || cutShort.recordingKept;
    m_entry.inferred = true; // what happened in between nobody saw
    if (m_entry.calledNumber.isEmpty()) {
        m_entry.calledNumber = cutShort.calledNumber;
        m_entry.calledName = cutShort.calledName;
    }
    if (m_entry.queue.isEmpty())
        m_entry.queue = cutShort.queue;
    if (m_noteTold.isEmpty())
        m_noteTold = cutShort.note;
    joinNotes();
    if (!m_entry.waiting) {
        m_waited = cutShort.waiting;
        m_entry.waiting = cutShort.waiting;
    }
    if (!m_entry.talking && !m_talkingSince)
        m_entry.talking = m_talked = cutShort.talking;
    m_entry.kind = kind();
}

qsizetype CallRecord::lastHandOver() const
{
    for (qsizetype row = m_entry.handOvers.size() - 1; row >= 0; --row) {
        if (m_entry.handOvers.at(row).way != HandOverWay::Conference)
            return row;
    }
    return -1;
}

bool CallRecord::isStillOpen(const JournalHandOver &handOver)
{
    return handOver.outcome == HandOverOutcome::Underway
        || (handOver.outcome == HandOverOutcome::Unknown && handOver.settledMs == 0);
}

/// Says what became of the last hand-over, if that is still open.
void CallRecord::settle(HandOverOutcome outcome, qint64 atMs)
{
    const qsizetype row = lastHandOver();
    if (row < 0 || !isStillOpen(m_entry.handOvers.at(row)))
        return;
    m_entry.handOvers[row].outcome = outcome;
    m_entry.handOvers[row].settledMs = atMs;
}

/// By itself or pulled back; also one of which nothing was heard, or that seemed to be over.
void CallRecord::cameBack(qint64 atMs)
{
    const qsizetype row = lastHandOver();
    if (row < 0 || m_entry.handOvers.at(row).outcome == HandOverOutcome::Taken
        || m_entry.handOvers.at(row).outcome == HandOverOutcome::CameBack)
        return;
    m_entry.handOvers[row].outcome = HandOverOutcome::CameBack;
    m_entry.handOvers[row].settledMs = atMs;
}

JournalKind CallRecord::kind() const
{
    const qsizetype row = lastHandOver();
    const auto left = [](const JournalHandOver &last) {
        return last.outcome != HandOverOutcome::CameBack
            && (last.way != HandOverWay::Forwarded || last.outcome == HandOverOutcome::Taken);
    };
    if (row >= 0 && left(m_entry.handOvers.at(row)))
        return JournalKind::Transferred;
    if (m_entry.direction == cti::Direction::Outgoing)
        return JournalKind::Placed;
    return m_entry.talking ? JournalKind::Answered : JournalKind::Missed;
}

void CallRecord::refresh(Clock::Milliseconds at, const RecordFacts &facts)
{
    const bool over = m_live.isEmpty();
    if (over) {
        stopWaiting(at);
        if (m_talkingSince)
            add(m_talked, at - *m_talkingSince);
        m_talkingSince.reset();
    }
    m_entry.waiting = m_waited;
    if (m_waitingSince)
        add(m_entry.waiting, at - *m_waitingSince);
    if (m_queued && m_entry.waiting)
        add(m_entry.waiting, *m_queued);
    m_entry.talking = m_talked;
    if (m_talkingSince)
        add(m_entry.talking, at - *m_talkingSince);
    m_entry.seenMs = facts.wall(at);
    m_entry.endedMs = over ? std::max<qint64>(1, facts.wall(at)) : 0;
    m_entry.kind = kind();
    if (m_joined && over && !m_joined->consulted) {
        // Joined, and gone before anything more was told: the other one was a caller, too.
        JournalHandOver company{HandOverWay::Conference, HandOverOutcome::Taken, m_joined->number, m_joined->key,
            m_joined->name, facts.wall(at), facts.wall(at)};
        m_entry.handOvers.append(company);
        m_joined.reset();
    }
}

} // namespace balie::desk
