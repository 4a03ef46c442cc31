#include "cti/provider/xsi/CallConversion.h"

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using xsi::CallState;
using xsi::Personality;

namespace {

bool isFailing(const xsi::Call &call, const CallHint &hint)
{
    return hint.releasing || !call.releaseCause.isEmpty();
}

ConnectionState stateOf(const xsi::Call &call, const CallHint &hint)
{
    const bool outgoing = call.personality == Personality::Originator;
    // Who called hears the busy tone or the announcement; any other part of the call is just over.
    if (isFailing(call, hint))
        return outgoing ? ConnectionState::Connected : ConnectionState::Fail;
    switch (call.state) {
    case CallState::Alerting:
        if (call.recallType.isEmpty() && call.personality == Personality::ClickToDial)
            return ConnectionState::Initiated; // the own telephone rings first
        // Back where it came from: rings here, whoever began it.
        if (!call.recallType.isEmpty() || call.allowAnswer)
            return ConnectionState::Alerting;
        // Nobody tells a number that is being reached from one that rings.
        return outgoing ? ConnectionState::Connected : ConnectionState::Alerting;
    case CallState::Active:
    case CallState::RemoteHeld:
        return hint.collecting ? ConnectionState::Initiated : ConnectionState::Connected;
    case CallState::Held:
        return ConnectionState::Hold;
    case CallState::Detached:
        return ConnectionState::Alerting; // only shown when it comes back
    case CallState::Unknown:
    case CallState::Released:
    case CallState::Idle:
        break;
    }
    return ConnectionState::Null;
}

Direction directionOf(Personality personality)
{
    switch (personality) {
    case Personality::Originator:
    case Personality::ClickToDial:
        return Direction::Outgoing;
    case Personality::Terminator:
        return Direction::Incoming;
    case Personality::Unknown:
        break;
    }
    return Direction::Unknown;
}

RecallReason recallFrom(const QString &type)
{
    if (type.isEmpty())
        return RecallReason::None;
    if (type.startsWith("Call Park"_L1))
        return RecallReason::Park;
    if (type.contains("Hold"_L1))
        return RecallReason::Hold;
    if (type.startsWith("Busy"_L1))
        return RecallReason::Busy;
    if (type.startsWith("Call Transfer"_L1) || type.contains("Push"_L1))
        return RecallReason::NoAnswer;
    return RecallReason::Other;
}

RecordingState recordingFrom(const xsi::Call &call)
{
    if (call.recordingState == "Pending"_L1)
        return RecordingState::Requested;
    if (call.recordingState == "Started"_L1 || call.recordingState == "Paused"_L1)
        return RecordingState::Kept;
    if (call.recordingState == "Failed"_L1)
        return RecordingState::Refused;
    return call.allowedRecordingControls == "record"_L1 ? RecordingState::Off
                                                        : RecordingState::Unknown;
}

} // namespace

CallHint hintFrom(const QString &eventType)
{
    return {.collecting = eventType == "CallCollectingEvent"_L1,
        .releasing = eventType == "CallReleasingEvent"_L1};
}

CallShown shownAs(const xsi::Call &call)
{
    switch (call.state) {
    case CallState::Released:
    case CallState::Idle:
        return CallShown::Over;
    case CallState::Detached:
        return call.recallType.isEmpty() ? CallShown::No : CallShown::Yes;
    case CallState::Unknown:
        return CallShown::No;
    default:
        return CallShown::Yes;
    }
}

Party partyFrom(const xsi::RemoteParty &remote)
{
    if (remote.privacy)
        return {.device = {}, .number = {}, .name = {}, .withheld = true};
    return {.device = DeviceId(remote.userId),
        .number = xsi::numberOf(remote.address.isEmpty() ? remote.userDn : remote.address),
        .name = remote.name,
        .withheld = false};
}

Connection connectionFrom(
    const xsi::Call &call, const CallHint &hint, const DeviceId &device, const ServerClock &clock)
{
    Connection connection;
    connection.state = stateOf(call, hint);
    connection.direction = directionOf(call.personality);
    connection.remote = partyFrom(call.remote);
    // Nobody says whether the oldest stands first; a list that grows at its end is assumed.
    for (const xsi::Redirection &redirection : call.redirections)
        connection.redirections.append({partyFrom(redirection.party), redirection.reason});
    connection.recall = recallFrom(call.recallType);
    if (connection.recall != RecallReason::None && !call.recallFrom.privacy)
        connection.recalledFrom = DeviceId(call.recallFrom.userId);
    if (call.acd) {
        const Party queue{
            DeviceId(call.acd->userId), xsi::numberOf(call.acd->number), call.acd->name, false};
        connection.queue = QueueOrigin{queue, call.acd->callsInQueue,
            call.acd->waitTimeMs ? std::optional(std::chrono::milliseconds(*call.acd->waitTimeMs))
                                 : std::nullopt};
    }
    // What was called first has been redirected first.
    if (!connection.redirections.isEmpty())
        connection.called = connection.redirections.first().from;
    else if (connection.direction == Direction::Outgoing)
        connection.called = connection.remote;
    else if (connection.queue)
        connection.called = connection.queue->queue;
    else if (connection.direction == Direction::Incoming)
        connection.called = {device, {}, {}, false};
    connection.recording = recordingFrom(call);
    connection.note = call.clientSessionInfo;
    connection.remoteHeld = call.state == CallState::RemoteHeld;
    if (isFailing(call, hint))
        connection.failCause = call.releaseCause.isEmpty() ? u"failed"_s : call.releaseCause;
    connection.remoteAlerting = connection.state == ConnectionState::Connected
        && call.state == CallState::Alerting && connection.failCause.isEmpty();
    connection.startedAt = clock.momentOf(call.startTime);
    connection.answeredAt = clock.momentOf(call.answerTime);
    if (connection.state == ConnectionState::Hold)
        connection.heldSince = clock.momentOf(call.heldTime);
    return connection;
}

} // namespace balie::cti
