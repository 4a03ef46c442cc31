#pragma once

#include "cti/csta/Types.h"

namespace balie::csta {

/// Any ...Response that says no more than yes. Message::root tells to what.
struct Acknowledgement { };

/// MakeCall, ConsultationCall, TransferCall, SingleStepTransferCall, ParkCall, DirectedPickupCall,
/// ConferenceCall: the connection that came of it, where the switch says so.
struct CallResponse {
    ConnectionId connection;
    QVector<ConnectionListItem> connections;
};

struct MonitorStartResponse {
    QString monitor;
    std::optional<bool>
        existingCalls; ///< false or missing: calls that are there already will not be reported
};

/// One connection in the answer to SnapshotDevice.
struct SnapshotConnection {
    ConnectionId connection;
    Party endpoint;
    /// First the snapshotted device's own state, then the far ends'. simpleCallState is turned into
    /// the same form.
    QVector<LocalState> states;
    std::optional<ServicesPermitted> permitted;
    CallLinkage linkage;
};

/// Exactly one of the two: the data, or the reference under which it follows in SnapshotDeviceData.
struct SnapshotDeviceResponse {
    QString serviceCrossRef;
    QVector<SnapshotConnection> connections;
};

struct SnapshotDeviceData {
    QString serviceCrossRef;
    std::optional<int> segment;
    std::optional<bool> last; ///< mandatory in the standard; nullopt where it cannot be read
    QVector<SnapshotConnection> connections;
};

struct SnapshotCallResponse {
    struct Item {
        Party device;
        ConnectionId connection;
        LocalState local;
    };
    QString serviceCrossRef;
    QVector<Item> items;
    Party calling;
    Party called;
    Party associatedCalling;
    Party associatedCalled;
    CallLinkage linkage;
};

struct SystemRegisterResponse {
    QString registerId;
};

/// The words of the standard; Other keeps an unknown one in `raw`.
enum class SystemStatusValue {
    Other,
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

struct SystemStatusWord {
    SystemStatusValue value = SystemStatusValue::Other;
    QString raw; ///< empty where none was sent
};

struct RequestSystemStatusResponse {
    SystemStatusWord status;
};

struct GetDoNotDisturbResponse {
    std::optional<bool> on;
};

struct GetForwardingResponse {
    struct Item {
        QString type;
        std::optional<bool> on; ///< mandatory in the standard; nullopt where it cannot be read
        DeviceText to;
    };
    QVector<Item> items;
};

/// CSTAErrorCode.
struct ErrorResponse {
    enum class Category {
        Other,
        Operation,
        Security,
        StateIncompatibility,
        SystemResource, ///< systemResourceAvailibility, spelt so in the standard
        SubscribedResource,
        PerformanceManagement,
        PrivateData,
        Unspecified,
        PrivateError,
    };
    Category category = Category::Other;
    QString categoryName; ///< the element's local name
    QString
        value; ///< the word in it, e.g. "invalidConnectionID"; kept also where no standard has it
};

struct SessionStarted {
    QString session;
    QString protocolVersion; ///< the CSTA namespace that the server will use
    std::optional<int> durationSeconds;
};

struct SessionTimerReset {
    std::optional<int> durationSeconds;
};

struct SessionStopped { };

/// StartApplicationSession-, ResetApplicationSessionTimer- and StopApplicationSessionNegResponse.
struct SessionRefused {
    QString definedError; ///< word of ECMA-354, empty where applError was sent
    QString applError;
};

// What the switch asks of us. SystemStatus and RequestSystemStatus want an answer with the same
// invoke id.

struct ServerSystemStatus {
    QString registerId;
    SystemStatusWord status;
};

struct ServerRequestSystemStatus {
    QString registerId;
};

/// SwFunctionCapsChanged and SwFunctionDevicesChanged; each wants its own answer.
struct ServerCapsChanged { };
struct ServerDevicesChanged { };

/// The monitor is gone.
struct ServerMonitorStop {
    QString monitor;
};

struct SessionTerminated {
    QString session;
    QString definedReason; ///< "resourceLimitation", "sessionTimerExpired", or empty
    QString serverReason; ///< e.g. "takenOver"
};

/// Well-formed, but nothing that this program knows. Message::tree has all of it.
struct Unknown { };

} // namespace balie::csta
