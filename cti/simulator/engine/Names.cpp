#include "cti/simulator/engine/Names.h"

#include <array>

namespace balie::sim {

namespace {

template <typename Enum, std::size_t Size>
std::string_view pick(const std::array<std::string_view, Size> &names, Enum value)
{
    return names[static_cast<std::size_t>(value)];
}

} // namespace

std::string_view nameOf(ConnectionState state)
{
    static constexpr std::array<std::string_view, 7> names{
        "null", "initiated", "alerting", "connected", "hold", "queued", "fail"};
    return pick(names, state);
}

std::string_view nameOf(Direction direction)
{
    return direction == Direction::In ? "in" : "out";
}

std::string_view nameOf(RecallReason reason)
{
    static constexpr std::array<std::string_view, 4> names{"noAnswer", "busy", "park", "hold"};
    return pick(names, reason);
}

std::string_view nameOf(ForwardingKind kind)
{
    static constexpr std::array<std::string_view, forwardingKinds> names{
        "immediate", "busy", "noAnswer", "doNotDisturb"};
    return pick(names, kind);
}

std::string_view nameOf(Cause cause)
{
    static constexpr std::array<std::string_view, 26> names{"normal", "newCall", "makeCall",
        "normalClearing", "callCancelled", "busy", "doNotDisturb", "destNotObtainable",
        "destOutOfOrder", "invalidNumberFormat", "timeout", "consultation", "alternate", "transfer",
        "singleStepTransfer", "redirected", "multipleAlerting", "callForward",
        "callForwardImmediate", "callForwardBusy", "callForwardNoAnswer", "callPickup", "park",
        "recall", "recallNoAnswer", "recallBusy"};
    return pick(names, cause);
}

std::string_view nameOf(EventType type)
{
    static constexpr std::array<std::string_view, 17> names{"ServiceInitiated", "Originated",
        "Offered", "Delivered", "Established", "ConnectionCleared", "Held", "Retrieved", "Diverted",
        "Queued", "Failed", "NetworkReached", "Transferred", "DoNotDisturb", "Forwarding",
        "OutOfService", "BackInService"};
    return pick(names, type);
}

std::string_view nameOf(RefusalCategory category)
{
    static constexpr std::array<std::string_view, 3> names{
        "operation", "stateIncompatibility", "systemResource"};
    return pick(names, category);
}

std::string_view nameOf(RefusalValue value)
{
    static constexpr std::array<std::string_view, 21> names{"invalidCalledDeviceId",
        "invalidCallingDeviceId", "invalidConnectionId", "invalidActiveConnectionId",
        "invalidHeldConnectionId", "invalidDestinationDeviceId", "invalidDeviceId",
        "invalidForwardingDestination", "invalidParkToDeviceId", "invalidParkToObjectType",
        "invalidPickUpDeviceId", "notDifferentDevices", "notSameDevice", "invalidConnectionState",
        "invalidActiveConnectionState", "invalidHeldConnectionState",
        "invalidDestinationDeviceState", "invalidParkToDeviceState", "connectedCallExists",
        "resourceBusy", "deviceOutOfService"};
    return pick(names, value);
}

std::string describe(const Event &event)
{
    std::string text = std::to_string(event.at.count()) + ' ' + std::string(nameOf(event.type));
    if (!event.subject.call.empty())
        text += ' ' + event.subject.call.value + '/' + event.subject.device.value + ' '
            + std::string(nameOf(event.cause));
    text += " by " + event.actor.value + " [";
    for (std::size_t i = 0; i < event.views.size(); ++i) {
        text += (i > 0 ? ", " : "") + event.views[i].device.value + ' ';
        text += nameOf(event.views[i].local);
    }
    return text + ']';
}

} // namespace balie::sim
