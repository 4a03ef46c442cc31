// How a session is kept, and what the switch says and asks in it by itself.
#include "tests/provider/ScriptedServer.h"
#include "tests/support/TestRegistry.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using balie::test::ScriptedServer;

class SessionKeeping : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
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
        for (int second = 0; second < 70; ++second) {
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
};

BALIE_TEST(SessionKeeping)
#include "tst_SessionKeeping.moc"
