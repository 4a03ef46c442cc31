#include "desk/people/PersonStates.h"

#include <algorithm>

namespace balie::desk {

namespace {

/// What the duration beside the word counts from: follows the body, because a red tile shows how
/// long the conversation lasts also when another call rings.
cti::Moment durationFrom(const cti::PersonState &state, const cti::Lamp &lamp)
{
    switch (lamp.body) {
    case cti::LampBody::RingingOnACall:
    case cti::LampBody::OnACall:
        return state.talkingSince;
    case cti::LampBody::Ringing:
        return state.ringingSince;
    case cti::LampBody::OnHold:
        return state.heldSince;
    default:
        return {};
    }
}

/// "→ Roos Willems": to whom everything goes, without the words around it. The own mobile keeps its
/// number: a name that points at itself says nothing.
QString forwardingArrow(const cti::PersonState &state, const cti::Lamp &lamp, const People &people,
    const Person &person)
{
    if (lamp.body != cti::LampBody::Forwarded || lamp.stale || !state.services.forwarding)
        return {};
    for (const cti::Forwarding &forwarding : *state.services.forwarding) {
        const bool always = forwarding.type == cti::ForwardingType::Immediate
            || forwarding.type == cti::ForwardingType::Night;
        if (!always || !forwarding.on || forwarding.target.isEmpty())
            continue;
        const QString name = people.displayName({}, forwarding.target);
        return QStringLiteral("\u2192 ") + (name == person.name ? people.shownNumber(forwarding.target) : name);
    }
    return {};
}

/// Numbers to which calls are forwarded, as people write them.
cti::PersonState withShownTargets(cti::PersonState state, const People &people)
{
    if (state.services.forwarding) {
        for (cti::Forwarding &forwarding : *state.services.forwarding)
            forwarding.target = people.shownNumber(forwarding.target);
    }
    return state;
}

/// Who stands in must be reachable himself; his own deputy does not count, or two who stand in for
/// each other would never end.
bool isFree(const cti::PersonState &state)
{
    return cti::reachability(state, {}) == cti::Reachability::Yes;
}

} // namespace

PersonStates::PersonStates(
    const People &people, const cti::Switchboard &switchboard, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_people(people)
    , m_switchboard(switchboard)
    , m_pacer(clock, [this] { flush(); })
{
    connect(&people, &People::reset, this, &PersonStates::rebuild);
    connect(&people, &People::rowsChanged, this, &PersonStates::peopleChanged);
    connect(&people, &People::numbersChanged, this, &PersonStates::numbersChanged);
    connect(&switchboard, &cti::Switchboard::deviceChanged, this, &PersonStates::deviceChanged);
    connect(&switchboard, &cti::Switchboard::linkChanged, this, &PersonStates::linkChanged);
    connect(&switchboard, &cti::Switchboard::settled, this, [this] { m_pacer.endOfBurst(); });
    rebuild();
}

void PersonStates::rebuild()
{
    m_pacer.cancel();
    m_dirtyRows.clear();
    m_tiles.clear();
    m_tiles.reserve(m_people.count()); // exactly: tiles are large
    m_tiles.resize(m_people.count());
    m_dirty.fill(false, m_people.count());
    m_deputyOf.clear();
    for (int row = 0; row < m_people.count(); ++row) {
        const Person &person = m_people.at(row);
        if (!person.deputy.isEmpty())
            m_deputyOf[person.deputy].append(row);
        refresh(row);
    }
    Q_EMIT tilesReset();
}

void PersonStates::deviceChanged(const cti::DeviceId &device)
{
    for (const int row : m_people.rowsOfDevice(device)) {
        if (refresh(row))
            markDirty(row);
    }
    const auto standsInFor = m_deputyOf.constFind(device);
    if (standsInFor == m_deputyOf.cend())
        return;
    for (const int row : *standsInFor) {
        if (refresh(row))
            markDirty(row);
    }
}

void PersonStates::peopleChanged(const QVector<int> &rows)
{
    m_deputyOf.clear();
    for (int row = 0; row < m_people.count(); ++row) {
        if (!m_people.at(row).deputy.isEmpty())
            m_deputyOf[m_people.at(row).deputy].append(row);
    }
    for (const int row : rows) {
        refresh(row);
        markDirty(row);
    }
    m_pacer.endOfBurst();
}

void PersonStates::numbersChanged()
{
    for (int row = 0; row < count(); ++row) {
        const Tile &tile = m_tiles.at(row);
        if ((!tile.hasLine || tile.state.services.forwarding) && refresh(row))
            markDirty(row);
    }
}

void PersonStates::linkChanged()
{
    // The link tells its delay, too: look for those whose state was true and is not, or the other
    // way round.
    for (int row = 0; row < count(); ++row) {
        const Person &person = m_people.at(row);
        const bool same = m_tiles.at(row).state.stale == !m_switchboard.isFresh(person.device)
            && person.deputy.isEmpty();
        if (!same && refresh(row))
            markDirty(row);
    }
    // That the truth is no longer known must not wait for a frame.
    m_pacer.flushNow();
}

bool PersonStates::refresh(int row)
{
    const Person &person = m_people.at(row);
    const cti::DeviceSnapshot *snapshot = m_switchboard.device(person.device);

    Tile tile;
    tile.person = person.id;
    tile.device = person.device;
    tile.name = person.name;
    tile.extension = person.extension;
    tile.department = person.department;
    tile.favourite = person.favourite;
    tile.hasLine = !person.device.isEmpty();
    if (!m_deskNotes.isEmpty())
        tile.state.deskNote = m_deskNotes.value(person.id);
    if (!m_calendars.isEmpty()) {
        const CalendarNews news = m_calendars.value(person.id);
        tile.state.calendarUntil = news.until;
        tile.state.calendarAt = news.at;
        tile.state.calendarBusy = news.until.isValid();
    }
    if (tile.hasLine) {
        if (snapshot)
            tile.state = withShownTargets(
                cti::personState(*snapshot, m_switchboard.isFresh(person.device), tile.state), m_people);
        tile.lamp = cti::lampFor(tile.state);
        tile.since = durationFrom(tile.state, tile.lamp);
    }
    Tile &old = m_tiles[row];
    // Most news of a device changes no word; the translation is the dear part.
    tile.secondLine = !tile.hasLine                            ? m_people.shownNumber(person.mobile)
        : tile.state == old.state && !old.secondLine.isEmpty() ? old.secondLine
                                                               : cti::lampWord(tile.state);
    tile.narrowLine = forwardingArrow(tile.state, tile.lamp, m_people, person);
    tile.reachability = tile.hasLine
        ? cti::reachability(tile.state, {!person.mobile.isEmpty(), deputyCanTakeIt(person)})
        : person.mobile.isEmpty() ? cti::Reachability::No
                                  : cti::Reachability::ViaMobile;

    // The age of the news alone is nothing to paint: it shows only in words that are made when
    // asked for.
    cti::PersonState compared = tile.state;
    compared.newsAt = old.state.newsAt;
    compared.calendarAt = old.state.calendarAt;
    const bool different = compared != old.state || tile.lamp != old.lamp
        || tile.secondLine != old.secondLine || tile.reachability != old.reachability
        || tile.since != old.since;
    old = std::move(tile);
    return different;
}

void PersonStates::setDeskNote(const PersonId &person, const QString &note)
{
    if (note.isEmpty())
        m_deskNotes.remove(person);
    else
        m_deskNotes.insert(person, note);
    const int row = m_people.rowOf(person);
    if (row < 0 || row >= count() || !refresh(row))
        return;
    markDirty(row);
    m_pacer.endOfBurst();
}

void PersonStates::setCalendar(
    const PersonId &person, const QDateTime &until, Clock::Milliseconds at)
{
    if (until.isValid())
        m_calendars.insert(person, {until, at});
    else
        m_calendars.remove(person);
    const int row = m_people.rowOf(person);
    if (row < 0 || row >= count() || !refresh(row))
        return;
    markDirty(row);
    m_pacer.endOfBurst();
}

bool PersonStates::deputyCanTakeIt(const Person &person) const
{
    if (person.deputy.isEmpty())
        return false;
    const cti::DeviceSnapshot *snapshot = m_switchboard.device(person.deputy);
    return snapshot && isFree(cti::personState(*snapshot, m_switchboard.isFresh(person.deputy)));
}

void PersonStates::markDirty(int row)
{
    if (!m_dirty.testBit(row)) {
        m_dirty.setBit(row);
        m_dirtyRows.append(row);
    }
    m_pacer.request();
}

void PersonStates::flush()
{
    QVector<int> rows;
    rows.swap(m_dirtyRows);
    std::sort(rows.begin(), rows.end());
    for (const int row : rows)
        m_dirty.clearBit(row);
    Q_EMIT tilesChanged(rows);
}

} // namespace balie::desk
