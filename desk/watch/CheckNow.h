#pragma once

#include "cti/switchboard/Switchboard.h"
#include "desk/notice/Notice.h"
#include "desk/people/People.h"
#include "desk/watch/WatchList.h"

namespace balie::desk {

/// "Check now": asks the PBX about one colleague and says what came of it, also when nothing
/// changed and when no answer came. GUI thread.
class CheckNow : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds patience{6};

    /// All must outlive this object.
    CheckNow(WatchList &watchList, const cti::Switchboard &switchboard, const People &people,
        Clock &clock, QObject *parent = nullptr);

    void check(const cti::DeviceId &device);

Q_SIGNALS:
    void notice(const balie::desk::Notice &notice);

private:
    void deviceChanged(const cti::DeviceId &device);
    void giveUp();
    void armTimer();

    WatchList &m_watchList;
    const cti::Switchboard &m_switchboard;
    const People &m_people;
    Clock &m_clock;
    QHash<cti::DeviceId, Clock::Milliseconds> m_asked; ///< and when
    std::unique_ptr<Timer> m_timer;
};

} // namespace balie::desk
