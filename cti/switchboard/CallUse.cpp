#include "cti/switchboard/CallUse.h"

#include <algorithm>

namespace balie::cti {

namespace {

bool names(const QVector<QString> &list, const Party &party)
{
    return (!party.device.isEmpty() && list.contains(party.device.value()))
        || (!party.number.isEmpty() && list.contains(party.number));
}

bool namesRedirection(const QVector<QString> &list, const Connection &connection)
{
    return std::any_of(connection.redirections.cbegin(), connection.redirections.cend(),
        [&](const Redirection &redirection) { return names(list, redirection.from); });
}

void add(QVector<QString> &list, const QString &name)
{
    if (!name.isEmpty() && !list.contains(name))
        list.append(name);
}

void add(QVector<QString> &list, const Party &party)
{
    add(list, party.device.value());
    add(list, party.number);
}

void add(QVector<QString> &list, const QVector<QString> &names)
{
    for (const QString &name : names)
        add(list, name);
}

/// Here without ever having rung or having been dialled: taken over from another device or out of
/// the park. A call that is made anew has no answer at first.
bool isPickedUp(const Connection &connection)
{
    switch (connection.state) {
    case ConnectionState::Connected:
    case ConnectionState::Hold:
        return connection.direction != Direction::Outgoing || connection.answeredAt.has_value();
    case ConnectionState::Queued:
        return true;
    case ConnectionState::Initiated:
        // A call that is made says from the first that it goes out; the receiver is lifted for one
        // that is there.
        return connection.direction == Direction::Unknown;
    default:
        return false;
    }
}

bool beganAfter(const CallUse &use, const CallUse &other)
{
    return !other.lives() && use.since && other.overAt
        && *use.since > *other.overAt + CallUse::lateness;
}

} // namespace

bool isKnown(const Party &party)
{
    return !party.device.isEmpty() || !party.number.isEmpty();
}

bool isDevice(const Party &party, const DeviceId &device)
{
    return !device.isEmpty() && (party.device == device || party.number == device.value());
}

bool isSame(const Party &a, const Party &b)
{
    return isDevice(b, a.device) || isDevice(a, b.device)
        || (!a.number.isEmpty() && a.number == b.number);
}

bool isHandingOn(EndReason reason)
{
    return reason == EndReason::Transferred || reason == EndReason::Diverted
        || reason == EndReason::Merged;
}

// ---- Who is and was in it

bool CallUse::has(const DeviceId &device) const
{
    return std::any_of(devices.cbegin(), devices.cend(),
        [&](const Taking &taking) { return taking.device == device; });
}

const CallUse::Left *CallUse::leftBy(const DeviceId &device) const
{
    const auto found = std::find_if(left.cbegin(), left.cend(),
        [&](const Left &departure) { return departure.device == device; });
    return found == left.cend() ? nullptr : &*found;
}

bool CallUse::isOver() const
{
    return !lives() && std::any_of(left.cbegin(), left.cend(), [](const Left &departure) {
        return !departure.unseenSince && !isHandingOn(departure.reason);
    });
}

bool CallUse::wasEmptyBefore(const Connection &connection) const
{
    return !lives() && overAt && connection.startedAt && *connection.startedAt > *overAt + lateness;
}

bool CallUse::isNamed(const DeviceId &device) const
{
    return remotes.contains(device.value()) || vias.contains(device.value())
        || insiders.contains(device.value());
}

bool CallUse::tookPart(const Party &party) const
{
    return std::any_of(devices.cbegin(), devices.cend(),
               [&](const Taking &taking) { return isDevice(party, taking.device); })
        || std::any_of(left.cbegin(), left.cend(),
            [&](const Left &departure) { return isDevice(party, departure.device); });
}

bool CallUse::someRemoteUnknown() const
{
    return std::any_of(devices.cbegin(), devices.cend(),
               [](const Taking &taking) { return taking.remoteUnknown; })
        || std::any_of(left.cbegin(), left.cend(),
            [](const Left &departure) { return !isKnown(departure.remote); });
}

QVector<QString> CallUse::parties() const
{
    QVector<QString> all = remotes + vias + insiders;
    for (const Taking &taking : devices)
        all.append(taking.device.value());
    for (const Left &departure : left)
        all.append(departure.device.value());
    return all;
}

// ---- What belongs to it

/// Whether the connection was sent on by a device of this use.
bool CallUse::cameByWayOf(const Connection &connection) const
{
    return std::any_of(connection.redirections.cbegin(), connection.redirections.cend(),
               [&](const Redirection &redirection) { return tookPart(redirection.from); })
        || tookPart(Party{connection.recalledFrom, {}, {}, false});
}

/// Whether somebody in this use was calling what the connection says was called, or what sent it
/// on.
bool CallUse::isSoughtBy(const Connection &connection) const
{
    return names(remotes, connection.called) || namesRedirection(remotes, connection);
}

/// Whether the parties of the connection are those of this use. Ids are unique among the calls that
/// live, but what lives here may be over at the switch, so that an id alone proves nothing.
bool CallUse::fits(const Connection &connection) const
{
    if (devices.isEmpty() && left.isEmpty() && remotes.isEmpty())
        return true; // a link was told before either of its calls
    const Party &remote = connection.remote;
    const bool named = isNamed(connection.id.device);
    const bool sentOn = cameByWayOf(connection);
    if (!isKnown(remote)) {
        if (named || sentOn)
            return true;
        if (!lives() || (connection.state == ConnectionState::Initiated && !isPickedUp(connection)))
            return false; // going off hook to dial is always the beginning of a call
        return !remote.withheld || someRemoteUnknown();
    }

    // Talking to somebody who is in it proves nothing by itself: that may be their next call.
    const bool sought = sentOn || isSoughtBy(connection);
    for (const Taking &taking : devices) {
        if (isDevice(remote, taking.device))
            return named || sought || taking.remoteUnknown || isPickedUp(connection);
    }
    if (tookPart(remote) || names(insiders, remote))
        return named || sought;
    if (names(remotes, remote))
        return true; // they share the far party: transferred, forwarded, picked up
    // The one who was called first, before it was sent on, or to whom it was sent on.
    const bool dialledInto
        = connection.direction == Direction::Outgoing && tookPart(connection.called);
    if (named && (names(vias, remote) || sentOn || dialledInto))
        return true;
    return (named || sentOn) && someRemoteUnknown();
}

bool CallUse::mayBeJoinedBy(const Connection &connection) const
{
    if (!fits(connection))
        return false;
    if (!wasEmptyBefore(connection))
        return true;
    const bool wasHandedOn = std::any_of(left.cbegin(), left.cend(),
        [](const Left &departure) { return isHandingOn(departure.reason); });
    return wasHandedOn && !isOver() && became.isEmpty()
        && (isPickedUp(connection) || isNamed(connection.id.device) || cameByWayOf(connection));
}

bool CallUse::mayBeSeenAgain(const Left &departure, const Connection &connection) const
{
    if (!departure.unseenSince || wasOverBefore(connection))
        return false;
    // Whom it is with may have changed meanwhile; when it began has not.
    if (connection.startedAt)
        return *connection.startedAt <= *departure.unseenSince + lateness;
    return !isKnown(connection.remote) || !isKnown(departure.remote)
        || names(remotes, connection.remote);
}

bool CallUse::mayBeReturnedTo(const Left &departure, const Connection &connection) const
{
    if (!isHandingOn(departure.reason) || wasOverBefore(connection))
        return false;
    if (isKnown(connection.remote) && isKnown(departure.remote)
        && !names(remotes, connection.remote))
        return false;
    if (connection.recall != RecallReason::None)
        return true;
    if (!became.isEmpty() && wasEmptyBefore(connection))
        return false; // it goes on under another id
    if (connection.state != ConnectionState::Alerting)
        return isPickedUp(connection);
    return cameByWayOf(connection) || namesRedirection(vias, connection);
}

bool CallUse::isRelatedTo(const CallUse &other) const
{
    if (beganAfter(*this, other) || beganAfter(other, *this))
        return false;
    const QVector<QString> ours = parties();
    const QVector<QString> theirs = other.parties();
    return ours.isEmpty() || theirs.isEmpty()
        || std::any_of(
            ours.cbegin(), ours.cend(), [&](const QString &name) { return theirs.contains(name); });
}

// ---- What is remembered

void CallUse::remember(const Connection &connection)
{
    for (Taking &taking : devices) {
        if (taking.device == connection.id.device)
            taking.remoteUnknown = !isKnown(connection.remote);
    }
    add(remotes, connection.remote);
    for (const Redirection &redirection : connection.redirections)
        add(vias, redirection.from);
    add(vias, connection.recalledFrom.value());
    if (connection.direction == Direction::Outgoing)
        add(vias,
            connection.called); // of a call that comes in it says only which of our numbers it was
    if (connection.startedAt && (!since || *connection.startedAt < *since))
        since = connection.startedAt;
}

void CallUse::leave(const EndedConnection &ended, Clock::Milliseconds at)
{
    const DeviceId &device = ended.last.id.device;
    devices.removeIf([&](const Taking &taking) { return taking.device == device; });
    left.removeIf([&](const Left &earlier) { return earlier.device == device; });
    left.append({device, ended.reason, ended.last.remote, ended.newDestination, {}});
    add(vias, ended.newDestination);
    overAt = std::max(overAt, Moment(at));
}

void CallUse::loseSight(const Connection &connection, Clock::Milliseconds at)
{
    EndedConnection lost;
    lost.last = connection;
    leave(lost, at);
    left.last().unseenSince = at;
}

void CallUse::inherit(const CallUse &source, const DeviceId &seenBy)
{
    add(remotes, source.remotes);
    add(vias, source.vias);
    add(insiders, source.insiders);
    for (const Taking &taking : source.devices)
        add(insiders, taking.device.value());
    for (const Left &departure : source.left)
        add(insiders, departure.device.value());
    if (seenBy.isEmpty())
        return;
    add(vias, seenBy.value());
    if (!expected.contains(seenBy))
        expected.append(seenBy);
}

} // namespace balie::cti
