#include "tests/csta/Documents.h"
#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::csta;
using balie::test::read;
using cti::Action;
using cti::ConnectionState;

namespace {

const QByteArray ed6 = "http://www.ecma-international.org/standards/ecma-323/csta/ed6";

/// The event of a call that rings at 200, as a switch sends it.
QByteArray delivered(const QByteArray &ns = ed6)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DeliveredEvent xmlns=\"" + ns
        + "\">\n"
          "<monitorCrossRefID>m1</monitorCrossRefID>\n"
          "<connection><callID>17</callID><deviceID "
          "typeOfNumber=\"deviceNumber\">200</deviceID></connection>\n"
          "<alertingDevice><deviceIdentifier>200</deviceIdentifier></alertingDevice>\n"
          "<callingDevice><deviceIdentifier>+31201234567</deviceIdentifier></callingDevice>\n"
          "<calledDevice><deviceIdentifier>0301234567</deviceIdentifier></calledDevice>\n"
          "<lastRedirectionDevice><numberDialed>201</numberDialed></lastRedirectionDevice>\n"
          "<localConnectionInfo>alerting</localConnectionInfo>\n"
          "<cause>recallNoAnswer</cause>\n"
          "<servicesPermitted><callControlServices><answerCall>true</answerCall><holdCall>false</"
          "holdCall>\n"
          "<deflectCall>1</deflectCall></callControlServices></servicesPermitted>\n"
          "<associatedCallingDevice><deviceIdentifier>T1</deviceIdentifier></"
          "associatedCallingDevice>\n"
          "<extensions><privateData><private>\n"
          "<b:Names xmlns:b=\"urn:balie:csta:1\"><b:name device=\"+31201234567\">Van Dijk &amp; "
          "Zonen</b:name></b:Names>\n"
          "<b:Stamp xmlns:b=\"urn:balie:csta:1\" ns=\"123456789\"/>\n"
          "</private></privateData></extensions>\n"
          "</DeliveredEvent>";
}

/// Two messages of a switch that uses its own names, switching function representation and odd
/// order.
const QByteArray transfered
    = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<TransferedEvent xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed4\">\n"
      "<monitorCrossRefID>FA3B</monitorCrossRefID>\n"
      "<primaryOldCall><deviceID>N&lt;302118840101&gt;Line71001;displayNumber=1840101</"
      "deviceID><callID>00D4</callID></primaryOldCall>\n"
      "<secondaryOldCall><callID>00D5</callID></secondaryOldCall>\n"
      "<transferringDevice><deviceIdentifier>N&lt;302118840101&gt;Line71001</deviceIdentifier></"
      "transferringDevice>\n"
      "<transferredToDevice><deviceIdentifier>N&lt;302118840103&gt;</deviceIdentifier></"
      "transferredToDevice>\n"
      "<transferredConnections>\n"
      "<connectionListItem>\n"
      "<newConnection><callID>00D6</callID><deviceID>N&lt;302118840102&gt;</deviceID></"
      "newConnection>\n"
      "<oldConnection><callID>00D4</callID><deviceID>N&lt;302118840102&gt;</deviceID></"
      "oldConnection>\n"
      "<endpoint><deviceID>N&lt;302118840102&gt;</deviceID></endpoint>\n"
      "</connectionListItem>\n"
      "<connectionListItem>\n"
      "<newConnection><callID>00D6</callID></newConnection>\n"
      "<endpoint><restricted/></endpoint>\n"
      "<associatedNID><notKnown/></associatedNID>\n"
      "</connectionListItem>\n"
      "</transferredConnections>\n"
      "<localConnectionInfo>null</localConnectionInfo>\n"
      "<cause>transfer</cause>\n"
      "<callLinkageDataList>\n"
      "<newCallLinkageData><globalCallData><globalCallLinkageID><subDomainCallLinkageID>G2</"
      "subDomainCallLinkageID></globalCallLinkageID></globalCallData><threadData><threadLinkageID>"
      "<globallyUniqueThreadID>T1</globallyUniqueThreadID></threadLinkageID></threadData></"
      "newCallLinkageData>\n"
      "<oldCallLinkageData><globalCallData><globalCallLinkageID><subDomainCallLinkageID>G1</"
      "subDomainCallLinkageID></globalCallLinkageID></globalCallData></oldCallLinkageData>\n"
      "</callLinkageDataList>\n"
      "</TransferedEvent>";

} // namespace

class Decoding : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void deliveredTellsWhoRings()
    {
        const Message message = read(delivered());
        QCOMPARE(message.root, u"DeliveredEvent"_s);
        QCOMPARE(message.kind, MessageKind::Event);
        QCOMPARE(message.namespaceUri, QString::fromLatin1(ed6));
        const auto *event = message.as<CallEvent>();
        QVERIFY(event);
        QCOMPARE(event->type, CallEventType::Delivered);
        QCOMPARE(event->monitor, u"m1"_s);
        QCOMPARE(event->connection,
            (ConnectionId{u"17"_s, {u"200"_s, {{u"typeOfNumber"_s, u"deviceNumber"_s}}}}));
        QCOMPARE(event->device.device.text, u"200"_s);
        QCOMPARE(event->calling.device.text, u"+31201234567"_s);
        QCOMPARE(event->called.device.text, u"0301234567"_s);
        QCOMPARE(event->lastRedirection.kind, Party::Kind::Device);
        QCOMPARE(event->lastRedirection.device.text, u"201"_s);
        QCOMPARE(event->associatedCalling.device.text, u"T1"_s);
        QCOMPARE(event->networkCalling.kind, Party::Kind::Absent);
        QVERIFY(event->local.state == ConnectionState::Alerting);
        QCOMPARE(event->cause.value, Cause::RecallNoAnswer);
        QVERIFY(event->permitted);
        QCOMPARE(event->permitted->allowed, cti::Actions(Action::Answer | Action::Deflect));
        QCOMPARE(event->permitted->mentioned,
            cti::Actions(Action::Answer | Action::Deflect | Action::Hold));
        QCOMPARE(message.privateData.nameOf(u"+31201234567"_s), u"Van Dijk & Zonen"_s);
        QCOMPARE(message.privateData.stampNs.value_or(0), 123456789);
    }

    void namespaceAndPrefixDoNotMatter_data()
    {
        QTest::addColumn<QByteArray>("document");
        for (const char *ns : {"http://www.ecma-international.org/standards/ecma-323/csta/ed3",
                 "http://www.ecma-international.org/standards/ecma-323/csta/ed3/priv7",
                 "http://www.ecma-international.org/standards/ecma-323/csta/ed5",
                 "http://www.ecma.ch/standards/ecma-323/csta/ed2", "http://example.com/other"})
            QTest::addRow("%s", ns) << delivered(ns);
        QTest::newRow("none") << delivered().replace(" xmlns=\"" + ed6 + '"', "");
        QByteArray prefixed = delivered();
        prefixed.replace(" xmlns=\"" + ed6 + '"', "");
        const QByteArray head = prefixed.first(prefixed.indexOf('<', 2));
        QByteArray body = prefixed.sliced(head.size());
        body.replace("</b:", "\x01")
            .replace("<b:", "\x02")
            .replace("</", "</ns3:")
            .replace("<", "<ns3:");
        body.replace("<ns3:/ns3:", "</ns3:").replace("\x01", "</b:").replace("\x02", "<b:");
        QTest::newRow("a prefix never declared") << head + body;
        QByteArray declared = body;
        declared.insert(declared.indexOf('>'), " xmlns:ns3=\"" + ed6 + '"');
        QTest::newRow("a prefix everywhere") << head + declared;
    }

    void namespaceAndPrefixDoNotMatter()
    {
        QFETCH(QByteArray, document);
        const Message message = read(document);
        const auto *event = message.as<CallEvent>();
        QVERIFY(event);
        QCOMPARE(event->connection.call, u"17"_s);
        QCOMPARE(event->calling.device.text, u"+31201234567"_s);
        QCOMPARE(event->cause.value, Cause::RecallNoAnswer);
        QCOMPARE(message.privateData.names.size(), 1);
    }

    void orderOfChildrenDoesNotMatter()
    {
        QRandomGenerator random(test::seed());
        QList<QByteArray> parts{
            "<monitorCrossRefID>m1</monitorCrossRefID>",
            "<establishedConnection><deviceID>200</deviceID><callID>17</callID></"
            "establishedConnection>",
            "<answeringDevice><deviceIdentifier>200</deviceIdentifier></answeringDevice>",
            "<callingDevice><restricted/></callingDevice>",
            "<calledDevice><notKnown/></calledDevice>",
            "<lastRedirectionDevice><notRequired/></lastRedirectionDevice>",
            "<localConnectionInfo>connected</localConnectionInfo>",
            "<cause>newCall</cause>",
        };
        for (int round = 0; round < 50; ++round) {
            std::shuffle(parts.begin(), parts.end(), random);
            const Message message
                = read("<EstablishedEvent>" + parts.join() + "</EstablishedEvent>");
            const auto *event = message.as<CallEvent>();
            QVERIFY(event);
            QCOMPARE(event->connection, (ConnectionId{u"17"_s, {u"200"_s}}));
            QCOMPARE(event->calling.kind, Party::Kind::Restricted);
            QCOMPARE(event->called.kind, Party::Kind::NotKnown);
            QCOMPARE(event->lastRedirection.kind, Party::Kind::NotRequired);
            QVERIFY(event->local.state == ConnectionState::Connected);
            QCOMPARE(event->cause.value, Cause::NewCall);
        }
    }

    void transferKeepsBothHalvesOfTheList()
    {
        const Message message = read(transfered);
        const auto *event = message.as<CallEvent>();
        QVERIFY(event);
        QCOMPARE(event->type, CallEventType::Transfered);
        QCOMPARE(event->connection.call, u"00D4"_s);
        QCOMPARE(event->secondaryOldCall, (ConnectionId{u"00D5"_s, {}}));
        QCOMPARE(event->newDestination.device.address().number, u"302118840103"_s);
        QCOMPARE(event->connections.size(), 2);
        QCOMPARE(event->connections.at(0).newConnection.call, u"00D6"_s);
        QCOMPARE(event->connections.at(0).oldConnection.call, u"00D4"_s);
        QCOMPARE(event->connections.at(0).endpoint.kind, Party::Kind::Device);
        QVERIFY(event->connections.at(1).oldConnection.isEmpty());
        QCOMPARE(event->connections.at(1).endpoint.kind, Party::Kind::Restricted);
        QCOMPARE(event->connections.at(1).associatedNid.kind, Party::Kind::NotKnown);
        QVERIFY(event->local.state == ConnectionState::Null);
        QCOMPARE(event->linkage.globalCall, u"G2"_s);
        QCOMPARE(event->linkage.thread, u"T1"_s);
        QCOMPARE(event->oldLinkage.globalCall, u"G1"_s);
        // As the schema has it, with a choice inside.
        const auto nested = decode("<HeldEvent><callLinkageData><globalCallData>"
                                   "<globalCallLinkageID><subDomainCallLinkageID>7"
                                   "</subDomainCallLinkageID></globalCallLinkageID>"
                                   "</globalCallData><threadData><threadLinkageID>"
                                   "<globallyUniqueThreadID>t-1</globallyUniqueThreadID>"
                                   "</threadLinkageID></threadData></callLinkageData></HeldEvent>");
        QVERIFY(nested);
        const auto *held = nested->as<CallEvent>();
        QVERIFY(held);
        QCOMPARE(held->linkage.globalCall, u"7"_s);
        QCOMPARE(held->linkage.thread, u"t-1"_s);
    }

    void callEventsNameTheirParts_data()
    {
        QTest::addColumn<QByteArray>("root");
        QTest::addColumn<QByteArray>("connection");
        QTest::addColumn<QByteArray>("device");
        QTest::addColumn<int>("type");
        const auto row
            = [](const char *root, const char *connection, const char *device, CallEventType type) {
                  QTest::addRow("%s", root) << QByteArray(root) << QByteArray(connection)
                                            << QByteArray(device) << int(type);
              };
        row("ServiceInitiatedEvent", "initiatedConnection", "initiatingDevice",
            CallEventType::ServiceInitiated);
        row("OriginatedEvent", "originatedConnection", "callingDevice", CallEventType::Originated);
        row("OfferedEvent", "offeredConnection", "offeredDevice", CallEventType::Offered);
        row("DeliveredEvent", "connection", "alertingDevice", CallEventType::Delivered);
        row("EstablishedEvent", "establishedConnection", "answeringDevice",
            CallEventType::Established);
        row("ConnectionClearedEvent", "droppedConnection", "releasingDevice",
            CallEventType::ConnectionCleared);
        row("HeldEvent", "heldConnection", "holdingDevice", CallEventType::Held);
        row("RetrievedEvent", "retrievedConnection", "retrievingDevice", CallEventType::Retrieved);
        row("DivertedEvent", "connection", "divertingDevice", CallEventType::Diverted);
        row("QueuedEvent", "queuedConnection", "queue", CallEventType::Queued);
        row("FailedEvent", "failedConnection", "failingDevice", CallEventType::Failed);
        row("NetworkReachedEvent", "outboundConnection", "networkInterfaceUsed",
            CallEventType::NetworkReached);
        row("TransferedEvent", "primaryOldCall", "transferringDevice", CallEventType::Transfered);
        row("ConferencedEvent", "primaryOldCall", "conferencingDevice", CallEventType::Conferenced);
        row("CallInformationEvent", "connection", "device", CallEventType::CallInformation);
        row("CallClearedEvent", "clearedCall", "", CallEventType::CallCleared);
    }

    void callEventsNameTheirParts()
    {
        QFETCH(QByteArray, root);
        QFETCH(QByteArray, connection);
        QFETCH(QByteArray, device);
        QFETCH(int, type);
        QByteArray document
            = '<' + root + "><" + connection + "><callID>5</callID></" + connection + '>';
        if (!device.isEmpty())
            document += '<' + device + "><deviceIdentifier>205</deviceIdentifier></" + device + '>';
        document += "<newDestination><deviceIdentifier>206</deviceIdentifier></newDestination></"
            + root + '>';
        const Message message = read(document);
        QCOMPARE(message.kind, MessageKind::Event);
        const auto *event = message.as<CallEvent>();
        QVERIFY(event);
        QCOMPARE(int(event->type), type);
        QCOMPARE(event->connection, (ConnectionId{u"5"_s, {}}));
        if (!device.isEmpty())
            QCOMPARE(event->device.device.text, u"205"_s);
        QCOMPARE(event->newDestination.isDevice(), event->type == CallEventType::Diverted);
        // The calling device of Originated is its subject and the caller at once.
        QCOMPARE(event->calling.isDevice(), event->type == CallEventType::Originated);
    }

    void unknownThingsAreKept()
    {
        const Message message
            = read("<HeldEvent><heldConnection><callID>5</callID></heldConnection>"
                   "<holdingDevice><hologram>9</hologram></holdingDevice>"
                   "<localConnectionInfo>levitating</localConnectionInfo><cause>fullMoon</cause>"
                   "<moonPhase unit=\"days\">14</moonPhase></HeldEvent>");
        const auto *event = message.as<CallEvent>();
        QVERIFY(event);
        QCOMPARE(event->cause.value, Cause::Other);
        QCOMPARE(event->cause.raw, u"fullMoon"_s);
        QVERIFY(!event->local.state);
        QCOMPARE(event->local.raw, u"levitating"_s);
        QCOMPARE(event->device.kind, Party::Kind::Other);
        QCOMPARE(event->device.choice, u"hologram"_s);
        QCOMPARE(message.tree.root().child("moonPhase"_L1).text(), u"14"_s);
        QCOMPARE(message.tree.root().child("moonPhase"_L1).attribute("unit"_L1), u"days"_s);
    }

    void unknownRootIsNotAnError()
    {
        const Message message
            = read("<x:LampReport xmlns:x=\"urn:x\"><x:lamp>3</x:lamp></x:LampReport>");
        QVERIFY(message.as<Unknown>());
        QCOMPARE(message.root, u"LampReport"_s);
        QCOMPARE(message.namespaceUri, u"urn:x"_s);
        QCOMPARE(message.tree.root().firstChild().text(), u"3"_s);
        QVERIFY(read("<LampEvent/>").as<Unknown>());
    }

    void featuresAndStates()
    {
        const Message dnd = read("<DoNotDisturbEvent><monitorCrossRefID>m</"
                                 "monitorCrossRefID><device><deviceIdentifier>201"
                                 "</deviceIdentifier></device><doNotDisturbOn>true</"
                                 "doNotDisturbOn></DoNotDisturbEvent>");
        QVERIFY(dnd.as<DoNotDisturbEvent>()->on);
        QCOMPARE(dnd.as<DoNotDisturbEvent>()->device.device.text, u"201"_s);
        const Message forward
            = read("<ForwardingEvent><device><deviceIdentifier>201</deviceIdentifier></device>"
                   "<forwardingType>forwardBusy</forwardingType><forwardStatus>true</forwardStatus>"
                   "<forwardTo>205</forwardTo></ForwardingEvent>");
        QCOMPARE(forward.as<ForwardingEvent>()->to.text, u"205"_s);
        QCOMPARE(forward.as<ForwardingEvent>()->type, u"forwardBusy"_s);
        const Message list = read(
            "<GetForwardingResponse><forwardingList><forwardListItem><forwardingType>forwardNoAns"
            "</forwardingType><forwardStatus>true</forwardStatus><forwardDN>206</forwardDN>"
            "</forwardListItem></forwardingList></GetForwardingResponse>");
        QCOMPARE(list.as<GetForwardingResponse>()->items.at(0).to.text, u"206"_s);
        const Message back = read("<BackInServiceEvent><device><deviceIdentifier>201</"
                                  "deviceIdentifier></device></BackInServiceEvent>");
        QCOMPARE(back.as<ServiceStateEvent>()->state, ServiceStateEvent::State::BackInService);
        const Message agent = read(
            "<AgentWorkingAfterCallEvent><agentDevice><deviceIdentifier>201</deviceIdentifier></"
            "agentDevice>"
            "<pendingAgentState>agentReady</pendingAgentState></AgentWorkingAfterCallEvent>");
        QCOMPARE(agent.as<AgentEvent>()->type, AgentEvent::Type::WorkingAfterCall);
        QCOMPARE(agent.as<AgentEvent>()->pendingState, u"agentReady"_s);
        QVERIFY(!read("<GetDoNotDisturbResponse/>").as<GetDoNotDisturbResponse>()->on);
    }

    void foundInvalidInTheWild()
    {
        // Filters out of schema order, attributes of other namespaces, values with white space
        // around them.
        const Message monitor
            = read("<MonitorStartResponse "
                   "xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed3/priv7\""
                   " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><actualMonitorFilter "
                   "xsi:type=\"acx:Filter\"><callcontrol>"
                   "<connectionCleared>false</connectionCleared><conferenced>false</conferenced></"
                   "callcontrol></actualMonitorFilter>"
                   "<monitorCrossRefID> 12\n</monitorCrossRefID><monitorExistingCalls> true "
                   "</monitorExistingCalls></MonitorStartResponse>");
        QCOMPARE(monitor.as<MonitorStartResponse>()->monitor, u"12"_s);
        QVERIFY(monitor.as<MonitorStartResponse>()->existingCalls == true);
        const Message heldByCallOnly = read(
            "<FailedEvent><failedConnection><callID>3</callID></failedConnection></FailedEvent>");
        QVERIFY(heldByCallOnly.as<CallEvent>()->connection.device.isEmpty());
        const Message heldByDeviceOnly = read(
            "<HeldEvent><heldConnection><deviceID>3</deviceID></heldConnection></HeldEvent>");
        QVERIFY(heldByDeviceOnly.as<CallEvent>()->connection.call.isEmpty());
        // A device where a choice belongs.
        const Message bare
            = read("<DeliveredEvent><callingDevice>0612345678</callingDevice></DeliveredEvent>");
        QCOMPARE(bare.as<CallEvent>()->calling.device.text, u"0612345678"_s);
        QCOMPARE(read("<TransferredEvent/>").as<CallEvent>()->type, CallEventType::Transfered);
    }

    void dangerousDocumentsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::newRow("DOCTYPE") << QByteArray("<!DOCTYPE a><a/>");
        QTest::newRow("entities") << QByteArray(
            "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>");
        QTest::newRow("external entity")
            << QByteArray("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
        QTest::newRow("undeclared entity") << QByteArray("<a>&b;</a>");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("only white space") << QByteArray("  \n");
        QTest::newRow("no XML") << QByteArray("0001");
        QTest::newRow("not closed") << QByteArray("<a><b></a>");
        QTest::newRow("two roots") << QByteArray("<a/><b/>");
        QTest::newRow("broken UTF-8") << QByteArray("<a>\xC3\x28</a>");
        QTest::newRow("deep") << QByteArray("<a>").repeated(200) + QByteArray("</a>").repeated(200);
        QTest::newRow("large") << "<a>" + QByteArray(4 * 1024 * 1024, 'x') + "</a>";
    }

    void dangerousDocumentsAreRefused()
    {
        QFETCH(QByteArray, document);
        const auto message = decode(document);
        QVERIFY(!message);
        QCOMPARE(message.error().code, ErrorCode::Protocol);
        QVERIFY(!message.error().userText.isEmpty());
        QVERIFY(!message.error().detail.isEmpty());
    }

    void theLargestLegalDocumentIsRead()
    {
        const QByteArray text(4 * 1024 * 1024 - 7, 'x');
        QVERIFY(decode("<a>" + text + "</a>"));
        QVERIFY(!decode("<a>" + text + "x</a>"));
    }

    void cutAndGarbledDocumentsAreRefusedOrRead()
    {
        const QByteArray whole = delivered();
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY2(!decode(whole.first(size)), qPrintable(QString::number(size)));
        QRandomGenerator random(test::seed());
        int refused = 0;
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray garbled = whole;
            garbled[at] = char(random.bounded(256));
            const auto message = decode(garbled);
            if (!message)
                ++refused;
            else
                QVERIFY(!message->root.isEmpty());
        }
        QVERIFY(refused > 0);
    }

    void deviceAddressesAreShownToPeople_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"2000"_s << u"2000"_s << QString();
        QTest::newRow("sfr") << u"N<302118840101>Line71001;displayNumber=1840101;noa=nk;uid=FF00"_s
                             << u"302118840101"_s << u"Line71001"_s;
        QTest::newRow("sfr without a name")
            << u"N<302118840101>"_s << u"302118840101"_s << QString();
        QTest::newRow("sfr without its letter")
            << u"<200>Anna de Vries"_s << u"200"_s << u"Anna de Vries"_s;
        QTest::newRow("sip") << u"sip:anna%20b@pbx.example;user=phone"_s << u"anna b"_s
                             << QString();
        QTest::newRow("sip with a name")
            << u"\"Anna\" <sip:201@pbx.example>"_s << u"201"_s << u"Anna"_s;
        QTest::newRow("sip without a user")
            << u"sip:pbx.example"_s << u"pbx.example"_s << QString();
        QTest::newRow("tel") << u"tel:73124;phone-context=example.com"_s << u"73124"_s << QString();
        QTest::newRow("switch") << u"1001:CMSIM::0"_s << u"1001"_s << QString();
        QTest::newRow("open bracket only") << u"N<3021"_s << u"N<3021"_s << QString();
        QTest::newRow("empty") << QString() << QString() << QString();
    }

    void deviceAddressesAreShownToPeople()
    {
        QFETCH(QString, text);
        QFETCH(QString, number);
        QFETCH(QString, name);
        QCOMPARE(deviceAddress(text).number, number);
        QCOMPARE(deviceAddress(text).name, name);
    }

    void causesKeepTheirWords()
    {
        // The table is searched by halves: every entry must be found, so its order must be right.
        for (int value = int(Cause::Alternate); value <= int(Cause::TrunksBusy); ++value) {
            const QString name = causeName(Cause(value));
            QVERIFY2(!name.isEmpty(), qPrintable(QString::number(value)));
            QCOMPARE(causeFrom(name).value, Cause(value));
        }
        QCOMPARE(causeFrom({}).value, Cause::None);
    }
};

BALIE_TEST(Decoding)
#include "tst_Decoding.moc"
