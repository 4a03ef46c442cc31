#include "desk/waiting/WaitUntilFree.h"

#include <algorithm>

namespace balie::desk {

using cti::ConnectionState;

WaitUntilFree::WaitUntilFree(const cti::Switchboard &switchboard, const People &people,
    const PersonStates &states, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_switchboard(switchboard)
    , m_people(people)
    , m_states(states)
    , m_clock(clock)
{
    connect(
        &switchboard, &cti::Switchboard::deviceChanged, this, [this](const cti::DeviceId &device) {
            if (device == m_switchboard.ownDevice())
                check();
        });
    connect(&switchboard, &cti::Switchboard::threadsMerged, this,
        [this](cti::CallThreadId gone, cti::CallThreadId into) {
            for (Entry &entry : m_entries) {
                if (entry.thread == gone)
                    entry.thread = into;
            }
        });
    connect(&states, &PersonStates::tilesChanged, this, &WaitUntilFree::check);
    connect(&states, &PersonStates::tilesReset, this, &WaitUntilFree::check);
}

void WaitUntilFree::add(const cti::ConnectionId &call, const Destination &to)
{
    const cti::CallThreadId thread = m_switchboard.threadOf(call);
    if (thread == cti::CallThreadId::None)
        return;
    m_entries.removeIf([thread](const Entry &entry) { return entry.thread == thread; });
    m_entries.append({thread, to, m_clock.now(), false});
    Q_EMIT waitingChanged(thread, to.shown());
    check();
}

bool WaitUntilFree::isLineFree() const
{
    const cti::DeviceSnapshot *own = m_switchboard.device(m_switchboard.ownDevice());
    return own
        && std::none_of(own->connections.cbegin(), own->connections.cend(),
            [](const cti::Connection &connection) {
                return connection.state == ConnectionState::Connected
                    || connection.state == ConnectionState::Initiated
                    || connection.state == ConnectionState::Fail;
            });
}

bool WaitUntilFree::isFree(const Destination &to) const
{
    const auto sent = m_sentTo.constFind(to.number);
    if (sent != m_sentTo.cend() && m_clock.now() - *sent < lampPatience)
        return false;
    for (int row = 0; row < m_people.count() && row < m_states.count(); ++row) {
        if (m_people.at(row).extension == to.number)
            return m_states.tile(row).reachability == cti::Reachability::Yes;
    }
    return false;
}

bool WaitUntilFree::stays(Entry &entry) const
{
    const cti::Connection *call = m_switchboard.ownCall(entry.thread);
    if (!call || (!entry.held && m_clock.now() - entry.since >= holdPatience))
        return false;
    if (call->state == ConnectionState::Hold)
        entry.held = true;
    else if (entry.held)
        return false; // taken back: the receptionist has the caller again
    return true;
}

void WaitUntilFree::check()
{
    if (m_entries.isEmpty() || !m_switchboard.isLive())
        return;
    QVector<Entry> over;
    std::optional<Entry> next;
    for (qsizetype i = 0; i < m_entries.size();) {
        Entry &entry = m_entries[i];
        const bool remains = stays(entry);
        const bool goes = remains && !next && entry.held && isLineFree() && isFree(entry.to);
        if (goes)
            next = entry;
        if (goes || !remains) {
            over.append(entry);
            m_entries.removeAt(i);
        } else {
            ++i;
        }
    }
    if (next)
        m_sentTo.insert(next->to.number, m_clock.now());
    for (const Entry &entry : std::as_const(over))
        Q_EMIT waitingChanged(entry.thread, {});
    if (!next)
        return;
    if (const cti::Connection *call = m_switchboard.ownCall(next->thread))
        Q_EMIT ready(call->id, next->to);
}

} // namespace balie::desk
