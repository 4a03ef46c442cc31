#include "cti/simulator/csta/RequestShape.h"

#include <algorithm>
#include <span>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Field {
    QLatin1StringView name;
    bool mandatory = false;
    int since = 3;
};

constexpr Field M(QLatin1StringView name)
{
    return {name, true, 3};
}
constexpr Field O(QLatin1StringView name, int since = 3)
{
    return {name, false, since};
}

struct Shape {
    QLatin1StringView name;
    std::vector<Field> fields;
};

constexpr Field extensions = O("extensions"_L1);
constexpr Field correlatorData = O("correlatorData"_L1);
constexpr Field userData = O("userData"_L1);
constexpr Field accountCode = O("accountCode"_L1);
constexpr Field authCode = O("authCode"_L1);
constexpr Field subjectOfCall = O("subjectOfCall"_L1);
constexpr Field languages = O("languagePreferences"_L1);
constexpr Field reservation = O("connectionReservation"_L1);
constexpr Field callCharacteristics = O("callCharacteristics"_L1);
constexpr Field mediaCharacteristics = O("mediaCallCharacteristics"_L1);
constexpr Field callingInfo = O("callingConnectionInfo"_L1);
constexpr Field consultOptions = O("consultOptions"_L1);
constexpr Field heldCall = M("heldCall"_L1);
constexpr Field activeCall = M("activeCall"_L1);

const std::vector<Shape> &shapes()
{
    static const std::vector<Shape> table = {
        {"StartApplicationSession"_L1,
            {M("applicationInfo"_L1), M("requestedProtocolVersions"_L1),
                M("requestedSessionDuration"_L1), extensions}},
        {"ResetApplicationSessionTimer"_L1,
            {M("sessionID"_L1), M("requestedSessionDuration"_L1), extensions}},
        {"StopApplicationSession"_L1, {M("sessionID"_L1), M("sessionEndReason"_L1), extensions}},

        {"RequestSystemStatus"_L1, {O("sysStatRegisterID"_L1), extensions}},
        {"SystemStatus"_L1, {O("sysStatRegisterID"_L1), M("systemStatus"_L1), extensions}},
        {"SystemRegister"_L1, {M("requestTypes"_L1), O("requestedStatusFilter"_L1), extensions}},
        {"SystemRegisterCancel"_L1, {M("sysStatRegisterID"_L1), extensions}},
        {"GetSwitchingFunctionDevices"_L1,
            {O("requestedDeviceID"_L1), O("requestedDeviceCategory"_L1), extensions}},
        {"MonitorStart"_L1,
            {M("monitorObject"_L1), O("requestedMonitorFilter"_L1), O("monitorType"_L1),
                O("requestedMonitorMediaClass"_L1), extensions}},
        {"MonitorStop"_L1, {M("monitorCrossRefID"_L1), extensions}},
        {"SnapshotDevice"_L1, {M("snapshotObject"_L1), extensions}},
        {"SnapshotCall"_L1, {M("snapshotObject"_L1), extensions}},

        {"MakeCall"_L1,
            {M("callingDevice"_L1), M("calledDirectoryNumber"_L1), accountCode, authCode,
                O("autoOriginate"_L1), correlatorData, userData, callCharacteristics,
                mediaCharacteristics, callingInfo, subjectOfCall, languages, O("reason"_L1, 6),
                extensions}},
        {"AnswerCall"_L1, {M("callToBeAnswered"_L1), correlatorData, userData, extensions}},
        {"ClearConnection"_L1,
            {M("connectionToBeCleared"_L1), correlatorData, userData, O("reason"_L1), extensions}},
        {"HoldCall"_L1, {M("callToBeHeld"_L1), reservation, extensions}},
        {"RetrieveCall"_L1, {M("callToBeRetrieved"_L1), extensions}},
        {"ConsultationCall"_L1,
            {M("existingCall"_L1), M("consultedDevice"_L1), reservation, accountCode, authCode,
                correlatorData, userData, callCharacteristics, mediaCharacteristics, callingInfo,
                consultOptions, subjectOfCall, languages, extensions}},
        {"AlternateCall"_L1, {heldCall, activeCall, reservation, consultOptions, extensions}},
        // The only request of the family with the active call first.
        {"ReconnectCall"_L1, {activeCall, heldCall, extensions}},
        {"TransferCall"_L1, {heldCall, activeCall, extensions}},
        {"SingleStepTransferCall"_L1,
            {activeCall, M("transferredTo"_L1), accountCode, authCode, correlatorData, userData,
                O("callCharacteristics"_L1, 6), subjectOfCall, languages, O("reason"_L1),
                extensions}},
        {"DeflectCall"_L1,
            {M("callToBeDiverted"_L1), M("newDestination"_L1), correlatorData, userData,
                O("callCharacteristics"_L1, 6), subjectOfCall, languages, O("reason"_L1),
                extensions}},
        {"DirectedPickupCall"_L1,
            {M("callToBePickedUp"_L1), M("requestingDevice"_L1), correlatorData, userData,
                extensions}},
        {"ParkCall"_L1,
            {M("parking"_L1), M("parkTo"_L1), correlatorData, subjectOfCall, languages,
                extensions}},
        {"GenerateDigits"_L1,
            {M("connectionToSendDigits"_L1), O("digitMode"_L1), M("charactersToSend"_L1),
                O("toneDuration"_L1), O("pulseRate"_L1), O("pauseDuration"_L1), extensions}},

        {"SetDoNotDisturb"_L1,
            {M("device"_L1), M("doNotDisturbOn"_L1), O("callOrigination"_L1),
                O("callingDeviceList"_L1), extensions}},
        {"GetDoNotDisturb"_L1, {M("device"_L1), extensions}},
        {"SetForwarding"_L1,
            {M("device"_L1), O("forwardingType"_L1), M("activateForward"_L1), O("forwardDN"_L1),
                O("ringCount"_L1), O("ringDuration"_L1, 6), extensions}},
        {"GetForwarding"_L1, {M("device"_L1), extensions}},
        {"Escape"_L1, {O("escapeRegisterID"_L1), O("security"_L1), M("privateData"_L1)}},
    };
    return table;
}

/// A ConnectionID anywhere in it whose two parts stand the other way round.
bool hasTurnedConnection(const XmlElement &element, bool deviceIdFirst)
{
    const auto begin = element.children.begin();
    const auto end = element.children.end();
    const auto call = std::find_if(
        begin, end, [](const XmlElement &child) { return child.name == "callID"_L1; });
    const auto device = std::find_if(
        begin, end, [](const XmlElement &child) { return child.name == "deviceID"_L1; });
    if (call != end && device != end && (device < call) != deviceIdFirst)
        return true;
    return std::any_of(begin, end,
        [&](const XmlElement &child) { return hasTurnedConnection(child, deviceIdFirst); });
}

} // namespace

std::optional<ShapeFault> checkRequestShape(const XmlElement &request, const Dialect &dialect)
{
    const auto shape = std::ranges::find(shapes(), request.name, &Shape::name);
    if (shape == shapes().end())
        return ShapeFault::UnknownService;

    const std::vector<Field> &fields = shape->fields;
    auto next = fields.begin();
    bool outOfOrder = hasTurnedConnection(request, dialect.deviceIdFirst);
    for (const XmlElement &child : request.children) {
        const auto field = std::ranges::find(fields, child.name, &Field::name);
        if (field == fields.end() || field->since > dialect.edition)
            return ShapeFault::UnknownElement;
        // No element of a request repeats, so an equal position is as wrong as an earlier one.
        if (field < next)
            outOfOrder = true;
        else
            next = field + 1;
    }
    for (const Field &field : fields) {
        if (field.mandatory && !request.child(field.name))
            return ShapeFault::MissingMandatory;
    }
    return outOfOrder ? std::optional(ShapeFault::OutOfOrder) : std::nullopt;
}

} // namespace balie::sim
