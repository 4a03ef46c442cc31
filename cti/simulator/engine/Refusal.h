#pragma once

namespace balie::sim {

/// The groups of ECMA-323 CSTAErrorCode that the engine uses.
enum class RefusalCategory { Operation, StateIncompatibility, SystemResource };

/// Values within these groups; the comment gives the group in which each one exists.
enum class RefusalValue {
    InvalidCalledDeviceId, // operation
    InvalidCallingDeviceId, // operation
    InvalidConnectionId, // operation
    InvalidActiveConnectionId, // operation
    InvalidHeldConnectionId, // operation
    InvalidDestinationDeviceId, // operation
    InvalidDeviceId, // operation
    InvalidForwardingDestination, // operation
    InvalidParkToDeviceId, // operation
    InvalidParkToObjectType, // operation
    InvalidPickUpDeviceId, // operation
    NotDifferentDevices, // operation
    NotSameDevice, // operation
    InvalidConnectionState, // stateIncompatibility
    InvalidActiveConnectionState, // stateIncompatibility
    InvalidHeldConnectionState, // stateIncompatibility
    InvalidDestinationDeviceState, // stateIncompatibility
    InvalidParkToDeviceState, // stateIncompatibility
    ConnectedCallExists, // stateIncompatibility
    ResourceBusy, // systemResourceAvailibility
    DeviceOutOfService, // systemResourceAvailibility
};

/// Why a command was not carried out. Nothing has changed then.
struct Refusal {
    RefusalCategory category;
    RefusalValue value;

    bool operator==(const Refusal &) const = default;
};

} // namespace balie::sim
