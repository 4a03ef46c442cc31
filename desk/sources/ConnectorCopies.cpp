#include "desk/sources/ConnectorCopies.h"

#include "crm-connectors/api/CopiedCard.h"

#include <algorithm>
#include <utility>

namespace balie::desk {

namespace {

/// How many sources there were.
Expected<int> removeCopiesBut(sqlite::Database &database, const QStringList &kept)
{
    const auto sources = contacts::sources(database);
    if (!sources)
        return unexpected(sources.error());
    int removed = 0;
    for (const ContactSourceInfo &source : *sources) {
        if (source.kind != ContactSourceInfo::Kind::Crm || kept.contains(source.origin))
            continue;
        if (const auto gone = contacts::removeSource(database, source.id); !gone)
            return unexpected(gone.error());
        ++removed;
    }
    return removed;
}

bool readsTheSame(const crm::ConnectorEntry &one, const crm::ConnectorEntry &other)
{
    return one.profile == other.profile && one.values == other.values;
}

} // namespace

ConnectorCopies::ConnectorCopies(const crm::ConnectorSetup &setup, crm::CardPort &port,
    Store &store, const People &people, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_setup(setup)
    , m_port(port)
    , m_store(store)
    , m_people(people)
    , m_clock(clock)
    , m_again(clock.makeTimer([this] { synchroniseAll(); }))
    , m_soon(clock.makeTimer([this] { followHealth(); }))
{
    connect(&setup, &crm::ConnectorSetup::entriesChanged, this, &ConnectorCopies::followEntries);
    connect(&port, &crm::CardPort::healthChanged, this, &ConnectorCopies::followHealth);
    followEntries();
    followHealth();
}

ConnectorCopies::~ConnectorCopies() = default;

crm::CardKey ConnectorCopies::cardKey(const ContactSourceInfo &source, const Contact &contact)
{
    return source.kind == ContactSourceInfo::Kind::Crm ? crm::copiedKey(source.origin, contact.uid)
                                                       : crm::CardKey();
}

CopyState *ConnectorCopies::find(const QString &connector)
{
    const auto copy = std::find_if(m_copies.begin(), m_copies.end(),
        [&](const CopyState &one) { return one.connector == connector; });
    return copy == m_copies.end() ? nullptr : &*copy;
}

void ConnectorCopies::followEntries()
{
    const QHash<QString, crm::ConnectorEntry> before = std::exchange(m_entries, {});
    QStringList kept;
    for (const crm::ConnectorEntry &entry : m_setup.entries()) {
        if (!entry.isOn)
            continue;
        m_entries.insert(entry.id, entry);
        const auto old = before.constFind(entry.id);
        if (old == before.cend() || readsTheSame(*old, entry))
            kept.append(entry.id);
    }
    const auto goes = [&kept](const CopyState &copy) { return !kept.contains(copy.connector); };
    if (!m_running.isEmpty() && !kept.contains(m_running))
        stop();
    m_row.removeIf([&kept](const QString &connector) { return !kept.contains(connector); });
    // What reads other things now comes back with the next news of its health.
    if (m_copies.removeIf(goes) > 0)
        Q_EMIT changed();
    removeOthers(kept);
    followHealth();
    next();
}

void ConnectorCopies::removeOthers(const QStringList &kept)
{
    m_store.write<int>(
        this, [kept](sqlite::Database &database) { return removeCopiesBut(database, kept); },
        [this](const Expected<int> &removed) {
            if (removed.valueOr(0) > 0)
                Q_EMIT contactsChanged();
        });
}

void ConnectorCopies::followHealth()
{
    using State = crm::ConnectorHealth::State;
    QVector<CopyState> copies;
    QStringList due;
    for (const crm::ConnectorHealth &health : m_port.health()) {
        const State before = m_health.value(health.connector, State::Untried);
        m_health.insert(health.connector, health.state);
        if (!health.capabilities.testFlag(crm::Capability::Directory)
            || !m_entries.contains(health.connector))
            continue;
        const CopyState *known = find(health.connector);
        CopyState copy = known != nullptr ? *known : CopyState();
        copy.connector = health.connector;
        copy.name = health.name;
        copies.append(copy);
        const bool hasSignedIn = before == State::SignedOut && health.state != State::SignedOut;
        if (known == nullptr || (hasSignedIn && known->kind == CopyState::Kind::Failed))
            due.append(health.connector);
    }
    // One that is being made anew, or that cannot be used for now, keeps what it had.
    for (const CopyState &copy : std::as_const(m_copies)) {
        const bool isThere = std::any_of(copies.cbegin(), copies.cend(),
            [&](const CopyState &one) { return one.connector == copy.connector; });
        if (!isThere && m_entries.contains(copy.connector))
            copies.append(copy);
    }
    m_copies = std::move(copies);
    for (const QString &connector : std::as_const(due))
        synchronise(connector);
    if (!m_copies.isEmpty() && !m_again->isActive())
        m_again->start(interval);
}

void ConnectorCopies::synchroniseAll()
{
    for (const CopyState &copy : QVector<CopyState>(m_copies))
        synchronise(copy.connector);
    if (!m_copies.isEmpty())
        m_again->start(interval);
}

void ConnectorCopies::synchronise(const QString &connector)
{
    CopyState *copy = find(connector);
    if (copy == nullptr || m_running == connector || m_row.contains(connector))
        return;
    copy->kind = CopyState::Kind::Waiting;
    m_row.append(connector);
    Q_EMIT changed();
    next();
}

void ConnectorCopies::next()
{
    while (m_running.isEmpty() && !m_row.isEmpty()) {
        const QString connector = m_row.takeFirst();
        CopyState *copy = find(connector);
        auto source = copy != nullptr ? m_port.directory(connector) : nullptr;
        if (!source)
            continue;
        m_running = connector;
        copy->kind = CopyState::Kind::Running;
        copy->progress = {};
        ContactSourceInfo info;
        info.kind = ContactSourceInfo::Kind::Crm;
        info.name = copy->name;
        info.origin = connector;
        m_sync = std::make_unique<SourceSync>(
            m_store, m_people.numbers().numbers, m_clock, info, std::move(source));
        connect(m_sync.get(), &SourceSync::progressed, this, [this] {
            if (CopyState *running = find(m_running))
                running->progress = m_sync->progress();
            Q_EMIT changed();
        });
        connect(m_sync.get(), &SourceSync::finished, this, &ConnectorCopies::ended);
        m_sync->start();
        Q_EMIT changed();
    }
}

void ConnectorCopies::stop()
{
    m_running.clear();
    if (m_sync) {
        m_sync->stop();
        m_sync.release()->deleteLater(); // one of its own signals may have led here
    }
}

void ConnectorCopies::ended(const Expected<void> &result)
{
    const QString connector = std::exchange(m_running, {});
    const SyncProgress progress = m_sync->progress();
    if (CopyState *copy = find(connector)) {
        copy->kind = result ? CopyState::Kind::Idle : CopyState::Kind::Failed;
        copy->progress = progress;
        copy->problem = result ? QString() : result.error().userText;
        if (result) {
            copy->lastSuccess = QDateTime::fromMSecsSinceEpoch(m_clock.wallMs(), Qt::UTC);
            copy->remark = m_sync->notRead().join(QLatin1Char(' '));
        } else if (result.error().code == ErrorCode::LinkLost) {
            m_copies.removeIf([&](const CopyState &one) { return one.connector == connector; });
            m_soon->start(afterReplacing);
        }
    }
    m_sync.release()->deleteLater();
    Q_EMIT changed();
    if (progress.added + progress.changed + progress.removed > 0)
        Q_EMIT contactsChanged();
    next();
}

} // namespace balie::desk
