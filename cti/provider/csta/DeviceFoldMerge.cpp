// How one call becomes another: transfer and conference (ECMA-269 17.2, Transferred and
// Conferenced).
#include "cti/provider/csta/DeviceFold.h"
#include "cti/provider/csta/FoldParts.h"

#include <algorithm>

namespace balie::cti {

using State = ConnectionState;

namespace {

/// A row names its party twice; the endpoint is the better name, the connection is always there.
Party partyOf(const csta::ConnectionListItem &item, const csta::PrivateData &privateData)
{
    if (item.endpoint.isDevice() || item.endpoint.kind == csta::Party::Kind::Restricted)
        return partyFrom(item.endpoint, privateData);
    return partyFrom(item.newConnection.device, privateData);
}

} // namespace

DeviceFold::Outcome DeviceFold::applyMerge(
    const csta::CallEvent &event, const csta::PrivateData &privateData, Clock::Milliseconds now)
{
    const bool transfer = event.type == csta::CallEventType::Transfered;
    const csta::ConnectionListItem *mine = nullptr;
    const csta::ConnectionListItem *other = nullptr;
    QVector<Party> parties; // without us
    for (const csta::ConnectionListItem &item : event.connections) {
        const FoldedConnection *known = find(callOf(item.oldConnection));
        const bool me = isMe(item.newConnection.device, known) || isMe(item.endpoint)
            || (item.newConnection.device.isEmpty() && isMe(item.oldConnection.device, known));
        (me ? mine : other) = &item;
        if (!me)
            parties.append(partyOf(item, privateData));
    }

    QVector<CallId> oldCalls; // those that this device has a part in
    for (const csta::ConnectionId &old : {event.connection, event.secondaryOldCall,
             mine ? mine->oldConnection : csta::ConnectionId()}) {
        const CallId call = old.isEmpty() ? CallId() : callOf(old);
        if (find(call) && !oldCalls.contains(call))
            oldCalls.append(call);
    }
    // Where the ids do not name it, the linkage of the old call does.
    for (const FoldedConnection &entry : std::as_const(m_connections)) {
        const CallId call = entry.model.id.call;
        if (!event.oldLinkage.globalCall.isEmpty() && !oldCalls.contains(call)
            && entry.linkage.globalCall == event.oldLinkage.globalCall)
            oldCalls.append(call);
    }
    CallId newCall = mine ? callOf(mine->newConnection) : CallId();
    if (newCall.isEmpty() && other && !other->newConnection.call.isEmpty())
        newCall = CallId(other->newConnection.call);
    if (newCall.isEmpty())
        newCall = oldCalls.isEmpty() ? callOf(event.connection) : oldCalls.first();

    const Party newDestination = partyFrom(event.newDestination, privateData);
    const bool left = event.local.state ? event.local.state == State::Null
                                        : transfer && !mine && isMe(event.device);
    if (left) {
        if (oldCalls.isEmpty())
            return {};
        leaveBy(event, oldCalls, newCall, newDestination);
        return {true, false};
    }

    // The connection goes on under the new id; where there were two, they have become one.
    const CallId continued = oldCalls.isEmpty() ? CallId() : oldCalls.first();
    FoldedConnection entry;
    if (const FoldedConnection *base = find(continued))
        entry = *base;
    else
        entry.model.startedAt = now;
    const auto place
        = continued.isEmpty() ? m_connections.size() : find(continued) - m_connections.constData();
    for (const CallId &old : oldCalls) {
        if (old == newCall) {
            m_connections.removeIf(
                [&](const FoldedConnection &candidate) { return candidate.model.id.call == old; });
            continue;
        }
        end(old, EndReason::Merged, event.cause.raw, newCall);
        m_links.append(
            {old, newCall, transfer ? CallLink::Why::Transfer : CallLink::Why::Conference});
    }

    Connection &connection = entry.model;
    connection.id = {newCall, m_device};
    entry.wire = mine && !mine->newConnection.isEmpty()
        ? mine->newConnection
        : csta::ConnectionId{newCall.value(), entry.wire.device};
    if (entry.wire.device.isEmpty())
        entry.wire.device.text = m_device.value();
    entry.permitted = event.permitted;
    if (!event.linkage.isEmpty())
        entry.linkage = event.linkage;
    connection.consultationOf = {};
    connection.remoteHeld = false;
    connection.heldSince.reset();
    if (transfer) {
        const bool toMe = isMe(event.newDestination);
        const Party remote = other ? partyOf(*other, privateData) : toMe ? Party() : newDestination;
        const QString knownName
            = remote.device == connection.remote.device ? connection.remote.name : QString();
        connection.remote = remote;
        if (connection.remote.name.isEmpty())
            connection.remote.name = knownName;
        connection.recall = RecallReason::None;
        connection.recalledFrom = {};
        if (toMe && event.device.isDevice())
            connection.redirections.append({partyFrom(event.device, privateData), event.cause.raw});
    } else {
        entry.conference = true;
        connection.remoteAlerting = false;
        const bool remoteIsIn = std::ranges::any_of(
            parties, [&](const Party &party) { return party.device == connection.remote.device; });
        if (!remoteIsIn && !parties.isEmpty())
            connection.remote = parties.first();
    }
    parties.removeIf([&](const Party &party) {
        return party == Party() || party.device == connection.remote.device;
    });
    connection.others = parties;
    connection.state = event.local.state.value_or(State::Connected);
    if (connection.state == State::Hold)
        connection.heldSince = now;
    if (connection.state == State::Connected && !connection.answeredAt)
        connection.answeredAt = now;
    // Another call may already carry that id: the list says that it is this one.
    end(newCall, EndReason::Merged, event.cause.raw, newCall);
    m_connections.insert(std::min(place, m_connections.size()), entry);
    return {true, connection.remote == Party()};
}

void DeviceFold::leaveBy(const csta::CallEvent &event, const QVector<CallId> &oldCalls,
    const CallId &newCall, const Party &newDestination)
{
    // Of the two calls of a transfer one was handed on, and the enquiry about it merely became part
    // of it.
    CallId enquiry = oldCalls.size() > 1 ? oldCalls.last() : CallId();
    for (const CallId &old : oldCalls) {
        if (oldCalls.size() > 1 && !find(old)->model.consultationOf.call.isEmpty())
            enquiry = old;
    }
    for (const CallId &old : oldCalls) {
        const bool handedOn = old != enquiry;
        end(old, handedOn ? EndReason::Transferred : EndReason::Merged, event.cause.raw, newCall,
            handedOn ? newDestination : Party());
        if (old != newCall)
            m_links.append({old, newCall, CallLink::Why::Transfer});
    }
}

} // namespace balie::cti
