#include "cti/csta/ElementTable.h"

#include <algorithm>
#include <array>

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto M = Presence::Mandatory;
constexpr auto O = Presence::Optional;
constexpr auto Ed3 = Edition::Ed3;

// Parts that several messages share.

constexpr std::array privateRules{ElementRule{"private"_L1, M, Content::Private}};
constexpr std::array extensionRules{
    ElementRule{"privateData"_L1, O, Content::Structure, Ed3, privateRules}};
constexpr ElementRule extensions{"extensions"_L1, O, Content::Structure, Ed3, extensionRules};
constexpr ElementRule systemStatusRule{"systemStatus"_L1, M};
constexpr ElementRule registerIdRule{"sysStatRegisterID"_L1, O};
constexpr ElementRule heldCall{"heldCall"_L1, M, Content::Connection};
constexpr ElementRule activeCall{"activeCall"_L1, M, Content::Connection};

// ECMA-354

constexpr std::array applicationInfo{
    ElementRule{"applicationID"_L1, M},
    ElementRule{"applicationSpecificInfo"_L1, O, Content::Private},
};
constexpr std::array protocolVersions{ElementRule{"protocolVersion"_L1, M}};
constexpr std::array startApplicationSession{
    ElementRule{"applicationInfo"_L1, M, Content::Structure, Ed3, applicationInfo},
    ElementRule{"requestedProtocolVersions"_L1, M, Content::List, Ed3, protocolVersions},
    ElementRule{"requestedSessionDuration"_L1, M},
};
constexpr std::array resetApplicationSessionTimer{
    ElementRule{"sessionID"_L1, M},
    ElementRule{"requestedSessionDuration"_L1, M},
};
constexpr std::array sessionEndReason{ElementRule{"definedEndReason"_L1, M}};
constexpr std::array stopApplicationSession{
    ElementRule{"sessionID"_L1, M},
    ElementRule{"sessionEndReason"_L1, M, Content::Choice, Ed3, sessionEndReason},
};

// ECMA-323, system services

constexpr std::array requestSystemStatus{registerIdRule, extensions};
constexpr std::array requestSystemStatusResponse{systemStatusRule, extensions};
constexpr std::array systemStatus{registerIdRule, systemStatusRule, extensions};
constexpr std::array onlyExtensions{extensions};
constexpr std::array errorCode{ElementRule{"operation"_L1, M}};
constexpr std::array requestTypes{
    ElementRule{"systemStatus"_L1, O},
    ElementRule{"requestSystemStatus"_L1, O},
    ElementRule{"switchingFunctionCapsChanged"_L1, O},
    ElementRule{"switchingFunctionDevicesChanged"_L1, O},
};
constexpr std::array systemRegister{
    ElementRule{"requestTypes"_L1, M, Content::Structure, Ed3, requestTypes},
    extensions,
};

// Monitoring and snapshots

constexpr std::array monitorObject{
    ElementRule{"deviceObject"_L1, O},
};
constexpr std::array monitorStart{
    ElementRule{"monitorObject"_L1, M, Content::Choice, Ed3, monitorObject},
    ElementRule{"monitorType"_L1, O},
    extensions,
};
constexpr std::array monitorStop{ElementRule{"monitorCrossRefID"_L1, M}, extensions};
constexpr std::array snapshotDevice{ElementRule{"snapshotObject"_L1, M}, extensions};
constexpr std::array snapshotCall{
    ElementRule{"snapshotObject"_L1, M, Content::Connection}, extensions};

// Call control

constexpr std::array makeCall{
    ElementRule{"callingDevice"_L1, M},
    ElementRule{"calledDirectoryNumber"_L1, M},
    ElementRule{"autoOriginate"_L1, O},
    extensions,
};
constexpr std::array answerCall{
    ElementRule{"callToBeAnswered"_L1, M, Content::Connection}, extensions};
constexpr std::array clearConnection{
    ElementRule{"connectionToBeCleared"_L1, M, Content::Connection},
    extensions,
};
constexpr std::array holdCall{
    ElementRule{"callToBeHeld"_L1, M, Content::Connection},
    extensions,
};
constexpr std::array retrieveCall{
    ElementRule{"callToBeRetrieved"_L1, M, Content::Connection}, extensions};
constexpr std::array consultationCall{
    ElementRule{"existingCall"_L1, M, Content::Connection},
    ElementRule{"consultedDevice"_L1, M},
    extensions,
};
constexpr std::array alternateCall{
    heldCall,
    activeCall,
    extensions,
};
// The other way round than everywhere else; so it is in the standard.
constexpr std::array reconnectCall{activeCall, heldCall, extensions};
constexpr std::array heldThenActive{heldCall, activeCall, extensions};
constexpr std::array singleStepTransferCall{
    activeCall,
    ElementRule{"transferredTo"_L1, M},
    extensions,
};
constexpr std::array deflectCall{
    ElementRule{"callToBeDiverted"_L1, M, Content::Connection},
    ElementRule{"newDestination"_L1, M, Content::DeflectTarget},
    extensions,
};
constexpr std::array parkCall{
    ElementRule{"parking"_L1, M, Content::Connection},
    ElementRule{"parkTo"_L1, M},
    extensions,
};
constexpr std::array directedPickupCall{
    ElementRule{"callToBePickedUp"_L1, M, Content::Connection},
    ElementRule{"requestingDevice"_L1, M},
    extensions,
};
constexpr std::array generateDigits{
    ElementRule{"connectionToSendDigits"_L1, M, Content::Connection},
    ElementRule{"charactersToSend"_L1, M},
    extensions,
};

// Features of a device

constexpr std::array deviceOnly{ElementRule{"device"_L1, M}, extensions};
constexpr std::array setDoNotDisturb{
    ElementRule{"device"_L1, M},
    ElementRule{"doNotDisturbOn"_L1, M},
    extensions,
};
constexpr std::array setForwarding{
    ElementRule{"device"_L1, M},
    ElementRule{"forwardingType"_L1, O},
    ElementRule{"activateForward"_L1, M},
    ElementRule{"forwardDN"_L1, O},
    extensions,
};
constexpr std::array escape{
    ElementRule{"privateData"_L1, M, Content::Structure, Ed3, privateRules},
};

constexpr auto Session = Dictionary::ApplicationSession;
constexpr auto Csta = Dictionary::Csta;

constexpr std::array rules{
    MessageRule{"StartApplicationSession"_L1, Session, startApplicationSession},
    MessageRule{"ResetApplicationSessionTimer"_L1, Session, resetApplicationSessionTimer},
    MessageRule{"StopApplicationSession"_L1, Session, stopApplicationSession},
    MessageRule{"RequestSystemStatus"_L1, Csta, requestSystemStatus},
    MessageRule{"RequestSystemStatusResponse"_L1, Csta, requestSystemStatusResponse},
    MessageRule{"SystemStatus"_L1, Csta, systemStatus},
    MessageRule{"SystemStatusResponse"_L1, Csta, onlyExtensions},
    MessageRule{"SystemRegister"_L1, Csta, systemRegister},
    MessageRule{"SwFunctionCapsChangedResponse"_L1, Csta, onlyExtensions},
    MessageRule{"SwFunctionDevicesChangedResponse"_L1, Csta, onlyExtensions},
    MessageRule{"CSTAErrorCode"_L1, Csta, errorCode},
    MessageRule{"MonitorStart"_L1, Csta, monitorStart},
    MessageRule{"MonitorStop"_L1, Csta, monitorStop},
    MessageRule{"MonitorStopResponse"_L1, Csta, onlyExtensions},
    MessageRule{"SnapshotDevice"_L1, Csta, snapshotDevice},
    MessageRule{"SnapshotCall"_L1, Csta, snapshotCall},
    MessageRule{"MakeCall"_L1, Csta, makeCall},
    MessageRule{"AnswerCall"_L1, Csta, answerCall},
    MessageRule{"ClearConnection"_L1, Csta, clearConnection},
    MessageRule{"HoldCall"_L1, Csta, holdCall},
    MessageRule{"RetrieveCall"_L1, Csta, retrieveCall},
    MessageRule{"ConsultationCall"_L1, Csta, consultationCall},
    MessageRule{"AlternateCall"_L1, Csta, alternateCall},
    MessageRule{"ReconnectCall"_L1, Csta, reconnectCall},
    MessageRule{"TransferCall"_L1, Csta, heldThenActive},
    MessageRule{"ConferenceCall"_L1, Csta, heldThenActive},
    MessageRule{"SingleStepTransferCall"_L1, Csta, singleStepTransferCall},
    MessageRule{"DeflectCall"_L1, Csta, deflectCall},
    MessageRule{"ParkCall"_L1, Csta, parkCall},
    MessageRule{"DirectedPickupCall"_L1, Csta, directedPickupCall},
    MessageRule{"GenerateDigits"_L1, Csta, generateDigits},
    MessageRule{"GetDoNotDisturb"_L1, Csta, deviceOnly},
    MessageRule{"SetDoNotDisturb"_L1, Csta, setDoNotDisturb},
    MessageRule{"GetForwarding"_L1, Csta, deviceOnly},
    MessageRule{"SetForwarding"_L1, Csta, setForwarding},
    MessageRule{"Escape"_L1, Csta, escape},
};

} // namespace

std::span<const MessageRule> messageRules()
{
    return rules;
}

const MessageRule *messageRule(QStringView root)
{
    const auto row = std::find_if(
        rules.begin(), rules.end(), [root](const MessageRule &r) { return r.root == root; });
    return row == rules.end() ? nullptr : &*row;
}

} // namespace balie::csta
