#include "cti/csta/ResponseDecoder.h"

#include "cti/csta/Elements.h"
#include "cti/csta/Words.h"

#include <array>

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;

namespace {

LocalState unknownState()
{
    return {std::nullopt, u"unknown"_s};
}

/// CallState: compoundCallState, simpleCallState or unknown.
QVector<LocalState> callStates(const XmlElement &element)
{
    const XmlElement choice = element.firstChild();
    if (choice.name() == "compoundCallState"_L1) {
        QVector<LocalState> states;
        for (auto state = choice.firstChild(); state; state = state.nextSibling())
            states.append(localState(state.value()));
        return states.isEmpty() ? QVector<LocalState>{unknownState()} : states;
    }
    if (choice.name() == "simpleCallState"_L1)
        return statesOfSimpleCall(choice.value());
    return {unknownState()};
}

QVector<SnapshotConnection> snapshotConnections(const XmlElement &data)
{
    QVector<SnapshotConnection> rows;
    for (auto row = data.firstChild(); row; row = row.nextSibling()) {
        if (row.name() != "snapshotDeviceResponseInfo"_L1)
            continue;
        SnapshotConnection connection;
        connection.connection = readConnection(row.child("connectionIdentifier"_L1));
        connection.endpoint = readParty(row.child("endpointDevice"_L1));
        connection.states = callStates(row.child("localCallState"_L1));
        if (const auto permitted = row.child("servicesPermitted"_L1))
            connection.permitted = servicesPermitted(permitted);
        connection.linkage = readLinkage(row.child("callLinkageData"_L1));
        rows.append(connection);
    }
    return rows;
}

MessageBody snapshotDeviceResponse(const XmlElement &root)
{
    const XmlElement choice = root.child("crossRefIDorSnapshotData"_L1);
    return SnapshotDeviceResponse{choice.child("serviceCrossRefID"_L1).value(),
        snapshotConnections(choice.child("snapshotData"_L1))};
}

MessageBody snapshotDeviceData(const XmlElement &root)
{
    return SnapshotDeviceData{root.child("serviceCrossRefID"_L1).value(),
        readInt(root.child("segmentID"_L1)), readBool(root.child("lastSegment"_L1)),
        snapshotConnections(root.child("snapshotData"_L1))};
}

MessageBody snapshotCallResponse(const XmlElement &root)
{
    const XmlElement choice = root.child("crossRefIDorSnapshotData"_L1);
    SnapshotCallResponse response;
    response.serviceCrossRef = choice.child("serviceCrossRefID"_L1).value();
    const XmlElement data = choice.child("snapshotData"_L1);
    for (auto row = data.firstChild(); row; row = row.nextSibling()) {
        response.items.append({readParty(row.child("deviceOnCall"_L1)),
            readConnection(row.child("callIdentifier"_L1)),
            localState(row.child("localConnectionInfo"_L1).value())});
    }
    response.calling = readParty(root.child("callingDevice"_L1));
    response.called = readParty(root.child("calledDevice"_L1));
    response.associatedCalling = readParty(root.child("associatedCallingDevice"_L1));
    response.associatedCalled = readParty(root.child("associatedCalledDevice"_L1));
    response.linkage = readLinkage(root.child("callLinkageData"_L1));
    return response;
}

MessageBody forwarding(const XmlElement &root)
{
    GetForwardingResponse response;
    const XmlElement list = root.child("forwardingList"_L1);
    for (auto row = list.firstChild(); row; row = row.nextSibling()) {
        response.items.append({row.child("forwardingType"_L1).value(),
            readBool(row.child("forwardStatus"_L1)), readDevice(row.child("forwardDN"_L1))});
    }
    return response;
}

struct CategoryName {
    QLatin1StringView name;
    ErrorResponse::Category category;
};

constexpr std::array categories{
    CategoryName{"operation"_L1, ErrorResponse::Category::Operation},
    CategoryName{"security"_L1, ErrorResponse::Category::Security},
    CategoryName{"stateIncompatibility"_L1, ErrorResponse::Category::StateIncompatibility},
    CategoryName{"systemResourceAvailibility"_L1, ErrorResponse::Category::SystemResource},
    CategoryName{"systemResourceAvailability"_L1, ErrorResponse::Category::SystemResource},
    CategoryName{"subscribedResourceAvailability"_L1, ErrorResponse::Category::SubscribedResource},
    CategoryName{"performanceManagement"_L1, ErrorResponse::Category::PerformanceManagement},
    CategoryName{"privateData"_L1, ErrorResponse::Category::PrivateData},
    CategoryName{"unspecified"_L1, ErrorResponse::Category::Unspecified},
    CategoryName{"privateErrorCode"_L1, ErrorResponse::Category::PrivateError},
};

MessageBody errorResponse(const XmlElement &root)
{
    ErrorResponse error;
    for (auto choice = root.firstChild(); choice; choice = choice.nextSibling()) {
        if (choice.name() == "extensions"_L1)
            continue;
        error.categoryName = choice.name();
        error.value = choice.value();
        for (const CategoryName &row : categories) {
            if (row.name == choice.name())
                error.category = row.category;
        }
        break;
    }
    return error;
}

MessageBody sessionRefused(const XmlElement &root)
{
    const XmlElement code = root.child("errorCode"_L1);
    return SessionRefused{
        code.child("definedError"_L1).value(), code.child("applError"_L1).value()};
}

/// A call control response names the connection that came of it, each in its own words.
MessageBody callResult(const XmlElement &root)
{
    static constexpr std::array names{"callingDevice"_L1, "initiatedCall"_L1, "transferredCall"_L1,
        "conferenceCall"_L1, "parkedTo"_L1, "pickedCall"_L1};
    CallResponse response;
    for (const auto name : names) {
        if (const auto element = root.child(name))
            response.connection = readConnection(element);
    }
    response.connections = readConnectionList(root.child("connections"_L1));
    return response;
}

using Read = MessageBody (*)(const XmlElement &root);
struct Row {
    QLatin1StringView root;
    Read read;
};

const std::array rows{
    Row{"SnapshotDeviceResponse"_L1, snapshotDeviceResponse},
    Row{"MonitorStartResponse"_L1,
        [](const XmlElement &root) -> MessageBody {
            return MonitorStartResponse{root.child("monitorCrossRefID"_L1).value(),
                readBool(root.child("monitorExistingCalls"_L1))};
        }},
    Row{"MakeCallResponse"_L1, callResult},
    Row{"ConsultationCallResponse"_L1, callResult},
    Row{"TransferCallResponse"_L1, callResult},
    Row{"SingleStepTransferCallResponse"_L1, callResult},
    Row{"ConferenceCallResponse"_L1, callResult},
    Row{"ParkCallResponse"_L1, callResult},
    Row{"DirectedPickupCallResponse"_L1, callResult},
    Row{"CSTAErrorCode"_L1, errorResponse},
    Row{"SnapshotDeviceData"_L1, snapshotDeviceData},
    Row{"SnapshotCallResponse"_L1, snapshotCallResponse},
    Row{"SystemRegisterResponse"_L1,
        [](const XmlElement &root) -> MessageBody {
            return SystemRegisterResponse{root.child("sysStatRegisterID"_L1).value()};
        }},
    Row{"RequestSystemStatusResponse"_L1,
        [](const XmlElement &root) -> MessageBody {
            return RequestSystemStatusResponse{systemStatus(root.child("systemStatus"_L1).value())};
        }},
    Row{"GetDoNotDisturbResponse"_L1,
        [](const XmlElement &root) -> MessageBody {
            return GetDoNotDisturbResponse{readBool(root.child("doNotDisturbOn"_L1))};
        }},
    Row{"GetForwardingResponse"_L1, forwarding},
    Row{"StartApplicationSessionPosResponse"_L1,
        [](const XmlElement &root) -> MessageBody {
            return SessionStarted{root.child("sessionID"_L1).value(),
                root.child("actualProtocolVersion"_L1).value(),
                readInt(root.child("actualSessionDuration"_L1))};
        }},
    Row{"ResetApplicationSessionTimerPosResponse"_L1,
        [](const XmlElement &root) -> MessageBody {
            return SessionTimerReset{readInt(root.child("actualSessionDuration"_L1))};
        }},
    Row{"StopApplicationSessionPosResponse"_L1,
        [](const XmlElement &) -> MessageBody { return SessionStopped{}; }},
    Row{"StartApplicationSessionNegResponse"_L1, sessionRefused},
    Row{"ResetApplicationSessionTimerNegResponse"_L1, sessionRefused},
    Row{"StopApplicationSessionNegResponse"_L1, sessionRefused},
    Row{"SystemStatus"_L1,
        [](const XmlElement &root) -> MessageBody {
            return ServerSystemStatus{root.child("sysStatRegisterID"_L1).value(),
                systemStatus(root.child("systemStatus"_L1).value())};
        }},
    Row{"RequestSystemStatus"_L1,
        [](const XmlElement &root) -> MessageBody {
            return ServerRequestSystemStatus{root.child("sysStatRegisterID"_L1).value()};
        }},
    Row{"SwFunctionCapsChanged"_L1,
        [](const XmlElement &) -> MessageBody { return ServerCapsChanged{}; }},
    Row{"SwFunctionDevicesChanged"_L1,
        [](const XmlElement &) -> MessageBody { return ServerDevicesChanged{}; }},
    Row{"MonitorStop"_L1,
        [](const XmlElement &root) -> MessageBody {
            return ServerMonitorStop{root.child("monitorCrossRefID"_L1).value()};
        }},
    Row{"ApplicationSessionTerminated"_L1,
        [](const XmlElement &root) -> MessageBody {
            const XmlElement reason = root.child("sessionTermReason"_L1);
            return SessionTerminated{root.child("sessionID"_L1).value(),
                reason.child("definedTermReason"_L1).value(),
                reason.child("serverTermReason"_L1).value()};
        }},
};

} // namespace

std::optional<MessageBody> decodeResponse(const XmlElement &root)
{
    for (const Row &row : rows) {
        if (row.root == root.name())
            return row.read(root);
    }
    // Every other "yes" says no more than that, whatever it answers.
    if (messageKind(root.name()) == MessageKind::Response)
        return Acknowledgement{};
    return std::nullopt;
}

} // namespace balie::csta
