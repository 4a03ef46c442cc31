#pragma once

#include "cti/csta/LoginForm.h"
#include "cti/csta/MessageKind.h" // before the name Request exists: the enumerator would shadow it
#include "cti/csta/Namespaces.h"
#include "cti/csta/Responses.h"

#include <variant>

/// Everything that the client sends. Fields stand in the order of the standard; which of them are
/// mandatory, and since which edition an element exists, is in ElementTable.h. An empty optional
/// part is not sent.
namespace balie::csta {

/// The sign-in block, in the form that the switch wants. The password is never logged, never
/// traced.
struct SessionLogin {
    QString user;
    QString password;
    QString device;
    LoginForm form = LoginForm::balie();
};

struct StartApplicationSession {
    QString applicationId;
    std::optional<SessionLogin> login;
    QVector<Edition> protocolVersions; ///< best first
    int durationSeconds = 0;
    /// What stands behind the namespace of an edition, best first ("/priv7"); empty: nothing.
    QStringList versionSuffixes{};
};
struct ResetApplicationSessionTimer {
    QString session;
    int durationSeconds = 0;
};
struct StopApplicationSession {
    QString session;
};

struct RequestSystemStatus {
    QString registerId;
};
struct RequestSystemStatusAnswer { ///< RequestSystemStatusResponse
    SystemStatusValue status = SystemStatusValue::Normal;
};
struct SystemStatus {
    QString registerId;
    SystemStatusValue status = SystemStatusValue::Normal;
};
struct SystemStatusAnswer { }; ///< SystemStatusResponse
struct SystemRegister {
    bool systemStatus = true;
    bool requestSystemStatus = true;
    bool capsChanged = true;
    bool devicesChanged = true;
};

struct CapsChangedAnswer { }; ///< SwFunctionCapsChangedResponse
struct DevicesChangedAnswer { }; ///< SwFunctionDevicesChangedResponse
/// CSTAErrorCode operation/serviceNotSupported: to what the switch asks and we do not know.
struct NotSupportedAnswer { };

struct MonitorStart {
    DeviceText device;
};
struct MonitorStop {
    QString monitor;
};
struct MonitorStopAnswer { }; ///< MonitorStopResponse
struct SnapshotDevice {
    DeviceText device;
};
struct SnapshotCall {
    ConnectionId connection;
};

struct MakeCall {
    enum class Originate { Default, Prompt, DoNotPrompt };
    DeviceText callingDevice;
    DeviceText calledNumber;
    Originate autoOriginate = Originate::Default;
};
struct AnswerCall {
    ConnectionId connection;
};
struct ClearConnection {
    ConnectionId connection;
};
struct HoldCall {
    ConnectionId connection;
};
struct RetrieveCall {
    ConnectionId connection;
};
struct ConsultationCall {
    ConnectionId existingCall;
    DeviceText consultedDevice;
};
struct AlternateCall {
    ConnectionId heldCall;
    ConnectionId activeCall;
};
struct ReconnectCall {
    ConnectionId activeCall; ///< is cleared
    ConnectionId heldCall; ///< is retrieved
};
struct TransferCall {
    ConnectionId heldCall;
    ConnectionId activeCall;
};
struct ConferenceCall {
    ConnectionId heldCall;
    ConnectionId activeCall;
};
struct SingleStepTransferCall {
    ConnectionId activeCall;
    DeviceText transferredTo;
    QString mailboxOf; ///< private data Mailbox; empty: none
};
struct DeflectCall {
    ConnectionId connection;
    DeviceText newDestination;
    QString mailboxOf; ///< private data Mailbox; empty: none
};
struct ParkCall {
    ConnectionId connection;
    DeviceText parkTo;
};
struct DirectedPickupCall {
    ConnectionId connection;
    DeviceText requestingDevice;
};
struct GenerateDigits {
    ConnectionId connection;
    QString digits;
};

struct GetDoNotDisturb {
    DeviceText device;
};
struct SetDoNotDisturb {
    DeviceText device;
    bool on = false;
};
struct GetForwarding {
    DeviceText device;
};
struct SetForwarding {
    DeviceText device;
    QString type; ///< word of the standard (ForwardingType), empty: the switch's default
    bool on = false;
    DeviceText to;
};

// Escape with private data of our profile.

struct GetDevices {
    int offset = 0;
    int limit = 200;
};
struct GetWatchList { };
struct SetWatchList {
    quint64 revision = 0;
    QVector<QString> devices;
};

using Request = std::variant<StartApplicationSession, ResetApplicationSessionTimer,
    StopApplicationSession, RequestSystemStatus, RequestSystemStatusAnswer, SystemStatus,
    SystemStatusAnswer, SystemRegister, CapsChangedAnswer, DevicesChangedAnswer, NotSupportedAnswer,
    MonitorStart, MonitorStop, MonitorStopAnswer, SnapshotDevice, SnapshotCall, MakeCall,
    AnswerCall, ClearConnection, HoldCall, RetrieveCall, ConsultationCall, AlternateCall,
    ReconnectCall, TransferCall, ConferenceCall, SingleStepTransferCall, DeflectCall, ParkCall,
    DirectedPickupCall, GenerateDigits, GetDoNotDisturb, SetDoNotDisturb, GetForwarding,
    SetForwarding, GetDevices, GetWatchList, SetWatchList>;

} // namespace balie::csta
