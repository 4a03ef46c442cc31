#include "cti/simulator/csta/Wire.h"

namespace balie::sim::wire {

using namespace Qt::Literals::StringLiterals;

QByteArrayView state(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Null:
        return "null";
    case ConnectionState::Initiated:
        return "initiated";
    case ConnectionState::Alerting:
        return "alerting";
    case ConnectionState::Connected:
        return "connected";
    case ConnectionState::Hold:
        return "hold";
    case ConnectionState::Queued:
        return "queued";
    case ConnectionState::Fail:
        return "fail";
    }
    return {};
}

QByteArrayView cause(Cause cause)
{
    switch (cause) {
    case Cause::Normal:
        return "normal";
    case Cause::NewCall:
        return "newCall";
    case Cause::MakeCall:
        return "makeCall";
    case Cause::NormalClearing:
        return "normalClearing";
    case Cause::CallCancelled:
        return "callCancelled";
    case Cause::Busy:
        return "busy";
    case Cause::DoNotDisturb:
        return "doNotDisturb";
    case Cause::DestNotObtainable:
        return "destNotObtainable";
    case Cause::DestOutOfOrder:
        return "destOutOfOrder";
    case Cause::InvalidNumberFormat:
        return "invalidNumberFormat";
    case Cause::Timeout:
        return "timeout";
    case Cause::Consultation:
        return "consultation";
    case Cause::Alternate:
        return "alternate";
    case Cause::Transfer:
        return "transfer";
    case Cause::SingleStepTransfer:
        return "singleStepTransfer";
    case Cause::Redirected:
        return "redirected";
    case Cause::MultipleAlerting:
        return "multipleAlerting";
    case Cause::CallForward:
        return "callForward";
    case Cause::CallForwardImmediate:
        return "callForwardImmediate";
    case Cause::CallForwardBusy:
        return "callForwardBusy";
    case Cause::CallForwardNoAnswer:
        return "callForwardNoAnswer";
    case Cause::CallPickup:
        return "callPickup";
    case Cause::Park:
        return "park";
    case Cause::Recall:
        return "recall";
    case Cause::RecallNoAnswer:
        return "recallNoAnswer";
    case Cause::RecallBusy:
        return "recallBusy";
    }
    return {};
}

QByteArrayView forwardingType(ForwardingKind kind)
{
    switch (kind) {
    case ForwardingKind::Immediate:
        return "forwardImmediate";
    case ForwardingKind::Busy:
        return "forwardBusy";
    case ForwardingKind::NoAnswer:
        return "forwardNoAns";
    case ForwardingKind::DoNotDisturb:
        return "forwardDND";
    }
    return {};
}

std::optional<ForwardingKind> forwardingKind(const QString &text)
{
    if (text.isEmpty() || text == "forwardImmediate"_L1 || text == "forwardImmInt"_L1
        || text == "forwardImmExt"_L1)
        return ForwardingKind::Immediate;
    if (text == "forwardBusy"_L1 || text == "forwardBusyInt"_L1 || text == "forwardBusyExt"_L1)
        return ForwardingKind::Busy;
    if (text == "forwardNoAns"_L1 || text == "forwardNoAnsInt"_L1 || text == "forwardNoAnsExt"_L1)
        return ForwardingKind::NoAnswer;
    if (text == "forwardDND"_L1 || text == "forwardDNDInt"_L1 || text == "forwardDNDExt"_L1)
        return ForwardingKind::DoNotDisturb;
    return std::nullopt;
}

QByteArrayView standardCategory(DeviceCategory category)
{
    switch (category) {
    case DeviceCategory::Station:
        return "station";
    case DeviceCategory::Park:
        return "park";
    case DeviceCategory::VoiceUnit:
        return "voiceUnit";
    case DeviceCategory::Acd:
        return "acd";
    case DeviceCategory::Outside:
        return "other";
    }
    return {};
}

std::string profileCategory(DeviceCategory category)
{
    return category == DeviceCategory::Outside
        ? "outside"
        : standardCategory(category).toByteArray().toStdString();
}

std::string direction(Direction direction)
{
    return direction == Direction::In ? "in" : "out";
}

std::string recall(RecallReason reason)
{
    switch (reason) {
    case RecallReason::NoAnswer:
        return "noAnswer";
    case RecallReason::Busy:
        return "busy";
    case RecallReason::Park:
        return "park";
    case RecallReason::Hold:
        return "hold";
    }
    return {};
}

std::string edition(Edition edition)
{
    switch (edition) {
    case Edition::Instap:
        return "instap";
    case Edition::Standaard:
        return "standaard";
    case Edition::Premium:
        return "premium";
    }
    return {};
}

void connection(XmlWriter &out, QByteArrayView name, const ConnectionId &id, const Dialect &dialect)
{
    out.open(name);
    if (dialect.deviceIdFirst && !id.device.empty())
        out.leaf("deviceID", id.device.value);
    out.leaf("callID", id.call.value);
    if (!dialect.deviceIdFirst && !id.device.empty())
        out.leaf("deviceID", id.device.value);
    out.close();
}

void device(XmlWriter &out, QByteArrayView name, const DeviceId &id)
{
    if (id.value.starts_with('+'))
        out.leafWithAttribute(name, id.value, "typeOfNumber", "explicitPublic:international");
    else
        out.leaf(name, id.value);
}

void party(XmlWriter &out, QByteArrayView name, const Party &party)
{
    out.open(name);
    switch (party.presence) {
    case Party::Presence::Known:
        device(out, "deviceIdentifier", party.device);
        break;
    case Party::Presence::NotKnown:
        out.empty("notKnown");
        break;
    case Party::Presence::Withheld:
        out.empty("restricted");
        break;
    }
    out.close();
}

void subjectDevice(XmlWriter &out, QByteArrayView name, const DeviceId &id)
{
    party(out, name, id.empty() ? Party{} : Party{Party::Presence::Known, id});
}

void redirection(XmlWriter &out, QByteArrayView name, const Party &party)
{
    out.open(name);
    switch (party.presence) {
    case Party::Presence::Known:
        device(out, "numberDialed", party.device);
        break;
    case Party::Presence::NotKnown:
        out.empty("notRequired");
        break;
    case Party::Presence::Withheld:
        out.empty("restricted");
        break;
    }
    out.close();
}

void connectionList(XmlWriter &out, QByteArrayView name,
    const std::vector<ConnectionChange> &changes, const Dialect &dialect)
{
    out.open(name);
    for (const ConnectionChange &change : changes) {
        out.open("connectionListItem");
        connection(out, "newConnection", change.now, dialect);
        if (change.before)
            connection(out, "oldConnection", *change.before, dialect);
        out.open("endpoint");
        switch (change.endpoint.presence) {
        case Party::Presence::Known:
            device(out, "deviceID", change.endpoint.device);
            break;
        case Party::Presence::NotKnown:
            out.empty("notKnown");
            break;
        case Party::Presence::Withheld:
            out.empty("restricted");
            break;
        }
        out.close();
        out.close();
    }
    out.close();
}

DeviceId deviceIn(const XmlElement &element)
{
    return {element.text.toStdString()};
}

ConnectionId connectionIn(const XmlElement &element)
{
    return {{element.childText("callID"_L1).toStdString()},
        {element.childText("deviceID"_L1).toStdString()}};
}

} // namespace balie::sim::wire
