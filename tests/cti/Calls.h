#pragma once

#include "cti/model/DeviceSnapshot.h"
#include "cti/switchboard/HandOver.h"

#include <utility>

/// Short ways to say what a device has, for tests of everything that reads snapshots.
namespace balie::test {

inline cti::DeviceId dev(const QString &id)
{
    return cti::DeviceId(id);
}

inline cti::CallId call(const QString &id)
{
    return cti::CallId(id);
}

inline cti::Party party(const QString &device)
{
    return {cti::DeviceId(device), device, {}, false};
}

inline cti::Connection connection(const QString &callId, const QString &device,
    cti::ConnectionState state, const QString &remote = {},
    cti::Direction direction = cti::Direction::Incoming)
{
    cti::Connection made;
    made.id = {cti::CallId(callId), cti::DeviceId(device)};
    made.state = state;
    made.direction = direction;
    if (!remote.isEmpty())
        made.remote = party(remote);
    if (state == cti::ConnectionState::Connected && direction == cti::Direction::Incoming)
        made.answeredAt = Clock::Milliseconds(1);
    return made;
}

inline cti::EndedConnection ended(cti::Connection last,
    cti::EndReason reason = cti::EndReason::Cleared, const QString &movedTo = {},
    const QString &newDestination = {})
{
    cti::EndedConnection made;
    made.last = std::move(last);
    made.reason = reason;
    made.movedTo = cti::CallId(movedTo);
    if (!newDestination.isEmpty())
        made.newDestination = party(newDestination);
    return made;
}

inline cti::DeviceSnapshot snapshot(const QString &device,
    QVector<cti::Connection> connections = {}, QVector<cti::EndedConnection> endedConnections = {})
{
    cti::DeviceSnapshot made;
    made.device = cti::DeviceId(device);
    made.knowledge = cti::Knowledge::Known;
    made.connections = std::move(connections);
    made.ended = std::move(endedConnections);
    return made;
}

inline cti::LinkStatus linkStatus(
    cti::LinkState state, quint32 session, const QString &own = QStringLiteral("200"))
{
    cti::LinkStatus made;
    made.state = state;
    made.session = session;
    made.ownDevice = cti::DeviceId(own);
    return made;
}

} // namespace balie::test
