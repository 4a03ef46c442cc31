#pragma once

#include "cti/simulator/csta/FaceOptions.h"
#include "cti/simulator/csta/LinkageBook.h"
#include "cti/simulator/csta/MonitorTable.h"
#include "cti/simulator/csta/WatchLists.h"
#include "cti/simulator/server/Pbx.h"

#include <memory>

namespace balie::sim {

class CstaSession;
struct SessionOutput;

enum class SystemStatusValue {
    Disabled,
    PartiallyDisabled,
    Enabled,
    Initializing,
    MessagesLost,
    Normal,
    OverloadImminent,
    OverloadReached,
    OverloadRelieved,
};

/// What clients did, for tests: a strict server counts what a lenient one would let pass.
struct FaceCounters {
    int requests = 0; ///< understood and handed to a service
    int notXml = 0; ///< not well-formed, or far too deep
    int doctype = 0;
    int oversize = 0;
    int badInvoke = 0; ///< not 0001 to 9998
    int unknownService = 0;
    int missingMandatory = 0;
    int outOfOrder = 0;
    int unknownElement = 0;
    int errorsSent = 0; ///< CSTAErrorCode and ...NegResponse of any reason
    int tones = 0; ///< of GenerateDigits
    int segmented = 0; ///< snapshots and device lists sent in segments
    int eventsSent = 0; ///< copies to monitors
    int sessionsStopped = 0; ///< by their client's word, not with a link
};

/// The PBX as CSTA clients see it: all their sessions and monitors, whatever carries them. One
/// thread.
class CstaFace {
public:
    /// `pbx` and `clock` must outlive the face.
    CstaFace(Pbx &pbx, Clock &clock, FaceOptions options = {});
    ~CstaFace();
    CstaFace(const CstaFace &) = delete;
    CstaFace &operator=(const CstaFace &) = delete;

    /// A client's link. Owned by the carrier, which deletes it when the link is gone; must not
    /// outlive the face. `maxDocument`: the longest XML that the carrier can send.
    std::unique_ptr<CstaSession> connect(SessionOutput output, qsizetype maxDocument);

    const FaceOptions &options() const { return m_options; }
    /// Applies to sessions that start from now on.
    void setOptions(FaceOptions options) { m_options = std::move(options); }
    const FaceCounters &counters() const { return m_counters; }
    int sessionCount() const; ///< logged in ones

    SystemStatusValue systemStatus() const { return m_status; }
    /// Tells every session.
    void setSystemStatus(SystemStatusValue status);
    /// The switch ends all monitors on a device.
    void endMonitors(const DeviceId &device);
    /// The list of devices has changed.
    void announceDevicesChanged();
    /// An administrator's change; tells the user's session.
    void assignWatchList(
        const std::string &user, std::vector<DeviceId> devices, bool readOnly = false);
    /// Closes every link. Sessions and monitors go with them.
    void dropLinks();

    // For CstaSession and the services.
    Pbx &pbx() { return m_pbx; }
    Clock &clock() { return m_clock; }
    FaceCounters &count() { return m_counters; }
    MonitorTable &monitors() { return m_monitors; }
    WatchLists &watchLists() { return m_watchLists; }
    const LinkageBook &linkage() const { return m_linkage; }
    QByteArray nextSessionId();
    /// Ends a session that the same user has elsewhere.
    void takeOver(const std::string &user, const CstaSession *by);
    void forget(CstaSession *session);

private:
    void deliver(const std::vector<Event> &events);

    Pbx &m_pbx;
    Clock &m_clock;
    FaceOptions m_options;
    FaceCounters m_counters;
    SystemStatusValue m_status = SystemStatusValue::Normal;
    MonitorTable m_monitors;
    WatchLists m_watchLists;
    LinkageBook m_linkage;
    std::vector<CstaSession *> m_sessions;
    int m_lastSession = 0;
};

} // namespace balie::sim
