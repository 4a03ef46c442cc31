#include "desk/calls/CallsModel.h"

#include "desk/calls/Allowed.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

namespace {

CallPhase phaseOf(const cti::Connection &connection)
{
    switch (connection.state) {
    case cti::ConnectionState::Alerting:
        return CallPhase::Ringing;
    case cti::ConnectionState::Hold:
        return CallPhase::Held;
    case cti::ConnectionState::Fail:
        return CallPhase::Failed;
    case cti::ConnectionState::Connected:
        // Connected to a busy tone is no conversation, and hearing it ring is none yet.
        if (!connection.failCause.isEmpty())
            return CallPhase::Failed;
        return connection.remoteAlerting ? CallPhase::Dialling : CallPhase::Active;
    default:
        return CallPhase::Dialling;
    }
}

/// Ringing, then what is going on, then what waits.
int groupOf(CallPhase phase)
{
    switch (phase) {
    case CallPhase::Ringing:
        return 0;
    case CallPhase::Held:
        return 2;
    default:
        return 1;
    }
}

bool hasCard(const cti::Connection &connection)
{
    return connection.state != cti::ConnectionState::Null
        && connection.state != cti::ConnectionState::Queued;
}

} // namespace

CallsModel::CallsModel(
    const cti::Switchboard &switchboard, const People &people, Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_switchboard(switchboard)
    , m_people(people)
    , m_clock(clock)
    , m_pacer(clock, [this] { flush(); })
{
    connect(
        &switchboard, &cti::Switchboard::deviceChanged, this, [this](const cti::DeviceId &device) {
            if (device == m_switchboard.ownDevice())
                m_pacer.request();
        });
    connect(&switchboard, &cti::Switchboard::linkChanged, this, [this] { m_pacer.request(); });
    connect(&switchboard, &cti::Switchboard::settled, this, [this] { m_pacer.endOfBurst(); });
    connect(&switchboard, &cti::Switchboard::threadsMerged, this, &CallsModel::threadsMerged);
    // Names may have become known, and numbers be written otherwise.
    connect(&people, &People::contactNamesChanged, this, [this] { m_pacer.request(); });
    connect(&people, &People::numbersChanged, this, [this] { m_pacer.request(); });
    connect(&people, &People::reset, this, [this] { m_pacer.request(); });
    connect(&people, &People::rowsChanged, this, [this] { m_pacer.request(); });
    m_items = wanted();
}

int CallsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant CallsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CallItem &shown = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.title;
    case Qt::ToolTipRole:
        return shown.secondLine.isEmpty() ? shown.title : shown.title + u'\n' + shown.secondLine;
    case Qt::AccessibleTextRole:
        return callAccessibleText(shown, m_clock.now());
    case PhaseRole:
        return static_cast<int>(shown.phase);
    default:
        return {};
    }
}

QHash<int, QByteArray> CallsModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert(PhaseRole, "phase");
    return names;
}

int CallsModel::rowOf(const cti::ConnectionId &connection) const
{
    for (int row = 0; row < m_items.size(); ++row) {
        if (m_items.at(row).connection == connection)
            return row;
    }
    return -1;
}

const CallItem *CallsModel::activeCall() const
{
    const CallItem *found = nullptr;
    for (const CallItem &item : m_items) {
        if (groupOf(item.phase) != 1)
            continue;
        // A conversation before a call that is still being made.
        if (!found || (item.phase == CallPhase::Active && found->phase != CallPhase::Active))
            found = &item;
    }
    return found;
}

const CallItem *CallsModel::longestRinging() const
{
    return !m_items.isEmpty() && m_items.first().phase == CallPhase::Ringing ? &m_items.first()
                                                                             : nullptr;
}

void CallsModel::setPending(const cti::ConnectionId &connection, bool pending)
{
    if (pending)
        m_pending.insert(connection);
    else
        m_pending.remove(connection);
    m_pacer.request();
}

void CallsModel::setRecall(const RecallInfo &info)
{
    m_recalls.insert(static_cast<quint64>(info.thread), info);
    m_pacer.request();
}

void CallsModel::setWaiting(cti::CallThreadId thread, const QString &forWhom)
{
    if (forWhom.isEmpty())
        m_waiting.remove(static_cast<quint64>(thread));
    else
        m_waiting.insert(static_cast<quint64>(thread), forWhom);
    m_pacer.request();
}

void CallsModel::setPreviousCalls(cti::CallThreadId thread, const PreviousCallsInfo &info)
{
    if (info.usual)
        m_usual.insert(static_cast<quint64>(thread), *info.usual);
    else
        m_usual.remove(static_cast<quint64>(thread)); // it turned out to be another caller
    m_pacer.request();
}

void CallsModel::threadsMerged(cti::CallThreadId gone, cti::CallThreadId into)
{
    const auto move = [from = static_cast<quint64>(gone), to = static_cast<quint64>(into)](auto &byThread) {
        if (byThread.contains(from))
            byThread.insert(to, byThread.take(from));
    };
    move(m_recalls);
    move(m_waiting);
    move(m_usual);
    for (CallItem &item : m_items) {
        if (item.thread == gone)
            item.thread = into; // so that the card stays the same card
    }
}

void CallsModel::flush()
{
    adopt(wanted());
    const auto isOver = [this](const auto &byThread) {
        return std::none_of(m_items.cbegin(), m_items.cend(),
            [&](const CallItem &item) { return static_cast<quint64>(item.thread) == byThread.key(); });
    };
    m_recalls.removeIf(isOver);
    m_usual.removeIf(isOver);
    Q_EMIT callsChanged();
}

QVector<CallItem> CallsModel::wanted() const
{
    QVector<CallItem> items;
    const cti::DeviceSnapshot *own = m_switchboard.device(m_switchboard.ownDevice());
    if (!own)
        return items;
    for (const cti::Connection &connection : own->connections) {
        if (hasCard(connection))
            items.append(itemFor(connection));
    }
    std::stable_sort(items.begin(), items.end(), [](const CallItem &a, const CallItem &b) {
        if (groupOf(a.phase) != groupOf(b.phase))
            return groupOf(a.phase) < groupOf(b.phase);
        constexpr auto never = Clock::Milliseconds::max();
        return a.since.value_or(never) < b.since.value_or(never);
    });
    return items;
}

CallItem CallsModel::itemFor(const cti::Connection &connection) const
{
    CallItem item;
    item.thread = m_switchboard.threadOf(connection.id);
    item.connection = connection.id;
    item.phase = phaseOf(connection);
    item.direction = connection.direction;
    item.actions = connection.actions;
    item.consultationOf = connection.consultationOf;
    const Consultation consultation = consultationOf(m_switchboard, connection.id);
    item.canComplete = consultation.consulted == &connection
        && whyNot(m_switchboard, ActionId::CompleteTransfer, connection.id).isEmpty();
    item.remoteAlerting = connection.remoteAlerting;
    item.remoteHeld = connection.remoteHeld;
    item.startedAt = connection.startedAt;
    item.pending = m_pending.contains(connection.id);
    item.stale = !m_switchboard.isFresh(connection.id.device);
    const auto recall = m_recalls.constFind(static_cast<quint64>(item.thread));
    if (recall != m_recalls.cend() && item.phase == CallPhase::Ringing)
        item.recall = *recall;

    switch (item.phase) {
    case CallPhase::Ringing:
        item.phaseText
            = connection.recall == cti::RecallReason::None ? tr("Ringing") : tr("Back with you");
        item.since = connection.startedAt;
        break;
    case CallPhase::Active:
        item.phaseText = connection.remoteHeld ? tr("On hold at the other side") : tr("On a call");
        item.since = connection.answeredAt ? connection.answeredAt : connection.startedAt;
        break;
    case CallPhase::Dialling:
        item.phaseText = connection.remoteAlerting ? tr("Rings there") : tr("Dialling");
        item.since = connection.startedAt;
        break;
    case CallPhase::Failed:
        item.phaseText = connection.failCause.contains("busy"_L1, Qt::CaseInsensitive)
            ? tr("Busy")
            : tr("Failed");
        item.since = connection.startedAt;
        break;
    case CallPhase::Held:
        item.phaseText = tr("On hold");
        item.since = connection.heldSince;
        break;
    }
    nameParties(connection, item);
    item.usual = usualTaker(connection, item);
    return item;
}

std::optional<RecallSuggestion> CallsModel::usualTaker(
    const cti::Connection &connection, const CallItem &item) const
{
    const auto known = m_usual.constFind(static_cast<quint64>(item.thread));
    if (known == m_usual.cend() || item.direction == cti::Direction::Outgoing)
        return std::nullopt;
    const Person *person = m_people.byNumber(known->number);
    if (!person)
        return RecallSuggestion{{}, known->name.isEmpty() ? m_people.displayName({}, known->number) : known->name,
            known->number, RecallSuggestion::Why::Usual};
    // That it is for him is said already.
    if (!person->device.isEmpty() && person->device == connection.called.device)
        return std::nullopt;
    return RecallSuggestion{person->id, person->name, person->extension.isEmpty() ? known->number : person->extension,
        RecallSuggestion::Why::Usual};
}

void CallsModel::nameParties(const cti::Connection &connection, CallItem &item) const
{
    const cti::Party &remote = connection.remote;
    if (!remote.withheld)
        item.number = remote.number.isEmpty() ? extensionOf(remote.device) : remote.number;
    item.shownNumber = m_people.shownNumber(item.number);
    if (remote.withheld)
        item.title = remote.name.isEmpty() ? tr("Anonymous") : remote.name;
    else
        item.title = m_people.displayName(remote);
    if (item.title.isEmpty())
        item.title = tr("Unknown number");

    QStringList parts;
    if (!item.shownNumber.isEmpty() && item.shownNumber != item.title)
        parts.append(item.shownNumber);
    QStringList others;
    for (const cti::Party &other : connection.others) {
        const QString name = m_people.displayName(other);
        others.append(name.isEmpty() ? tr("Unknown number") : name);
    }
    if (!others.isEmpty())
        parts.append(tr("together with %1").arg(others.join(", "_L1)));
    const cti::Party &called = connection.called;
    const bool forMe = called.device == connection.id.device
        || (called.device.isEmpty()
            && (called.number.isEmpty() || called.number == extensionOf(connection.id.device)));
    // A call that came back names whom it was sent to last as called; that it was for him is no news.
    const bool forTheOneWhoDidNotTakeIt
        = connection.recall != cti::RecallReason::None && called.device == connection.recalledFrom;
    if (connection.direction == cti::Direction::Incoming && !forMe && !forTheOneWhoDidNotTakeIt) {
        item.forWhom = m_people.displayName(called);
        parts.append(tr("for %1").arg(item.forWhom));
    }
    if (item.recall) {
        item.via = item.recall->sentence();
    } else if (connection.recall != cti::RecallReason::None && !connection.recalledFrom.isEmpty()) {
        item.via = tr("back from %1").arg(m_people.displayName(connection.recalledFrom));
    } else if (!connection.redirections.isEmpty()) {
        const QString name = m_people.displayName(connection.redirections.last().from);
        if (!name.isEmpty() && name != item.forWhom)
            item.via = tr("sent on by %1").arg(name);
    }
    if (!item.via.isEmpty())
        parts.append(item.via);
    item.waitsFor = m_waiting.value(static_cast<quint64>(item.thread));
    if (!item.waitsFor.isEmpty())
        parts.append(tr("until %1 is free").arg(item.waitsFor));
    item.secondLine = parts.join(u" \u00b7 "_s);
}

void CallsModel::adopt(QVector<CallItem> wanted)
{
    for (int row = static_cast<int>(m_items.size()) - 1; row >= 0; --row) {
        const bool stays = std::any_of(wanted.cbegin(), wanted.cend(),
            [&](const CallItem &item) { return isSameCall(item, m_items.at(row)); });
        if (stays)
            continue;
        beginRemoveRows({}, row, row);
        m_items.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < wanted.size(); ++row) {
        const auto found = std::find_if(m_items.cbegin() + std::min<qsizetype>(row, m_items.size()),
            m_items.cend(), [&](const CallItem &item) { return isSameCall(item, wanted.at(row)); });
        if (found == m_items.cend()) {
            beginInsertRows({}, row, row);
            m_items.insert(row, wanted.at(row));
            endInsertRows();
            continue;
        }
        const int from = static_cast<int>(found - m_items.cbegin());
        if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            m_items.move(from, row);
            endMoveRows();
        }
        if (m_items.at(row) != wanted.at(row)) {
            m_items[row] = wanted.at(row);
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
    // Two connections of one thread can have been there: what is left over has no card any more.
    while (m_items.size() > wanted.size()) {
        const int last = static_cast<int>(m_items.size()) - 1;
        beginRemoveRows({}, last, last);
        m_items.removeLast();
        endRemoveRows();
    }
}

} // namespace balie::desk
