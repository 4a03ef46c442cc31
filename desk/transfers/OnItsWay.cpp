#include "desk/transfers/OnItsWay.h"

#include "desk/text/Durations.h"

#include <algorithm>

namespace balie::desk {

using cti::CallEventKind;
using cti::ConnectionState;
using Phase = OnItsWayEntry::Phase;

OnItsWay::OnItsWay(
    const cti::Switchboard &switchboard, const People &people, Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_switchboard(switchboard)
    , m_people(people)
    , m_clock(clock)
    , m_expiry(clock.makeTimer([this] { expire(); }))
{
    connect(&switchboard, &cti::Switchboard::callEvent, this, &OnItsWay::callEvent);
    connect(&switchboard, &cti::Switchboard::threadsMerged, this, &OnItsWay::threadsMerged);
}

int OnItsWay::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant OnItsWay::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OnItsWayEntry &shown = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return QStringLiteral("%1 \u2192 %2").arg(shown.caller, shown.toName);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return tr("%1 to %2: %3").arg(shown.caller, shown.toName, phaseText(shown));
    case ArrivedRole:
        return !shown.isUnderway();
    default:
        return {};
    }
}

QHash<int, QByteArray> OnItsWay::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert(ArrivedRole, "arrived");
    return names;
}

int OnItsWay::underwayCount() const
{
    return static_cast<int>(std::count_if(m_entries.cbegin(), m_entries.cend(),
        [](const OnItsWayEntry &entry) { return entry.isUnderway(); }));
}

const OnItsWayEntry *OnItsWay::pulledBackByKey() const
{
    // The last one that was sent is the one that was a mistake.
    for (auto entry = m_entries.crbegin(); entry != m_entries.crend(); ++entry) {
        if (entry->isUnderway() && !entry->pullBack.call.isEmpty())
            return &*entry;
    }
    return nullptr;
}

QString OnItsWay::whyNotPullBack() const
{
    if (pulledBackByKey())
        return {};
    const int underway = underwayCount();
    if (underway == 0)
        return tr("No call is on its way.");
    const OnItsWayEntry &last = m_entries.at(underway - 1);
    return last.phase == Phase::CannotFollow
        ? tr("%1 is not watched: the call cannot be followed there, and not be pulled back.")
              .arg(last.toName)
        : tr("The PBX cannot bring this call back.");
}

QString OnItsWay::phaseText(const OnItsWayEntry &entry) const
{
    switch (entry.phase) {
    case Phase::Underway:
        return tr("on its way");
    case Phase::CannotFollow:
        return tr("not watched, cannot be followed");
    case Phase::Answered:
        return entry.sentAt && entry.arrivedAt && !entry.inferred
            ? tr("answered after %1").arg(clockDuration(*entry.arrivedAt - *entry.sentAt))
            : tr("answered");
    case Phase::VoiceMail:
        return tr("voice mail");
    case Phase::CameBack:
        return tr("came back");
    case Phase::Lost:
        return tr("ended before anybody answered");
    }
    Q_UNREACHABLE();
}

void OnItsWay::noteSent(cti::CallThreadId thread, const Destination &to)
{
    const int row = rowOf(thread);
    if (row >= 0 && m_entries.at(row).isUnderway()) {
        if (!to.name.isEmpty())
            m_entries[row].toName = to.name;
        if (!to.mailboxOf.isEmpty())
            arrive(row, Phase::VoiceMail, m_clock.now(), false);
        else
            changed(row);
        return;
    }
    m_chosen.insert(static_cast<quint64>(thread), {to, m_clock.now()});
    // The events may have come before the answer to the command.
    if (m_diverted.contains(static_cast<quint64>(thread)))
        sent(m_diverted.take(static_cast<quint64>(thread)));
    arm();
}

void OnItsWay::callEvent(const cti::CallEvent &event)
{
    if (event.thread == cti::CallThreadId::None)
        return;
    if (!event.own) {
        elsewhere(event);
        return;
    }
    const int row = rowOf(event.thread);
    switch (event.kind) {
    case CallEventKind::Transferred:
        sent(event);
        break;
    case CallEventKind::Ended:
        // Diverted is also what happens to a call that the PBX forwards by itself: only what was
        // sent counts.
        if (event.endReason == cti::EndReason::Diverted) {
            if (m_chosen.contains(static_cast<quint64>(event.thread)))
                sent(event);
            else
                m_diverted.insert(static_cast<quint64>(event.thread), event);
            arm();
        }
        break;
    case CallEventKind::Recalled:
    case CallEventKind::Offered:
    case CallEventKind::Answered:
        // It is here again, by itself or pulled back. One that seemed to be over may come back,
        // too.
        if (row >= 0 && (m_entries.at(row).isUnderway() || m_entries.at(row).phase == Phase::Lost))
            arrive(row, Phase::CameBack, event.at, event.certainty == cti::Certainty::Inferred);
        break;
    default:
        break;
    }
}

void OnItsWay::threadsMerged(cti::CallThreadId gone, cti::CallThreadId into)
{
    const int row = rowOf(gone);
    if (row >= 0 && rowOf(into) >= 0)
        remove(row);
    else if (row >= 0)
        m_entries[row].thread = into;
    const auto from = static_cast<quint64>(gone);
    const auto to = static_cast<quint64>(into);
    if (m_chosen.contains(from))
        m_chosen.insert(to, m_chosen.take(from));
    if (m_diverted.contains(from))
        m_diverted.insert(to, m_diverted.take(from));
    // A call here that was taken for another one is the one that was sent away.
    const int kept = rowOf(into);
    if (kept >= 0 && m_entries.at(kept).isUnderway() && m_switchboard.ownCall(into))
        arrive(kept, Phase::CameBack, m_clock.now(), true);
}

void OnItsWay::sent(const cti::CallEvent &event)
{
    // The colleague's half of a completed consultation is not a caller.
    if (!event.connection.consultationOf.call.isEmpty())
        return;
    const auto chosen = m_chosen.take(static_cast<quint64>(event.thread));
    const int before = rowOf(event.thread);
    if (before >= 0)
        remove(before);

    OnItsWayEntry entry;
    entry.thread = event.thread;
    const cti::Party &caller = event.connection.remote;
    entry.caller = caller.withheld ? caller.name : m_people.displayName(caller);
    if (entry.caller.isEmpty())
        entry.caller = tr("Anonymous");
    entry.to = !event.newDestination.device.isEmpty() ? event.newDestination.device
                                                      : cti::DeviceId(chosen.to.number);
    entry.toName = chosen.to.name.isEmpty()
        ? m_people.displayName({entry.to, event.newDestination.number, event.newDestination.name, false})
        : chosen.to.name;
    entry.sentAt = event.at;
    entry.inferred = event.certainty == cti::Certainty::Inferred;

    const cti::DeviceSnapshot *there = m_switchboard.device(entry.to);
    const bool followed = there && there->knowledge == cti::Knowledge::Known;
    // Who is parked goes nowhere, and stands in the list of those.
    if (followed && m_people.isParkPlace(entry.to))
        return;
    entry.phase = followed ? Phase::Underway : Phase::CannotFollow;

    const int row = underwayCount();
    beginInsertRows({}, row, row);
    m_entries.insert(row, entry);
    endInsertRows();
    Q_EMIT entriesChanged();

    const bool toVoiceMail
        = !entry.to.isEmpty() && entry.to == m_switchboard.link().voiceMailDevice;
    if (!chosen.to.mailboxOf.isEmpty() || toVoiceMail)
        arrive(row, Phase::VoiceMail, event.at, entry.inferred);
    else if (followed)
        lookThere(row, *there);
    arm();
}

/// The news of the other device may have come before that of our own.
void OnItsWay::lookThere(int row, const cti::DeviceSnapshot &there)
{
    for (const cti::Connection &connection : there.connections) {
        if (m_switchboard.threadOf(connection.id) != m_entries.at(row).thread)
            continue;
        if (connection.state == ConnectionState::Connected) {
            arrive(row, Phase::Answered, m_clock.now(), m_entries.at(row).inferred);
            return;
        }
        if (connection.actions.testFlag(cti::Action::PickUp)) {
            m_entries[row].pullBack = connection.id;
            changed(row);
        }
    }
}

void OnItsWay::elsewhere(const cti::CallEvent &event)
{
    const int row = rowOf(event.thread);
    if (row < 0 || !m_entries.at(row).isUnderway())
        return;
    const bool inferred = event.certainty == cti::Certainty::Inferred;
    switch (event.kind) {
    case CallEventKind::Offered:
    case CallEventKind::Changed:
        if (event.connection.state == ConnectionState::Alerting
            || event.connection.state == ConnectionState::Queued)
            ringsAt(row, event);
        break;
    case CallEventKind::Answered:
        arrive(row,
            event.device == m_switchboard.link().voiceMailDevice ? Phase::VoiceMail
                                                                 : Phase::Answered,
            event.at, inferred);
        break;
    case CallEventKind::Ended:
    case CallEventKind::Failed:
        if (event.device != m_entries.at(row).to)
            break;
        m_entries[row].pullBack = {};
        if (event.endReason == cti::EndReason::Diverted || event.endReason == cti::EndReason::Merged
            || event.endReason == cti::EndReason::Transferred)
            goesOn(row, event.newDestination);
        else if (event.kind == CallEventKind::Ended)
            arrive(row, Phase::Lost, event.at, inferred);
        break;
    default:
        break;
    }
}

void OnItsWay::ringsAt(int row, const cti::CallEvent &event)
{
    OnItsWayEntry &entry = m_entries[row];
    if (entry.to != event.device) {
        entry.to = event.device;
        entry.toName = m_people.displayName(event.device);
    }
    entry.phase = Phase::Underway;
    entry.pullBack = event.connection.actions.testFlag(cti::Action::PickUp) ? event.connection.id
                                                                            : cti::ConnectionId{};
    changed(row);
}

/// Forwarded from there: the entry follows, as far as that can be seen.
void OnItsWay::goesOn(int row, const cti::Party &to)
{
    if (to.device.isEmpty() && to.number.isEmpty())
        return;
    // It comes back: the recall that follows says so, and the line keeps saying from whom.
    if (to.device == m_switchboard.ownDevice())
        return;
    if (!to.device.isEmpty() && to.device == m_switchboard.link().voiceMailDevice) {
        arrive(row, Phase::VoiceMail, m_clock.now(), m_entries.at(row).inferred);
        return;
    }
    OnItsWayEntry &entry = m_entries[row];
    entry.to = to.device;
    entry.toName = m_people.displayName(to);
    const cti::DeviceSnapshot *there = m_switchboard.device(to.device);
    entry.phase = there && there->knowledge == cti::Knowledge::Known ? Phase::Underway
                                                                     : Phase::CannotFollow;
    changed(row);
    arm();
}

int OnItsWay::rowOf(cti::CallThreadId thread) const
{
    for (int row = 0; row < m_entries.size(); ++row) {
        if (m_entries.at(row).thread == thread)
            return row;
    }
    return -1;
}

void OnItsWay::arrive(int row, Phase phase, Clock::Milliseconds at, bool inferred)
{
    const int from = row;
    const int to = m_entries.at(row).isUnderway() ? underwayCount() - 1
                                                  : row; // newest of those that arrived
    if (from != to) {
        beginMoveRows({}, from, from, {}, to + 1);
        m_entries.move(from, to);
        endMoveRows();
    }
    OnItsWayEntry &entry = m_entries[to];
    entry.phase = phase;
    entry.arrivedAt = at;
    entry.inferred = entry.inferred || inferred;
    entry.pullBack = {};
    changed(to);
    arm();
}

void OnItsWay::changed(int row)
{
    Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT entriesChanged();
}

void OnItsWay::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_entries.removeAt(row);
    endRemoveRows();
    Q_EMIT entriesChanged();
}

std::optional<Clock::Milliseconds> OnItsWay::endOf(const OnItsWayEntry &entry) const
{
    if (entry.arrivedAt)
        return *entry.arrivedAt + arrivedStays;
    if (entry.phase == Phase::CannotFollow && entry.sentAt)
        return *entry.sentAt + unfollowedStays;
    return std::nullopt;
}

void OnItsWay::expire()
{
    const Clock::Milliseconds now = m_clock.now();
    for (int row = static_cast<int>(m_entries.size()) - 1; row >= 0; --row) {
        const auto end = endOf(m_entries.at(row));
        if (end && *end <= now)
            remove(row);
    }
    m_chosen.removeIf([now](const auto &chosen) { return chosen.value().at + noteStays <= now; });
    m_diverted.removeIf(
        [now](const auto &diverted) { return diverted.value().at + noteStays <= now; });
    arm();
}

void OnItsWay::arm()
{
    std::optional<Clock::Milliseconds> first;
    const auto consider
        = [&first](Clock::Milliseconds end) { first = first ? std::min(*first, end) : end; };
    for (const OnItsWayEntry &entry : std::as_const(m_entries)) {
        if (const auto end = endOf(entry))
            consider(*end);
    }
    for (const Chosen &chosen : std::as_const(m_chosen))
        consider(chosen.at + noteStays);
    for (const cti::CallEvent &diverted : std::as_const(m_diverted))
        consider(diverted.at + noteStays);
    if (first)
        m_expiry->start(std::max(Clock::Milliseconds(0), *first - m_clock.now()));
    else
        m_expiry->stop();
}

} // namespace balie::desk
