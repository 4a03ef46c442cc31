#pragma once

#include "cti/simulator/engine/Device.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace balie::sim {

/// How our documents name their elements; all three are seen on real switches.
enum class XmlNaming { DefaultNamespace, PrefixOnEveryElement, NoNamespace };

enum class SessionKind {
    Ecma354, ///< StartApplicationSession with a login comes before anything else
    SystemRegister, ///< no session: SystemStatus from us first, then the client registers
};

enum class ResponseOrder { BeforeEvents, AfterEvents };

/// The ways in which switches of one protocol differ, for tests of the client's tolerance.
/// The defaults are the Balie profile (docs/csta-profile.md).
struct FaceOptions {
    std::vector<int> editions{6, 5, 4, 3}; ///< the ones this server agrees to
    XmlNaming naming = XmlNaming::DefaultNamespace;
    bool deviceIdFirst = false; ///< ConnectionID written as deviceID, callID
    SessionKind session = SessionKind::Ecma354;
    ResponseOrder responses = ResponseOrder::BeforeEvents;
    bool privateData = true; ///< false: a switch that knows nothing of our profile
    /// Without our profile: the namespace in which a maker's SessionLoginInfo (userName, password)
    /// must come. Empty: whoever reaches us may sign in.
    std::string loginNamespace;
    bool callLinkage = true; ///< callLinkageData, from edition 6 on
    bool monitorExistingCalls = true; ///< what MonitorStartResponse claims
    bool stamp = false; ///< b:Stamp on call events
    int snapshotSegment
        = 0; ///< more connections than this go out as SnapshotDeviceData; 0: only when too large
    /// Instead of the edition that the account has.
    std::optional<Edition> edition;
    int maxSessions = 64;
    int maxMonitors = 100'000; ///< of one session
    std::chrono::seconds maxSessionDuration{300};
    /// SystemStatus from us this often; the link closes when two stay unanswered. 0: never.
    std::chrono::seconds heartbeat{0};
};

} // namespace balie::sim
