#include "desk/watch/WatchList.h"

#include <QLocale>
#include <QPointer>
#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

namespace {
/// Somebody else may write just before us, but hardly this often in a row.
constexpr int mostAttempts = 3;

QSet<cti::DeviceId> setOf(const QVector<cti::DeviceId> &devices)
{
    return {devices.cbegin(), devices.cend()};
}

/// The PBX has spoken, and asking again is no use.
bool isFinal(ErrorCode code)
{
    return code == ErrorCode::NotSupported || code == ErrorCode::NotAllowed
        || code == ErrorCode::Refused || code == ErrorCode::BadCredentials
        || code == ErrorCode::InvalidInput;
}

} // namespace

WatchList::WatchList(cti::WatchPort &watch, cti::WatchListPort &list,
    const cti::Switchboard &switchboard, const People &people, Clock &clock, Backoff::Random random,
    QObject *parent)
    : QObject(parent)
    , m_watch(watch)
    , m_port(list)
    , m_switchboard(switchboard)
    , m_people(people)
    , m_backoff(2 * retryLeast, retryMost, std::move(random))
    , m_retryTimer(clock.makeTimer([this] { read(); }))
{
    connect(&switchboard, &cti::Switchboard::linkChanged, this, &WatchList::linkChanged);
    connect(&people, &People::reset, this, &WatchList::peopleChanged);
    connect(&people, &People::placesChanged, this, [this] {
        if (m_keeper != Keeper::Unknown)
            this->watch(m_within);
    });
    m_port.onWatchListChanged([self = QPointer(this)](quint64 revision) {
        if (self && self->m_keeper == Keeper::Pbx && revision != self->m_list.revision)
            self->read();
    });
    linkChanged(switchboard.link());
}

std::optional<int> WatchList::limit() const
{
    const auto granted = m_switchboard.link().entitlements.watchLimit;
    return !granted && m_keeper == Keeper::Settings ? std::optional(mostOnOwnList) : granted;
}

QString WatchList::counterText() const
{
    const QLocale locale;
    const auto most = limit();
    return most ? tr("%1 of %2 watched").arg(locale.toString(count()), locale.toString(*most))
                : tr("%1 watched").arg(locale.toString(count()));
}

QString WatchList::limitText() const
{
    const auto most = limit();
    if (!most)
        return {};
    const QString edition = m_switchboard.link().entitlements.edition;
    if (!m_switchboard.link().entitlements.watchLimit) {
        return tr(
            "The telephone system keeps no watch list for you. So %1 people can be watched at "
            "a time, and all %1 places are taken. Stop watching somebody first, or use "
            "\"Check now\" for a single look.")
            .arg(*most);
    }
    const QString allowed = edition.isEmpty()
        ? tr("You can watch %1 people at a time, and all %1 places are taken.").arg(*most)
        : tr("The edition \"%2\" watches %1 people at a time, and all %1 places are taken.")
              .arg(*most)
              .arg(edition);
    return allowed + u' '
        + tr("Stop watching somebody first, use \"Check now\" for a single look, or ask your "
             "administrator for a "
             "larger edition.");
}

void WatchList::linkChanged(const cti::LinkStatus &status)
{
    // Already while syncing: what is asked for now is part of the first state that comes in.
    const bool usable
        = status.state == cti::LinkState::Live || status.state == cti::LinkState::Syncing;
    if (!usable) {
        m_retryTimer->stop();
        return;
    }
    if (status.session == m_session) {
        if (m_unread)
            retry(); // the link went away meanwhile, and has come back as it was
        return;
    }
    m_session = status.session;
    m_retryTimer->stop();
    m_backoff.reset();
    m_unread = m_failureTold = false;
    m_askedThisSession = false;
    m_changes.clear();
    m_busy = false;
    m_readAgain = false;
    ++m_generation;
    const QString account = cti::accountOf(status);
    const QString before = std::exchange(m_account, account);
    if (!before.isEmpty() && before != account)
        forget();
    const bool everybody = !status.entitlements.watchLimit && !status.entitlements.watchesByList;
    if (everybody) {
        m_keeper = Keeper::Everybody;
        Q_EMIT changed();
        peopleChanged();
        return;
    }
    m_keeper = Keeper::Unknown;
    read();
}

/// Another PBX, or another user of it: the people of the last one mean nothing there.
void WatchList::forget()
{
    m_list = {};
    m_within.clear();
    m_watched.clear();
    m_asked.clear();
    m_visible.clear();
}

void WatchList::peopleChanged()
{
    const QSet<cti::DeviceId> before = m_watched;
    if (m_keeper == Keeper::Everybody) {
        QVector<cti::DeviceId> everybody;
        for (int row = 0; row < m_people.count(); ++row) {
            // Shielded people too: only the refusal tells that they are.
            if (!m_people.at(row).device.isEmpty())
                everybody.append(m_people.at(row).device);
        }
        useList(everybody);
    } else if (m_keeper == Keeper::Settings && !m_ownLists.of(m_account)) {
        useList(ownList());
    }
    if (m_watched != before)
        Q_EMIT changed();
}

void WatchList::read()
{
    if (m_busy) {
        m_readAgain = true;
        return;
    }
    m_busy = true;
    m_readAgain = false;
    m_retryTimer->stop();
    m_port.read([self = QPointer(this), generation = m_generation](
                    const Expected<cti::WatchListPort::List> &list) {
        if (self && self->m_generation == generation)
            self->listArrived(list);
    });
}

void WatchList::retry()
{
    if (!m_busy && !m_retryTimer->isActive() && cti::isUp(m_switchboard.link().state))
        m_retryTimer->start(retryLeast + m_backoff.next());
}

void WatchList::listRefused(const Error &error)
{
    if (error.code == ErrorCode::NotSupported) {
        m_keeper = Keeper::Settings;
        if (m_ownLists.adopt(m_account))
            Q_EMIT ownListsChanged();
        useList(ownList());
    }
    m_unread = !isFinal(error.code);
    if (m_unread)
        retry();
    // Told once, not at every attempt; a lost link shows by itself.
    const bool isNews = error.code != ErrorCode::NotSupported && error.code != ErrorCode::LinkLost;
    if (isNews && !(m_unread && m_failureTold)) {
        m_failureTold = true;
        Q_EMIT notice(Notice::failure(error));
    }
    Q_EMIT changed();
}

void WatchList::listArrived(const Expected<cti::WatchListPort::List> &list)
{
    m_busy = false;
    if (!list) {
        listRefused(list.error());
        return;
    }
    m_unread = m_failureTold = false;
    m_backoff.reset();
    const bool known = m_keeper == Keeper::Pbx;
    const QSet<cti::DeviceId> before = setOf(m_list.devices);
    const QSet<cti::DeviceId> after = setOf(list->devices);
    m_list = *list;
    m_keeper = Keeper::Pbx;
    if (known && before != after) {
        const auto added = (QSet<cti::DeviceId>(after) - before).size();
        const auto removed = (QSet<cti::DeviceId>(before) - after).size();
        Q_EMIT notice(
            Notice::info(tr("Somebody else changed your watch list: %1 added, %2 removed.")
                             .arg(added)
                             .arg(removed)));
    }
    useList(m_list.devices);
    Q_EMIT changed();
    proceed();
}

void WatchList::proceed()
{
    if (m_readAgain)
        read();
    else
        writeNext();
}

void WatchList::add(const cti::DeviceId &device)
{
    if (device.isEmpty() || m_keeper == Keeper::Everybody || isWatched(device)
        || isAsked(device, true))
        return;
    if (m_keeper == Keeper::Unknown) {
        Q_EMIT notice(Notice::warning(
            tr("The watch list is not known yet. Try again when the PBX is connected.")));
        return;
    }
    int wanted = count();
    for (const Change &change : std::as_const(m_changes))
        wanted += change.add ? 1 : -1;
    if (const auto most = limit(); most && wanted >= *most) {
        Q_EMIT notice(Notice::warning(limitText()));
        return;
    }
    change(device, true);
}

void WatchList::remove(const cti::DeviceId &device)
{
    if (m_keeper == Keeper::Everybody || m_keeper == Keeper::Unknown || !isWatched(device)
        || isAsked(device, false))
        return;
    change(device, false);
}

bool WatchList::isAsked(const cti::DeviceId &device, bool add) const
{
    return std::any_of(m_changes.cbegin(), m_changes.cend(),
        [&](const Change &change) { return change.device == device && change.add == add; });
}

void WatchList::change(const cti::DeviceId &device, bool add)
{
    m_changes.append({device, add});
    if (m_keeper == Keeper::Pbx) {
        m_attempts = 0;
        writeNext();
        return;
    }
    m_ownLists.set(m_account, withChanges(ownList()));
    m_changes.clear();
    useList(ownList());
    Q_EMIT ownListsChanged();
    Q_EMIT changed();
}

QVector<cti::DeviceId> WatchList::withChanges(QVector<cti::DeviceId> devices) const
{
    for (const Change &change : m_changes) {
        if (!change.add)
            devices.removeAll(change.device);
        else if (!devices.contains(change.device))
            devices.append(change.device);
    }
    return devices;
}

void WatchList::writeNext()
{
    if (m_busy || m_changes.isEmpty())
        return;
    const cti::WatchListPort::List wanted{m_list.revision, withChanges(m_list.devices)};
    if (wanted.devices == m_list.devices) { // somebody else made the same change
        m_changes.clear();
        return;
    }
    if (const auto most = limit();
        most && wanted.devices.size() > *most && wanted.devices.size() > m_list.devices.size()) {
        m_changes.clear(); // the places were taken meanwhile
        Q_EMIT notice(Notice::warning(limitText()));
        return;
    }
    m_busy = true;
    const qsizetype sent = m_changes.size();
    m_port.write(wanted,
        [self = QPointer(this), generation = m_generation, wanted, sent](
            const Expected<cti::WatchListPort::List> &list) {
            if (self && self->m_generation == generation)
                self->written(list, wanted, sent);
        });
}

void WatchList::written(const Expected<cti::WatchListPort::List> &list,
    const cti::WatchListPort::List &wanted, qsizetype sent)
{
    m_busy = false;
    if (list) {
        m_list = *list;
        // A PBX that confirms with the revision only has what was written, not an empty list.
        if (m_list.devices.isEmpty())
            m_list.devices = wanted.devices;
        m_changes.remove(0, sent);
        m_attempts = 0;
        useList(m_list.devices);
        Q_EMIT changed();
        proceed();
        return;
    }
    if (list.error().code == ErrorCode::StateChanged && ++m_attempts < mostAttempts) {
        read(); // and then the same changes on top of what somebody else wrote
        return;
    }
    m_changes.clear();
    m_attempts = 0;
    const auto most = limit();
    Q_EMIT notice(list.error().code == ErrorCode::NotAllowed && most && count() >= *most
            ? Notice::warning(limitText())
            : Notice::failure({list.error().code,
                tr("The watch list was not changed: %1").arg(list.error().userText),
                list.error().detail}));
    Q_EMIT changed();
    if (list.error().code != ErrorCode::LinkLost)
        read();
}

void WatchList::checkNow(const cti::DeviceId &device)
{
    if (!device.isEmpty())
        m_watch.refresh(device);
}

void WatchList::setOwnLists(const OwnWatchLists &lists)
{
    m_ownLists = lists;
    if (m_keeper == Keeper::Settings)
        useList(ownList());
}

QVector<cti::DeviceId> WatchList::ownList() const
{
    if (const auto chosen = m_ownLists.of(m_account))
        return *chosen;
    QVector<cti::DeviceId> first;
    const auto most = limit();
    for (int row = 0; row < m_people.count() && (!most || first.size() < *most); ++row) {
        const Person &person = m_people.at(row);
        if (person.watchable && !person.device.isEmpty()
            && person.device != m_switchboard.ownDevice())
            first.append(person.device);
    }
    return first;
}

void WatchList::useList(const QVector<cti::DeviceId> &devices)
{
    QVector<cti::DeviceId> within = devices;
    if (const auto most = limit(); most && within.size() > *most) {
        const qsizetype over = within.size() - *most;
        within.resize(*most);
        Q_EMIT notice(Notice::warning(
            tr("Your watch list has %1 more people than the %2 that can be watched. The last "
               "ones are not watched.")
                .arg(over)
                .arg(*most)));
    }
    m_watched = setOf(within);
    m_within = within;
    watch(m_within);
}

void WatchList::watch(const QVector<cti::DeviceId> &devices)
{
    QVector<cti::DeviceId> ordered;
    ordered.reserve(devices.size());
    QSet<cti::DeviceId> placed{m_switchboard.ownDevice()}; // always watched, needs no place
    const auto place = [&](const cti::DeviceId &device) {
        if (!placed.contains(device)) {
            placed.insert(device);
            ordered.append(device);
        }
    };
    for (const cti::DeviceId &device : std::as_const(m_visible)) {
        if (m_watched.contains(device))
            place(device);
    }
    for (const cti::DeviceId &device : devices)
        place(device);
    // Places are no people: the limit does not count them.
    const QVector<cti::DirectoryEntry> parkPlaces = m_people.parkPlaces();
    for (const cti::DirectoryEntry &entry : parkPlaces)
        place(entry.device);
    if (m_askedThisSession && setOf(ordered) == setOf(m_asked))
        return;
    m_askedThisSession = true;
    m_asked = ordered;
    m_watch.setWatched(ordered);
}

} // namespace balie::desk
