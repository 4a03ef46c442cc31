#include "cti/csta/EventDecoder.h"

#include "cti/csta/Elements.h"
#include "cti/csta/Words.h"

#include <array>

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;

namespace {

/// How the standard names the parts of one call event; empty: it has no such part.
struct CallEventNames {
    QLatin1StringView root;
    CallEventType type;
    QLatin1StringView connection;
    QLatin1StringView device;
    QLatin1StringView newDestination{};
    QLatin1StringView list{};
};

// The commonest first: the table is searched from the top.
constexpr std::array callEvents{
    CallEventNames{
        "DeliveredEvent"_L1, CallEventType::Delivered, "connection"_L1, "alertingDevice"_L1},
    CallEventNames{"EstablishedEvent"_L1, CallEventType::Established, "establishedConnection"_L1,
        "answeringDevice"_L1},
    CallEventNames{"ConnectionClearedEvent"_L1, CallEventType::ConnectionCleared,
        "droppedConnection"_L1, "releasingDevice"_L1},
    CallEventNames{"OriginatedEvent"_L1, CallEventType::Originated, "originatedConnection"_L1,
        "callingDevice"_L1},
    CallEventNames{"ServiceInitiatedEvent"_L1, CallEventType::ServiceInitiated,
        "initiatedConnection"_L1, "initiatingDevice"_L1},
    CallEventNames{"HeldEvent"_L1, CallEventType::Held, "heldConnection"_L1, "holdingDevice"_L1},
    CallEventNames{"RetrievedEvent"_L1, CallEventType::Retrieved, "retrievedConnection"_L1,
        "retrievingDevice"_L1},
    CallEventNames{"DivertedEvent"_L1, CallEventType::Diverted, "connection"_L1,
        "divertingDevice"_L1, "newDestination"_L1},
    CallEventNames{"TransferedEvent"_L1, CallEventType::Transfered, "primaryOldCall"_L1,
        "transferringDevice"_L1, "transferredToDevice"_L1, "transferredConnections"_L1},
    // Not in the standard; written by those who corrected its spelling.
    CallEventNames{"TransferredEvent"_L1, CallEventType::Transfered, "primaryOldCall"_L1,
        "transferringDevice"_L1, "transferredToDevice"_L1, "transferredConnections"_L1},
    CallEventNames{"QueuedEvent"_L1, CallEventType::Queued, "queuedConnection"_L1, "queue"_L1},
    CallEventNames{
        "OfferedEvent"_L1, CallEventType::Offered, "offeredConnection"_L1, "offeredDevice"_L1},
    CallEventNames{
        "FailedEvent"_L1, CallEventType::Failed, "failedConnection"_L1, "failingDevice"_L1},
    CallEventNames{"NetworkReachedEvent"_L1, CallEventType::NetworkReached, "outboundConnection"_L1,
        "networkInterfaceUsed"_L1},
    CallEventNames{"ConferencedEvent"_L1, CallEventType::Conferenced, "primaryOldCall"_L1,
        "conferencingDevice"_L1, "addedParty"_L1, "conferenceConnections"_L1},
    CallEventNames{
        "CallInformationEvent"_L1, CallEventType::CallInformation, "connection"_L1, "device"_L1},
    CallEventNames{"CallClearedEvent"_L1, CallEventType::CallCleared, "clearedCall"_L1, {}},
};

CallEvent callEvent(const CallEventNames &names, const XmlElement &root)
{
    CallEvent event;
    event.type = names.type;
    // One walk over the children instead of one search per part: this is what a busy link does all
    // day.
    for (auto part = root.firstChild(); part; part = part.nextSibling()) {
        const QString &name = part.name();
        if (name == names.connection)
            event.connection = readConnection(part);
        if (name == names.device)
            event.device = readParty(part);
        if (name == names.newDestination)
            event.newDestination = readParty(part);
        else if (name == names.list)
            event.connections = readConnectionList(part);
        else if (name == "monitorCrossRefID"_L1)
            event.monitor = part.value();
        else if (name == "callingDevice"_L1)
            event.calling = readParty(part);
        else if (name == "calledDevice"_L1)
            event.called = readParty(part);
        else if (name == "lastRedirectionDevice"_L1)
            event.lastRedirection = readParty(part);
        else if (name == "localConnectionInfo"_L1)
            event.local = localState(part.value());
        else if (name == "cause"_L1)
            event.cause = causeFrom(part.value());
        else if (name == "servicesPermitted"_L1)
            event.permitted = servicesPermitted(part);
        else if (name == "secondaryOldCall"_L1)
            event.secondaryOldCall = readConnection(part);
        else if (name == "networkCallingDevice"_L1)
            event.networkCalling = readParty(part);
        else if (name == "networkCalledDevice"_L1)
            event.networkCalled = readParty(part);
        else if (name == "associatedCallingDevice"_L1)
            event.associatedCalling = readParty(part);
        else if (name == "associatedCalledDevice"_L1)
            event.associatedCalled = readParty(part);
        else if (name == "callLinkageData"_L1)
            event.linkage = readLinkage(part);
        else if (name == "callLinkageDataList"_L1) {
            event.linkage = readLinkage(part.child("newCallLinkageData"_L1));
            event.oldLinkage = readLinkage(part.child("oldCallLinkageData"_L1));
        }
    }
    return event;
}

std::optional<AgentEvent::Type> agentEventType(const QString &root)
{
    if (root == "AgentLoggedOnEvent"_L1)
        return AgentEvent::Type::LoggedOn;
    if (root == "AgentLoggedOffEvent"_L1)
        return AgentEvent::Type::LoggedOff;
    if (root == "AgentReadyEvent"_L1)
        return AgentEvent::Type::Ready;
    if (root == "AgentNotReadyEvent"_L1)
        return AgentEvent::Type::NotReady;
    if (root == "AgentBusyEvent"_L1)
        return AgentEvent::Type::Busy;
    if (root == "AgentWorkingAfterCallEvent"_L1)
        return AgentEvent::Type::WorkingAfterCall;
    return std::nullopt;
}

std::optional<ServiceStateEvent::State> serviceState(const QString &root)
{
    if (root == "BackInServiceEvent"_L1)
        return ServiceStateEvent::State::BackInService;
    if (root == "OutOfServiceEvent"_L1)
        return ServiceStateEvent::State::OutOfService;
    if (root == "PartiallyInServiceEvent"_L1)
        return ServiceStateEvent::State::PartiallyInService;
    return std::nullopt;
}

} // namespace

std::optional<MessageBody> decodeEvent(const XmlElement &root)
{
    const QString &name = root.name();
    for (const CallEventNames &names : callEvents) {
        if (name == names.root)
            return callEvent(names, root);
    }

    const QString monitor = root.child("monitorCrossRefID"_L1).value();
    const Party device = readParty(root.child("device"_L1));
    const CauseValue cause = causeFrom(root.child("cause"_L1).value());
    if (name == "DoNotDisturbEvent"_L1)
        return DoNotDisturbEvent{monitor, device, readBool(root.child("doNotDisturbOn"_L1))};
    if (name == "ForwardingEvent"_L1) {
        return ForwardingEvent{monitor, device, root.child("forwardingType"_L1).value(),
            readBool(root.child("forwardStatus"_L1)), readDevice(root.child("forwardTo"_L1))};
    }
    if (const auto state = serviceState(name))
        return ServiceStateEvent{*state, monitor, device, cause};
    if (const auto type = agentEventType(name)) {
        return AgentEvent{*type, monitor, readParty(root.child("agentDevice"_L1)),
            root.child("agentID"_L1).value(), readDevice(root.child("acdGroup"_L1)),
            root.child("pendingAgentState"_L1).value(), cause};
    }
    if (name == "PrivateEvent"_L1)
        return PrivateEvent{monitor};
    return std::nullopt;
}

} // namespace balie::csta
