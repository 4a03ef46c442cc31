#include "tests/cti/Story.h"

namespace balie::test {

using namespace cti;

Connection *Story::find(const QString &device, const QString &call)
{
    for (Connection &connection : m_have[device]) {
        if (connection.id.call.value() == call)
            return &connection;
    }
    return nullptr;
}

Connection &Story::need(const QString &device, const QString &call)
{
    if (Connection *const known = find(device, call))
        return *known;
    Connection made = connection(call, device, State::Null);
    made.startedAt = m_now;
    made.called.name = m_aside ? asideName() : m_name;
    m_have[device].append(made);
    return m_have[device].last();
}

Connection Story::take(const QString &device, const QString &call)
{
    const Connection taken = need(device, call);
    m_have[device].removeIf(
        [&](const Connection &connection) { return connection.id == taken.id; });
    return taken;
}

void Story::has(const QString &device, const QString &call, State state, const QString &remote,
    const Tweak &tweak)
{
    Connection &connection = need(device, call);
    connection.state = state;
    if (!remote.isEmpty())
        connection.remote = party(remote);
    if (state == State::Connected && connection.direction == Direction::Incoming
        && !connection.answeredAt)
        connection.answeredAt = m_now;
    if (tweak)
        tweak(connection);
    tell(device);
}

void Story::calls(const QString &device, const QString &call, State state, const QString &remote,
    const Tweak &tweak)
{
    Connection &connection = need(device, call);
    connection.direction = Direction::Outgoing;
    if (connection.called.device.isEmpty() && !remote.isEmpty())
        connection.called = {DeviceId(remote), remote, connection.called.name, false};
    has(device, call, state, remote, tweak);
}

void Story::ends(const QString &device, const QString &call, EndReason reason,
    const QString &newDestination, const QString &movedTo)
{
    tell(device, {ended(take(device, call), reason, movedTo, newDestination)});
}

void Story::becomes(const QString &device, const QStringList &old, const QString &call, State state,
    const QString &remote, const Tweak &tweak)
{
    QVector<EndedConnection> endings;
    QVector<CallLink> links;
    Connection goesOn = need(device, old.first());
    for (const QString &id : old) {
        const Connection was = take(device, id);
        if (id == call)
            continue;
        endings.append(ended(was, EndReason::Merged, call));
        links.append({CallId(id), CallId(call), CallLink::Why::Transfer});
    }
    goesOn.id.call = CallId(call);
    goesOn.state = state;
    goesOn.consultationOf = {};
    goesOn.remoteAlerting = false;
    if (!remote.isEmpty())
        goesOn.remote = party(remote);
    if (state == State::Connected && !goesOn.answeredAt)
        goesOn.answeredAt = m_now;
    if (tweak)
        tweak(goesOn);
    m_have[device].append(goesOn);
    tell(device, endings, links);
}

void Story::handsOn(const QString &device, const QString &held, const QString &enquiry,
    const QString &destination, const QString &call)
{
    QVector<CallLink> links;
    for (const QString &id : {held, enquiry}) {
        if (id != call)
            links.append({CallId(id), CallId(call), CallLink::Why::Transfer});
    }
    const Connection first = take(device, held);
    const Connection second = take(device, enquiry);
    tell(device,
        {ended(first, EndReason::Transferred, call, destination),
            ended(second, EndReason::Merged, call)},
        links);
}

void Story::tell(const QString &device, QVector<EndedConnection> endings, QVector<CallLink> links)
{
    DeviceSnapshot told = snapshot(device, m_have[device], std::move(endings));
    told.links = std::move(links);
    told.revision = ++m_revision;
    told.at = m_now;
    m_streams[device].append(told);
    m_now += Clock::Milliseconds(5);
}

} // namespace balie::test
