#include "tests/simulator-face/Wire.h"
#include "tests/support/TestRegistry.h"

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace sim;
using namespace std::chrono_literals;

namespace {

PbxConfig quiet()
{
    PbxConfig config;
    config.office.activity = Activity::None;
    return config;
}

} // namespace

class Sessions : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aLoginTellsWhoTheUserIsAndWhatHeMay();
    void refusals_data();
    void refusals();
    void anEditionIsAgreed_data();
    void anEditionIsAgreed();
    void nothingWorksBeforeTheLogin();
    void theTimerIsResetOrEndsTheSession();
    void aStoppedSessionIsGone();
    void theSecondSessionOfAUserTakesOver();
    void aRegisteringSwitchNeedsNoSession();
    void aMinimalSwitchKnowsNoPrivateData();
    void unansweredHeartbeatsCloseTheLink();
    void theServerTellsItsStatus();
};

void Sessions::aLoginTellsWhoTheUserIsAndWhatHeMay()
{
    ManualClock clock;
    PbxConfig config = quiet();
    config.face.edition = Edition::Instap;
    InMemoryPbx pbx(clock, config);
    TestClient client(clock, pbx.dialer());
    const Document answer = client.ask(TestClient::loginRequest("receptie", "balie", "200"));
    QCOMPARE(answer.root, u"StartApplicationSessionPosResponse"_s);
    QCOMPARE(answer.order,
        (QStringList{u"sessionID"_s, u"actualProtocolVersion"_s, u"actualSessionDuration"_s,
            u"extensions"_s}));
    QCOMPARE(answer.value(u"actualProtocolVersion"_s),
        u"http://www.ecma-international.org/standards/ecma-323/csta/ed6"_s);
    QCOMPARE(answer.value(u"actualSessionDuration"_s), u"120"_s);
    QCOMPARE(answer.attribute(u"extensions/SessionInfo@device"_s), u"200"_s);
    QCOMPARE(answer.attribute(u"extensions/SessionInfo@voiceMailDevice"_s), u"699"_s);
    QCOMPARE(answer.attribute(u"extensions/SessionInfo/entitlements@edition"_s), u"instap"_s);
    QCOMPARE(answer.attribute(u"extensions/SessionInfo/entitlements@watchLimit"_s), u"8"_s);
    QCOMPARE(pbx.face().sessionCount(), 1);
}

void Sessions::refusals_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("word");
    const auto login = [](const QByteArray &user, const QByteArray &password,
                           const QByteArray &device = {}, int edition = 6) {
        return TestClient::loginRequest(user, password, device, edition);
    };
    QTest::newRow("password") << login("receptie", "wrong") << u"applError"_s
                              << u"badCredentials"_s;
    QTest::newRow("user") << login("nobody", "balie") << u"applError"_s << u"badCredentials"_s;
    QTest::newRow("no such device")
        << login("receptie", "balie", "55555") << u"applError"_s << u"unknownDevice"_s;
    QTest::newRow("somebody else's device")
        << login("receptie", "balie", "201") << u"applError"_s << u"notPermitted"_s;
    QTest::newRow("edition") << login("receptie", "balie", {}, 2) << u"definedError"_s
                             << u"requestedProtocolVersionNotSupported"_s;
    QByteArray nameless = login("receptie", "balie");
    nameless.replace("<applicationID>test</applicationID>", "<applicationID/>");
    QTest::newRow("nameless application")
        << nameless << u"definedError"_s << u"invalidApplicationInfo"_s;
}

void Sessions::refusals()
{
    QFETCH(QByteArray, request);
    QFETCH(QString, kind);
    QFETCH(QString, word);
    ManualClock clock;
    InMemoryPbx pbx(clock, quiet());
    TestClient client(clock, pbx.dialer());
    const Document answer = client.ask(request);
    QCOMPARE(answer.root, u"StartApplicationSessionNegResponse"_s);
    QCOMPARE(answer.value(u"errorCode/"_s + kind), word);
    QCOMPARE(pbx.face().sessionCount(), 0);
    // The link stays: the user may try again.
    client.login();
}

void Sessions::anEditionIsAgreed_data()
{
    QTest::addColumn<int>("edition");
    for (const int edition : {3, 4, 5, 6})
        QTest::addRow("edition %d", edition) << edition;
}

void Sessions::anEditionIsAgreed()
{
    QFETCH(int, edition);
    ManualClock clock;
    InMemoryPbx pbx(clock, quiet());
    TestClient client(clock, pbx.dialer());
    client.login("receptie", "balie", edition);
    const Document status = client.ask("RequestSystemStatus", {});
    QCOMPARE(status.value(u"systemStatus"_s), u"normal"_s);
    QVERIFY(status.namespaceUri.endsWith(u"/csta/ed%1"_s.arg(edition)));
}

void Sessions::nothingWorksBeforeTheLogin()
{
    ManualClock clock;
    InMemoryPbx pbx(clock, quiet());
    TestClient client(clock, pbx.dialer());
    const Document refused = client.ask("SnapshotDevice", "<snapshotObject>201</snapshotObject>");
    QCOMPARE(refused.root, u"CSTAErrorCode"_s);
    QCOMPARE(refused.value(u"security"_s), u"generic"_s);
}

void Sessions::theTimerIsResetOrEndsTheSession()
{
    ManualClock clock;
    InMemoryPbx pbx(clock, quiet());
    TestClient client(clock, pbx.dialer());
    const QByteArray id = client.login().toUtf8();
    const QByteArray reset
        = "<ResetApplicationSessionTimer "
          "xmlns=\"http://www.ecma-international.org/standards/ecma-354/appl_session\">"
          "<sessionID>"
        + id
        + "</sessionID><requestedSessionDuration>120</requestedSessionDuration></"
          "ResetApplicationSessionTimer>";
    clock.advance(100s);
    QCOMPARE(client.ask(reset).value(u"actualSessionDuration"_s), u"120"_s);
    clock.advance(100s);
    QVERIFY(client.takeEvents().empty());
    clock.advance(30s);
    const auto ended = client.takeEvents();
    QCOMPARE(ended.size(), 1U);
    QCOMPARE(ended[0].document.root, u"ApplicationSessionTerminated"_s);
    QCOMPARE(ended[0].document.value(u"sessionTermReason/definedTermReason"_s),
        u"sessionTimerExpired"_s);
    QCOMPARE(pbx.face().sessionCount(), 0);
    QCOMPARE(client.ask(reset).value(u"errorCode/definedError"_s), u"invalidSessionID"_s);
}

void Sessions::aStoppedSessionIsGone()
{
    ManualClock clock;
    InMemoryPbx pbx(clock, quiet());
    TestClient client(clock, pbx.dialer());
    const QByteArray id = client.login().toUtf8();
    client.monitor("201");
    const auto stop = [](const QByteArray &session) {
        return "<StopApplicationSession "
               "xmlns=\"http://www.ecma-international.org/standards/ecma-354/"
               "appl_session\"><sessionID>"
            + session
            + "</sessionID><sessionEndReason><definedEndReason>normal</definedEndReason></"
              "sessionEndReason></StopApplicationSession>";
    };
    QCOMPARE(client.ask(stop("another")).root, u"StopApplicationSessionNegResponse"_s);
    QCOMPARE(client.ask(stop(id)).root, u"StopApplicationSessionPosResponse"_s);
    QVERIFY(pbx.pbx().apply(SetDoNotDisturb{{"201"}, true}).ok());
    QVERIFY(client.takeEvents().empty());
}

void Sessions::theSecondSessionOfAUserTakesOver()
{
    ManualClock clock;
    InMemoryPbx pbx(clock, quiet());
    TestClient first(clock, pbx.dialer());
    first.login();
    first.monitor("201");
    TestClient second(clock, pbx.dialer());
    second.login();
    const auto told = first.takeEvents();
    QCOMPARE(told.size(), 1U);
    QCOMPARE(told[0].document.root, u"ApplicationSessionTerminated"_s);
    QCOMPARE(told[0].document.value(u"sessionTermReason/serverTermReason"_s), u"takenOver"_s);
    QVERIFY(pbx.pbx().apply(SetDoNotDisturb{{"201"}, true}).ok());
    QVERIFY(first.takeEvents().empty());
    QCOMPARE(pbx.face().sessionCount(), 1);
}

void Sessions::aRegisteringSwitchNeedsNoSession()
{
    ManualClock clock;
    PbxConfig config = quiet();
    config.face.session = SessionKind::SystemRegister;
    InMemoryPbx pbx(clock, config);
    TestClient client(clock, pbx.dialer());
    const auto first = client.takeEvents();
    QCOMPARE(first.size(), 1U);
    QCOMPARE(first[0].document.root, u"SystemStatus"_s);
    QCOMPARE(client.ask(TestClient::loginRequest("receptie", "balie")).root, u"CSTAErrorCode"_s);
    QCOMPARE(
        client
            .ask("SystemRegister", "<requestTypes><systemStatus>true</systemStatus></requestTypes>")
            .root,
        u"SystemRegisterResponse"_s);
    client.monitor("201");
}

void Sessions::aMinimalSwitchKnowsNoPrivateData()
{
    ManualClock clock;
    PbxConfig config = quiet();
    config.face.privateData = false;
    InMemoryPbx pbx(clock, config);
    TestClient client(clock, pbx.dialer());
    client.login("anybody", "anything");
    const QString crossRef = client.monitor("201");
    const Document escape = client.ask("Escape",
        "<privateData><private><b:GetDevices "
        "xmlns:b=\"urn:balie:csta:1\"/></private></privateData>");
    QCOMPARE(escape.value(u"operation"_s), u"privateDataNotSupported"_s);
    QVERIFY(pbx.pbx().apply(MakeCall{{"201"}, "202", false}).ok());
    clock.settle();
    for (const QByteArray &message : client.all)
        QVERIFY2(!message.contains("urn:balie"), message.constData());
    QVERIFY(!client.takeEvents().empty());
    QVERIFY(!client.ask("SnapshotDevice", "<snapshotObject>201</snapshotObject>")
                 .text.contains("urn:balie"));
}

void Sessions::unansweredHeartbeatsCloseTheLink()
{
    ManualClock clock;
    PbxConfig config = quiet();
    config.face.heartbeat = 30s;
    InMemoryPbx pbx(clock, config);
    TestClient client(clock, pbx.dialer());
    client.login();
    clock.advance(30s);
    const auto asked = client.takeEvents();
    QCOMPARE(asked.size(), 1U);
    client.sendRaw(asked[0].invoke.toLatin1() + "<SystemStatusResponse/>");
    clock.advance(61s);
    QVERIFY(!client.isClosed());
    clock.advance(30s);
    QVERIFY(client.isClosed());
}

void Sessions::theServerTellsItsStatus()
{
    ManualClock clock;
    InMemoryPbx pbx(clock, quiet());
    TestClient client(clock, pbx.dialer());
    client.login();
    pbx.face().setSystemStatus(SystemStatusValue::MessagesLost);
    const auto told = client.takeEvents();
    QCOMPARE(told.size(), 1U);
    QCOMPARE(told[0].document.root, u"SystemStatus"_s);
    QCOMPARE(told[0].document.value(u"systemStatus"_s), u"messagesLost"_s);
    QCOMPARE(client.ask("SystemStatus", "<systemStatus>normal</systemStatus>").root,
        u"SystemStatusResponse"_s);
}

} // namespace balie::test

using balie::test::Sessions;
BALIE_TEST(Sessions)
#include "tst_Sessions.moc"
