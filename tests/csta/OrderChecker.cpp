#include "tests/csta/OrderChecker.h"

#include <QHash>
#include <QXmlStreamReader>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Structures inside messages. "*" behind a name: any number of times.
const QHash<QString, QString> &innerFacts()
{
    static const QHash<QString, QString> facts{
        {u"applicationInfo"_s, u"applicationID! applicationSpecificInfo"_s},
        {u"requestedProtocolVersions"_s, u"protocolVersion!*"_s},
        {u"sessionEndReason"_s, u"definedEndReason appEndReason"_s},
        {u"requestTypes"_s,
            u"systemStatus requestSystemStatus switchingFunctionCapsChanged switchingFunctionDevicesChanged"_s},
        {u"monitorObject"_s, u"deviceObject callObject"_s},
        {u"extensions"_s, u"security privateData"_s},
        {u"privateData"_s, u"private string"_s},
    };
    return facts;
}

const QString connectionFact = u"callID deviceID"_s;

struct Part {
    QString name;
    bool mandatory = false;
    bool repeated = false;
};

QVector<Part> parts(const QString &elements)
{
    QVector<Part> result;
    for (QString word : elements.split(u' ', Qt::SkipEmptyParts)) {
        Part part;
        part.repeated = word.endsWith(u'*');
        word.remove(u'*');
        part.mandatory = word.endsWith(u'!');
        word.remove(u'!');
        part.name = word;
        result.append(part);
    }
    return result;
}

QString compare(const QString &parent, const QString &elements, const QStringList &children)
{
    const auto expected = parts(elements);
    qsizetype place = 0;
    QStringList seen;
    for (const QString &child : children) {
        while (place < expected.size() && expected.at(place).name != child)
            ++place;
        if (place == expected.size())
            return u"%1: %2 is unknown or stands too late"_s.arg(parent, child);
        if (seen.contains(child) && !expected.at(place).repeated)
            return u"%1: %2 stands twice"_s.arg(parent, child);
        seen.append(child);
    }
    for (const Part &part : expected) {
        if (part.mandatory && !children.contains(part.name))
            return u"%1: %2 is missing"_s.arg(parent, part.name);
    }
    return {};
}

/// Reads one element to its end; the children's names are compared with the facts for it.
QString check(QXmlStreamReader &reader, const QString &facts)
{
    const QString name = reader.name().toString();
    QStringList children;
    while (reader.readNextStartElement()) {
        const QString child = reader.name().toString();
        children.append(child);
        if (child == "private"_L1 || child == "applicationSpecificInfo"_L1) {
            reader.skipCurrentElement(); // ours, not the standard's
            continue;
        }
        if (const QString fault = check(reader, innerFacts().value(child)); !fault.isEmpty())
            return fault;
    }
    if (!facts.isEmpty())
        return compare(name, facts, children);
    if (children.contains("callID"_L1) || children.contains("deviceID"_L1))
        return compare(name, connectionFact, children);
    return {};
}

} // namespace

const QVector<MessageFact> &messageFacts()
{
    static const QVector<MessageFact> facts{
        {"StartApplicationSession",
            "applicationInfo! requestedProtocolVersions! requestedSessionDuration! extensions",
            "<StartApplicationSession><requestedProtocolVersions><protocolVersion>v</"
            "protocolVersion>"
            "</requestedProtocolVersions><applicationInfo><applicationID>a</applicationID></"
            "applicationInfo>"
            "<requestedSessionDuration>180</requestedSessionDuration></StartApplicationSession>"},
        {"ResetApplicationSessionTimer", "sessionID! requestedSessionDuration! extensions",
            "<ResetApplicationSessionTimer><requestedSessionDuration>180</requestedSessionDuration>"
            "<sessionID>s</sessionID></ResetApplicationSessionTimer>"},
        {"StopApplicationSession", "sessionID! sessionEndReason! extensions",
            "<StopApplicationSession><sessionEndReason><definedEndReason>normal</"
            "definedEndReason></sessionEndReason>"
            "<sessionID>s</sessionID></StopApplicationSession>"},
        {"RequestSystemStatus", "sysStatRegisterID extensions",
            "<RequestSystemStatus><extensions/><sysStatRegisterID>r</sysStatRegisterID></"
            "RequestSystemStatus>"},
        {"RequestSystemStatusResponse", "systemStatus! extensions",
            "<RequestSystemStatusResponse><extensions/><systemStatus>normal</systemStatus></"
            "RequestSystemStatusResponse>"},
        {"SystemStatus", "sysStatRegisterID systemStatus! extensions",
            "<SystemStatus><systemStatus>normal</systemStatus><sysStatRegisterID>r</"
            "sysStatRegisterID></SystemStatus>"},
        {"SystemStatusResponse", "extensions",
            "<SystemStatusResponse><extensions><privateData/><security/></extensions></"
            "SystemStatusResponse>"},
        {"SystemRegister", "requestTypes! requestedStatusFilter extensions",
            "<SystemRegister><extensions/><requestTypes><systemStatus>true</systemStatus></"
            "requestTypes>"
            "</SystemRegister>"},
        {"SwFunctionCapsChangedResponse", "extensions",
            "<SwFunctionCapsChangedResponse><extensions><privateData/><security/></extensions></"
            "SwFunctionCapsChangedResponse>"},
        {"SwFunctionDevicesChangedResponse", "extensions",
            "<SwFunctionDevicesChangedResponse><extensions><privateData/><security/></extensions>"
            "</SwFunctionDevicesChangedResponse>"},
        {"CSTAErrorCode", "operation!",
            "<CSTAErrorCode><extensions/><operation>serviceNotSupported</operation>"
            "</CSTAErrorCode>"},
        {"MonitorStart",
            "monitorObject! requestedMonitorFilter monitorType requestedMonitorMediaClass "
            "extensions",
            "<MonitorStart><monitorType>device</monitorType><monitorObject><deviceObject>201</"
            "deviceObject>"
            "</monitorObject></MonitorStart>"},
        {"MonitorStop", "monitorCrossRefID! extensions",
            "<MonitorStop><extensions/><monitorCrossRefID>m</monitorCrossRefID></MonitorStop>"},
        {"MonitorStopResponse", "extensions",
            "<MonitorStopResponse><extensions><privateData/><security/></extensions></"
            "MonitorStopResponse>"},
        {"SnapshotDevice", "snapshotObject! extensions",
            "<SnapshotDevice><extensions/><snapshotObject>201</snapshotObject></SnapshotDevice>"},
        {"SnapshotCall", "snapshotObject! extensions",
            "<SnapshotCall><extensions/><snapshotObject><callID>1</callID></snapshotObject></"
            "SnapshotCall>"},
        {"MakeCall",
            "callingDevice! calledDirectoryNumber! accountCode authCode autoOriginate "
            "correlatorData userData "
            "callCharacteristics mediaCallCharacteristics callingConnectionInfo subjectOfCall "
            "languagePreferences "
            "reason extensions",
            "<MakeCall><calledDirectoryNumber>201</calledDirectoryNumber><callingDevice>200</"
            "callingDevice></MakeCall>"},
        {"AnswerCall", "callToBeAnswered! correlatorData userData extensions",
            "<AnswerCall><extensions/><callToBeAnswered><callID>1</callID></callToBeAnswered></"
            "AnswerCall>"},
        {"ClearConnection", "connectionToBeCleared! correlatorData userData reason extensions",
            "<ClearConnection><reason>normal</reason><connectionToBeCleared><callID>1</callID></"
            "connectionToBeCleared>"
            "</ClearConnection>"},
        {"HoldCall", "callToBeHeld! connectionReservation extensions",
            "<HoldCall><connectionReservation>true</connectionReservation><callToBeHeld><callID>1</"
            "callID></callToBeHeld>"
            "</HoldCall>"},
        {"RetrieveCall", "callToBeRetrieved! extensions",
            "<RetrieveCall><extensions/><callToBeRetrieved><callID>1</callID></callToBeRetrieved></"
            "RetrieveCall>"},
        {"ConsultationCall",
            "existingCall! consultedDevice! connectionReservation accountCode authCode "
            "correlatorData userData "
            "callCharacteristics mediaCallCharacteristics callingConnectionInfo consultOptions "
            "subjectOfCall "
            "languagePreferences extensions",
            "<ConsultationCall><consultedDevice>201</consultedDevice><existingCall><callID>1</"
            "callID></existingCall>"
            "</ConsultationCall>"},
        {"AlternateCall", "heldCall! activeCall! connectionReservation consultOptions extensions",
            "<AlternateCall><activeCall><callID>1</callID></activeCall><heldCall><callID>2</"
            "callID></heldCall>"
            "</AlternateCall>"},
        {"ReconnectCall", "activeCall! heldCall! extensions",
            "<ReconnectCall><heldCall><callID>1</callID></heldCall><activeCall><callID>2</callID></"
            "activeCall>"
            "</ReconnectCall>"},
        {"TransferCall", "heldCall! activeCall! extensions",
            "<TransferCall><activeCall><callID>1</callID></activeCall><heldCall><callID>2</"
            "callID></heldCall>"
            "</TransferCall>"},
        {"ConferenceCall", "heldCall! activeCall! extensions",
            "<ConferenceCall><activeCall><callID>1</callID></activeCall><heldCall><callID>2</"
            "callID></heldCall>"
            "</ConferenceCall>"},
        {"SingleStepTransferCall",
            "activeCall! transferredTo! accountCode authCode correlatorData userData "
            "callCharacteristics subjectOfCall "
            "languagePreferences reason extensions",
            "<SingleStepTransferCall><transferredTo>201</transferredTo><activeCall><callID>1</"
            "callID></activeCall>"
            "</SingleStepTransferCall>"},
        {"DeflectCall",
            "callToBeDiverted! newDestination! correlatorData userData callCharacteristics "
            "subjectOfCall "
            "languagePreferences reason extensions",
            "<DeflectCall><newDestination><device>201</device></newDestination>"
            "<callToBeDiverted><callID>1</callID></callToBeDiverted></DeflectCall>"},
        {"ParkCall", "parking! parkTo! correlatorData subjectOfCall languagePreferences extensions",
            "<ParkCall><parkTo>70</parkTo><parking><callID>1</callID></parking></ParkCall>"},
        {"DirectedPickupCall",
            "callToBePickedUp! requestingDevice! correlatorData userData extensions",
            "<DirectedPickupCall><requestingDevice>200</requestingDevice>"
            "<callToBePickedUp><callID>1</callID></callToBePickedUp></DirectedPickupCall>"},
        {"GenerateDigits",
            "connectionToSendDigits! digitMode charactersToSend! toneDuration pulseRate "
            "pauseDuration extensions",
            "<GenerateDigits><charactersToSend>1</charactersToSend>"
            "<connectionToSendDigits><callID>1</callID></connectionToSendDigits></GenerateDigits>"},
        {"GetDoNotDisturb", "device! extensions",
            "<GetDoNotDisturb><extensions/><device>201</device></GetDoNotDisturb>"},
        {"SetDoNotDisturb", "device! doNotDisturbOn! callOrigination callingDeviceList extensions",
            "<SetDoNotDisturb><doNotDisturbOn>true</doNotDisturbOn><device>201</device></"
            "SetDoNotDisturb>"},
        {"GetForwarding", "device! extensions",
            "<GetForwarding><extensions/><device>201</device></GetForwarding>"},
        {"SetForwarding",
            "device! forwardingType activateForward! forwardDN ringCount ringDuration extensions",
            "<SetForwarding><device>201</device><activateForward>true</activateForward>"
            "<forwardingType>forwardBusy</forwardingType></SetForwarding>"},
        {"Escape", "escapeRegisterID security privateData!",
            "<Escape><privateData><private/></privateData><escapeRegisterID>e</escapeRegisterID></"
            "Escape>"},
    };
    return facts;
}

QString orderFault(const QByteArray &document)
{
    QXmlStreamReader reader(document);
    if (!reader.readNextStartElement())
        return reader.errorString();
    const QByteArray root = reader.name().toLatin1();
    for (const MessageFact &fact : messageFacts()) {
        if (root == fact.root) {
            const QString fault = check(reader, QString::fromLatin1(fact.elements));
            return reader.hasError() ? reader.errorString() : fault;
        }
    }
    return u"no facts about %1"_s.arg(QString::fromLatin1(root));
}

} // namespace balie::test
