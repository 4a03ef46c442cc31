#include "tests/csta/Documents.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::csta;
using balie::test::read;
using cti::ConnectionState;

/// What a switch answers and asks, as against the events it tells.
class Answers : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void kindsFollowTheRoot_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("MakeCall") << u"request"_s;
        QTest::newRow("SystemStatus") << u"request"_s;
        QTest::newRow("MonitorStop") << u"request"_s;
        QTest::newRow("ApplicationSessionTerminated") << u"request"_s;
        QTest::newRow("MakeCallResponse") << u"response"_s;
        QTest::newRow("StartApplicationSessionPosResponse") << u"response"_s;
        QTest::newRow("StartApplicationSessionNegResponse") << u"error"_s;
        QTest::newRow("CSTAErrorCode") << u"error"_s;
        QTest::newRow("TransferedEvent") << u"event"_s;
        QTest::newRow("PrivateEvent") << u"event"_s;
        QTest::newRow("SnapshotDeviceData") << u"event"_s;
        QTest::newRow("SwitchingFunctionDevices") << u"event"_s;
        QTest::newRow("GetSwitchingFunctionDevices") << u"request"_s;
    }

    void kindsFollowTheRoot()
    {
        QFETCH(QString, kind);
        QCOMPARE(messageKindName(messageKind(QString::fromLatin1(QTest::currentDataTag()))), kind);
    }

    void errorsKeepTheirWords()
    {
        const Message plain
            = read("<CSTAErrorCode><operation>invalidConnectionID</operation></CSTAErrorCode>");
        QCOMPARE(plain.kind, MessageKind::Error);
        QCOMPARE(plain.as<ErrorResponse>()->category, ErrorResponse::Category::Operation);
        QCOMPARE(plain.as<ErrorResponse>()->value, u"invalidConnectionID"_s);
        // A word that is in no edition, as a telephone's firmware sends it.
        const Message odd = read(
            "<CSTAErrorCode><operation>invalidConnectionIdentifier</operation></CSTAErrorCode>");
        QCOMPARE(odd.as<ErrorResponse>()->value, u"invalidConnectionIdentifier"_s);
        const Message spelt = read("<CSTAErrorCode><systemResourceAvailibility>resourceBusy</"
                                   "systemResourceAvailibility></CSTAErrorCode>");
        QCOMPARE(spelt.as<ErrorResponse>()->category, ErrorResponse::Category::SystemResource);
        const Message ours = read("<CSTAErrorCode><privateErrorCode>watchListConflict</"
                                  "privateErrorCode></CSTAErrorCode>");
        QCOMPARE(ours.as<ErrorResponse>()->category, ErrorResponse::Category::PrivateError);
        QCOMPARE(ours.as<ErrorResponse>()->value, u"watchListConflict"_s);
        const Message unspecified = read("<CSTAErrorCode><unspecified/></CSTAErrorCode>");
        QCOMPARE(unspecified.as<ErrorResponse>()->category, ErrorResponse::Category::Unspecified);
        const Message unknown = read("<CSTAErrorCode><weather>rain</weather></CSTAErrorCode>");
        QCOMPARE(unknown.as<ErrorResponse>()->category, ErrorResponse::Category::Other);
        QCOMPARE(unknown.as<ErrorResponse>()->categoryName, u"weather"_s);
    }

    void sessionAnswers()
    {
        const Message started
            = read("<StartApplicationSessionPosResponse "
                   "xmlns=\"http://www.ecma-international.org/standards/ecma-354/appl_session\">"
                   "<sessionID>s1</sessionID><actualProtocolVersion>v6</actualProtocolVersion>"
                   "<actualSessionDuration>180</actualSessionDuration><extensions>"
                   "<b:SessionInfo xmlns:b=\"urn:balie:csta:1\" server=\"Balie PBX\" "
                   "userName=\"Receptie\" device=\"200\""
                   " voiceMailDevice=\"699\"><b:entitlements edition=\"standaard\" "
                   "watchLimit=\"30\" crm=\"true\"/></b:SessionInfo>"
                   "</extensions></StartApplicationSessionPosResponse>");
        QCOMPARE(started.as<SessionStarted>()->session, u"s1"_s);
        QCOMPARE(started.as<SessionStarted>()->protocolVersion, u"v6"_s);
        QCOMPARE(started.as<SessionStarted>()->durationSeconds.value_or(0), 180);
        const auto &info = started.privateData.sessionInfo;
        QVERIFY(info && info->entitlements);
        QCOMPARE(info->device, u"200"_s);
        QCOMPARE(info->voiceMailDevice, u"699"_s);
        QCOMPARE(info->entitlements->watchLimit.value_or(0), 30);
        QVERIFY(info->entitlements->crm);
        QVERIFY(!info->entitlements->queueControl);
        const Message unlimited
            = read("<StartApplicationSessionPosResponse><extensions><SessionInfo><entitlements "
                   "edition=\"premium\"/></SessionInfo></extensions></"
                   "StartApplicationSessionPosResponse>");
        QVERIFY(!unlimited.privateData.sessionInfo->entitlements->watchLimit);

        const Message refused = read(
            "<StartApplicationSessionNegResponse><errorCode><applError>badCredentials</applError>"
            "</errorCode></StartApplicationSessionNegResponse>");
        QCOMPARE(refused.kind, MessageKind::Error);
        QCOMPARE(refused.as<SessionRefused>()->applError, u"badCredentials"_s);
        const Message reset = read("<ResetApplicationSessionTimerPosResponse><"
                                   "actualSessionDuration>90</actualSessionDuration>"
                                   "</ResetApplicationSessionTimerPosResponse>");
        QCOMPARE(reset.as<SessionTimerReset>()->durationSeconds.value_or(0), 90);
        const Message ended
            = read("<ApplicationSessionTerminated><sessionID>s1</sessionID><sessionTermReason>"
                   "<serverTermReason>takenOver</serverTermReason></sessionTermReason>"
                   "</ApplicationSessionTerminated>");
        QCOMPARE(ended.as<SessionTerminated>()->serverReason, u"takenOver"_s);
    }

    void snapshotOfADevice()
    {
        const Message message = read(
            "<SnapshotDeviceResponse><crossRefIDorSnapshotData><snapshotData>\n"
            "<snapshotDeviceResponseInfo><connectionIdentifier><callID>17</callID><deviceID>200</"
            "deviceID></connectionIdentifier>\n"
            "<localCallState><compoundCallState><localConnectionState>hold</localConnectionState>\n"
            "<localConnectionState>connected</localConnectionState></compoundCallState></"
            "localCallState></snapshotDeviceResponseInfo>\n"
            "<snapshotDeviceResponseInfo><connectionIdentifier><callID>18</callID></"
            "connectionIdentifier>\n"
            "<endpointDevice><deviceIdentifier>203</deviceIdentifier></endpointDevice>\n"
            "<localCallState><simpleCallState>callReceived</simpleCallState></localCallState></"
            "snapshotDeviceResponseInfo>\n"
            "<snapshotDeviceResponseInfo><connectionIdentifier><callID>19</callID></"
            "connectionIdentifier>\n"
            "<localCallState><unknown/></localCallState></snapshotDeviceResponseInfo>\n"
            "</snapshotData></crossRefIDorSnapshotData><extensions><privateData><private>\n"
            "<DeviceState doNotDisturb=\"true\"><forwarding type=\"forwardImmediate\" on=\"true\" "
            "to=\"205\"/></DeviceState>\n"
            "<Connections><connection call=\"17\" direction=\"in\" remoteDevice=\"+31\" "
            "remoteName=\"Van Dijk\" startedMsAgo=\"5230\" heldMsAgo=\"\"/>\n"
            "</Connections></private></privateData></extensions></SnapshotDeviceResponse>");
        const auto *snapshot = message.as<SnapshotDeviceResponse>();
        QVERIFY(snapshot);
        QVERIFY(snapshot->serviceCrossRef.isEmpty());
        QCOMPARE(snapshot->connections.size(), 3);
        QCOMPARE(snapshot->connections.at(0).connection.call, u"17"_s);
        QVERIFY(snapshot->connections.at(0).states.at(0).state == ConnectionState::Hold);
        QVERIFY(snapshot->connections.at(0).states.at(1).state == ConnectionState::Connected);
        QVERIFY(snapshot->connections.at(1).states.at(0).state == ConnectionState::Alerting);
        QCOMPARE(snapshot->connections.at(1).endpoint.device.text, u"203"_s);
        QVERIFY(!snapshot->connections.at(2).states.at(0).state);
        const auto &state = message.privateData.deviceState;
        QVERIFY(state);
        QVERIFY(state->doNotDisturb == true);
        QVERIFY(!state->inService); // not said is not known
        QCOMPARE(state->forwarding,
            (QVector<PrivateData::Forwarding>{{u"forwardImmediate"_s, true, u"205"_s}}));
        QCOMPARE(message.privateData.connections.size(), 1);
        QCOMPARE(message.privateData.connections.at(0).startedMsAgo.value_or(0), 5230);
        QVERIFY(!message.privateData.connections.at(0).heldMsAgo);
        QVERIFY(!message.privateData.connections.at(0).answeredMsAgo);
    }

    void segmentedAnswers()
    {
        const Message announced = read("<SnapshotDeviceResponse><crossRefIDorSnapshotData><"
                                       "serviceCrossRefID>x9</serviceCrossRefID>"
                                       "</crossRefIDorSnapshotData></SnapshotDeviceResponse>");
        QCOMPARE(announced.as<SnapshotDeviceResponse>()->serviceCrossRef, u"x9"_s);
        const Message data = read(
            "<SnapshotDeviceData><serviceCrossRefID>x9</serviceCrossRefID><segmentID>2</segmentID>"
            "<lastSegment>false</lastSegment><snapshotData><snapshotDeviceResponseInfo>"
            "<connectionIdentifier><callID>1</callID></connectionIdentifier><localCallState>"
            "<compoundCallState><localConnectionState>queued</localConnectionState></"
            "compoundCallState>"
            "</localCallState></snapshotDeviceResponseInfo></snapshotData></SnapshotDeviceData>");
        const auto *segment = data.as<SnapshotDeviceData>();
        QVERIFY(segment);
        QCOMPARE(segment->last, std::optional(false));
        QCOMPARE(segment->segment.value_or(0), 2);
        QCOMPARE(segment->connections.size(), 1);
    }

    void responsesThatNameACall()
    {
        const QVector<std::pair<QByteArray, QByteArray>> named{
            {"MakeCallResponse", "callingDevice"}, {"ConsultationCallResponse", "initiatedCall"},
            {"TransferCallResponse", "transferredCall"},
            {"SingleStepTransferCallResponse", "transferredCall"}, {"ParkCallResponse", "parkedTo"},
            {"DirectedPickupCallResponse", "pickedCall"},
            {"ConferenceCallResponse", "conferenceCall"}};
        for (const auto &[root, element] : named) {
            const Message message = read('<' + root + "><" + element
                + "><callID>8</callID><deviceID>200</deviceID></" + element + "></" + root + '>');
            QVERIFY2(message.as<CallResponse>(), root.constData());
            QCOMPARE(message.as<CallResponse>()->connection, (ConnectionId{u"8"_s, {u"200"_s}}));
        }
        QVERIFY(read("<MakeCallResponse/>").as<CallResponse>()->connection.isEmpty());
        QVERIFY(read("<HoldCallResponse/>").as<Acknowledgement>());
    }

    void requestsOfTheSwitch()
    {
        const Message status
            = read("<SystemStatus><systemStatus>messagesLost</systemStatus></SystemStatus>");
        QCOMPARE(status.as<ServerSystemStatus>()->status.value, SystemStatusValue::MessagesLost);
        // Seen with no child at all.
        const Message bare
            = read("<ns3:SystemStatus "
                   "xmlns:ns3=\"http://www.ecma-international.org/standards/ecma-323/csta/ed4\"/>");
        QVERIFY(bare.as<ServerSystemStatus>());
        QVERIFY(bare.as<ServerSystemStatus>()->status.raw.isEmpty());
        const Message odd
            = read("<SystemStatus><systemStatus>dreaming</systemStatus></SystemStatus>");
        QCOMPARE(odd.as<ServerSystemStatus>()->status.value, SystemStatusValue::Other);
        QCOMPARE(odd.as<ServerSystemStatus>()->status.raw, u"dreaming"_s);
        QVERIFY(read("<RequestSystemStatus/>").as<ServerRequestSystemStatus>());
        QCOMPARE(read("<MonitorStop><monitorCrossRefID>m4</monitorCrossRefID></MonitorStop>")
                     .as<ServerMonitorStop>()
                     ->monitor,
            u"m4"_s);
        QCOMPARE(read("<SystemRegisterResponse><sysStatRegisterID>r7</sysStatRegisterID></"
                      "SystemRegisterResponse>")
                     .as<SystemRegisterResponse>()
                     ->registerId,
            u"r7"_s);
    }

    void directoryAndWatchList()
    {
        const Message page = read(
            "<EscapeResponse><extensions><privateData><private><b:Devices "
            "xmlns:b=\"urn:balie:csta:1\" total=\"34\" offset=\"0\">"
            "<b:device id=\"201\" name=\"Anna de Vries\" department=\"Directie\" "
            "category=\"station\" watchable=\"false\"/>"
            "<b:device id=\"202\" "
            "name=\"Bram\"/></b:Devices></private></privateData></extensions></EscapeResponse>");
        QVERIFY(page.privateData.devices);
        QCOMPARE(page.privateData.devices->total, 34);
        QCOMPARE(page.privateData.devices->devices.at(0).department, u"Directie"_s);
        QVERIFY(!page.privateData.devices->devices.at(0).watchable);
        QVERIFY(page.privateData.devices->devices.at(1).watchable);
        const Message list = read(
            "<EscapeResponse><privateData><private><WatchList revision=\"3\"><device>201</device>"
            "<device>202</device></WatchList></private></privateData></EscapeResponse>");
        QCOMPARE(list.privateData.watchList->revision, 3u);
        QCOMPARE(list.privateData.watchList->devices, (QVector<QString>{u"201"_s, u"202"_s}));
        const Message changed = read("<PrivateEvent><privateData><private><WatchListChanged "
                                     "revision=\"5\"/><DevicesChanged/>"
                                     "</private></privateData></PrivateEvent>");
        QVERIFY(changed.as<PrivateEvent>());
        QCOMPARE(changed.privateData.watchListChanged.value_or(0), 5u);
        QVERIFY(changed.privateData.devicesChanged);
    }
};

BALIE_TEST(Answers)
#include "tst_Answers.moc"
