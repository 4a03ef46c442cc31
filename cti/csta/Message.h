#pragma once

#include "cti/csta/Events.h"
#include "cti/csta/MessageKind.h"
#include "cti/csta/PrivateData.h"
#include "cti/csta/Responses.h"

#include <variant>

namespace balie::csta {

using MessageBody = std::variant<Unknown, CallEvent, DoNotDisturbEvent, ForwardingEvent,
    ServiceStateEvent, AgentEvent, PrivateEvent, Acknowledgement, CallResponse,
    MonitorStartResponse, SnapshotDeviceResponse, SnapshotDeviceData, SnapshotCallResponse,
    SystemRegisterResponse, RequestSystemStatusResponse, GetDoNotDisturbResponse,
    GetForwardingResponse, ErrorResponse, SessionStarted, SessionTimerReset, SessionStopped,
    SessionRefused, ServerSystemStatus, ServerRequestSystemStatus, ServerCapsChanged,
    ServerDevicesChanged, ServerMonitorStop, SessionTerminated>;

/// One decoded document. A value type; the tree keeps everything that the typed body has no place
/// for.
struct Message {
    QString root; ///< local name of the root
    QString namespaceUri; ///< that the root stands in; some switches send none
    MessageKind kind = MessageKind::Request;
    MessageBody body;
    PrivateData privateData;
    XmlTree tree;

    template <typename T> const T *as() const { return std::get_if<T>(&body); }
};

} // namespace balie::csta
