#include "cti/provider/csta/FoldParts.h"

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using csta::Cause;

Party partyFrom(const csta::DeviceText &device, const csta::PrivateData &privateData)
{
    if (device.isEmpty())
        return {};
    const csta::DeviceAddress address = device.address();
    Party party;
    party.device = DeviceId(device.text);
    party.number = address.number;
    party.name = privateData.nameOf(device.text);
    if (party.name.isEmpty())
        party.name = address.name;
    return party;
}

Party partyFrom(const csta::Party &party, const csta::PrivateData &privateData)
{
    if (party.isDevice())
        return partyFrom(party.device, privateData);
    Party result;
    result.withheld = party.kind == csta::Party::Kind::Restricted;
    return result;
}

RecallReason recallFrom(Cause cause)
{
    switch (cause) {
    case Cause::RecallNoAnswer:
        return RecallReason::NoAnswer;
    case Cause::RecallBusy:
        return RecallReason::Busy;
    case Cause::Recall:
    case Cause::RecallForwarded:
    case Cause::RecallResourcesNotAvailable:
        return RecallReason::Other;
    default:
        return RecallReason::None;
    }
}

RecallReason recallFrom(const QString &word)
{
    if (word == "noAnswer"_L1)
        return RecallReason::NoAnswer;
    if (word == "busy"_L1)
        return RecallReason::Busy;
    if (word == "park"_L1)
        return RecallReason::Park;
    if (word == "hold"_L1)
        return RecallReason::Hold;
    return word.isEmpty() ? RecallReason::None : RecallReason::Other;
}

std::optional<ForwardingType> forwardingFrom(const QString &word)
{
    if (word.isEmpty() || word.startsWith("forwardImm"_L1))
        return ForwardingType::Immediate; // a switch that names no type has only this one
    if (word.startsWith("forwardBusy"_L1))
        return ForwardingType::Busy;
    if (word.startsWith("forwardNoAns"_L1))
        return ForwardingType::NoAnswer;
    if (word.startsWith("forwardDND"_L1))
        return ForwardingType::DoNotDisturb;
    return std::nullopt;
}

QString forwardingWord(ForwardingType type)
{
    switch (type) {
    case ForwardingType::Immediate:
        return u"forwardImmediate"_s;
    case ForwardingType::Busy:
        return u"forwardBusy"_s;
    case ForwardingType::NoAnswer:
        return u"forwardNoAns"_s;
    case ForwardingType::DoNotDisturb:
        return u"forwardDND"_s;
    case ForwardingType::Night:
        return {};
    }
    return {};
}

} // namespace balie::cti
