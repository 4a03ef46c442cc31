#include "tests/csta/Samples.h"

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace balie::csta;

namespace {

const ConnectionId first{u"17"_s, {u"200"_s, {{u"typeOfNumber"_s, u"deviceNumber"_s}}}};
const ConnectionId second{u"18"_s, {u"N<200>Receptie;displayNumber=200"_s}};
const DeviceText device{u"201"_s};
const DeviceText outside{u"+31201234567"_s, {{u"typeOfNumber"_s, u"dialingNumber"_s}}};

} // namespace

QVector<Sample> samples()
{
    return {
        {"StartApplicationSession",
            StartApplicationSession{u"Balie"_s,
                SessionLogin{u"receptie"_s, u"geheim<&>"_s, u"200"_s},
                {Edition::Ed6, Edition::Ed5, Edition::Ed4, Edition::Ed3}, 180}},
        {"StartApplicationSession without a login",
            StartApplicationSession{u"Balie"_s, {}, {Edition::Ed3}, 180}},
        {"ResetApplicationSessionTimer", ResetApplicationSessionTimer{u"s1"_s, 180}},
        {"StopApplicationSession", StopApplicationSession{u"s1"_s}},
        {"RequestSystemStatus", RequestSystemStatus{u"r1"_s}},
        {"RequestSystemStatusResponse", RequestSystemStatusAnswer{SystemStatusValue::Normal}},
        {"SystemStatus", SystemStatus{u"r1"_s, SystemStatusValue::Normal}},
        {"SystemStatusResponse", SystemStatusAnswer{}},
        {"SystemRegister", SystemRegister{}},
        {"SwFunctionCapsChangedResponse", CapsChangedAnswer{}},
        {"SwFunctionDevicesChangedResponse", DevicesChangedAnswer{}},
        {"CSTAErrorCode", NotSupportedAnswer{}},
        {"MonitorStart", MonitorStart{device}},
        {"MonitorStop", MonitorStop{u"m1"_s}},
        {"MonitorStopResponse", MonitorStopAnswer{}},
        {"SnapshotDevice", SnapshotDevice{device}},
        {"SnapshotCall", SnapshotCall{first}},
        {"MakeCall", MakeCall{device, outside, MakeCall::Originate::DoNotPrompt}},
        {"MakeCall with a prompt", MakeCall{device, outside, MakeCall::Originate::Prompt}},
        {"AnswerCall", AnswerCall{first}},
        {"ClearConnection", ClearConnection{first}},
        {"HoldCall", HoldCall{first}},
        {"RetrieveCall", RetrieveCall{first}},
        {"ConsultationCall", ConsultationCall{first, outside}},
        {"AlternateCall", AlternateCall{first, second}},
        {"ReconnectCall", ReconnectCall{first, second}},
        {"TransferCall", TransferCall{first, second}},
        {"ConferenceCall", ConferenceCall{first, second}},
        {"SingleStepTransferCall", SingleStepTransferCall{first, outside, {}}},
        {"SingleStepTransferCall to a box", SingleStepTransferCall{first, device, u"201"_s}},
        {"DeflectCall", DeflectCall{first, outside, {}}},
        {"DeflectCall to a box", DeflectCall{first, device, u"201"_s}},
        {"ParkCall", ParkCall{first, device}},
        {"DirectedPickupCall", DirectedPickupCall{{u"17"_s, {}}, device}},
        {"GenerateDigits", GenerateDigits{first, u"12*#"_s}},
        {"GetDoNotDisturb", GetDoNotDisturb{device}},
        {"SetDoNotDisturb", SetDoNotDisturb{device, true}},
        {"GetForwarding", GetForwarding{device}},
        {"SetForwarding", SetForwarding{device, u"forwardNoAns"_s, true, outside}},
        {"SetForwarding off", SetForwarding{device, u"forwardImmediate"_s, false, {}}},
        {"Escape GetDevices", GetDevices{200, 100}},
        {"Escape GetWatchList", GetWatchList{}},
        {"Escape SetWatchList", SetWatchList{3, {u"201"_s, u"202"_s}}},
    };
}

} // namespace balie::test
