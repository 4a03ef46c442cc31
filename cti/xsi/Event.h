#pragma once

#include "cti/xsi/Call.h"

#include <variant>

namespace balie::xsi {

struct CallData {
    QVector<Call> calls; ///< each replaces what was known of its callId
    bool isSnapshot = false; ///< CallSubscriptionEvent and CallSubscriptionResyncEvent: nothing else lives
    std::optional<bool> offHook; ///< where the event says it
};

struct HookData {
    std::optional<bool> offHook;
};

struct DoNotDisturbData {
    bool unassigned = false;
    std::optional<bool> active;
};

enum class ForwardingKind { Always, Busy, NoAnswer, NotReachable, Selective, AlwaysSecondary };

struct ForwardingData {
    ForwardingKind kind = ForwardingKind::Always;
    bool unassigned = false;
    std::optional<bool> active;
    QString to;
};

/// Call Park: somebody is parked against the target, or nobody (any more).
struct ParkedAgainstData {
    std::optional<RemoteParty> parked;
    QString callId;
};

struct VoiceMailData {
    std::optional<int> newMessages;
    std::optional<int> oldMessages;
};

struct RemoteOfficeData {
    bool unassigned = false;
    std::optional<bool> active;
    QString number;
};

/// ChannelTerminatedEvent and SubscriptionTerminatedEvent.
struct TerminatedData {
    QString reason; ///< "DuplicateChannelSet", ... as sent; empty for a subscription
};

struct ErrorData {
    QString code;
    QString text;
};

/// An event that this program makes nothing of; it is acknowledged all the same.
struct OtherData { };

using EventData = std::variant<OtherData, CallData, HookData, DoNotDisturbData, ForwardingData,
    ParkedAgainstData, VoiceMailData, RemoteOfficeData, TerminatedData, ErrorData>;

/// One document on the channel (Xsi Interface Specification R2020.07, 4.2 and 4.4).
struct Event {
    QString type; ///< local part of the xsi:type of eventData, else of the Event: "CallReceivedEvent"
    QString eventId;
    QString userId; ///< owner of the subscription, not the one that is watched
    QString targetId; ///< the watched user; may be missing, the subscription tells then
    QString subscriptionId;
    QString channelId;
    std::optional<qint64> sequence; ///< per subscription, from 1, wraps from 2147483647 to 1
    EventData data;
};

/// The first document of a stream.
struct ChannelOpened {
    QString channelId;
    std::optional<int> expiresSeconds;
};

struct HeartBeat { };

/// A root element that is none of these; the name is local.
struct UnknownDocument {
    QString root;
};

using StreamDocument = std::variant<UnknownDocument, Event, ChannelOpened, HeartBeat>;

} // namespace balie::xsi
