#pragma once

#include "base/Backoff.h"
#include "base/Clock.h"
#include "cti/ports/WatchListPort.h"
#include "cti/ports/WatchPort.h"
#include "cti/switchboard/Switchboard.h"
#include "desk/notice/Notice.h"
#include "desk/people/People.h"
#include "desk/watch/OwnWatchLists.h"

namespace balie::desk {

/// Who is watched, within what the PBX grants. The list lives at the PBX where it keeps one: read,
/// merged and written back, never emptied by accident; else it is kept by the caller (settings).
/// What cannot be read is asked for again, ever less often, unless the PBX says no. Without a limit
/// everybody is watched, where the PBX bears it. Park places are watched too, outside the limit.
/// GUI thread.
class WatchList : public QObject {
    Q_OBJECT

public:
    enum class Keeper {
        Unknown, ///< not signed in yet, or the list is being read
        Everybody, ///< no limit, and the PBX bears it: there is no list
        Pbx,
        Settings, ///< the PBX keeps none
    };
    /// With a list of our own where nobody names a limit: what systems allow by default.
    static constexpr int mostOnOwnList = 200;

    /// Between a read that failed and the next; up to retryMost more, by chance.
    static constexpr std::chrono::seconds retryLeast{2};
    static constexpr std::chrono::minutes retryMost{5};

    /// All must outlive this object. `random` spreads the retries of an office.
    WatchList(cti::WatchPort &watch, cti::WatchListPort &list, const cti::Switchboard &switchboard,
        const People &people, Clock &clock, Backoff::Random random, QObject *parent = nullptr);

    Keeper keeper() const { return m_keeper; }
    bool isWatched(const cti::DeviceId &device) const { return m_watched.contains(device); }
    int count() const { return static_cast<int>(m_watched.size()); }
    std::optional<int> limit() const;
    /// Always visible: "27 of 30 watched", "412 watched".
    QString counterText() const;
    /// What to say and do when the limit is reached; names the limit and the edition.
    QString limitText() const;

    /// Adds one; at the limit tells limitText() by a notice and changes nothing.
    void add(const cti::DeviceId &device);
    void remove(const cti::DeviceId &device);
    /// Asks the switch once, watched or not; the answer shows with its age.
    void checkNow(const cti::DeviceId &device);

    /// The lists to use where the PBX keeps none; who has chosen nobody yet watches the first
    /// people of the directory.
    void setOwnLists(const OwnWatchLists &lists);
    const OwnWatchLists &ownLists() const { return m_ownLists; }
    /// Who is on the screen, for the order of asking. Used at the next change of the list, not for
    /// scrolling.
    void setVisibleFirst(const QVector<cti::DeviceId> &devices) { m_visible = devices; }

Q_SIGNALS:
    /// Who is watched, the counter or the keeper changed.
    void changed();
    /// Keep ownLists() for setOwnLists() next time.
    void ownListsChanged();
    void notice(const balie::desk::Notice &notice);

private:
    struct Change {
        cti::DeviceId device;
        bool add = true;
    };

    void linkChanged(const cti::LinkStatus &status);
    void peopleChanged();
    void forget();
    void read();
    void retry();
    void listRefused(const Error &error);
    void listArrived(const Expected<cti::WatchListPort::List> &list);
    void proceed();
    bool isAsked(const cti::DeviceId &device, bool add) const;
    void change(const cti::DeviceId &device, bool add);
    QVector<cti::DeviceId> withChanges(QVector<cti::DeviceId> devices) const;
    void writeNext();
    void written(const Expected<cti::WatchListPort::List> &list,
        const cti::WatchListPort::List &wanted, qsizetype sent);
    void useList(const QVector<cti::DeviceId> &devices);
    QVector<cti::DeviceId> ownList() const;
    void watch(const QVector<cti::DeviceId> &devices);

    cti::WatchPort &m_watch;
    cti::WatchListPort &m_port;
    const cti::Switchboard &m_switchboard;
    const People &m_people;
    Keeper m_keeper = Keeper::Unknown;
    cti::WatchListPort::List m_list; ///< as the PBX last told
    QVector<Change> m_changes; ///< asked by the user, not written yet
    OwnWatchLists m_ownLists;
    QVector<cti::DeviceId> m_visible;
    QVector<cti::DeviceId> m_within; ///< the list as far as the limit goes
    QVector<cti::DeviceId> m_asked; ///< last given to the port
    QSet<cti::DeviceId> m_watched;
    quint32 m_session = 0;
    QString m_account; ///< of that session
    quint64 m_generation = 0; ///< answers from an earlier session do not count
    int m_attempts = 0;
    bool m_busy = false; ///< a read or write is under way
    bool m_readAgain = false;
    bool m_unread = false; ///< the last read failed, and another may not
    bool m_failureTold = false;
    Backoff m_backoff;
    std::unique_ptr<Timer> m_retryTimer;
    bool m_askedThisSession = false;
};

} // namespace balie::desk
