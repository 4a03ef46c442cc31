#include "cti/csta/Encoder.h"

#include "cti/csta/DocumentWriter.h"
#include "cti/csta/Words.h"

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;

namespace {

using Fields = std::vector<Field>;

/// What one request fills in.
struct Document {
    QLatin1StringView root;
    Fields fields{};
};

Field text(QLatin1StringView name, const QString &value)
{
    return {.name = name, .text = {value}};
}

Field text(QLatin1StringView name, const DeviceText &value)
{
    return {.name = name, .text = value};
}

Field number(QLatin1StringView name, int value)
{
    return text(name, QString::number(value));
}

Field truth(QLatin1StringView name, bool value)
{
    return text(name, value ? u"true"_s : u"false"_s);
}

Field connection(QLatin1StringView name, const ConnectionId &value)
{
    return {.name = name, .connection = value};
}

Field structure(QLatin1StringView name, Fields children)
{
    return {.name = name, .children = std::move(children)};
}

Field privateField(QLatin1StringView name, PrivateElement element)
{
    return {.name = name, .privateElement = std::move(element)};
}

Field privateData(PrivateElement element)
{
    return structure("privateData"_L1, {privateField("private"_L1, std::move(element))});
}

Document escape(PrivateElement element)
{
    return {"Escape"_L1, {privateData(std::move(element))}};
}

void addMailbox(Fields &fields, const QString &mailboxOf)
{
    if (!mailboxOf.isEmpty())
        fields.push_back(
            structure("extensions"_L1, {privateData({.name = "Mailbox"_L1, .text = mailboxOf})}));
}

Document document(const StartApplicationSession &request)
{
    Fields info{text("applicationID"_L1, request.applicationId)};
    if (request.login) {
        const LoginForm &form = request.login->form;
        PrivateElement login{.name = form.block,
            .children = {{.name = form.user, .text = request.login->user},
                {.name = form.password, .text = request.login->password}},
            .namespaceUri = form.namespaceUri,
            .namesType = form.namesType};
        if (!form.device.isEmpty() && !request.login->device.isEmpty())
            login.children.push_back({.name = form.device, .text = request.login->device});
        for (const auto &[name, value] : form.constants)
            login.children.push_back({.name = name, .text = value});
        info.push_back(privateField("applicationSpecificInfo"_L1, std::move(login)));
    }
    Fields versions;
    const QStringList suffixes
        = request.versionSuffixes.isEmpty() ? QStringList{QString()} : request.versionSuffixes;
    for (const Edition edition : request.protocolVersions) {
        for (const QString &suffix : suffixes)
            versions.push_back(text("protocolVersion"_L1, cstaNamespace(edition) + suffix));
    }
    return {"StartApplicationSession"_L1,
        {structure("applicationInfo"_L1, std::move(info)),
            structure("requestedProtocolVersions"_L1, std::move(versions)),
            number("requestedSessionDuration"_L1, request.durationSeconds)}};
}

Document document(const ResetApplicationSessionTimer &request)
{
    return {"ResetApplicationSessionTimer"_L1,
        {text("sessionID"_L1, request.session),
            number("requestedSessionDuration"_L1, request.durationSeconds)}};
}

Document document(const StopApplicationSession &request)
{
    return {"StopApplicationSession"_L1,
        {text("sessionID"_L1, request.session),
            structure("sessionEndReason"_L1, {text("definedEndReason"_L1, u"normal"_s)})}};
}

Document document(const RequestSystemStatus &request)
{
    return {"RequestSystemStatus"_L1, {text("sysStatRegisterID"_L1, request.registerId)}};
}

Document document(const RequestSystemStatusAnswer &request)
{
    return {"RequestSystemStatusResponse"_L1,
        {text("systemStatus"_L1, systemStatusName(request.status))}};
}

Document document(const SystemStatus &request)
{
    return {"SystemStatus"_L1,
        {text("sysStatRegisterID"_L1, request.registerId),
            text("systemStatus"_L1, systemStatusName(request.status))}};
}

Document document(const SystemStatusAnswer &)
{
    return {"SystemStatusResponse"_L1};
}

Document document(const SystemRegister &request)
{
    return {"SystemRegister"_L1,
        {structure("requestTypes"_L1,
            {truth("systemStatus"_L1, request.systemStatus),
                truth("requestSystemStatus"_L1, request.requestSystemStatus),
                truth("switchingFunctionCapsChanged"_L1, request.capsChanged),
                truth("switchingFunctionDevicesChanged"_L1, request.devicesChanged)})}};
}

Document document(const CapsChangedAnswer &)
{
    return {"SwFunctionCapsChangedResponse"_L1};
}

Document document(const DevicesChangedAnswer &)
{
    return {"SwFunctionDevicesChangedResponse"_L1};
}

Document document(const NotSupportedAnswer &)
{
    return {"CSTAErrorCode"_L1, {text("operation"_L1, u"serviceNotSupported"_s)}};
}

Document document(const MonitorStart &request)
{
    return {"MonitorStart"_L1,
        {structure("monitorObject"_L1, {text("deviceObject"_L1, request.device)}),
            text("monitorType"_L1, u"device"_s)}};
}

Document document(const MonitorStop &request)
{
    return {"MonitorStop"_L1, {text("monitorCrossRefID"_L1, request.monitor)}};
}

Document document(const MonitorStopAnswer &)
{
    return {"MonitorStopResponse"_L1};
}

Document document(const SnapshotDevice &request)
{
    return {"SnapshotDevice"_L1, {text("snapshotObject"_L1, request.device)}};
}

Document document(const SnapshotCall &request)
{
    return {"SnapshotCall"_L1, {connection("snapshotObject"_L1, request.connection)}};
}

Document document(const MakeCall &request)
{
    QString originate;
    if (request.autoOriginate == MakeCall::Originate::Prompt)
        originate = u"prompt"_s;
    else if (request.autoOriginate == MakeCall::Originate::DoNotPrompt)
        originate = u"doNotPrompt"_s;
    return {"MakeCall"_L1,
        {text("callingDevice"_L1, request.callingDevice),
            text("calledDirectoryNumber"_L1, request.calledNumber),
            text("autoOriginate"_L1, originate)}};
}

Document document(const AnswerCall &request)
{
    return {"AnswerCall"_L1, {connection("callToBeAnswered"_L1, request.connection)}};
}

Document document(const ClearConnection &request)
{
    return {"ClearConnection"_L1, {connection("connectionToBeCleared"_L1, request.connection)}};
}

Document document(const HoldCall &request)
{
    return {"HoldCall"_L1, {connection("callToBeHeld"_L1, request.connection)}};
}

Document document(const RetrieveCall &request)
{
    return {"RetrieveCall"_L1, {connection("callToBeRetrieved"_L1, request.connection)}};
}

Document document(const ConsultationCall &request)
{
    return {"ConsultationCall"_L1,
        {connection("existingCall"_L1, request.existingCall),
            text("consultedDevice"_L1, request.consultedDevice)}};
}

/// AlternateCall, ReconnectCall, TransferCall, ConferenceCall: the table knows which stands first.
Document twoCalls(QLatin1StringView root, const ConnectionId &held, const ConnectionId &active)
{
    return {root, {connection("heldCall"_L1, held), connection("activeCall"_L1, active)}};
}

Document document(const AlternateCall &request)
{
    return twoCalls("AlternateCall"_L1, request.heldCall, request.activeCall);
}

Document document(const ReconnectCall &request)
{
    return twoCalls("ReconnectCall"_L1, request.heldCall, request.activeCall);
}

Document document(const TransferCall &request)
{
    return twoCalls("TransferCall"_L1, request.heldCall, request.activeCall);
}

Document document(const ConferenceCall &request)
{
    return twoCalls("ConferenceCall"_L1, request.heldCall, request.activeCall);
}

Document document(const SingleStepTransferCall &request)
{
    Fields fields{connection("activeCall"_L1, request.activeCall),
        text("transferredTo"_L1, request.transferredTo)};
    addMailbox(fields, request.mailboxOf);
    return {"SingleStepTransferCall"_L1, std::move(fields)};
}

Document document(const DeflectCall &request)
{
    Fields fields{connection("callToBeDiverted"_L1, request.connection),
        text("newDestination"_L1, request.newDestination)};
    addMailbox(fields, request.mailboxOf);
    return {"DeflectCall"_L1, std::move(fields)};
}

Document document(const ParkCall &request)
{
    return {"ParkCall"_L1,
        {connection("parking"_L1, request.connection), text("parkTo"_L1, request.parkTo)}};
}

Document document(const DirectedPickupCall &request)
{
    return {"DirectedPickupCall"_L1,
        {connection("callToBePickedUp"_L1, request.connection),
            text("requestingDevice"_L1, request.requestingDevice)}};
}

Document document(const GenerateDigits &request)
{
    return {"GenerateDigits"_L1,
        {connection("connectionToSendDigits"_L1, request.connection),
            text("charactersToSend"_L1, request.digits)}};
}

Document document(const GetDoNotDisturb &request)
{
    return {"GetDoNotDisturb"_L1, {text("device"_L1, request.device)}};
}

Document document(const SetDoNotDisturb &request)
{
    return {"SetDoNotDisturb"_L1,
        {text("device"_L1, request.device), truth("doNotDisturbOn"_L1, request.on)}};
}

Document document(const GetForwarding &request)
{
    return {"GetForwarding"_L1, {text("device"_L1, request.device)}};
}

Document document(const SetForwarding &request)
{
    return {"SetForwarding"_L1,
        {text("device"_L1, request.device), text("forwardingType"_L1, request.type),
            truth("activateForward"_L1, request.on), text("forwardDN"_L1, request.to)}};
}

Document document(const GetDevices &request)
{
    return escape({.name = "GetDevices"_L1,
        .attributes = {{"offset"_L1, QString::number(request.offset)},
            {"limit"_L1, QString::number(request.limit)}}});
}

Document document(const GetWatchList &)
{
    return escape({.name = "GetWatchList"_L1});
}

Document document(const SetWatchList &request)
{
    PrivateElement list{.name = "SetWatchList"_L1,
        .attributes = {{"revision"_L1, QString::number(request.revision)}}};
    for (const QString &device : request.devices)
        list.children.push_back({.name = "device"_L1, .text = device});
    return escape(std::move(list));
}

} // namespace

Expected<QByteArray> encode(const Request &request, const EncoderOptions &options)
{
    const Document made = std::visit([](const auto &r) { return document(r); }, request);
    const MessageRule *rule = messageRule(QString(made.root));
    Q_ASSERT(rule);
    return writeDocument(*rule, made.fields, options);
}

QString rootOf(const Request &request)
{
    return std::visit([](const auto &r) { return document(r); }, request).root;
}

} // namespace balie::csta
