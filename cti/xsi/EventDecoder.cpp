#include "cti/xsi/CallDecoder.h"
#include "cti/xsi/Decoder.h"
#include "cti/xsi/Elements.h"
#include "cti/xsi/ServiceDecoder.h"

namespace balie::xsi {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<bool> offHookFrom(const XmlElement &data)
{
    const QString text = below(data, "hookStatus"_L1).value();
    if (text.compare("Off-Hook"_L1, Qt::CaseInsensitive) == 0)
        return true;
    if (text.compare("On-Hook"_L1, Qt::CaseInsensitive) == 0)
        return false;
    return std::nullopt;
}

/// A call stands by itself or in a list; not deeper, where other things may be called so.
QVector<Call> callsFrom(const XmlElement &data)
{
    QVector<Call> calls;
    for (auto child = data.firstChild(); child; child = child.nextSibling()) {
        if (!isOurs(child))
            continue;
        if (child.name() == "call"_L1)
            calls.append(callFrom(child));
        else if (child.name() == "calls"_L1)
            calls += callsFrom(child);
    }
    return calls;
}

/// Conferences, queues and agents have calls of others in them, and no whole ones.
bool isAboutOtherThings(const QString &type)
{
    for (const auto prefix : {"Conference"_L1, "ACD"_L1, "Agent"_L1, "CallCenter"_L1}) {
        if (type.startsWith(prefix))
            return true;
    }
    return false;
}

EventData callDataFrom(const QString &type, const XmlElement &data)
{
    CallData result;
    result.isSnapshot
        = type == "CallSubscriptionEvent"_L1 || type == "CallSubscriptionResyncEvent"_L1;
    result.calls = callsFrom(data);
    if (!result.isSnapshot && (result.calls.isEmpty() || isAboutOtherThings(type)))
        return OtherData();
    result.offHook = offHookFrom(data);
    return result;
}

std::optional<ForwardingKind> forwardingKind(QStringView type)
{
    struct Kind {
        QLatin1StringView name;
        ForwardingKind kind;
    };
    constexpr Kind kinds[]{
        {"CallForwardingAlwaysEvent"_L1, ForwardingKind::Always},
        {"CallForwardingAlwaysSecondaryEvent"_L1, ForwardingKind::AlwaysSecondary},
        {"CallForwardingBusyEvent"_L1, ForwardingKind::Busy},
        {"CallForwardingNoAnswerEvent"_L1, ForwardingKind::NoAnswer},
        {"CallForwardingNotReachableEvent"_L1, ForwardingKind::NotReachable},
        {"CallForwardingSelectiveEvent"_L1, ForwardingKind::Selective},
    };
    for (const Kind &kind : kinds) {
        if (type == kind.name)
            return kind.kind;
    }
    return std::nullopt;
}

/// Where the service document is inside of an event about it.
XmlElement infoOf(const XmlElement &data)
{
    const auto info = childOf(data, "info"_L1);
    return info ? info : data;
}

ParkedAgainstData parkedFrom(const XmlElement &data)
{
    ParkedAgainstData result;
    const auto party = childOf(data, "parkedParty"_L1);
    if (party && !party.isNil())
        result.parked = partyFrom(party);
    result.callId = below(data, "callId"_L1).value();
    return result;
}

VoiceMailData voiceMailFrom(const XmlElement &data)
{
    const auto summary = childOf(data, "summary"_L1);
    const auto numbers = summary ? summary : infoOf(data);
    return {intOf(numbers, "newMessages"_L1), intOf(numbers, "oldMessages"_L1)};
}

EventData dataFrom(const QString &type, const XmlElement &event, const XmlElement &data)
{
    if (type == "ChannelTerminatedEvent"_L1 || type == "SubscriptionTerminatedEvent"_L1) {
        const auto reason = childOf(data, "reason"_L1);
        return TerminatedData{(reason ? reason : childOf(event, "reason"_L1)).value()};
    }
    if (type == "ErrorEvent"_L1) {
        const auto code = below(event, "errorCode"_L1);
        return ErrorData{code.value(), below(event, "errorMessage"_L1).value()};
    }
    if (type == "HookStatusEvent"_L1)
        return HookData{offHookFrom(data)};
    if (type == "CallParkedAgainstEvent"_L1)
        return parkedFrom(data);
    if (type == "VoiceMailMessageSummaryEvent"_L1)
        return voiceMailFrom(data);

    const bool unassigned = isSet(data, "unassigned"_L1);
    const auto service = [&] { return serviceFrom(infoOf(data)); };
    if (type == "DoNotDisturbEvent"_L1)
        return DoNotDisturbData{unassigned, service().active};
    if (type == "RemoteOfficeEvent"_L1)
        return RemoteOfficeData{unassigned, service().active, service().to};
    if (const auto kind = forwardingKind(type))
        return ForwardingData{*kind, unassigned, service().active, service().to};
    return callDataFrom(type, data);
}

Event eventFrom(const XmlElement &root)
{
    Event event;
    const auto data = childOf(root, "eventData"_L1);
    event.type = data.schemaType().local;
    if (event.type.isEmpty())
        event.type = root.schemaType().local;
    event.eventId = textOf(root, "eventID"_L1);
    if (event.eventId.isEmpty())
        event.eventId = textOf(root, "eventId"_L1);
    event.userId = textOf(root, "userId"_L1);
    if (event.userId.isEmpty())
        event.userId = textOf(root, "clientId"_L1);
    event.targetId = textOf(root, "targetId"_L1);
    event.subscriptionId = textOf(root, "subscriptionId"_L1);
    event.channelId = textOf(root, "channelId"_L1);
    event.sequence = longOf(root, "sequenceNumber"_L1);
    event.data = dataFrom(event.type, root, data);
    return event;
}

} // namespace

Expected<StreamDocument> decodeStreamDocument(const QByteArray &document)
{
    const auto tree = XmlTree::parse(document);
    if (!tree)
        return unexpected(Error(tree.error()));
    const auto root = tree->root();
    if (isNamed(root, "Event"_L1))
        return StreamDocument(eventFrom(root));
    if (isNamed(root, "Channel"_L1))
        return StreamDocument(
            ChannelOpened{textOf(root, "channelId"_L1), intOf(root, "expires"_L1)});
    // The specification writes it both ways.
    if (isNamed(root, "ChannelHeartBeat"_L1))
        return StreamDocument(HeartBeat());
    return StreamDocument(UnknownDocument{root.name()});
}

} // namespace balie::xsi
