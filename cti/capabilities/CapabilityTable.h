#pragma once

#include <QString>
#include <span>

namespace balie::cti {

/// What the console would like a switch to do.
enum class Capability {
    MakeCall,
    AnswerCall,
    ClearCall,
    HoldAndRetrieve,
    BlindTransfer,
    ConsultationTransfer,
    TransferWhileRinging,
    Alternate,
    Reconnect,
    ReconnectKeepsOthers,
    DeflectRinging,
    ToVoiceMail,
    ParkInSlot,
    RetrieveParked,
    DirectedPickup,
    SendDigits,
    WatchColleagues,
    DoNotDisturb,
    Forwarding,
    Directory,
    WatchListAtPbx,
    CallHistory,
    Conference,
    CampOn,
    KeepRecording,
    QueueControl,
    AgentState,
};

enum class ProviderKind { Csta, Xsi };

enum class Support {
    Standard, ///< a service of the protocol itself
    Composite, ///< several requests one after the other; not atomic
    Profile, ///< with private data of docs/csta-profile.md only
    Varies, ///< the server profile of the switch says so
    Assigned, ///< where the operator assigned this user the service
    PerCall, ///< where the switch allows it for the call, which depends on the telephone
    AssignedPerCall, ///< both of these
    Never, ///< the protocol has nothing for it
    NotYet, ///< the protocol may, this program does not
};

/// One row of the table: what a provider can do and what the console does where it cannot.
struct CapabilityRow {
    Capability capability;
    const char *name; ///< English, for the document
    Support csta;
    const char *cstaHow; ///< the protocol's own name for it
    Support xsi;
    const char *xsiHow; ///< the same, and the service that must be assigned
    const char *otherwise; ///< what the console does instead
};

/// The one table; every Capability has one row, in the order of the enumeration.
std::span<const CapabilityRow> capabilityTable();

Support supportOf(ProviderKind provider, Capability capability);

/// docs/capabilities.md, which a test keeps equal to this.
QString capabilitiesDocument();

} // namespace balie::cti
