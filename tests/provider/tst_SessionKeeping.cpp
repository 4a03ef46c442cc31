// How a session is kept, and what the switch says and asks in it by itself.
#include "tests/provider/ScriptedServer.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using balie::test::ScriptedServer;

namespace {

/// Signs in to a session of that many seconds.
void beginSession(ScriptedServer &server, int seconds)
{
    server.signIn();
    server.answerNext(u"StartApplicationSession"_s,
        "<StartApplicationSessionPosResponse><sessionID>s1</sessionID><actualSessionDuration>"
            + QByteArray::number(seconds)
            + "</actualSessionDuration></StartApplicationSessionPosResponse>");
    server.answerSync();
}

/// How often the session has been renewed after so much time more, in which the PBX is well.
int renewals(ScriptedServer &server, std::chrono::seconds time)
{
    for (auto passed = 0s; passed < time; passed += 1s) {
        server.clock.advance(1s);
        server.answerNext(u"RequestSystemStatus"_s, ScriptedServer::statusAnswer("normal"));
        server.event("<PrivateEvent/>");
    }
    return server.count(u"ResetApplicationSessionTimer"_s);
}

} // namespace

class SessionKeeping : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    // The sessions are short: of a long one a probe is the renewal.

    void theSessionIsRenewedAtHalfOfWhatWasGranted()
    {
        ScriptedServer server;
        beginSession(server, 60);
        QCOMPARE(renewals(server, 29s), 0);
        QCOMPARE(renewals(server, 1s), 1);
        QVERIFY(
            server.answerNext(u"ResetApplicationSessionTimer"_s, ScriptedServer::timerAnswer(40)));
        QCOMPARE(renewals(server, 19s), 1); // of what is granted now
        QCOMPARE(renewals(server, 1s), 2);
        QCOMPARE(server.link().state, LinkState::Live);
    }

    void aRenewalThatIsNotAnsweredIsTriedAgainWhileThereIsTime()
    {
        ScriptedServer server;
        beginSession(server, 40);
        QCOMPARE(renewals(server, 20s), 1);
        // Given up after 10 s; at half of the 10 s that are left then comes the next.
        QCOMPARE(renewals(server, 14s), 1);
        QCOMPARE(renewals(server, 1s), 2);
        server.answer(server.open(u"ResetApplicationSessionTimer"_s).last(),
            ScriptedServer::timerAnswer(300));
        QCOMPARE(renewals(server, 100s), 2);
        QCOMPARE(server.link().state, LinkState::Live);
        QCOMPARE(server.connections, 1);
    }

    void aSessionThatIsNeverRenewedIsBegunAnew()
    {
        ScriptedServer server;
        beginSession(server, 40);
        QCOMPARE(renewals(server, 39s), 2);
        QCOMPARE(server.link().state, LinkState::Live);
        QCOMPARE(renewals(server, 10s), 2);
        QCOMPARE(server.connections, 2);
        QCOMPARE(server.count(u"StartApplicationSession"_s), 2);
    }

    void aSessionThatTheSwitchDoesNotRenewIsBegunAnew()
    {
        ScriptedServer server;
        beginSession(server, 60);
        QCOMPARE(renewals(server, 30s), 1);
        QVERIFY(server.answerNext(u"ResetApplicationSessionTimer"_s,
            "<ResetApplicationSessionTimerNegResponse><errorCode><definedError>invalidSessionID"
            "</definedError></errorCode></ResetApplicationSessionTimerNegResponse>"));
        QCOMPARE(server.link().state, LinkState::Backoff);
        QVERIFY(!server.link().error->userText.isEmpty());
        server.clock.advance(1s);
        QCOMPARE(server.count(u"StartApplicationSession"_s), 2);
    }

    void aSwitchThatIsNotReadyIsStaleAndThenAskedForEverything()
    {
        ScriptedServer server;
        server.goLive({u"301"_s});
        const int asked = server.count(u"SnapshotDevice"_s);
        server.deliver(1, "<SystemStatus><systemStatus>disabled</systemStatus></SystemStatus>");
        QCOMPARE(server.link().state, LinkState::Stale);
        server.deliver(2, "<SystemStatus><systemStatus>enabled</systemStatus></SystemStatus>");
        QCOMPARE(server.link().state, LinkState::Syncing);
        server.answerSync();
        QCOMPARE(server.link().state, LinkState::Live);
        QCOMPARE(server.count(u"SnapshotDevice"_s), asked + 2);
        QCOMPARE(server.count(u"MonitorStart"_s), 4); // because monitors may be gone
    }

    void lostMessagesAreAskedForWithoutWaitingForAnotherWord()
    {
        ScriptedServer server;
        server.goLive({u"301"_s});
        server.event(ScriptedServer::delivered("x301", "7", "301", "302"));
        server.deliver(1, "<SystemStatus><systemStatus>messagesLost</systemStatus></SystemStatus>");
        QCOMPARE(server.link().state, LinkState::Syncing);
        server.answerSync();
        QCOMPARE(server.link().state, LinkState::Live);
        QVERIFY(server.device(u"301"_s).connections.isEmpty());
        QCOMPARE(server.count(u"MonitorStart"_s), 2); // the monitors stand
    }

    void aSwitchThatIsNotReadyIsAskedHowItIs_data()
    {
        QTest::addColumn<int>("probe");
        QTest::newRow("status") << int(ServerProfile::Probe::SystemStatus);
        QTest::newRow("timer") << int(ServerProfile::Probe::SessionTimer);
        QTest::newRow("question") << int(ServerProfile::Probe::RequestSystemStatus);
    }
    void aSwitchThatIsNotReadyIsAskedHowItIs()
    {
        QFETCH(int, probe);
        ScriptedServer server(
            {}, [&](ServerProfile &profile) { profile.probe = ServerProfile::Probe(probe); });
        server.goLive();
        server.deliver(1, "<SystemStatus><systemStatus>disabled</systemStatus></SystemStatus>");
        QCOMPARE(server.link().state, LinkState::Stale);
        // It never says of itself that it is well again.
        for (int second = 0; second < 60; ++second) {
            server.clock.advance(1s);
            server.event("<PrivateEvent/>");
        }
        QVERIFY(
            server.answerNext(u"RequestSystemStatus"_s, ScriptedServer::statusAnswer("enabled")));
        server.answerSync();
        QCOMPARE(server.link().state, LinkState::Live);
        for (int second = 0; second < 130; ++second) {
            server.clock.advance(1s);
            server.event("<PrivateEvent/>");
            server.answerNext(u"SystemStatus"_s, "<SystemStatusResponse/>");
            server.answerNext(u"ResetApplicationSessionTimer"_s, ScriptedServer::timerAnswer(300));
            server.answerNext(u"RequestSystemStatus"_s, ScriptedServer::statusAnswer("normal"));
        }
        QCOMPARE(server.count(u"RequestSystemStatus"_s) > 1,
            probe == int(ServerProfile::Probe::RequestSystemStatus));
        QCOMPARE(server.link().state, LinkState::Live);
    }

    void aSwitchWithoutSessionsIsSignedInToWhenItIsWell_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("state");
        QTest::newRow("normal") << ScriptedServer::statusAnswer("normal")
                                << int(LinkState::Syncing);
        QTest::newRow("enabled") << ScriptedServer::statusAnswer("enabled")
                                 << int(LinkState::Syncing);
        QTest::newRow("disabled") << ScriptedServer::statusAnswer("disabled")
                                  << int(LinkState::Backoff);
        QTest::newRow("initializing")
            << ScriptedServer::statusAnswer("initializing") << int(LinkState::Backoff);
        QTest::newRow("unknown word")
            << ScriptedServer::statusAnswer("asleep") << int(LinkState::Backoff);
        QTest::newRow("no word") << QByteArray("<RequestSystemStatusResponse/>")
                                 << int(LinkState::Backoff);
        QTest::newRow("another answer")
            << QByteArray("<MakeCallResponse/>") << int(LinkState::Backoff);
    }
    void aSwitchWithoutSessionsIsSignedInToWhenItIsWell()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, state);
        ScriptedServer server(u"generic"_s,
            [](ServerProfile &profile) { profile.session = ServerProfile::Session::None; });
        server.signIn();
        QVERIFY(server.answerNext(u"RequestSystemStatus"_s, answer));
        QCOMPARE(int(server.link().state), state);
        if (state == int(LinkState::Syncing))
            return;
        QVERIFY(!server.link().error->userText.isEmpty());
        server.clock.advance(1s);
        QVERIFY(
            server.answerNext(u"RequestSystemStatus"_s, ScriptedServer::statusAnswer("normal")));
        QCOMPARE(server.link().state, LinkState::Syncing);
    }

    void theSwitchTellsThatItsDevicesChanged()
    {
        ScriptedServer server;
        server.goLive();
        QSignalSpy directory(server.provider.get(), &Provider::directoryChanged);
        server.deliver(7,
            "<SwFunctionDevicesChanged><sysStatRegisterID>r</sysStatRegisterID>"
            "</SwFunctionDevicesChanged>");
        QCOMPARE(server.last(u"SwFunctionDevicesChangedResponse"_s)->invokeId, 7);
        QCOMPARE(directory.size(), 1);
        server.deliver(8, "<SwFunctionCapsChanged/>");
        QCOMPARE(server.last(u"SwFunctionCapsChangedResponse"_s)->invokeId, 8);
        QCOMPARE(directory.size(), 1);
    }

    void whatTheSwitchAsksAndWeCannotDoIsRefused()
    {
        ScriptedServer server;
        server.goLive();
        server.deliver(
            9, "<RouteRequest><crossRefIdentifier>1</crossRefIdentifier></RouteRequest>");
        const auto *refusal = server.last(u"CSTAErrorCode"_s);
        QVERIFY(refusal);
        QCOMPARE(refusal->invokeId, 9);
        QVERIFY(refusal->document.contains("<operation>serviceNotSupported</operation>"));
        // What comes as an event wants no answer, whatever it is called.
        server.event("<SomethingNew/>");
        QCOMPARE(server.count(u"CSTAErrorCode"_s), 1);
        QCOMPARE(server.link().state, LinkState::Live);
    }
};

BALIE_TEST(SessionKeeping)
#include "tst_SessionKeeping.moc"
