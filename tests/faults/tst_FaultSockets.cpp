// Faults in the bytes of real sockets, under WebSocket and J.2, whatever they mean there.
#include "base/SystemClock.h"
#include "cti/oracle/ObservedFacts.h"
#include "cti/oracle/TruthFacts.h"
#include "cti/provider/PbxClient.h"
#include "cti/provider/csta/CstaProvider.h"
#include "cti/simulator/faults/FaultProxy.h"
#include "cti/simulator/server/InMemoryPbx.h"
#include "cti/simulator/server/PbxServer.h"
#include "cti/simulator/server/TruthJson.h"
#include "tests/faults/Console.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using sim::FaultDirection;
using sim::FaultKind;

namespace balie::test {

namespace {

sim::PbxConfig busy()
{
    sim::PbxConfig config = Console::quiet(12);
    config.office.activity = sim::Activity::WorkingDay;
    config.office.pace = 40;
    config.speed = 20;
    return config;
}

} // namespace

class FaultSockets : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void afterwardsTheConsoleShowsWhatIsTrue_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QVector<FaultKind>>("kinds");
        QTest::newRow("WebSocket, drop and garble")
            << u"ws"_s << QVector{FaultKind::Drop, FaultKind::Garble};
        QTest::newRow("J.2, truncate and split")
            << u"tcp"_s << QVector{FaultKind::Truncate, FaultKind::Split};
        QTest::newRow("WebSocket, restart and slow")
            << u"ws"_s << QVector{FaultKind::Restart, FaultKind::Slow};
        QTest::newRow("J.2, refused and garble")
            << u"tcp"_s << QVector{FaultKind::Refused, FaultKind::Garble};
        QTest::newRow("WebSocket, stall, split and truncate")
            << u"ws"_s << QVector{FaultKind::Stall, FaultKind::Split, FaultKind::Truncate};
        QTest::newRow("WebSocket, half open")
            << u"ws"_s << QVector{FaultKind::Split, FaultKind::HalfOpen};
        QTest::newRow("J.2, half open") << u"tcp"_s << QVector{FaultKind::HalfOpen};
    }
    void afterwardsTheConsoleShowsWhatIsTrue()
    {
        QFETCH(QString, scheme);
        QFETCH(QVector<FaultKind>, kinds);
        SystemClock clock;
        sim::InMemoryPbx pbx(clock, busy());
        sim::PbxServer server(pbx.face());
        sim::ServerOptions ports;
        (scheme == "ws"_L1 ? ports.ws : ports.tcp) = 0;
        const auto listening = server.listen(ports);
        QVERIFY(listening);
        sim::FaultPlan plan(seed());
        qint64 after = 0;
        for (const FaultKind kind : kinds) {
            after += 2'000 + plan.pick(20'000);
            plan.add({kind, FaultDirection::ToClient, after, 400ms});
        }
        sim::FaultProxy proxy(clock, plan, QHostAddress(QHostAddress::LocalHost),
            scheme == "ws"_L1 ? listening->ws : listening->tcp, [&] { pbx.restart(); });
        QVERIFY(proxy.listen() != 0);

        PbxClient client(
            [](HandOver &handOver, Clock &ioClock) {
                return std::make_unique<CstaProvider>(handOver, ioClock);
            },
            clock, PbxClient::Threading::Own);
        QVector<DeviceId> everybody{DeviceId(u"200"_s)};
        for (int colleague = 201; colleague <= 211; ++colleague)
            everybody.append(DeviceId(QString::number(colleague)));
        client.setWatched(everybody);
        SignIn signIn;
        signIn.server = QUrl(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(proxy.port()));
        signIn.user = u"receptie"_s;
        signIn.password = u"balie"_s;
        client.signIn(signIn);
        QTRY_COMPARE_WITH_TIMEOUT(plan.fired().size(), size_t(kinds.size()), 3 * patienceMs);
        pbx.pbx().freeze();
        // Nobody tells the client. It would find out by itself, but sooner where the machine says
        // that the network has changed.
        if (kinds.contains(FaultKind::HalfOpen))
            client.reconnectNow();

        QStringList differences;
        const auto agrees = [&] {
            const oracle::Facts shown = oracle::factsShown(client.switchboard(), everybody);
            differences = oracle::differences(
                oracle::factsOfTruth(sim::truthJson(pbx.pbx())), shown, u"afterwards"_s);
            return client.switchboard().isLive() && differences.isEmpty();
        };
        if (!QTest::qWaitFor(agrees, 3 * patienceMs)) // several attempts to come back fit in
            QFAIL(qPrintable(u"link state %1\n"_s.arg(int(client.switchboard().link().state))
                + differences.join(u'\n')));
    }
};

} // namespace balie::test

using balie::test::FaultSockets;
BALIE_TEST(FaultSockets)
#include "tst_FaultSockets.moc"
