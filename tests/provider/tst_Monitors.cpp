// What the provider does to know of everybody what is true, whatever the switch answers.
#include "tests/provider/ScriptedServer.h"
#include "tests/support/TestRegistry.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using balie::test::ScriptedServer;

class Monitors : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aColleagueWhomABusySwitchKeepsRefusingComesInTheEnd()
    {
        ScriptedServer server;
        server.goLive();
        server.provider->setWatched({DeviceId(u"301"_s)});
        const QByteArray busy = "<CSTAErrorCode><performanceManagement>performanceLimitExceeded</"
                                "performanceManagement></CSTAErrorCode>";
        QVector<std::chrono::seconds> waited;
        std::chrono::seconds since{0};
        for (int second = 0; second < 400; ++second) {
            if (server.answerNext(u"MonitorStart"_s, busy)) {
                waited.append(since);
                since = 0s;
            }
            server.answerNext(u"SnapshotDevice"_s, busy);
            server.answerNext(u"RequestSystemStatus"_s, ScriptedServer::statusAnswer("normal"));
            server.answerNext(u"ResetApplicationSessionTimer"_s, ScriptedServer::timerAnswer(300));
            server.event("<PrivateEvent/>");
            server.clock.advance(1s);
            since += 1s;
        }
        QVERIFY(waited.size() > 9);
        QCOMPARE(waited.mid(0, 9),
            (QVector<std::chrono::seconds>{0s, 1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s}));
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Waiting);
        server.provider->refresh(DeviceId(u"301"_s)); // asked for by hand: not in a minute
        server.answerSync();
        QCOMPARE(server.device(u"301"_s).knowledge, Knowledge::Known);
    }
};

BALIE_TEST(Monitors)
#include "tst_Monitors.moc"
