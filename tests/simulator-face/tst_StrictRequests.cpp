#include "tests/simulator-face/Wire.h"
#include "tests/support/TestRegistry.h"

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace sim;

class StrictRequests : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void order_data();
    void order();
    void whatIsMissingOrUnknown_data();
    void whatIsMissingOrUnknown();
    void unknownObjects_data();
    void unknownObjects();
    void elementsOfALaterEdition();
    void aDeflectionHasTheShapeOfItsEdition();
    void anyMakersNamespaceWillDo_data();
    void anyMakersNamespaceWillDo();
    void badDocuments_data();
    void badDocuments();
    void badInvokeIdsAreCountedAndLeftUnanswered();
    void aMessageOverTheLimitClosesTheLink();

private:
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<InMemoryPbx> m_pbx;
    std::unique_ptr<TestClient> m_client;
};

void StrictRequests::init()
{
    TestCase::init();
    m_clock = std::make_unique<ManualClock>();
    PbxConfig config;
    config.office.activity = Activity::None;
    m_pbx = std::make_unique<InMemoryPbx>(*m_clock, config);
    m_client = std::make_unique<TestClient>(*m_clock, m_pbx->dialer());
    m_client->login();
}

void StrictRequests::cleanup()
{
    m_client.reset();
    m_pbx.reset();
    m_clock.reset();
}

void StrictRequests::order_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    const QByteArray c = "<callID>1</callID><deviceID>200</deviceID>";
    const auto row = [](const char *name, const QByteArray &first, const QByteArray &second) {
        QTest::newRow(name) << QByteArray(name) << first << second;
    };
    row("MonitorStart", "<monitorObject><deviceObject>201</deviceObject></monitorObject>",
        "<monitorType>device</monitorType>");
    row("MakeCall", "<callingDevice>299</callingDevice>",
        "<calledDirectoryNumber>201</calledDirectoryNumber>");
    row("ConsultationCall", "<existingCall>" + c + "</existingCall>",
        "<consultedDevice>201</consultedDevice>");
    row("AlternateCall", "<heldCall>" + c + "</heldCall>", "<activeCall>" + c + "</activeCall>");
    row("ReconnectCall", "<activeCall>" + c + "</activeCall>", "<heldCall>" + c + "</heldCall>");
    row("TransferCall", "<heldCall>" + c + "</heldCall>", "<activeCall>" + c + "</activeCall>");
    row("SingleStepTransferCall", "<activeCall>" + c + "</activeCall>",
        "<transferredTo>201</transferredTo>");
    row("DeflectCall", "<callToBeDiverted>" + c + "</callToBeDiverted>",
        "<newDestination><device>201</device></newDestination>");
    row("DirectedPickupCall", "<callToBePickedUp>" + c + "</callToBePickedUp>",
        "<requestingDevice>200</requestingDevice>");
    row("ParkCall", "<parking>" + c + "</parking>", "<parkTo>701</parkTo>");
    row("HoldCall", "<callToBeHeld>" + c + "</callToBeHeld>",
        "<connectionReservation>true</connectionReservation>");
    row("GenerateDigits", "<connectionToSendDigits>" + c + "</connectionToSendDigits>",
        "<charactersToSend>1</charactersToSend>");
    row("SetDoNotDisturb", "<device>201</device>", "<doNotDisturbOn>true</doNotDisturbOn>");
    row("SetForwarding", "<device>201</device>", "<activateForward>false</activateForward>");
    row("GetSwitchingFunctionDevices", "<requestedDeviceID>201</requestedDeviceID>",
        "<requestedDeviceCategory>station</requestedDeviceCategory>");
}

void StrictRequests::order()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    m_client->ask(name.constData(), first + second);
    QCOMPARE(m_pbx->face().counters().outOfOrder, 0);
    const Document refused = m_client->ask(name.constData(), second + first);
    QCOMPARE(refused.root, u"CSTAErrorCode"_s);
    QCOMPARE(refused.value(u"operation"_s), u"generic"_s);
    QCOMPARE(m_pbx->face().counters().outOfOrder, 1);
}

void StrictRequests::whatIsMissingOrUnknown_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("value");
    QTest::newRow("no monitor object")
        << QByteArray("MonitorStart") << QByteArray("<monitorType>device</monitorType>")
        << u"invalidParameterValue"_s;
    QTest::newRow("no number") << QByteArray("MakeCall")
                               << QByteArray("<callingDevice>200</callingDevice>")
                               << u"invalidParameterValue"_s;
    QTest::newRow("twice")
        << QByteArray("AnswerCall")
        << QByteArray("<callToBeAnswered><callID>1</callID></"
                      "callToBeAnswered><callToBeAnswered><callID>1</callID></callToBeAnswered>")
        << u"generic"_s;
    QTest::newRow("unknown element")
        << QByteArray("SnapshotDevice") << QByteArray("<snapshotObject>201</snapshotObject><why/>")
        << u"parameterNotSupported"_s;
    QTest::newRow("unknown service")
        << QByteArray("MakeCoffee") << QByteArray() << u"serviceNotSupported"_s;
    QTest::newRow("service of the standard that we lack") << QByteArray(
        "CamponCall") << QByteArray("<camponConnection/>") << u"serviceNotSupported"_s;
}

void StrictRequests::whatIsMissingOrUnknown()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, body);
    QFETCH(QString, value);
    const Document refused = m_client->ask(name.constData(), body);
    QCOMPARE(refused.root, u"CSTAErrorCode"_s);
    QCOMPARE(refused.value(u"operation"_s), value);
}

void StrictRequests::unknownObjects_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("value");
    QTest::newRow("monitor") << QByteArray("MonitorStop")
                             << QByteArray("<monitorCrossRefID>77</monitorCrossRefID>")
                             << u"invalidMonitorCrossRefID"_s;
    QTest::newRow("monitored device")
        << QByteArray("MonitorStart")
        << QByteArray("<monitorObject><deviceObject>9</deviceObject></monitorObject>")
        << u"invalidDeviceID"_s;
    QTest::newRow("monitor on a call")
        << QByteArray("MonitorStart")
        << QByteArray("<monitorObject><callObject><callID>1</callID></callObject></monitorObject>")
        << u"invalidMonitorObjectType"_s;
    QTest::newRow("device") << QByteArray("SnapshotDevice")
                            << QByteArray("<snapshotObject>9</snapshotObject>")
                            << u"invalidDeviceID"_s;
    QTest::newRow("call") << QByteArray("SnapshotCall")
                          << QByteArray("<snapshotObject><callID>9</callID></snapshotObject>")
                          << u"invalidConnectionID"_s;
    QTest::newRow("connection")
        << QByteArray("AnswerCall")
        << QByteArray(
               "<callToBeAnswered><callID>9</callID><deviceID>200</deviceID></callToBeAnswered>")
        << u"invalidConnectionID"_s;
    QTest::newRow("called device")
        << QByteArray("MakeCall")
        << QByteArray("<callingDevice>200</callingDevice><calledDirectoryNumber>abc</"
                      "calledDirectoryNumber><autoOriginate>doNotPrompt</autoOriginate>")
        << u"invalidCalledDeviceID"_s;
    QTest::newRow("forwarding type")
        << QByteArray("SetForwarding")
        << QByteArray("<device>201</device><forwardingType>forwardSideways</"
                      "forwardingType><activateForward>true</activateForward>")
        << u"invalidForwardingType"_s;
}

void StrictRequests::unknownObjects()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, body);
    QFETCH(QString, value);
    QCOMPARE(m_client->ask(name.constData(), body).value(u"operation"_s), value);
}

void StrictRequests::elementsOfALaterEdition()
{
    const char *request = "<callingDevice>200</callingDevice><calledDirectoryNumber>201</"
                          "calledDirectoryNumber><reason>normal</reason>";
    QCOMPARE(m_client->ask("MakeCall", request).root, u"MakeCallResponse"_s);
    TestClient old(*m_clock, m_pbx->dialer());
    old.login("202", "balie", 3);
    QCOMPARE(old.ask("MakeCall", QByteArray(request).replace("200", "202")).value(u"operation"_s),
        u"parameterNotSupported"_s);
}

void StrictRequests::aDeflectionHasTheShapeOfItsEdition()
{
    const QByteArray call
        = "<callToBeDiverted><callID>9</callID><deviceID>200</deviceID></callToBeDiverted>";
    const QByteArray flat = "<newDestination>201</newDestination>";
    const QByteArray list = "<newDestination><device>201</device></newDestination>";
    QCOMPARE(m_client->ask("DeflectCall", call + flat).value(u"operation"_s),
        u"invalidParameterValue"_s);
    QCOMPARE(
        m_client->ask("DeflectCall", call + list).value(u"operation"_s), u"invalidConnectionID"_s);
    TestClient old(*m_clock, m_pbx->dialer());
    old.login("202", "balie", 3);
    QCOMPARE(old.ask("DeflectCall", call + list).value(u"operation"_s), u"invalidParameterValue"_s);
    QCOMPARE(old.ask("DeflectCall", call + flat).value(u"operation"_s), u"invalidConnectionID"_s);
}

void StrictRequests::anyMakersNamespaceWillDo_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<bool>("understood");
    QTest::newRow("none") << QByteArray("<RequestSystemStatus/>") << true;
    QTest::newRow("prefix") << QByteArray(
        "<x:RequestSystemStatus "
        "xmlns:x=\"http://www.ecma-international.org/standards/ecma-323/csta/ed5\"/>")
                            << true;
    QTest::newRow("private edition") << QByteArray(
        "<RequestSystemStatus "
        "xmlns=\"http://www.ecma-international.org/standards/ecma-323/csta/ed3/priv7\"/>")
                                     << true;
    QTest::newRow("something else")
        << QByteArray("<RequestSystemStatus xmlns=\"urn:something\"/>") << false;
}

void StrictRequests::anyMakersNamespaceWillDo()
{
    QFETCH(QByteArray, request);
    QFETCH(bool, understood);
    QCOMPARE(m_client->ask(request).root,
        understood ? u"RequestSystemStatusResponse"_s : u"CSTAErrorCode"_s);
}

void StrictRequests::badDocuments_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::newRow("truncated") << QByteArray("<RequestSystemStatus><sysStat");
    QTest::newRow("no XML") << QByteArray("GET / HTTP/1.1");
    QTest::newRow("doctype") << QByteArray(
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><RequestSystemStatus/>");
    QByteArray deep;
    for (int i = 0; i < 2000; ++i)
        deep += "<a>";
    QTest::newRow("deep") << deep;
    QTest::newRow("two roots") << QByteArray("<RequestSystemStatus/><RequestSystemStatus/>");
}

void StrictRequests::badDocuments()
{
    QFETCH(QByteArray, document);
    const Document refused = m_client->ask(document);
    QCOMPARE(refused.root, u"CSTAErrorCode"_s);
    QCOMPARE(m_pbx->face().counters().notXml + m_pbx->face().counters().doctype, 1);
    QVERIFY(!m_client->isClosed());
}

void StrictRequests::badInvokeIdsAreCountedAndLeftUnanswered()
{
    for (const char *message : {"9999<RequestSystemStatus/>", "0000<RequestSystemStatus/>",
             "12a4<RequestSystemStatus/>", "1", ""})
        m_client->sendRaw(message);
    QCOMPARE(m_pbx->face().counters().badInvoke, 5);
    QVERIFY(m_client->takeEvents().empty());
}

void StrictRequests::aMessageOverTheLimitClosesTheLink()
{
    m_client->sendRaw(
        "0009<RequestSystemStatus>" + QByteArray(4 * 1024 * 1024, ' ') + "</RequestSystemStatus>");
    QVERIFY(m_client->isClosed());
    QCOMPARE(m_pbx->face().counters().oversize, 1);
    QCOMPARE(m_pbx->face().sessionCount(), 0);
}

} // namespace balie::test

using balie::test::StrictRequests;
BALIE_TEST(StrictRequests)
#include "tst_StrictRequests.moc"
