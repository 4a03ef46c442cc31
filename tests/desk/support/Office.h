#pragma once

#include "base/ManualClock.h"
#include "cti/switchboard/Switchboard.h"
#include "desk/people/People.h"
#include "desk/people/PersonStates.h"
#include "tests/cti/Calls.h"

namespace balie::test {

/// A desk at device 200 in an office, without a PBX: the test hands in what a provider would.
class Office {
public:
    Office() { clock.advance(std::chrono::seconds(100)); } // so that moments in the past exist

    void goLive(std::optional<int> watchLimit = std::nullopt, bool watchesByList = false)
    {
        cti::LinkStatus status = linkStatus(cti::LinkState::Syncing, ++m_session);
        status.entitlements.watchLimit = watchLimit;
        status.entitlements.watchesByList = watchesByList;
        status.entitlements.edition
            = watchLimit ? QStringLiteral("instap") : QStringLiteral("premium");
        status.voiceMailDevice = dev(QStringLiteral("699"));
        status.server = server;
        tell(status);
        status.state = cti::LinkState::Live;
        tell(status);
        nextFrame();
    }

    void lose()
    {
        cti::LinkStatus status = switchboard.link();
        status.state = cti::LinkState::Backoff;
        tell(status);
    }

    void tell(const cti::LinkStatus &status)
    {
        cti::Batch batch;
        batch.link = status;
        switchboard.apply(std::move(batch));
    }

    /// Other people's devices, all in one batch.
    void tell(QVector<cti::DeviceSnapshot> snapshots)
    {
        cti::Batch batch;
        for (cti::DeviceSnapshot &snapshot : snapshots) {
            snapshot.revision = ++m_revision;
            snapshot.at = clock.now();
            if (snapshot.device == switchboard.ownDevice())
                batch.ordered.append(snapshot);
            else
                batch.latest.append(snapshot);
        }
        switchboard.apply(std::move(batch));
    }

    void tell(const cti::DeviceSnapshot &snapshot) { tell(QVector{snapshot}); }

    /// What waits is told, and a frame later the next change is told at once.
    void nextFrame() { clock.advance(2 * desk::FramePacer::frame); }

    static cti::DirectoryEntry entry(
        const QString &device, const QString &name, const QString &department = {})
    {
        cti::DirectoryEntry made;
        made.device = cti::DeviceId(device);
        made.name = name;
        made.department = department;
        return made;
    }

    ManualClock clock;
    cti::Switchboard switchboard{clock};
    desk::People people;
    QString server = QStringLiteral("pbx.example.nl");

private:
    quint32 m_session = 0;
    quint64 m_revision = 0;
};

} // namespace balie::test
