#include "desk/calendar/Calendars.h"

#include <algorithm>
#include <utility>

namespace balie::desk {

namespace {

qint64 msOf(const QDateTime &at)
{
    return at.toMSecsSinceEpoch();
}

/// Empty for what is no address: some servers take a part of one for somebody else's.
QString addressOf(const Person &person)
{
    const QString email = person.email.trimmed().toLower();
    return email.indexOf(u'@') > 0 ? email : QString();
}

bool isBusyNow(const crm::BusySpan &span, const QDateTime &now)
{
    return span.from <= now && now < span.until;
}

} // namespace

Calendars::Calendars(
    crm::CardPort &port, const People &people, PersonStates &states, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_port(port)
    , m_people(people)
    , m_states(states)
    , m_clock(clock)
    , m_again(clock.makeTimer([this] { askAll(); }))
    , m_soon(clock.makeTimer([this] { askMissing(); }))
    , m_wake(clock.makeTimer([this] { apply(); }))
{
    connect(&port, &crm::CardPort::healthChanged, this, &Calendars::followHealth);
    connect(&people, &People::reset, this, &Calendars::peopleReset);
    connect(&people, &People::rowsChanged, this, &Calendars::peopleReset);
    followHealth();
}

Calendars::~Calendars() = default;

QStringList Calendars::systemsWithCalendars() const
{
    QStringList systems;
    const QVector<crm::ConnectorHealth> all = m_port.health();
    for (const crm::ConnectorHealth &health : all) {
        if (health.capabilities.testFlag(crm::Capability::Busy))
            systems.append(health.connector);
    }
    return systems;
}

void Calendars::followHealth()
{
    const QStringList now = systemsWithCalendars();
    const QStringList before = std::exchange(m_systems, now);
    if (now == before)
        return;
    m_askedAt.clear();
    const bool isOneGone = std::any_of(
        before.cbegin(), before.cend(), [&now](const QString &system) { return !now.contains(system); });
    if (isOneGone) {
        // What was told by whom is not kept apart, and what nobody tells any more is soon wrong.
        m_task.reset();
        m_row.clear();
        m_known.clear();
        apply();
    }
    if (!now.isEmpty()) {
        m_soon->start(rest);
        return;
    }
    m_again->stop();
    m_soon->stop();
}

void Calendars::peopleReset()
{
    apply();
    if (!m_systems.isEmpty())
        m_soon->start(rest);
}

void Calendars::setShown(const QVector<cti::DeviceId> &devices)
{
    m_shown = devices;
    if (!m_systems.isEmpty())
        m_soon->start(rest);
}

void Calendars::askAll()
{
    m_askedAt.clear();
    askMissing();
}

void Calendars::askMissing()
{
    QSet<QString> shown;
    for (const cti::DeviceId &device : std::as_const(m_shown)) {
        for (const int row : m_people.rowsOfDevice(device)) {
            const QString email = addressOf(m_people.at(row));
            if (email.isEmpty() || shown.size() >= most)
                continue;
            shown.insert(email);
            if (!m_askedAt.contains(email) && !m_row.contains(email))
                m_row.append(email);
        }
    }
    if (!m_again->isActive() && !m_systems.isEmpty())
        m_again->start(interval);
    if (!m_task)
        askNext();
}

void Calendars::askNext()
{
    m_task.reset();
    if (m_row.isEmpty() || m_systems.isEmpty())
        return;
    crm::BusyLookup lookup;
    lookup.emails = m_row.mid(0, portion);
    m_row = m_row.mid(lookup.emails.size());
    lookup.from = QDateTime::fromMSecsSinceEpoch(m_clock.wallMs(), Qt::UTC);
    lookup.until = lookup.from.addMSecs(std::chrono::milliseconds(ahead).count());
    for (const QString &email : std::as_const(lookup.emails))
        m_askedAt.insert(email, m_clock.now());
    m_task = m_port.busy(
        lookup, [this, asked = lookup.emails](const Expected<QVector<crm::BusyReply>> &replies) {
            take(asked, replies);
        });
}

void Calendars::take(const QStringList &asked, const Expected<QVector<crm::BusyReply>> &replies)
{
    if (replies) {
        for (const QString &email : asked)
            m_known.remove(email);
        for (const crm::BusyReply &reply : *replies) {
            for (const crm::BusyPerson &person : reply.people) {
                const QString email = person.email.trimmed().toLower();
                if (!asked.contains(email))
                    continue;
                const bool isSecond = m_known.contains(email);
                Known &known = m_known[email];
                known.asOf = isSecond ? std::min(known.asOf, reply.asOf) : reply.asOf;
                std::copy_if(person.spans.cbegin(), person.spans.cend(),
                    std::back_inserter(known.spans),
                    [](const crm::BusySpan &span) { return !span.tentative; });
                std::sort(known.spans.begin(), known.spans.end(),
                    [](const crm::BusySpan &a, const crm::BusySpan &b) { return a.from < b.from; });
            }
        }
        apply();
    }
    askNext();
}

CalendarState Calendars::stateOf(const QString &email) const
{
    CalendarState state;
    const auto known = m_known.constFind(email);
    if (email.isEmpty() || known == m_known.cend())
        return state;
    state.asOf = known->asOf;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.wallMs(), Qt::UTC);
    // A clock that was set back makes an answer of the future no truer.
    if (std::abs(known->asOf.msecsTo(now)) >= std::chrono::milliseconds(tooOld).count())
        return state;
    state.kind = CalendarState::Kind::Free;
    QDateTime until;
    for (const crm::BusySpan &span : known->spans) {
        if (isBusyNow(span, now) || (until.isValid() && span.from <= until))
            until = until.isValid() ? std::max(until, span.until) : span.until;
    }
    if (until.isValid()) {
        state.kind = CalendarState::Kind::Busy;
        state.until = until.toLocalTime();
    }
    return state;
}

CalendarState Calendars::state(const PersonId &person) const
{
    const Person *found = m_people.find(person);
    return found == nullptr ? CalendarState() : stateOf(addressOf(*found));
}

void Calendars::apply()
{
    QHash<PersonId, CalendarState> busy;
    if (!m_known.isEmpty()) {
        for (int row = 0; row < m_people.count(); ++row) {
            const Person &person = m_people.at(row);
            CalendarState state = stateOf(addressOf(person));
            if (state.kind == CalendarState::Kind::Busy)
                busy.insert(person.id, state);
        }
    }
    bool isOther = false;
    for (auto one = m_told.cbegin(); one != m_told.cend(); ++one) {
        if (!busy.contains(one.key())) {
            m_states.setCalendar(one.key(), {}, {});
            isOther = true;
        }
    }
    for (auto one = busy.cbegin(); one != busy.cend(); ++one) {
        const auto before = m_told.constFind(one.key());
        if (before != m_told.cend() && *before == *one)
            continue;
        isOther = isOther || before == m_told.cend() || before->until != one->until;
        const qint64 age = m_clock.wallMs() - msOf(one->asOf);
        m_states.setCalendar(one.key(), one->until,
            m_clock.now() - std::chrono::milliseconds(std::max<qint64>(0, age)));
    }
    m_told = std::move(busy);
    armWake();
    if (isOther)
        Q_EMIT changed();
}

void Calendars::armWake()
{
    const qint64 now = m_clock.wallMs();
    qint64 next = 0;
    const auto consider = [&](qint64 at) {
        if (at > now && (next == 0 || at < next))
            next = at;
    };
    for (const Known &known : std::as_const(m_known)) {
        const qint64 end = msOf(known.asOf) + std::chrono::milliseconds(tooOld).count();
        consider(end);
        for (const crm::BusySpan &span : known.spans) {
            if (end <= now)
                break; // too old already
            consider(msOf(span.from));
            consider(msOf(span.until));
        }
    }
    if (next == 0)
        m_wake->stop();
    else
        m_wake->start(std::chrono::milliseconds(next - now));
}

} // namespace balie::desk
