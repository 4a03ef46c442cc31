#include "tests/simulator-face/Wire.h"
#include "tests/support/TestRegistry.h"

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace sim;

namespace {

PbxConfig quiet()
{
    PbxConfig config;
    config.office.activity = Activity::None;
    return config;
}

/// Nobody in the office acts by himself: every telephone that takes part is in the hands of the
/// test.
struct Bench {
    explicit Bench(PbxConfig config = quiet())
        : pbx(clock, std::move(config))
        , client(clock, pbx.dialer())
    {
        for (const char *id : {"200", "201", "202", "203"})
            pbx.pbx().setControlled({id}, true);
        client.login();
        clock.settle();
    }

    QString call(const char *from, const char *to)
    {
        const Outcome outcome = pbx.pbx().apply(MakeCall{{from}, to, false});
        if (!outcome.ok()) {
            QTest::qFail("the call was refused", __FILE__, __LINE__);
            return {};
        }
        return QString::fromStdString(outcome.connection->call.value);
    }
    void act(const Command &command)
    {
        if (!pbx.pbx().apply(command).ok())
            QTest::qFail("the command was refused", __FILE__, __LINE__);
    }
    static ConnectionId at(const QString &call, const char *device)
    {
        return {{call.toStdString()}, {device}};
    }

    ManualClock clock;
    InMemoryPbx pbx;
    TestClient client;
};

} // namespace

class Monitoring : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void eachMonitorGetsItsOwnCopyWithItsOwnState();
    void twoMonitorsOfOneDeviceGetTwoCopies();
    void aStoppedMonitorIsSilent();
    void theServerMayStopAMonitor();
    void aFilterKeepsEventsBack();
    void aDeliveredEventInFull();
    void aTransferNamesEveryConnection();
    void aCallIsTransferredByRequests();
    void featuresAreReported();
    void aResponseMayComeAfterItsEvents();
    void requestsOfTheServerHaveItsOwnNumbers();
    void documentsComeInTheChosenDialect_data();
    void documentsComeInTheChosenDialect();
    void aWithheldNumberIsNeverSent();
    void linkageSurvivesATransfer();
    void stampsAreSentWhenAskedFor();
    void aStreamCarriesTheSame();
};

void Monitoring::eachMonitorGetsItsOwnCopyWithItsOwnState()
{
    Bench bench;
    const QString caller = bench.client.monitor("201");
    const QString called = bench.client.monitor("202");
    const QString call = bench.call("201", "202");
    bench.act(AnswerCall{Bench::at(call, "202")});
    bench.act(ClearConnection{Bench::at(call, "202")});
    const auto events = bench.client.takeEvents();
    QCOMPARE(TestClient::flow(events, caller),
        (QStringList{u"ServiceInitiatedEvent(initiated,makeCall)"_s,
            u"OriginatedEvent(connected,newCall)"_s, u"DeliveredEvent(connected,newCall)"_s,
            u"EstablishedEvent(connected,normal)"_s,
            u"ConnectionClearedEvent(connected,normalClearing)"_s,
            u"ConnectionClearedEvent(null,normalClearing)"_s}));
    QCOMPARE(TestClient::flow(events, called),
        (QStringList{u"DeliveredEvent(alerting,newCall)"_s, u"EstablishedEvent(connected,normal)"_s,
            u"ConnectionClearedEvent(null,normalClearing)"_s}));
    for (const Message &message : events)
        QCOMPARE(message.invoke, u"9999"_s);
}

void Monitoring::twoMonitorsOfOneDeviceGetTwoCopies()
{
    Bench bench;
    const QString first = bench.client.monitor("202");
    const QString second = bench.client.monitor("202");
    QVERIFY(first != second);
    bench.call("201", "202");
    const auto events = bench.client.takeEvents();
    QCOMPARE(events.size(), 2U);
    QCOMPARE(TestClient::flow(events, first), TestClient::flow(events, second));
    QCOMPARE(TestClient::flow(events, first).size(), 1);
}

void Monitoring::aStoppedMonitorIsSilent()
{
    Bench bench;
    const QString stays = bench.client.monitor("202");
    const QString goes = bench.client.monitor("202");
    QCOMPARE(bench.client
                 .ask("MonitorStop", "<monitorCrossRefID>" + goes.toUtf8() + "</monitorCrossRefID>")
                 .root,
        u"MonitorStopResponse"_s);
    bench.call("201", "202");
    const auto events = bench.client.takeEvents();
    QCOMPARE(TestClient::flow(events, stays).size(), 1);
    QVERIFY(TestClient::flow(events, goes).isEmpty());
    // It is gone, and another client's monitor cannot be stopped either.
    TestClient other(bench.clock, bench.pbx.dialer());
    other.login("203");
    QCOMPARE(
        other.ask("MonitorStop", "<monitorCrossRefID>" + stays.toUtf8() + "</monitorCrossRefID>")
            .value(u"operation"_s),
        u"invalidMonitorCrossRefID"_s);
}

void Monitoring::theServerMayStopAMonitor()
{
    Bench bench;
    const QString crossRef = bench.client.monitor("202");
    bench.pbx.face().endMonitors({"202"});
    bench.call("201", "202");
    const auto told = bench.client.takeEvents();
    QCOMPARE(told.size(), 1U);
    QCOMPARE(told[0].document.root, u"MonitorStop"_s);
    QCOMPARE(told[0].document.value(u"monitorCrossRefID"_s), crossRef);
    QCOMPARE(told[0].invoke, u"0001"_s);
}

void Monitoring::aFilterKeepsEventsBack()
{
    Bench bench;
    const Document started = bench.client.ask("MonitorStart",
        "<monitorObject><deviceObject>202</deviceObject></"
        "monitorObject><requestedMonitorFilter><callcontrol>"
        "<delivered>true</delivered><established>false</established></callcontrol></"
        "requestedMonitorFilter>");
    const QString call = bench.call("201", "202");
    bench.act(AnswerCall{Bench::at(call, "202")});
    QCOMPARE(TestClient::flow(bench.client.takeEvents(), started.value(u"monitorCrossRefID"_s)),
        QStringList{u"EstablishedEvent(connected,normal)"_s});
}

void Monitoring::aDeliveredEventInFull()
{
    PbxConfig config = quiet();
    config.office.script
        = {{std::chrono::milliseconds(10), OutsideCall{{"+31201234567"}, "+31203690200"}}};
    Bench bench(config);
    const QString crossRef = bench.client.monitor("200");
    bench.clock.advance(std::chrono::milliseconds(20));
    const auto events = bench.client.takeEvents();
    QCOMPARE(events.size(), 1U);
    const Document &event = events[0].document;
    QCOMPARE(event.root, u"DeliveredEvent"_s);
    QCOMPARE(event.order,
        (QStringList{u"monitorCrossRefID"_s, u"connection"_s, u"alertingDevice"_s,
            u"callingDevice"_s, u"calledDevice"_s, u"lastRedirectionDevice"_s,
            u"localConnectionInfo"_s, u"cause"_s, u"networkCalledDevice"_s,
            u"associatedCallingDevice"_s, u"callLinkageData"_s, u"extensions"_s}));
    QCOMPARE(event.value(u"monitorCrossRefID"_s), crossRef);
    QCOMPARE(event.value(u"connection/deviceID"_s), u"200"_s);
    QCOMPARE(event.value(u"alertingDevice/deviceIdentifier"_s), u"200"_s);
    QCOMPARE(event.value(u"callingDevice/deviceIdentifier"_s), u"+31201234567"_s);
    QCOMPARE(event.attribute(u"callingDevice/deviceIdentifier@typeOfNumber"_s),
        u"explicitPublic:international"_s);
    QVERIFY(event.has(u"lastRedirectionDevice/notRequired"_s));
    QCOMPARE(event.value(u"localConnectionInfo"_s), u"alerting"_s);
    QCOMPARE(event.value(u"networkCalledDevice/deviceIdentifier"_s), u"+31203690200"_s);
    QVERIFY(event.values(u"extensions/privateData/private/Names/name"_s)
                .contains(u"Van Dijk Installaties"_s));
}

void Monitoring::aTransferNamesEveryConnection()
{
    Bench bench;
    const QString operatorMonitor = bench.client.monitor("200");
    const QString caller = bench.client.monitor("201");
    const QString target = bench.client.monitor("202");
    const QString call = bench.call("201", "200");
    bench.act(AnswerCall{Bench::at(call, "200")});
    bench.client.takeEvents();
    bench.act(SingleStepTransferCall{Bench::at(call, "200"), "202", {}});
    const auto events = bench.client.takeEvents();
    QCOMPARE(TestClient::flow(events, operatorMonitor),
        QStringList{u"TransferedEvent(null,singleStepTransfer)"_s});
    QCOMPARE(TestClient::flow(events, caller),
        (QStringList{u"TransferedEvent(connected,singleStepTransfer)"_s,
            u"DeliveredEvent(connected,singleStepTransfer)"_s}));
    QCOMPARE(TestClient::flow(events, target),
        QStringList{u"DeliveredEvent(alerting,singleStepTransfer)"_s});
    const Document &transferred = events[0].document;
    QCOMPARE(transferred.value(u"primaryOldCall/callID"_s), call);
    QCOMPARE(transferred.value(u"transferringDevice/deviceIdentifier"_s), u"200"_s);
    QCOMPARE(transferred.value(u"transferredToDevice/deviceIdentifier"_s), u"202"_s);
    const QString item = u"transferredConnections/connectionListItem/"_s;
    QVERIFY(transferred.values(item + u"newConnection/deviceID"_s).contains(u"201"_s));
    QVERIFY(transferred.values(item + u"oldConnection/callID"_s).contains(call));
}

void Monitoring::aCallIsTransferredByRequests()
{
    Bench bench;
    bench.client.monitor("200");
    const QString first = bench.call("201", "200");
    QCOMPARE(bench.client
                 .ask("AnswerCall",
                     "<callToBeAnswered>" + connection(first, u"200"_s) + "</callToBeAnswered>")
                 .root,
        u"AnswerCallResponse"_s);
    const Document consulted = bench.client.ask("ConsultationCall",
        "<existingCall>" + connection(first, u"200"_s)
            + "</existingCall><consultedDevice>202</consultedDevice>");
    const QString second = consulted.value(u"initiatedCall/callID"_s);
    QVERIFY(!second.isEmpty() && second != first);
    bench.act(AnswerCall{Bench::at(second, "202")});
    const Document done = bench.client.ask("TransferCall",
        "<heldCall>" + connection(first, u"200"_s) + "</heldCall><activeCall>"
            + connection(second, u"200"_s) + "</activeCall>");
    QCOMPARE(done.root, u"TransferCallResponse"_s);
    QCOMPARE(done.order, (QStringList{u"transferredCall"_s, u"connections"_s}));
    QCOMPARE(done.values(u"connections/connectionListItem/newConnection/deviceID"_s).size(), 2);
    const auto truth = bench.pbx.engine().truth({"202"});
    QCOMPARE(truth->connections.size(), 1U);
    QCOMPARE(truth->connections[0].remote.device.value, std::string("201"));
}

void Monitoring::featuresAreReported()
{
    Bench bench;
    const QString crossRef = bench.client.monitor("201");
    QCOMPARE(
        bench.client
            .ask("SetDoNotDisturb", "<device>201</device><doNotDisturbOn>true</doNotDisturbOn>")
            .root,
        u"SetDoNotDisturbResponse"_s);
    QCOMPARE(bench.client
                 .ask("SetForwarding",
                     "<device>201</device><forwardingType>forwardNoAns</forwardingType>"
                     "<activateForward>true</activateForward><forwardDN>202</forwardDN>")
                 .root,
        u"SetForwardingResponse"_s);
    bench.act(SetInService{{"201"}, false});
    bench.act(SetInService{{"201"}, true});
    const auto events = bench.client.takeEvents();
    QCOMPARE(TestClient::flow(events, crossRef),
        (QStringList{u"DoNotDisturbEvent"_s, u"ForwardingEvent"_s, u"OutOfServiceEvent"_s,
            u"BackInServiceEvent"_s}));
    QCOMPARE(events[0].document.value(u"doNotDisturbOn"_s), u"true"_s);
    QCOMPARE(events[1].document.order,
        (QStringList{u"monitorCrossRefID"_s, u"device"_s, u"forwardingType"_s, u"forwardStatus"_s,
            u"forwardTo"_s}));
    QCOMPARE(events[1].document.value(u"forwardTo"_s), u"202"_s);
    QCOMPARE(bench.client.ask("GetDoNotDisturb", "<device>201</device>").value(u"doNotDisturbOn"_s),
        u"true"_s);
    QVERIFY(bench.client.ask("GetForwarding", "<device>201</device>")
                .values(u"forwardingList/forwardListItem/forwardDN"_s)
                .contains(u"202"_s));
}

void Monitoring::aResponseMayComeAfterItsEvents()
{
    for (const ResponseOrder order : {ResponseOrder::BeforeEvents, ResponseOrder::AfterEvents}) {
        PbxConfig config = quiet();
        config.face.responses = order;
        Bench bench(config);
        bench.client.monitor("201");
        bench.client.all.clear();
        bench.client.ask(
            "SetDoNotDisturb", "<device>201</device><doNotDisturbOn>true</doNotDisturbOn>");
        QCOMPARE(bench.client.all.size(), 2U);
        const bool responseFirst = bench.client.all[0].contains("SetDoNotDisturbResponse");
        QCOMPARE(responseFirst, order == ResponseOrder::BeforeEvents);
    }
}

void Monitoring::requestsOfTheServerHaveItsOwnNumbers()
{
    Bench bench;
    for (int i = 1; i <= 9999; ++i)
        bench.pbx.face().setSystemStatus(SystemStatusValue::Normal);
    const auto told = bench.client.takeEvents();
    QCOMPARE(told.size(), 9999U);
    QCOMPARE(told[0].invoke, u"0001"_s);
    QCOMPARE(told[9997].invoke, u"9998"_s);
    QCOMPARE(told[9998].invoke, u"0001"_s);
}

void Monitoring::documentsComeInTheChosenDialect_data()
{
    QTest::addColumn<int>("naming");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("default") << int(XmlNaming::DefaultNamespace)
                             << QByteArray("<DeliveredEvent xmlns=\"http");
    QTest::newRow("prefix") << int(XmlNaming::PrefixOnEveryElement)
                            << QByteArray("<ns3:DeliveredEvent xmlns:ns3=\"http");
    QTest::newRow("none") << int(XmlNaming::NoNamespace) << QByteArray("<DeliveredEvent><");
}

void Monitoring::documentsComeInTheChosenDialect()
{
    QFETCH(int, naming);
    QFETCH(QByteArray, start);
    PbxConfig config = quiet();
    config.face.naming = XmlNaming(naming);
    config.face.deviceIdFirst = true;
    Bench bench(config);
    const QString crossRef = bench.client.monitor("202");
    bench.call("201", "202");
    const auto events = bench.client.takeEvents();
    QCOMPARE(
        TestClient::flow(events, crossRef), QStringList{u"DeliveredEvent(alerting,newCall)"_s});
    QVERIFY2(bench.client.all.back().contains(start), bench.client.all.back().constData());
    const QByteArray &text = bench.client.all.back();
    QVERIFY(text.indexOf("deviceID>") < text.indexOf("callID>"));
}

void Monitoring::aWithheldNumberIsNeverSent()
{
    Bench bench;
    bench.client.monitor("200");
    const Device *anonymous = bench.pbx.engine().device({"anoniem1"});
    QVERIFY(anonymous && anonymous->withheld);
    bench.act(MakeCall{{"anoniem1"}, "+31203690200", false});
    const auto events = bench.client.takeEvents();
    QVERIFY(!events.empty());
    for (const Message &event : events)
        QVERIFY(event.document.has(u"callingDevice/restricted"_s));
}

void Monitoring::linkageSurvivesATransfer()
{
    Bench bench;
    bench.client.monitor("201");
    const QString call = bench.call("201", "200");
    bench.act(AnswerCall{Bench::at(call, "200")});
    bench.act(SingleStepTransferCall{Bench::at(call, "200"), "202", {}});
    const auto events = bench.client.takeEvents();
    const QString thread = u"callLinkageData/threadData/threadLinkageID/subDomainThreadID"_s;
    const QString last = events.back().document.value(thread);
    QVERIFY(!last.isEmpty());
    QCOMPARE(events.front().document.value(thread), last);
    QVERIFY(events.back().document.value(u"connection/callID"_s) != call);
}

void Monitoring::stampsAreSentWhenAskedFor()
{
    ManualClock clock;
    PbxConfig config = quiet();
    config.face.stamp = true;
    InMemoryPbx pbx(clock, config, [] { return std::int64_t(123456789); });
    TestClient client(clock, pbx.dialer());
    client.login();
    client.monitor("202");
    QVERIFY(pbx.pbx().apply(MakeCall{{"201"}, "202", false}).ok());
    const auto events = client.takeEvents();
    QCOMPARE(events.size(), 1U);
    QCOMPARE(
        events[0].document.attribute(u"extensions/privateData/private/Stamp@ns"_s), u"123456789"_s);
}

void Monitoring::aStreamCarriesTheSame()
{
    Bench bench;
    TestClient stream(bench.clock, bench.pbx.dialer(), Framing::J2);
    stream.login("203");
    const QString crossRef = stream.monitor("202");
    bench.call("201", "202");
    QCOMPARE(TestClient::flow(stream.takeEvents(), crossRef),
        QStringList{u"DeliveredEvent(alerting,newCall)"_s});
}

} // namespace balie::test

using balie::test::Monitoring;
BALIE_TEST(Monitoring)
#include "tst_Monitoring.moc"
