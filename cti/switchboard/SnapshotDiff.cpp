#include "cti/switchboard/SnapshotDiff.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace balie::cti {

namespace {

/// Starts of one call that are computed twice from ages in answers differ by no more than this.
constexpr Clock::Milliseconds startTolerance = 5s;

const Connection *find(const QVector<Connection> &connections, const ConnectionId &id)
{
    const auto found = std::find_if(connections.cbegin(), connections.cend(),
        [&](const Connection &connection) { return connection.id == id; });
    return found == connections.cend() ? nullptr : &*found;
}

} // namespace

SnapshotDiff::SnapshotDiff(CallIdentity &identity, bool own, Certainty certainty)
    : m_identity(identity)
    , m_own(own)
    , m_certainty(certainty)
{
}

QVector<CallEvent> SnapshotDiff::between(const DeviceSnapshot &before, const DeviceSnapshot &now)
{
    m_before = &before;
    m_now = &now;
    m_firstSight = before.knowledge != Knowledge::Known;
    // Of somebody else's device only what changes while we look is news.
    m_silent = !m_own && (m_firstSight || now.knowledge != Knowledge::Known);
    for (const Connection &connection : before.connections)
        m_open.append(&connection);

    followLinks();
    for (const EndedConnection &ended : now.ended)
        end(ended);
    loseUntold();
    for (const Connection &connection : now.connections)
        compare(connection);
    // A transfer at the end of the snapshot can have made one thread of two that its beginning
    // names.
    for (CallEvent &event : m_events)
        event.thread = m_identity.survivorOf(event.thread);
    return std::move(m_events);
}

/// Links come before the ends of the connections that they are about, because of two calls that
/// become one the first must not be over before the second is linked. But a link means the use of
/// its old id that ends with it: one that came and went unseen has to be made known first.
void SnapshotDiff::followLinks()
{
    const auto &links = m_now->links;
    const auto &endings = m_now->ended;
    for (auto ended = endings.cbegin(); ended != endings.cend(); ++ended) {
        const bool isFirstUse = std::none_of(endings.cbegin(), ended,
            [&](const EndedConnection &earlier) { return earlier.last.id == ended->last.id; });
        if (!isFirstUse)
            continue; // its own end links it
        m_identity.threadFor(ended->last);
        for (const CallLink &link : links) {
            if (link.oldCall == ended->last.id.call && link.newCall == ended->movedTo)
                m_identity.link(link, m_now->device);
        }
    }
    for (const CallLink &link : links) {
        const bool isToldByAnEnd
            = std::any_of(endings.cbegin(), endings.cend(), [&](const EndedConnection &ended) {
                  return ended.last.id.call == link.oldCall && ended.movedTo == link.newCall;
              });
        if (!isToldByAnEnd)
            m_identity.link(link, m_now->device);
    }
}

SnapshotDiff::Phase SnapshotDiff::phaseOf(const Connection &connection)
{
    switch (connection.state) {
    case ConnectionState::Alerting:
        return Phase::Ringing;
    case ConnectionState::Hold:
        return Phase::Held;
    case ConnectionState::Queued:
        return Phase::Queued;
    case ConnectionState::Fail:
        return Phase::Failed;
    case ConnectionState::Connected:
        if (!connection.failCause.isEmpty())
            return Phase::Failed; // connected to a busy tone
        if (connection.remoteAlerting)
            return Phase::RemoteRinging;
        return connection.direction == Direction::Outgoing && !connection.answeredAt
            ? Phase::Dialling
            : Phase::Talking;
    case ConnectionState::Null:
    case ConnectionState::Initiated:
        break;
    }
    return Phase::Dialling;
}

/// After a gap the same id may stand for another call.
bool SnapshotDiff::isAnotherCall(const Connection &was, const Connection &is)
{
    if (was.direction != is.direction && was.direction != Direction::Unknown
        && is.direction != Direction::Unknown)
        return true;
    if (was.startedAt && is.startedAt
        && std::chrono::abs(*was.startedAt - *is.startedAt) > startTolerance)
        return true;
    const bool begins = is.state == ConnectionState::Initiated
        || (is.state == ConnectionState::Alerting && is.recall == RecallReason::None);
    return begins
        && (was.state == ConnectionState::Connected || was.state == ConnectionState::Hold);
}

const Connection *SnapshotDiff::takeBefore(const ConnectionId &id)
{
    const auto found = std::find_if(m_open.begin(), m_open.end(),
        [&](const Connection *connection) { return connection->id == id; });
    if (found == m_open.end())
        return nullptr;
    const Connection *const connection = *found;
    m_open.erase(found);
    return connection;
}

/// The connection of this device under which an ended one goes on, if there is one and no other
/// does.
const Connection *SnapshotDiff::successor(const CallId &call, const EndedConnection &ended) const
{
    if (call.isEmpty() || call == ended.last.id.call)
        return nullptr;
    const ConnectionId target{call, m_now->device};
    const Connection *const next = find(m_now->connections, target);
    const auto hasEnded = [&](const EndedConnection &other) { return other.last.id == target; };
    if (!next
        || (find(m_before->connections, target)
            && std::none_of(m_now->ended.cbegin(), m_now->ended.cend(), hasEnded)))
        return nullptr;
    const auto isTaken = [&](const Continued &continued) { return continued.as == target; };
    if (std::any_of(m_continued.cbegin(), m_continued.cend(), isTaken))
        return nullptr;
    // Of a held call and its consultation the held call goes on.
    const bool heldCallGoesOn = !ended.last.consultationOf.call.isEmpty()
        && std::any_of(
            m_now->ended.cbegin(), m_now->ended.cend(), [&](const EndedConnection &other) {
                return other.movedTo == call && other.last.id == ended.last.consultationOf;
            });
    return heldCallGoesOn ? nullptr : next;
}

void SnapshotDiff::end(const EndedConnection &ended)
{
    const Connection *const was = takeBefore(ended.last.id);
    m_thread = m_identity.threadFor(ended.last);
    if (was)
        moved(*was, ended.last, {});
    else if (!m_firstSight || m_own)
        born(ended.last);

    const bool goesOn = successor(ended.movedTo, ended) != nullptr;
    m_identity.ended(ended, m_now->at);
    if (goesOn) {
        const ConnectionId target{ended.movedTo, m_now->device};
        m_continued.append({&ended.last, m_thread, target});
        return;
    }
    last(ended, m_thread, m_certainty);
}

/// What the new snapshot no longer has, without having said why. A provider that folds events
/// always says why; so this is a gap, whatever the snapshot calls itself.
void SnapshotDiff::loseUntold()
{
    for (qsizetype i = 0; i < m_open.size();) {
        const Connection *const was = m_open[i];
        const Connection *const is = find(m_now->connections, was->id);
        if (is && !(m_certainty == Certainty::Inferred && isAnotherCall(*was, *is))) {
            ++i;
            continue;
        }
        m_open.remove(i);
        EndedConnection lost;
        lost.last = *was;
        for (const CallLink &link : m_now->links) {
            if (link.oldCall == was->id.call)
                lost.movedTo = link.newCall;
        }
        m_thread = m_identity.threadFor(*was);
        const bool goesOn = successor(lost.movedTo, lost) != nullptr;
        if (goesOn) {
            lost.reason = EndReason::Merged;
            m_continued.append({was, m_thread, {lost.movedTo, m_now->device}});
        }
        if (m_now->knowledge == Knowledge::Known || !lost.movedTo.isEmpty())
            m_identity.ended(lost, m_now->at);
        else
            m_identity.lostSightOf(*was, m_now->at);
        if (!goesOn)
            last(lost, m_thread, Certainty::Inferred);
    }
}

void SnapshotDiff::compare(const Connection &connection)
{
    const Connection *was = takeBefore(connection.id);
    if (was && *was == connection)
        return;
    m_thread = m_identity.threadFor(connection);
    ConnectionId formerly;
    if (!was) {
        const auto continued = std::find_if(m_continued.cbegin(), m_continued.cend(),
            [&](const Continued &candidate) { return candidate.as == connection.id; });
        if (continued != m_continued.cend()) {
            was = continued->was;
            formerly = continued->was->id;
        }
    }
    if (!was) {
        if (!m_firstSight || (m_own && phaseOf(connection) == Phase::Ringing))
            born(connection);
    } else if (!moved(*was, connection, formerly)) {
        emitted(CallEventKind::Changed, connection).formerly = formerly;
    }
}

/// The first that is seen of a connection: what it must have gone through, as far as that is
/// certain.
void SnapshotDiff::born(const Connection &connection)
{
    if (m_silent)
        return;
    const bool outgoing = connection.direction == Direction::Outgoing;
    switch (phaseOf(connection)) {
    case Phase::Ringing:
        emitted(connection.recall == RecallReason::None ? CallEventKind::Offered
                                                        : CallEventKind::Recalled,
            connection);
        break;
    case Phase::Dialling:
        emitted(CallEventKind::Originated, connection);
        break;
    case Phase::RemoteRinging:
        if (outgoing)
            emitted(CallEventKind::Originated, connection);
        emitted(CallEventKind::RemoteAlerting, connection);
        break;
    case Phase::Held:
    case Phase::Talking:
        // Not Offered where it comes in: a call that was picked up never rang here.
        if (outgoing)
            emitted(CallEventKind::Originated, connection);
        emitted(CallEventKind::Answered, connection);
        if (connection.state == ConnectionState::Hold)
            emitted(CallEventKind::Held, connection);
        break;
    case Phase::Queued:
        emitted(CallEventKind::Changed, connection);
        break;
    case Phase::Failed:
        if (outgoing)
            emitted(CallEventKind::Originated, connection);
        emitted(CallEventKind::Failed, connection).cause = connection.failCause;
        break;
    }
}

/// The steps from one state to the next, with those that went by unseen. False if there was none to
/// tell of.
bool SnapshotDiff::moved(const Connection &was, const Connection &is, const ConnectionId &formerly)
{
    if (m_silent)
        return true;
    const Phase from = phaseOf(was);
    const Phase to = phaseOf(is);
    const qsizetype before = m_events.size();
    const bool wasTalkedOn = from == Phase::Talking || from == Phase::Held;
    if (from == to) {
        if (to == Phase::Ringing && was.recall == RecallReason::None
            && is.recall != RecallReason::None)
            emitted(CallEventKind::Recalled, is);
    } else {
        switch (to) {
        case Phase::Ringing:
            emitted(
                is.recall == RecallReason::None ? CallEventKind::Offered : CallEventKind::Recalled,
                is);
            break;
        case Phase::Dialling:
            // Some switches do not say when it was answered; that it no longer rings there says as
            // much.
            if (from == Phase::RemoteRinging && is.state == ConnectionState::Connected)
                emitted(CallEventKind::Answered, is);
            break;
        case Phase::RemoteRinging:
            emitted(CallEventKind::RemoteAlerting, is);
            break;
        case Phase::Talking:
            emitted(from == Phase::Held ? CallEventKind::Retrieved : CallEventKind::Answered, is);
            break;
        case Phase::Held:
            if (!wasTalkedOn)
                emitted(CallEventKind::Answered, is);
            emitted(CallEventKind::Held, is);
            break;
        case Phase::Queued:
            emitted(CallEventKind::Changed, is);
            break;
        case Phase::Failed:
            emitted(CallEventKind::Failed, is).cause = is.failCause;
            break;
        }
    }
    if (m_events.size() == before)
        return false;
    m_events[before].formerly = formerly;
    return true;
}

/// The one last event of a connection.
void SnapshotDiff::last(const EndedConnection &ended, CallThreadId thread, Certainty certainty)
{
    if (m_silent)
        return;
    // Held call and consultation leave together: that is one transfer, not two.
    thread = m_identity.survivorOf(thread);
    const bool isTransfer = ended.reason == EndReason::Transferred
        && ended.last.consultationOf.call.isEmpty() && !m_transferred.contains(thread);
    if (isTransfer)
        m_transferred.append(thread);
    m_thread = thread;
    CallEvent &event
        = emitted(isTransfer ? CallEventKind::Transferred : CallEventKind::Ended, ended.last);
    event.certainty = certainty;
    event.endReason = ended.reason;
    event.newDestination = ended.newDestination;
    event.cause = ended.cause;
}

CallEvent &SnapshotDiff::emitted(CallEventKind kind, const Connection &connection)
{
    CallEvent &event = m_events.emplaceBack();
    event.kind = kind;
    event.certainty = m_certainty;
    event.thread = m_thread;
    event.device = m_now->device;
    event.own = m_own;
    event.connection = connection;
    event.at = m_now->at;
    return event;
}

} // namespace balie::cti
