#pragma once

#include "base/Expected.h"
#include "cti/model/Connection.h"

#include <functional>

namespace balie::cti {

/// The services of ECMA-269 call control that the desk uses. What each needs of CallCommand stands behind it.
enum class Service {
    MakeCall,           ///< destination
    AnswerCall,         ///< connection
    ClearConnection,    ///< connection
    HoldCall,           ///< connection
    RetrieveCall,       ///< connection
    SingleStepTransfer, ///< connection, destination (mailboxOf)
    ConsultationCall,   ///< connection (becomes held), destination
    AlternateCall,      ///< connection = the active one, second = the held one
    ReconnectCall,      ///< connection = the active one (cleared), second = the held one (retrieved)
    TransferCall,       ///< connection = the active one, second = the held one
    DeflectCall,        ///< connection (alerting), destination (mailboxOf)
    ParkCall,           ///< connection, destination (empty: the PBX chooses the place, see CommandResult)
    DirectedPickup,     ///< connection (alerting or queued at another device)
    GenerateDigits,     ///< connection, destination = the digits
};

struct CallCommand {
    Service service = Service::MakeCall;
    ConnectionId connection{};
    ConnectionId second{};
    QString destination{};   ///< dialable digits or a device id of this switch
    DeviceId mailboxOf{};    ///< with the voice mail device as destination: whose box
};

/// What a command may give back at once: the call it made, the place it chose. The screen still
/// waits for the events.
struct CommandResult {
    ConnectionId created{}; ///< empty where the switch did not say
    QString parkedAt{}; ///< of ParkCall without a place of ours: number of the one it took; empty: not said
};

/// Sends commands to the switch. Lives on the GUI thread; every call answers exactly once, later,
/// on the GUI thread: success, or Timeout, LinkLost, StateChanged, NotAllowed, Refused, InvalidInput.
/// Success means "accepted": state changes only by the events that follow.
class CallControlPort {
public:
    using Done = std::function<void(Expected<CommandResult>)>;

    virtual ~CallControlPort() = default;
    virtual void execute(const CallCommand &command, Done done) = 0;
};

} // namespace balie::cti
