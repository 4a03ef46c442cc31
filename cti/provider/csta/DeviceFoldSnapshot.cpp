// What a device fold takes over whole: snapshots and the services of the device.
#include "cti/provider/csta/DeviceFold.h"
#include "cti/provider/csta/FoldParts.h"

#include <algorithm>
#include <span>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using State = ConnectionState;

namespace {

const csta::PrivateData::Connection *detailsOf(
    const csta::PrivateData &privateData, const QString &call, qsizetype row)
{
    if (row < privateData.connections.size() && privateData.connections[row].call == call)
        return &privateData.connections[row];
    for (const auto &details : privateData.connections) {
        if (details.call == call)
            return &details;
    }
    return nullptr;
}

Moment ago(std::optional<qint64> ms, Clock::Milliseconds now)
{
    return ms ? Moment(now - Clock::Milliseconds(*ms)) : Moment();
}

void addDetails(Connection &connection, const csta::PrivateData::Connection &details,
    const csta::PrivateData &privateData, Clock::Milliseconds now)
{
    if (details.direction == "in"_L1)
        connection.direction = Direction::Incoming;
    else if (details.direction == "out"_L1)
        connection.direction = Direction::Outgoing;
    if (!details.remoteDevice.isEmpty())
        connection.remote = partyFrom(csta::DeviceText{details.remoteDevice, {}}, privateData);
    if (!details.remoteName.isEmpty())
        connection.remote.name = details.remoteName;
    connection.called = partyFrom(csta::DeviceText{details.calledDevice, {}}, privateData);
    connection.recall = recallFrom(details.recall);
    const Party redirecting
        = partyFrom(csta::DeviceText{details.lastRedirectionDevice, {}}, privateData);
    if (connection.recall != RecallReason::None)
        connection.recalledFrom = redirecting.device;
    else if (!redirecting.device.isEmpty())
        connection.redirections = {{redirecting, {}}};
    connection.startedAt = ago(details.startedMsAgo, now);
    connection.answeredAt = ago(details.answeredMsAgo, now);
    connection.heldSince = ago(details.heldMsAgo, now);
}

/// The same call as before, in a session without a gap: what the answer leaves out is still true.
void keepWhatIsNotSaid(Connection &connection, const Connection &before)
{
    if (connection.remote.name.isEmpty())
        connection.remote.name = before.remote.name;
    if (connection.remote == Party())
        connection.remote = before.remote;
    if (connection.called == Party())
        connection.called = before.called;
    if (connection.direction == Direction::Unknown)
        connection.direction = before.direction;
    if (connection.redirections.isEmpty() && connection.recall == RecallReason::None) {
        connection.redirections = before.redirections;
        connection.recall = before.recall;
        connection.recalledFrom = before.recalledFrom;
    }
    if (!connection.startedAt)
        connection.startedAt = before.startedAt;
    if (!connection.answeredAt && connection.state != State::Alerting)
        connection.answeredAt = before.answeredAt;
    if (!connection.heldSince && connection.state == State::Hold)
        connection.heldSince = before.heldSince;
    if (connection.failCause.isEmpty() && connection.state == before.state)
        connection.failCause = before.failCause;
    connection.consultationOf = before.consultationOf;
    connection.others = before.others;
}

} // namespace

void DeviceFold::replace(const QVector<csta::SnapshotConnection> &connections,
    const csta::PrivateData &privateData, Clock::Milliseconds now, bool sameSession)
{
    m_lastNews = now;
    m_stampNs = privateData.stampNs.value_or(0);
    QVector<FoldedConnection> fresh;
    fresh.reserve(connections.size());
    for (qsizetype row = 0; row < connections.size(); ++row) {
        const csta::SnapshotConnection &told = connections[row];
        FoldedConnection entry;
        Connection &connection = entry.model;
        connection.state = told.states.isEmpty()
            ? State::Connected
            : told.states.first().state.value_or(State::Connected);
        const CallId call = callOf(told.connection);
        const bool isToldAlready = std::ranges::any_of(
            fresh, [&](const FoldedConnection &earlier) { return earlier.model.id.call == call; });
        if (connection.state == State::Null || call.isEmpty() || isToldAlready)
            continue;
        connection.id = {call, m_device};
        entry.wire = told.connection;
        entry.permitted = told.permitted;
        entry.linkage = told.linkage;
        if (!isMe(told.endpoint))
            connection.remote = partyFrom(told.endpoint, privateData);
        // Behind the own state stand the far ends'; two of them that take part make a conference.
        const auto farEnds
            = std::span(told.states).subspan(std::min<size_t>(1, size_t(told.states.size())));
        const auto any = [&](State state) {
            return std::ranges::any_of(
                farEnds, [&](const csta::LocalState &far) { return far.state == state; });
        };
        entry.conference = farEnds.size() > 1;
        connection.remoteAlerting = connection.state == State::Connected && any(State::Alerting);
        connection.remoteHeld = any(State::Hold);
        if (connection.state == State::Connected && any(State::Fail))
            connection.failCause = u"failed"_s;
        if (const auto *details = detailsOf(privateData, told.connection.call, row))
            addDetails(connection, *details, privateData, now);
        const FoldedConnection *before = sameSession ? find(call) : nullptr;
        if (before && !before->linkage.isOfAnotherCall(entry.linkage)
            && (connection.remote.device.isEmpty()
                || before->model.remote.device == connection.remote.device))
            keepWhatIsNotSaid(connection, before->model);
        fresh.append(entry);
    }
    recoverConsultation(fresh);
    const QVector<FoldedConnection> former = m_connections;
    for (const FoldedConnection &entry : former) {
        const bool stays = std::ranges::any_of(fresh, [&](const FoldedConnection &candidate) {
            return candidate.model.id == entry.model.id
                && !candidate.linkage.isOfAnotherCall(entry.linkage);
        });
        if (!stays)
            endUntold(entry, fresh);
    }
    std::ranges::stable_sort(fresh, {},
        [now](const FoldedConnection &entry) { return entry.model.startedAt.value_or(now); });
    m_connections = std::move(fresh);
    m_knowledge = Knowledge::Known;
    refreshActions();
}

/// After a gap nobody remembers which call was put aside for which. Two calls of one thread
/// (ECMA-269 call linkage) at one device are a call and the consultation about it; where the switch
/// says no more than that, the later one is the consultation, else the one that goes out, else the
/// one that is not on hold. Without linkage nothing is said.
void DeviceFold::recoverConsultation(QVector<FoldedConnection> &connections)
{
    for (qsizetype row = 0; row < connections.size(); ++row) {
        const QString thread = connections[row].linkage.thread;
        const auto sameThread
            = [&](const FoldedConnection &each) { return each.linkage.thread == thread; };
        if (thread.isEmpty() || std::ranges::count_if(connections, sameThread) != 2)
            continue;
        const auto next
            = std::find_if(connections.begin() + row + 1, connections.end(), sameThread);
        if (next == connections.end())
            continue; // the pair has been seen to
        Connection *first = &connections[row].model;
        Connection *second = &next->model;
        if ((first->state == State::Hold) == (second->state == State::Hold)
            || !first->consultationOf.call.isEmpty() || !second->consultationOf.call.isEmpty())
            continue;
        bool turned = second->state == State::Hold;
        if (first->startedAt && second->startedAt && first->startedAt != second->startedAt)
            turned = *second->startedAt < *first->startedAt;
        else if (first->direction != second->direction && first->direction != Direction::Unknown
            && second->direction != Direction::Unknown)
            turned = first->direction == Direction::Outgoing;
        if (turned)
            std::swap(first, second);
        second->consultationOf = first->id;
    }
}

/// Of a call that has gone without a word the switch may still say what it became: the one of its
/// thread that is new here, where no other of that thread is or was (a call and the consultation
/// about it are of one thread).
void DeviceFold::endUntold(const FoldedConnection &gone, const QVector<FoldedConnection> &fresh)
{
    const CallId call = gone.model.id.call;
    const auto sameThread = [&](const FoldedConnection &other) {
        return other.linkage.thread == gone.linkage.thread;
    };
    const auto next = std::ranges::find_if(fresh, sameThread);
    const bool isSuccessor = !gone.linkage.thread.isEmpty() && next != fresh.end()
        && std::ranges::count_if(fresh, sameThread) == 1 && next->model.id.call != call
        && !find(next->model.id.call);
    if (!isSuccessor) {
        end(call, EndReason::Unknown, {});
        return;
    }
    end(call, EndReason::Merged, {}, next->model.id.call);
    m_links.append({call, next->model.id.call, CallLink::Why::Tracking});
}

QVector<CallId> DeviceFold::callsWithoutRemote() const
{
    QVector<CallId> calls;
    for (const FoldedConnection &entry : m_connections) {
        // Who only lifted the receiver has nobody at the other side yet.
        if (entry.model.remote == Party() && entry.model.state != State::Initiated)
            calls.append(entry.model.id.call);
    }
    return calls;
}

bool DeviceFold::complete(const CallId &call, const csta::SnapshotCallResponse &answer,
    const csta::PrivateData &privateData)
{
    FoldedConnection *entry = find(call);
    if (!entry)
        return false;
    Connection &connection = entry->model;
    const Connection before = connection;
    const bool saysWhoCalls = answer.calling.isDevice();
    if (connection.direction == Direction::Unknown && saysWhoCalls)
        connection.direction = isMe(answer.calling) ? Direction::Outgoing : Direction::Incoming;
    if (connection.called == Party())
        connection.called = partyFrom(answer.called, privateData);
    if (connection.remote == Party()) {
        for (const csta::SnapshotCallResponse::Item &item : answer.items) {
            const bool me = isMe(item.device) || isMe(item.connection.device, entry);
            if (!me && item.device.isDevice() && connection.remote == Party())
                connection.remote = partyFrom(item.device, privateData);
        }
        const bool incoming = connection.direction == Direction::Incoming;
        if (connection.remote == Party() && incoming)
            connection.remote = partyFrom(answer.calling, privateData);
        else if (connection.remote == Party() && saysWhoCalls)
            connection.remote = partyFrom(answer.called, privateData);
    }
    refreshActions();
    return connection != before;
}

void DeviceFold::setServices(const csta::PrivateData::DeviceState &state)
{
    m_services.doNotDisturb = state.doNotDisturb;
    m_services.inService = state.inService;
    QVector<Forwarding> on;
    for (const auto &told : state.forwarding) {
        const auto type = forwardingFrom(told.type);
        if (type && told.on)
            on.append({*type, true, csta::deviceAddress(told.to).number});
    }
    m_services.forwarding = on;
}

void DeviceFold::setForwarding(const csta::GetForwardingResponse &answer)
{
    QVector<Forwarding> on;
    for (const auto &told : answer.items) {
        const auto type = forwardingFrom(told.type);
        if (type && !told.on) {
            m_services.forwarding.reset();
            return;
        }
        if (type && *told.on)
            on.append({*type, true, told.to.address().number});
    }
    m_services.forwarding = on;
}

void DeviceFold::apply(const csta::DoNotDisturbEvent &event, Clock::Milliseconds now)
{
    m_lastNews = now;
    m_services.doNotDisturb = event.on;
}

bool DeviceFold::apply(const csta::ForwardingEvent &event, Clock::Milliseconds now)
{
    m_lastNews = now;
    const auto type = forwardingFrom(event.type);
    if (!type)
        return false;
    if (!event.on) {
        m_services.forwarding.reset();
        return false;
    }
    if (event.type.isEmpty() && !*event.on) {
        m_services.forwarding = QVector<Forwarding>(); // all kinds
        return true;
    }
    // Of one kind alone that is off nothing follows for the others.
    if (!m_services.forwarding && !*event.on)
        return true;
    QVector<Forwarding> on = m_services.forwarding.value_or(QVector<Forwarding>());
    on.removeIf([&](const Forwarding &forwarding) { return forwarding.type == *type; });
    if (*event.on)
        on.append({*type, true, event.to.address().number});
    m_services.forwarding = on;
    return true;
}

void DeviceFold::apply(const csta::ServiceStateEvent &event, Clock::Milliseconds now)
{
    m_lastNews = now;
    m_services.inService = event.state != csta::ServiceStateEvent::State::OutOfService;
}

void DeviceFold::apply(const csta::AgentEvent &event, Clock::Milliseconds now)
{
    using Type = csta::AgentEvent::Type;
    m_lastNews = now;
    switch (event.type) {
    case Type::LoggedOn:
    case Type::NotReady:
        m_services.agent = AgentState::Unavailable;
        break;
    case Type::LoggedOff:
        m_services.agent = AgentState::SignedOut;
        break;
    case Type::Ready:
        m_services.agent = AgentState::Available;
        break;
    case Type::Busy:
        m_services.agent = AgentState::Busy;
        break;
    case Type::WorkingAfterCall:
        m_services.agent = AgentState::WrapUp;
        break;
    }
}

DeviceSnapshot DeviceFold::take(bool resynced)
{
    DeviceSnapshot snapshot;
    snapshot.device = m_device;
    snapshot.knowledge = m_knowledge;
    snapshot.resynced = resynced;
    snapshot.connections.reserve(m_connections.size());
    for (const FoldedConnection &entry : std::as_const(m_connections))
        snapshot.connections.append(entry.model);
    snapshot.ended = std::exchange(m_ended, {});
    snapshot.links = std::exchange(m_links, {});
    snapshot.services = m_services;
    snapshot.at = m_lastNews;
    snapshot.stampNs = std::exchange(m_stampNs, 0);
    return snapshot;
}

} // namespace balie::cti
