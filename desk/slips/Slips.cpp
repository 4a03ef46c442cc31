#include "desk/slips/Slips.h"

#include "desk/journal/PrivacyScope.h"
#include "desk/store/SlipTable.h"
#include "desk/text/Moments.h"

#include <algorithm>

namespace balie::desk {

namespace {

bool comesBefore(const Slip &a, const Slip &b)
{
    if (a.isOpen() != b.isOpen())
        return a.isOpen();
    if (!a.isOpen())
        return a.endedAt != b.endedAt ? a.endedAt > b.endedAt : a.id > b.id;
    if (a.promised.isValid() != b.promised.isValid())
        return a.promised.isValid();
    return a.promised != b.promised ? a.promised < b.promised : a.id < b.id;
}

} // namespace

Slips::Slips(Store &store, const cti::Switchboard &switchboard, const People &people, Clock &clock,
    QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_switchboard(switchboard)
    , m_people(people)
    , m_clock(clock)
    , m_midnight(clock, [this] { arrange(m_slips); })
{
    connect(&switchboard, &cti::Switchboard::callEvent, this, &Slips::callEvent);
    // Names may be others now.
    connect(&people, &People::reset, this, &Slips::listChanged);
    connect(&people, &People::rowsChanged, this, &Slips::listChanged);
    connect(&people, &People::numbersChanged, this, &Slips::listChanged);
    connect(&store, &Store::stateChanged, this, [this](const StoreState &state) {
        if (state.canRead())
            read();
    });
    read();
}

void Slips::read()
{
    if (m_reading != Reading::Not)
        return;
    m_reading = Reading::UnderWay;
    const QDateTime today = now().date().startOfDay();
    m_store.write<int>(this, [before = today.addDays(-keptDays)](sqlite::Database &database) {
        return slips::removeEndedBefore(database, before);
    });
    m_store.read<QVector<Slip>>(
        Lane::Slips, this,
        [today](sqlite::Database &database) { return slips::openOrEndedSince(database, today); },
        [this](Expected<QVector<Slip>> read) {
            m_reading = read ? Reading::Done : Reading::Not; // the store itself says why
            if (!read)
                return;
            QVector<Slip> all = std::move(*read);
            // What was written meanwhile is newer than what was read.
            all.removeIf([this](const Slip &slip) { return find(slip.id) != nullptr; });
            for (const Slip &slip : std::as_const(all))
                m_lastId = std::max(m_lastId, qint64(slip.id));
            arrange(m_slips + all);
        });
}

int Slips::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_slips.size());
}

QVariant Slips::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Slip &shown = m_slips.at(index.row());
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    return sentence(shown);
}

const Slip *Slips::find(SlipId id) const
{
    const auto found = std::find_if(
        m_slips.cbegin(), m_slips.cend(), [id](const Slip &slip) { return slip.id == id; });
    return found == m_slips.cend() ? nullptr : &*found;
}

int Slips::openCount() const
{
    return static_cast<int>(std::count_if(
        m_slips.cbegin(), m_slips.cend(), [](const Slip &slip) { return slip.isOpen(); }));
}

QDateTime Slips::now() const
{
    return localNow(m_clock);
}

SlipId Slips::add(Slip slip)
{
    m_lastId = std::max(m_lastId + 1, m_clock.wallMs());
    slip.id = SlipId(m_lastId);
    slip.madeAt = now();
    slip.text = slip.text.simplified().left(longestText);
    slip.told = toldFor(slip.promised);
    slip.end = SlipEnd::None;
    put(slip);
    return slip.id;
}

void Slips::change(const Slip &slip)
{
    const Slip *known = find(slip.id);
    if (!known)
        return;
    Slip kept = slip;
    kept.text = kept.text.simplified().left(longestText);
    kept.told = kept.promised == known->promised ? known->told : toldFor(kept.promised);
    if (kept != *known)
        put(kept);
}

void Slips::reopen(SlipId id)
{
    const Slip *known = find(id);
    if (!known || known->isOpen())
        return;
    Slip slip = *known;
    slip.end = SlipEnd::None;
    slip.endedAt = {};
    // Calls that were made before count for nothing, and nor do times that have passed.
    slip.madeAt = now();
    slip.told = toldFor(slip.promised);
    put(slip);
}

void Slips::remove(SlipId id)
{
    if (!find(id))
        return;
    m_store.write<void>(
        this, [id](sqlite::Database &database) { return slips::remove(database, id); },
        [this](const Expected<void> &written) {
            if (!written)
                Q_EMIT failed(written.error());
        });
    QVector<Slip> left = m_slips;
    left.removeIf([id](const Slip &slip) { return slip.id == id; });
    arrange(std::move(left));
}

void Slips::forget(const PrivacyScope &scope)
{
    QVector<Slip> left = m_slips;
    if (left.removeIf([&](const Slip &slip) { return scope.covers(slip, m_people.numbers().numbers); }) > 0)
        arrange(std::move(left));
}

void Slips::setTold(SlipId id, SlipTold told)
{
    const Slip *known = find(id);
    if (!known || known->told == told)
        return;
    Slip slip = *known;
    slip.told = told;
    put(slip);
}

void Slips::end(SlipId id, SlipEnd how)
{
    const Slip *known = find(id);
    if (!known || !known->isOpen())
        return;
    Slip slip = *known;
    slip.end = how;
    slip.endedAt = now();
    put(slip);
    if (how != SlipEnd::ByHand)
        Q_EMIT closedByCall(slip);
}

void Slips::callEvent(const cti::CallEvent &event)
{
    const cti::Connection &call = event.connection;
    const bool over = event.kind == cti::CallEventKind::Ended
        || event.kind == cti::CallEventKind::Transferred;
    if (over || call.direction != cti::Direction::Outgoing || call.remote.withheld)
        return;
    // Who is consulted about another caller has not been called back.
    if (event.own && !call.consultationOf.call.isEmpty())
        return;
    const QString number
        = call.remote.number.isEmpty() ? extensionOf(call.remote.device) : call.remote.number;
    QString key; // made when the first slip could be meant: lamps change all day
    QVector<SlipId> meant;
    for (const Slip &slip : std::as_const(m_slips)) {
        if (!slip.isOpen())
            break;
        const Person *person = event.own ? nullptr : m_people.find(slip.forPerson);
        const bool byHim
            = person && !person->device.isEmpty() && person->device == event.device;
        if ((!event.own && !byHim) || slip.callerNumber.isEmpty() || number.isEmpty()
            || beganBefore(event, slip.madeAt))
            continue;
        if (key.isEmpty())
            key = m_people.keyOf(number);
        if (!key.isEmpty() && m_people.keyOf(slip.callerNumber) == key)
            meant.append(slip.id);
    }
    for (const SlipId id : std::as_const(meant))
        end(id, event.own ? SlipEnd::CalledByUser : SlipEnd::CalledByColleague);
}

bool Slips::beganBefore(const cti::CallEvent &event, const QDateTime &moment) const
{
    // A slip that is written during a call with its caller is about another one.
    const cti::Moment &began = event.connection.startedAt;
    if (!began)
        return event.kind != cti::CallEventKind::Originated;
    return m_clock.wallMs() - (m_clock.now() - *began).count() < moment.toMSecsSinceEpoch();
}

void Slips::put(const Slip &slip)
{
    write(slip);
    QVector<Slip> all = m_slips;
    all.removeIf([&](const Slip &other) { return other.id == slip.id; });
    all.append(slip);
    arrange(std::move(all));
}

void Slips::write(const Slip &slip)
{
    m_store.write<void>(
        this, [slip](sqlite::Database &database) { return slips::save(database, slip); },
        [this](const Expected<void> &written) {
            if (!written)
                Q_EMIT failed(written.error());
        });
}

void Slips::arrange(QVector<Slip> slips)
{
    const QDateTime today = now().date().startOfDay();
    slips.removeIf([&](const Slip &slip) { return !slip.isOpen() && slip.endedAt < today; });
    std::sort(slips.begin(), slips.end(), comesBefore);
    beginResetModel();
    m_slips = std::move(slips);
    endResetModel();
    m_midnight.set(m_slips.isEmpty() ? QDateTime() : nextMidnight(now())); // words change as well
    Q_EMIT listChanged();
}

SlipTold Slips::toldFor(const QDateTime &promised) const
{
    // Who writes down a time that is near knows that it is.
    if (!promised.isValid() || now() < promised.addSecs(-warnSeconds))
        return SlipTold::Nothing;
    return now() < promised ? SlipTold::Nears : SlipTold::Passed;
}

} // namespace balie::desk
