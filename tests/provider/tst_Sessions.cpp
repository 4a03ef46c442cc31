// The provider against a server that the test plays word by word.
#include "tests/provider/ScriptedServer.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using balie::test::ScriptedServer;

namespace {

QByteArray refusal(const QByteArray &kind, const QByteArray &word)
{
    return "<StartApplicationSessionNegResponse><errorCode><" + kind + ">" + word + "</" + kind
        + "></errorCode></StartApplicationSessionNegResponse>";
}

QStringList people(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names << QString::number(1001 + i);
    return names;
}

} // namespace

class Sessions : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void refusals_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("code");
        const auto row
            = [](const char *name, const QByteArray &answer, LinkState state, ErrorCode code) {
                  QTest::newRow(name) << answer << int(state) << int(code);
              };
        row("password", refusal("applError", "badCredentials"), LinkState::Refused,
            ErrorCode::BadCredentials);
        row("device", refusal("applError", "unknownDevice"), LinkState::Refused,
            ErrorCode::InvalidInput);
        row("rights", refusal("applError", "notPermitted"), LinkState::Refused,
            ErrorCode::NotAllowed);
        row("version", refusal("definedError", "requestedProtocolVersionNotSupported"),
            LinkState::Refused, ErrorCode::NotSupported);
        row("busy", refusal("definedError", "serverResourcesBusy"), LinkState::Backoff,
            ErrorCode::Busy);
        row("full", refusal("definedError", "maxNumberSessions"), LinkState::Backoff,
            ErrorCode::Busy);
        row("no sessions",
            "<CSTAErrorCode><operation>serviceNotSupported</operation></CSTAErrorCode>",
            LinkState::Refused, ErrorCode::NotSupported);
        row("not CSTA", "<html><body/></html>", LinkState::Handshake, ErrorCode::Protocol);
    }
    void refusals()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, state);
        QFETCH(int, code);
        ScriptedServer server;
        server.signIn();
        QVERIFY(server.answerNext(u"StartApplicationSession"_s, answer));
        server.settle();
        QCOMPARE(int(server.link().state), state);
        if (state == int(LinkState::Handshake))
            return; // not an answer; the deadline decides
        QCOMPARE(int(server.link().error->code), code);
        QVERIFY(!server.link().error->userText.isEmpty());
        const int before = server.connections;
        server.clock.advance(1h);
        QCOMPARE(server.connections > before, state == int(LinkState::Backoff));
    }

    void takenOverIsTheEnd()
    {
        ScriptedServer server;
        server.goLive();
        QCOMPARE(server.link().state, LinkState::Live);
        server.event("<ApplicationSessionTerminated><sessionID>s1</"
                     "sessionID><sessionTermReason><serverTermReason>takenOver"
                     "</serverTermReason></sessionTermReason></ApplicationSessionTerminated>");
        server.dropLink();
        QCOMPARE(server.link().state, LinkState::Refused);
        server.clock.advance(1h);
        QCOMPARE(server.connections, 1);
    }

    void anExpiredSessionIsBegunAnew()
    {
        ScriptedServer server;
        server.goLive();
        server.event("<ApplicationSessionTerminated><sessionID>s1</"
                     "sessionID><sessionTermReason><definedTermReason>"
                     "sessionTimerExpired</definedTermReason></sessionTermReason></"
                     "ApplicationSessionTerminated>");
        QCOMPARE(server.link().state, LinkState::Backoff);
        server.clock.advance(1s);
        QCOMPARE(server.connections, 2);
    }

    void theProbeBeforeHalfTimeResetsTheSessionTimer()
    {
        ScriptedServer server;
        server.goLive();
        const auto busySeconds = [&](int seconds) {
            for (int i = 0; i < seconds; ++i) {
                server.clock.advance(1s);
                server.answerNext(u"RequestSystemStatus"_s,
                    "<RequestSystemStatusResponse><systemStatus>normal</systemStatus></"
                    "RequestSystemStatusResponse>");
                server.answerNext(u"ResetApplicationSessionTimer"_s,
                    "<ResetApplicationSessionTimerPosResponse><actualSessionDuration>300</"
                    "actualSessionDuration></ResetApplicationSessionTimerPosResponse>");
                server.event("<PrivateEvent/>");
            }
        };
        busySeconds(119);
        QCOMPARE(server.count(u"ResetApplicationSessionTimer"_s), 0);
        const int probes = server.count(u"RequestSystemStatus"_s);
        busySeconds(30); // half of the 300 seconds has not passed
        QCOMPARE(server.count(u"ResetApplicationSessionTimer"_s), 1);
        QCOMPARE(server.count(u"RequestSystemStatus"_s), probes);
        // Ten probes in ten minutes, every second one a reset: no request beside them.
        busySeconds(600 - 149);
        QCOMPARE(server.count(u"ResetApplicationSessionTimer"_s)
                + server.count(u"RequestSystemStatus"_s) - probes,
            9);
        QCOMPARE(server.link().state, LinkState::Live);
    }

    void aShortSessionIsResetAtHalfItsTime()
    {
        ScriptedServer server;
        server.signIn();
        server.answerNext(u"StartApplicationSession"_s,
            "<StartApplicationSessionPosResponse><sessionID>s1</sessionID>"
            "<actualSessionDuration>60</actualSessionDuration>"
            "</StartApplicationSessionPosResponse>");
        server.answerSync();
        for (int second = 0; second < 29; ++second) {
            server.clock.advance(1s);
            server.event("<PrivateEvent/>");
        }
        QCOMPARE(server.count(u"ResetApplicationSessionTimer"_s), 0);
        server.clock.advance(1s);
        QCOMPARE(server.count(u"ResetApplicationSessionTimer"_s), 1);
    }

    void theDelayIsKnownAsSoonAsTheLinkIsLive()
    {
        ScriptedServer server;
        server.signIn();
        server.clock.advance(40ms);
        server.answerNext(u"StartApplicationSession"_s,
            "<StartApplicationSessionPosResponse><sessionID>s1</sessionID>"
            "<actualSessionDuration>300</actualSessionDuration>"
            "</StartApplicationSessionPosResponse>");
        server.answerSync();
        QCOMPARE(server.link().state, LinkState::Live);
        QVERIFY(server.link().roundTrip.has_value());
        QVERIFY(*server.link().roundTrip >= 40ms);
        QVERIFY(*server.link().roundTrip < 60ms);
    }

    void theOwnDeviceGoesFirstThenInTheOrderAsked()
    {
        ScriptedServer server;
        server.goLive({u"305"_s, u"301"_s, u"303"_s});
        QStringList asked;
        for (const auto &message : std::as_const(server.sent)) {
            if (message.root == "MonitorStart"_L1)
                asked << server.deviceOf(message.invokeId);
        }
        QCOMPARE(asked, (QStringList{u"200"_s, u"305"_s, u"301"_s, u"303"_s}));
    }

    void twoRequestsADeviceAndNeverMoreThanTheWindow()
    {
        ScriptedServer server;
        QVector<DeviceId> watched;
        for (const QString &name : people(1000))
            watched.append(DeviceId(name));
        server.provider->setWatched(watched);
        server.signIn();
        server.answerNext(u"StartApplicationSession"_s,
            "<StartApplicationSessionPosResponse><sessionID>s1</"
            "sessionID><actualSessionDuration>300</actualSessionDuration></"
            "StartApplicationSessionPosResponse>");
        qsizetype from = 0;
        while (true) {
            QVector<int> open;
            for (qsizetype i = from; i < server.sent.size(); ++i) {
                if (!server.sent[i].answered && server.sent[i].root != "StartApplicationSession"_L1)
                    open.append(server.sent[i].invokeId);
            }
            if (open.isEmpty())
                break;
            QVERIFY(open.size() <= 20);
            while (from < server.sent.size() && server.sent[from].answered)
                ++from;
            const auto &message = server.sent[from];
            const QByteArray device = server.deviceOf(message.invokeId).toUtf8();
            server.answer(message.invokeId,
                message.root == "MonitorStart"_L1 ? ScriptedServer::monitorAnswer(device)
                                                  : ScriptedServer::snapshot());
        }
        QCOMPARE(server.link().state, LinkState::Live);
        QCOMPARE(server.count(u"MonitorStart"_s) + server.count(u"SnapshotDevice"_s), 2 * 1001);
        QCOMPARE(server.device(u"2000"_s).knowledge, Knowledge::Known);
        QCOMPARE(server.device(u"2000"_s).services.doNotDisturb, std::optional(false));
    }

    void whatCameBeforeTheSnapshotIsInIt()
    {
        ScriptedServer server;
        server.goLive();
        server.watch(u"301"_s);
        server.event(ScriptedServer::delivered("x301", "7", "301", "302"));
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Waiting);
        server.answerNext(
            u"SnapshotDevice"_s, ScriptedServer::snapshot()); // it has ended meanwhile
        QVERIFY(server.device(u"301"_s).connections.isEmpty());
        server.event(ScriptedServer::delivered("x301", "7", "301", "303"));
        QCOMPARE(server.device(u"301"_s).connections.size(), 1);
    }

    void aSwitchWhoseSnapshotLagsSaysSoInItsProfile()
    {
        ScriptedServer server(
            {}, [](ServerProfile &profile) { profile.snapshotSupersedes = false; });
        server.goLive();
        server.watch(u"301"_s);
        server.event(ScriptedServer::delivered("x301", "7", "301", "302"));
        server.answerNext(u"SnapshotDevice"_s, ScriptedServer::snapshot());
        QCOMPARE(server.device(u"301"_s).connections.size(), 1);
    }

    void snapshotsComeInSegments()
    {
        ScriptedServer server;
        server.goLive();
        server.watch(u"301"_s);
        const auto segment = [](const QByteArray &last, const QByteArray &connections) {
            return "<SnapshotDeviceData><serviceCrossRefID>r1</serviceCrossRefID><lastSegment>"
                + last + "</lastSegment><snapshotData>" + connections
                + "</snapshotData></SnapshotDeviceData>";
        };
        server.answerNext(u"SnapshotDevice"_s,
            "<SnapshotDeviceResponse><crossRefIDorSnapshotData><serviceCrossRefID>r1</"
            "serviceCrossRefID></crossRefIDorSnapshotData></SnapshotDeviceResponse>");
        server.event(segment("false", ScriptedServer::connection("1", "301", "hold", "302")));
        server.event(
            ScriptedServer::delivered("x301", "3", "301", "304")); // after the picture was taken
        QVERIFY(server.device(u"301"_s).connections.isEmpty());
        server.event(segment("true", ScriptedServer::connection("2", "301", "connected", "303")));
        QCOMPARE(server.device(u"301"_s).connections.size(), 3);
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Known);
    }

    void aShieldedColleagueIsRefusedAndTheRestGoesOn()
    {
        ScriptedServer server;
        server.goLive();
        server.provider->setWatched({DeviceId(u"301"_s), DeviceId(u"302"_s)});
        const QByteArray no = "<CSTAErrorCode><operation>privilegeViolationSpecifiedDevice</"
                              "operation></CSTAErrorCode>";
        for (const QString &root : {u"MonitorStart"_s, u"SnapshotDevice"_s}) {
            for (const int id : server.open(root)) {
                if (server.deviceOf(id) == "301"_L1)
                    server.answer(id, no);
            }
        }
        server.answerSync();
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Refused);
        QCOMPARE(server.device(u"302"_s).knowledge, Knowledge::Known);
        QCOMPARE(server.link().state, LinkState::Live);
    }

    void aBusySwitchIsAskedAgainLater()
    {
        ScriptedServer server;
        server.goLive();
        server.provider->setWatched({DeviceId(u"301"_s)});
        const QByteArray busy
            = "<CSTAErrorCode><subscribedResourceAvailability>outstandingReqLimitExceeded</"
              "subscribedResourceAvailability></CSTAErrorCode>";
        server.answerNext(u"MonitorStart"_s, busy);
        server.answerNext(u"SnapshotDevice"_s, busy);
        QCOMPARE(server.count(u"MonitorStart"_s), 2);
        server.clock.advance(1s);
        QCOMPARE(server.count(u"MonitorStart"_s), 3);
        server.answerSync();
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Known);
    }

    void aMonitorThatTheSwitchEndsIsStartedAgain()
    {
        ScriptedServer server;
        server.goLive({u"301"_s});
        server.deliver(
            4242, "<MonitorStop><monitorCrossRefID>x301</monitorCrossRefID></MonitorStop>");
        QCOMPARE(server.last(u"MonitorStopResponse"_s)->invokeId, 4242);
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Waiting);
        QCOMPARE(server.count(u"MonitorStart"_s), 3);
        server.answerSync();
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Known);
    }

    void whoLeavesTheListIsNotWatched()
    {
        ScriptedServer server;
        server.goLive({u"301"_s, u"302"_s});
        server.provider->setWatched({DeviceId(u"302"_s)});
        QCOMPARE(server.count(u"MonitorStop"_s), 1);
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::NotWatched);
        QCOMPARE(server.device(u"302"_s).knowledge, Knowledge::Known);
        server.event(ScriptedServer::delivered("x301", "7", "301", "302")); // was under way
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::NotWatched);
    }

    void requestsOfTheSwitchAreAnsweredUnderItsOwnId()
    {
        ScriptedServer server;
        server.goLive();
        server.deliver(1, "<SystemStatus><systemStatus>normal</systemStatus></SystemStatus>");
        QCOMPARE(server.last(u"SystemStatusResponse"_s)->invokeId, 1);
        server.deliver(2, "<RequestSystemStatus/>");
        QCOMPARE(server.last(u"RequestSystemStatusResponse"_s)->invokeId, 2);
        QCOMPARE(server.link().state, LinkState::Live);
    }

    void everythingIsSnapshottedAgainAfterALostLink()
    {
        ScriptedServer server;
        server.goLive({u"301"_s});
        server.event(ScriptedServer::delivered("x301", "7", "301", "302"));
        server.dropLink();
        QCOMPARE(server.link().state, LinkState::Backoff);
        QCOMPARE(server.device(u"301"_s).connections.size(), 1); // still shown, as stale
        server.clock.advance(1s);
        server.answerNext(u"StartApplicationSession"_s,
            "<StartApplicationSessionPosResponse><sessionID>s2</sessionID></"
            "StartApplicationSessionPosResponse>");
        server.answerSync();
        QCOMPARE(server.link().state, LinkState::Live);
        QCOMPARE(server.link().session, 2u);
        QVERIFY(server.device(u"301"_s).connections.isEmpty());
        QVERIFY(server.device(u"301"_s).resynced);
    }

    void pendingCommandsFailWithTheLinkAndLateAnswersAreNobodys()
    {
        ScriptedServer server;
        server.goLive();
        QVector<ErrorCode> codes;
        const auto done = [&](Expected<CommandResult> answer) {
            codes.append(answer ? ErrorCode::Cancelled : answer.error().code);
        };
        server.provider->execute({.service = Service::MakeCall, .destination = u"301"_s}, done);
        const int id = server.open(u"MakeCall"_s).first();
        server.clock.advance(10s);
        QCOMPARE(codes, QVector{ErrorCode::Timeout});
        server.deliver(id,
            "<MakeCallResponse><callingDevice><callID>1</callID><deviceID>200</deviceID></"
            "callingDevice></MakeCallResponse>");
        QCOMPARE(codes.size(), 1);
        QVERIFY(server.notes.texts.last().contains("late"_L1));
        server.provider->execute({.service = Service::MakeCall, .destination = u"301"_s}, done);
        server.dropLink();
        QCOMPARE(codes.last(), ErrorCode::LinkLost);
        server.provider->execute({.service = Service::MakeCall, .destination = u"301"_s}, done);
        QCOMPARE(codes.size(), 3);
        QCOMPARE(codes.last(), ErrorCode::LinkLost);
    }

    void oddMessagesCostNothing_data()
    {
        QTest::addColumn<int>("invoke");
        QTest::addColumn<QByteArray>("document");
        QTest::newRow("unknown answer") << 4711 << QByteArray("<MakeCallResponse/>");
        QTest::newRow("unknown root") << 9999
                                      << QByteArray("<SomethingNewEvent><monitorCrossRefID>x200</"
                                                    "monitorCrossRefID></SomethingNewEvent>");
        QTest::newRow("unknown monitor")
            << 9999 << ScriptedServer::delivered("x999", "7", "301", "302");
        QTest::newRow("unknown enumeration")
            << 9999
            << ScriptedServer::delivered("x200", "7", "301", "302").replace("newCall", "brandNew");
    }
    void oddMessagesCostNothing()
    {
        QFETCH(int, invoke);
        QFETCH(QByteArray, document);
        ScriptedServer server;
        server.goLive();
        const qsizetype sent = server.sent.size();
        server.deliver(invoke, document);
        QCOMPARE(server.link().state, LinkState::Live);
        QCOMPARE(server.sent.size(), sent);
    }

    void whatCannotBeReadMeansLookingAgain_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("garbled") << QByteArray("9999<Delivered\x01Event>");
        QTest::newRow("truncated") << QByteArray("9999<DeliveredEvent><monitorCrossRefID>x2");
        QTest::newRow("document type")
            << QByteArray("9999<!DOCTYPE a [<!ENTITY b 'c'>]><DeliveredEvent/>");
        QTest::newRow("no invoke id") << QByteArray("<DeliveredEvent/>");
        QTest::newRow("oversize") << "9999<a>" + QByteArray(4 * 1024 * 1024, 'x') + "</a>";
        QTest::newRow("empty") << QByteArray();
    }
    void whatCannotBeReadMeansLookingAgain()
    {
        QFETCH(QByteArray, text);
        ScriptedServer server;
        server.goLive({u"301"_s});
        server.event(ScriptedServer::delivered("x301", "7", "301", "302"));
        server.deliverRaw(text); // perhaps it said that the call has ended
        QCOMPARE(server.link().state, LinkState::Syncing);
        QCOMPARE(server.link().error->code, ErrorCode::Protocol);
        QVERIFY(!server.link().error->userText.isEmpty());
        server.answerSync();
        QCOMPARE(server.link().state, LinkState::Live);
        QVERIFY(server.device(u"301"_s).connections.isEmpty());
        for (int i = 0; i < 3; ++i)
            server.deliverRaw(text);
        QCOMPARE(server.link().state, LinkState::Backoff); // a wire that goes on like this is none
    }

    void aCommandThatComesTooLateLooksAgain()
    {
        ScriptedServer server;
        server.goLive();
        server.event(ScriptedServer::delivered("x200", "7", "200", "302"));
        const ConnectionId call = server.device(u"200"_s).connections.first().id;
        const int asked = server.count(u"SnapshotDevice"_s);
        server.provider->execute({Service::AnswerCall, call}, [](const auto &) {});
        server.answerNext(u"AnswerCall"_s,
            "<CSTAErrorCode><stateIncompatibility>invalidConnectionState</stateIncompatibility></"
            "CSTAErrorCode>");
        QCOMPARE(server.count(u"SnapshotDevice"_s), asked + 1);
        server.answerSync();
        QVERIFY(server.device(u"200"_s).connections.isEmpty());
    }

    void aSwitchThatSpeaksFirstIsRegisteredWith()
    {
        ScriptedServer server(u"openscape"_s);
        server.signIn();
        QVERIFY(server.sent.isEmpty());
        server.deliver(1, "<SystemStatus><systemStatus>enabled</systemStatus></SystemStatus>");
        QCOMPARE(server.last(u"SystemStatusResponse"_s)->invokeId, 1);
        QVERIFY(server.answerNext(u"SystemRegister"_s,
            "<SystemRegisterResponse><sysStatRegisterID>r</sysStatRegisterID></"
            "SystemRegisterResponse>"));
        // Without pipelining the snapshot waits for the monitor.
        QCOMPARE(server.count(u"SnapshotDevice"_s), 0);
        server.answerNext(u"MonitorStart"_s, ScriptedServer::monitorAnswer("200"));
        QCOMPARE(server.count(u"SnapshotDevice"_s), 1);
        server.answerNext(u"SnapshotDevice"_s,
            "<SnapshotDeviceResponse><crossRefIDorSnapshotData><snapshotData/></"
            "crossRefIDorSnapshotData></SnapshotDeviceResponse>");
        QCOMPARE(server.link().state, LinkState::Live);
        // What its snapshot does not tell is asked for.
        QVERIFY(server.answerNext(u"GetDoNotDisturb"_s,
            "<GetDoNotDisturbResponse><doNotDisturbOn>true</doNotDisturbOn></"
            "GetDoNotDisturbResponse>"));
        QCOMPARE(server.count(u"GetForwarding"_s), 1);
        QCOMPARE(server.device(u"200"_s).services.doNotDisturb, std::optional(true));
        QVERIFY(!server.device(u"200"_s).services.forwarding);
    }

    void theSwitchTellsOfChangedLists()
    {
        ScriptedServer server;
        server.goLive();
        QSignalSpy directory(server.provider.get(), &Provider::directoryChanged);
        QSignalSpy watchList(server.provider.get(), &Provider::watchListChanged);
        server.event("<PrivateEvent><privateData><private><b:DevicesChanged "
                     "xmlns:b=\"urn:balie:csta:1\"/></private></privateData></PrivateEvent>");
        server.event(
            "<PrivateEvent><privateData><private><b:WatchListChanged xmlns:b=\"urn:balie:csta:1\" "
            "revision=\"5\"/></private></privateData></PrivateEvent>");
        QCOMPARE(directory.size(), 1);
        QCOMPARE(watchList.size(), 1);
        QCOMPARE(watchList[0][0].toULongLong(), 5u);
    }

    void suspendSaysGoodbyeAndResumeSignsInAgain()
    {
        ScriptedServer server;
        server.goLive();
        server.provider->suspend();
        QCOMPARE(server.count(u"StopApplicationSession"_s), 1);
        QCOMPARE(server.link().state, LinkState::Stale);
        server.provider->reconnectNow();
        server.settle();
        QCOMPARE(server.count(u"StartApplicationSession"_s), 2);
    }

    void anUnknownSchemeIsSaidSo()
    {
        HandOver handOver;
        ManualClock clock;
        CstaProvider provider(handOver, clock);
        SignIn signIn;
        signIn.server = QUrl(u"ftp://pbx.example.org"_s);
        signIn.ownDevice = DeviceId(u"200"_s);
        provider.signIn(signIn);
        const Batch batch = handOver.take();
        QCOMPARE(batch.link->state, LinkState::Refused);
        QCOMPARE(batch.link->error->code, ErrorCode::InvalidInput);
    }
};

BALIE_TEST(Sessions)
#include "tst_Sessions.moc"
