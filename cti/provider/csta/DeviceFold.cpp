#include "cti/provider/csta/DeviceFold.h"

#include "cti/provider/csta/ActionRules.h"
#include "cti/provider/csta/FoldParts.h"

#include <algorithm>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using csta::CallEventType;
using csta::Cause;
using State = ConnectionState;

namespace {

/// The state that an event about this device's own connection leaves it in, where the switch does
/// not say so itself.
std::optional<State> stateAfter(CallEventType type)
{
    switch (type) {
    case CallEventType::ServiceInitiated:
        return State::Initiated;
    case CallEventType::Originated:
    case CallEventType::Established:
    case CallEventType::Retrieved:
    case CallEventType::NetworkReached:
        return State::Connected;
    case CallEventType::Offered:
    case CallEventType::Delivered:
        return State::Alerting;
    case CallEventType::Held:
        return State::Hold;
    case CallEventType::Queued:
        return State::Queued;
    case CallEventType::Failed:
        return State::Fail;
    case CallEventType::ConnectionCleared:
    case CallEventType::CallCleared:
    case CallEventType::Diverted:
        return State::Null;
    default:
        return std::nullopt;
    }
}

/// Whether the device that the event names is that of its subject. A releasing device is whoever
/// hung up, and the interface to the network is nobody's telephone.
bool namesItsSubject(CallEventType type)
{
    return type != CallEventType::ConnectionCleared && type != CallEventType::NetworkReached
        && type != CallEventType::CallCleared;
}

EndReason endReasonOf(const csta::CallEvent &event, const Connection &last)
{
    if (event.type == CallEventType::Diverted)
        return EndReason::Diverted;
    return last.state == State::Fail ? EndReason::Failed : EndReason::Cleared;
}

/// Events that may be the first of a call at this device.
bool introducesItself(CallEventType type)
{
    return type == CallEventType::ServiceInitiated || type == CallEventType::Originated
        || type == CallEventType::Offered || type == CallEventType::Delivered
        || type == CallEventType::Queued;
}

/// Why a call comes back to a connection that was so far as `before`. The standard's `recall` tells
/// neither park from hold nor from anything else.
RecallReason recallOf(
    const csta::CallEvent &event, const csta::PrivateData &privateData, const Connection &before)
{
    const RecallReason byCause = recallFrom(event.cause.value);
    if (byCause == RecallReason::None)
        return byCause;
    if (!privateData.recall.isEmpty())
        return recallFrom(privateData.recall);
    if (event.cause.value != Cause::Recall)
        return byCause;
    if (before.state == State::Hold)
        return RecallReason::Hold;
    // Offered has told it already, and Delivered repeats it.
    return before.recall != RecallReason::None ? before.recall : byCause;
}

/// Somebody else hung up: who is left takes the place of whom we talked to.
void leaveConference(Connection &connection, const QString &device)
{
    connection.others.removeIf([&](const Party &other) { return other.device.value() == device; });
    if (connection.remote.device.value() == device && !connection.others.isEmpty())
        connection.remote = connection.others.takeFirst();
}

/// A device already known keeps its name where the news has none.
void setParty(Party &party, const Party &news)
{
    if (news == Party())
        return;
    const QString name
        = news.name.isEmpty() && news.device == party.device ? party.name : news.name;
    party = news;
    party.name = name;
}

} // namespace

/// Which of our connections an event is about.
struct DeviceFold::Subject {
    CallId call;
    FoldedConnection *known = nullptr;
    bool mine
        = false; ///< the connection is this device's own, not another party's in the same call
};

DeviceFold::DeviceFold(DeviceId device, bool own, const ServerProfile &profile)
    : m_device(std::move(device))
    , m_number(csta::deviceAddress(m_device.value()).number)
    , m_own(own)
    , m_profile(profile)
{
}

bool DeviceFold::isMe(const csta::DeviceText &device, const FoldedConnection *known) const
{
    if (device.isEmpty())
        return false;
    if (device.text == m_device.value() || (known && device.text == known->wire.device.text))
        return true;
    return !m_number.isEmpty() && device.address().number == m_number;
}

CallId DeviceFold::callOf(const csta::ConnectionId &connection) const
{
    if (!connection.call.isEmpty())
        return CallId(connection.call);
    if (connection.device.isEmpty())
        return {};
    // Some switches leave the call out: then the device says which of our few calls is meant.
    const QString &text = connection.device.text;
    for (const FoldedConnection &entry : m_connections) {
        if (entry.wire.device.text == text || entry.model.remote.device.value() == text)
            return entry.model.id.call;
    }
    return m_connections.size() == 1 ? m_connections.first().model.id.call
                                     : CallId(u"device:"_s + text);
}

FoldedConnection *DeviceFold::find(const CallId &call)
{
    const auto found = std::ranges::find_if(
        m_connections, [&](const FoldedConnection &entry) { return entry.model.id.call == call; });
    return found == m_connections.end() ? nullptr : &*found;
}

csta::ConnectionId DeviceFold::wireOf(const CallId &call) const
{
    for (const FoldedConnection &entry : m_connections) {
        if (entry.model.id.call == call && !entry.wire.isEmpty())
            return entry.wire;
    }
    return {call.value(), {m_device.value(), {}}};
}

FoldedConnection &DeviceFold::create(const CallId &call, Clock::Milliseconds now)
{
    FoldedConnection entry;
    entry.model.id = {call, m_device};
    entry.model.startedAt = now;
    // A connection is large and nearly always the only one of its device.
    if (m_connections.isEmpty())
        m_connections.reserve(1);
    m_connections.append(entry);
    return m_connections.last();
}

void DeviceFold::end(const CallId &call, EndReason reason, const QString &cause,
    const CallId &movedTo, const Party &newDestination)
{
    FoldedConnection *entry = find(call);
    if (!entry)
        return;
    m_ended.append({entry->model, reason, cause, movedTo, newDestination});
    const QString thread = entry->linkage.thread;
    m_connections.removeIf(
        [&](const FoldedConnection &candidate) { return candidate.model.id.call == call; });
    if (m_connections.isEmpty())
        m_connections.squeeze(); // thousands of devices without a call
    constexpr qsizetype remembered = 8;
    m_recentlyGone.append({call, thread});
    if (m_recentlyGone.size() > remembered)
        m_recentlyGone.removeFirst();
    m_consultations.remove(call);
    if (m_heldForConsultation == call)
        m_heldForConsultation = {};
    for (FoldedConnection &other : m_connections) {
        if (other.model.consultationOf.call == call)
            other.model.consultationOf = {};
    }
}

DeviceFold::Subject DeviceFold::subjectOf(const csta::CallEvent &event)
{
    Subject subject;
    subject.call = callOf(event.connection);
    subject.known = find(subject.call);
    if (!event.connection.device.isEmpty() && isMe(event.connection.device, subject.known)) {
        subject.mine = true;
    } else if (namesItsSubject(event.type) && event.device.isDevice()) {
        subject.mine = isMe(event.device.device, subject.known); // behind a dynamic identifier
    } else if (event.connection.device.isEmpty()) {
        // A bare call id: at the one end a call rings, fails or is answered, at the other it is
        // heard to.
        const bool weCalled
            = subject.known && subject.known->model.direction == Direction::Outgoing;
        const bool farEndEvent = event.type == CallEventType::Delivered
            || event.type == CallEventType::Established || event.type == CallEventType::Failed;
        subject.mine = !(farEndEvent && weCalled);
    }
    return subject;
}

DeviceFold::Outcome DeviceFold::apply(
    const csta::CallEvent &event, const csta::PrivateData &privateData, Clock::Milliseconds now)
{
    m_lastNews = now;
    m_stampNs = privateData.stampNs.value_or(0);
    if (event.type == CallEventType::Transfered || event.type == CallEventType::Conferenced) {
        const Outcome outcome = applyMerge(event, privateData, now);
        refreshActions();
        return outcome;
    }

    Subject subject = subjectOf(event);
    const bool doubtful = isDoubtful(event, subject);
    std::optional<State> next = event.local.state;
    if (!next && (subject.mine || event.type == CallEventType::CallCleared))
        next = stateAfter(event.type);
    if (subject.call.isEmpty())
        return {};

    // The switch has given the id of a call whose end we did not see to another one.
    const bool startsAnew = subject.mine
        && (event.type == CallEventType::Offered || event.type == CallEventType::Delivered
            || event.type == CallEventType::ServiceInitiated);
    const bool recalled = recallFrom(event.cause.value) != RecallReason::None;
    const bool looksReused
        = subject.known && next != State::Connected && !recalled && subject.known->model.answeredAt;
    if (subject.known && startsAnew
        && (looksReused || event.linkage.isOfAnotherCall(subject.known->linkage))) {
        end(subject.call, EndReason::Unknown, {});
        subject.known = nullptr;
    }

    if (!subject.known) {
        const bool over = next == State::Null
            || (!next
                && (event.type == CallEventType::ConnectionCleared
                    || event.type == CallEventType::Diverted));
        // The echo of a call that has already gone (a cleared connection after a transfer).
        if (over || event.type == CallEventType::CallInformation)
            return {false,
                over
                    && std::ranges::find(m_recentlyGone, subject.call, &Gone::call)
                        == m_recentlyGone.end()};
        subject.known = &create(subject.call, now);
        adoptConsultation(subject.known->model);
        followRecall(*subject.known, event);
    }
    FoldedConnection &entry = *subject.known;
    if (!event.linkage.isEmpty())
        entry.linkage = event.linkage;
    if (subject.mine && !event.connection.device.isEmpty())
        entry.wire = event.connection;

    if (next == State::Null) {
        const Party destination = partyFrom(event.newDestination, privateData);
        const bool goesOn = event.type == CallEventType::Diverted;
        end(subject.call, endReasonOf(event, entry.model), event.cause.raw,
            goesOn ? subject.call : CallId(), destination);
        refreshActions();
        return {true, false};
    }
    const bool nobodySaysWho = entry.model.state == State::Null && next != State::Initiated;
    describe(entry, event, subject.mine, privateData, now);
    enterState(entry,
        next.value_or(entry.model.state == State::Null ? State::Connected : entry.model.state),
        event, now);
    refreshActions();
    return {true, doubtful || (nobodySaysWho && entry.model.remote == Party())};
}

bool DeviceFold::isDoubtful(const csta::CallEvent &event, const Subject &subject) const
{
    if (!subject.known)
        return !introducesItself(event.type);
    if (!subject.mine)
        return false;
    const Connection &connection = subject.known->model;
    const bool answered = connection.state == State::Connected && connection.answeredAt;
    switch (event.type) {
    case CallEventType::Held:
        return connection.state != State::Connected;
    case CallEventType::Retrieved:
        return connection.state != State::Hold && connection.state != State::Queued;
    case CallEventType::Established:
        return answered || connection.state == State::Hold;
    case CallEventType::Offered:
    case CallEventType::Delivered:
    case CallEventType::ServiceInitiated:
        return (answered || connection.state == State::Hold)
            && recallFrom(event.cause.value) == RecallReason::None;
    default:
        return false;
    }
}

void DeviceFold::describeIncoming(
    Connection &connection, const csta::CallEvent &event, const csta::PrivateData &privateData)
{
    if (connection.direction == Direction::Unknown)
        connection.direction = isMe(event.calling) ? Direction::Outgoing : Direction::Incoming;
    if (!isMe(event.calling)) {
        setParty(connection.remote,
            partyFrom(
                event.calling.isDevice() || event.calling.kind == csta::Party::Kind::Restricted
                    ? event.calling
                    : event.networkCalling,
                privateData));
    } else if (connection.remote == Party()) {
        // Our own call comes back: whom it had reached is known better than whom we dialled.
        setParty(connection.remote, partyFrom(event.called, privateData));
    }
    connection.recall = recallOf(event, privateData, connection);
    const Party redirecting = partyFrom(event.lastRedirection, privateData);
    if (connection.recall != RecallReason::None) {
        connection.recalledFrom = redirecting.device;
    } else if (!redirecting.device.isEmpty()
        && (connection.redirections.isEmpty()
            || connection.redirections.last().from.device != redirecting.device)) {
        connection.redirections.append({redirecting, event.cause.raw});
    }
}

void DeviceFold::describe(FoldedConnection &entry, const csta::CallEvent &event, bool mine,
    const csta::PrivateData &privateData, Clock::Milliseconds now)
{
    Connection &connection = entry.model;
    const Party subject = partyFrom(
        event.device.isDevice() ? event.device.device : event.connection.device, privateData);
    const Party called = partyFrom(
        event.networkCalled.isDevice() && isMe(event.called) ? event.networkCalled : event.called,
        privateData);
    if (connection.called == Party())
        connection.called = called;
    if (!mine && connection.direction == Direction::Unknown && event.calling.isDevice())
        connection.direction = isMe(event.calling) ? Direction::Outgoing : Direction::Incoming;

    switch (event.type) {
    case CallEventType::ServiceInitiated:
        // Picking up looks like dialling at first, but the call is somebody else's.
        if (event.cause.value != Cause::CallPickup)
            connection.direction = Direction::Outgoing;
        break;
    case CallEventType::Originated:
        connection.direction = Direction::Outgoing;
        setParty(connection.remote, partyFrom(event.called, privateData));
        break;
    case CallEventType::NetworkReached:
        if (connection.remote == Party())
            connection.remote = called;
        break;
    case CallEventType::Offered:
    case CallEventType::Delivered:
        if (mine) {
            describeIncoming(connection, event, privateData);
        } else {
            setParty(connection.remote, subject);
            connection.remoteAlerting = event.cause.value != Cause::EnteringDistribution;
        }
        break;
    case CallEventType::Established:
        connection.remoteAlerting = false;
        connection.failCause.clear();
        if (mine && connection.direction != Direction::Outgoing) {
            const Connection before = connection;
            describeIncoming(connection, event, privateData);
            if (before.state != State::Null) { // answering does not undo that it came back
                connection.recall = before.recall;
                connection.recalledFrom = before.recalledFrom;
            }
        } else if (!mine) {
            setParty(connection.remote, subject);
        }
        if (!connection.answeredAt)
            connection.answeredAt = now;
        break;
    case CallEventType::ConnectionCleared:
        connection.remoteAlerting = false;
        if (!mine)
            leaveConference(connection, event.connection.device.text);
        break;
    case CallEventType::Held:
        connection.remoteHeld = connection.remoteHeld || !mine;
        break;
    case CallEventType::Retrieved:
        connection.remoteHeld = connection.remoteHeld && mine;
        break;
    case CallEventType::Diverted:
        setParty(connection.remote, partyFrom(event.newDestination, privateData));
        connection.remoteAlerting = false;
        break;
    case CallEventType::Queued:
        if (mine)
            describeIncoming(connection, event, privateData);
        else
            setParty(connection.remote, subject);
        connection.remoteAlerting = false;
        break;
    case CallEventType::Failed:
        connection.failCause = event.cause.raw.isEmpty() ? u"failed"_s : event.cause.raw;
        connection.remoteAlerting = false;
        if (!mine && connection.remote == Party())
            connection.remote = subject;
        break;
    case CallEventType::CallInformation:
        if (connection.direction == Direction::Incoming && !isMe(event.calling))
            setParty(connection.remote, partyFrom(event.calling, privateData));
        break;
    default:
        break;
    }
    if (mine && event.type == CallEventType::Held && event.cause.value == Cause::Consultation)
        m_heldForConsultation = connection.id.call;
    if (event.permitted)
        entry.permitted = event.permitted;
    else if (event.type != CallEventType::CallInformation)
        entry.permitted.reset();
}

void DeviceFold::enterState(
    FoldedConnection &entry, State state, const csta::CallEvent &event, Clock::Milliseconds now)
{
    Connection &connection = entry.model;
    if (state == State::Hold && connection.state != State::Hold)
        connection.heldSince = now;
    else if (state != State::Hold)
        connection.heldSince.reset();
    // Retrieved from a park or a queue: nobody said Established, but somebody talks.
    if (state == State::Connected && connection.state == State::Queued
        && event.type == CallEventType::Retrieved && !connection.answeredAt)
        connection.answeredAt = now;
    connection.state = state;
}

void DeviceFold::adoptConsultation(Connection &connection)
{
    const CallId held = m_consultations.contains(connection.id.call)
        ? m_consultations.take(connection.id.call)
        : std::exchange(m_heldForConsultation, {});
    const FoldedConnection *entry = held.isEmpty() ? nullptr : find(held);
    if (entry && held != connection.id.call)
        connection.consultationOf = entry->model.id;
}

/// A call that comes back under another id is the one that went, where the switch says which.
void DeviceFold::followRecall(const FoldedConnection &entry, const csta::CallEvent &event)
{
    const QString &thread = event.linkage.thread;
    if (thread.isEmpty() || recallFrom(event.cause.value) == RecallReason::None)
        return;
    const auto last
        = std::find_if(m_recentlyGone.crbegin(), m_recentlyGone.crend(), [&](const Gone &gone) {
              return gone.thread == thread && gone.call != entry.model.id.call;
          });
    if (last != m_recentlyGone.crend())
        m_links.append({last->call, entry.model.id.call, CallLink::Why::Recall});
}

void DeviceFold::noteConsultation(const CallId &held, const CallId &initiated)
{
    const FoldedConnection *existing = find(held);
    if (!existing)
        return;
    if (FoldedConnection *consultation = find(initiated))
        consultation->model.consultationOf = existing->model.id;
    else
        m_consultations.insert(initiated, held);
    m_heldForConsultation = {};
}

void DeviceFold::refreshActions()
{
    applyActionRules(m_connections, m_own, m_profile);
}

} // namespace balie::cti
