// The client with its own thread against the simulated PBX's servers, over real sockets.
#include "base/SystemClock.h"
#include "cti/provider/PbxClient.h"
#include "cti/provider/csta/CstaProvider.h"
#include "cti/simulator/server/PbxHost.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QElapsedTimer>
#include <atomic>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace {

struct Rig {
    explicit Rig(int users = 40)
    {
        sim::PbxConfig config;
        config.office.users = users;
        config.office.activity = sim::Activity::None;
        config.office.seed = test::seed();
        config.face.edition = sim::Edition::Premium;
        sim::ServerOptions servers;
        servers.ws = 0;
        servers.tcp = 0;
        host.start(config, servers, &context, [this](const Expected<sim::ServerPorts> &started) {
            if (started)
                ports = *started;
        });
        client = std::make_unique<PbxClient>(
            [](HandOver &handOver, Clock &ioClock) {
                return std::make_unique<CstaProvider>(handOver, ioClock);
            },
            clock, PbxClient::Threading::Own);
    }

    void signIn(const QString &scheme, quint16 port)
    {
        SignIn signIn;
        signIn.server = QUrl(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(port));
        signIn.user = u"receptie"_s;
        signIn.password = u"balie"_s;
        client->signIn(signIn);
    }
    bool isLive() const { return client->switchboard().isLive(); }
    const DeviceSnapshot *device(const QString &id) const
    {
        return client->switchboard().device(DeviceId(id));
    }

    /// Asks the PBX anew with each look: nobody is signed in, and who was has said goodbye.
    bool sessionIsOver()
    {
        host.control([this](sim::PbxControl &pbx) {
            sessions = pbx.sessionCount();
            stopped = pbx.counters().sessionsStopped;
            return sim::ControlResult();
        });
        return sessions == 0 && stopped == 1;
    }

    SystemClock clock;
    QObject context;
    // Written on the thread of the PBX, which ends before they do.
    std::atomic<int> sessions{-1};
    std::atomic<int> stopped{-1};
    sim::PbxHost host;
    std::optional<sim::ServerPorts> ports;
    std::unique_ptr<PbxClient> client;
};

} // namespace

class OverSockets : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aCallIsSeenAnsweredAndEnded_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("WebSocket") << u"ws"_s;
        QTest::newRow("TCP") << u"tcp"_s;
    }
    void aCallIsSeenAnsweredAndEnded()
    {
        QFETCH(QString, scheme);
        Rig rig;
        BALIE_TRY_VERIFY(rig.ports);
        rig.signIn(scheme, scheme == "ws"_L1 ? rig.ports->ws : rig.ports->tcp);
        BALIE_TRY_VERIFY(rig.isLive());
        QCOMPARE(rig.client->switchboard().ownDevice(), DeviceId(u"200"_s));
        rig.host.control([](sim::PbxControl &pbx) { return pbx.call({"+31201234567"}, "200"); });
        BALIE_TRY_VERIFY(
            rig.device(u"200"_s) && rig.device(u"200"_s)->connections.size() == 1);
        std::optional<bool> accepted;
        rig.client->execute({Service::AnswerCall, rig.device(u"200"_s)->connections[0].id},
            [&](Expected<CommandResult> answer) { accepted = answer.hasValue(); });
        BALIE_TRY_COMPARE(accepted, std::optional(true));
        BALIE_TRY_COMPARE(rig.device(u"200"_s)->connections[0].state, ConnectionState::Connected);
        rig.host.control([](sim::PbxControl &pbx) { return pbx.hangUp({"200"}); });
        BALIE_TRY_VERIFY(rig.device(u"200"_s)->connections.isEmpty());
    }

    void aThousandColleaguesComeIn()
    {
        Rig rig(1001);
        BALIE_TRY_VERIFY(rig.ports);
        QVector<DeviceId> everybody;
        for (int device = 201; device <= 698; ++device)
            everybody.append(DeviceId(QString::number(device)));
        for (int device = 10001; everybody.size() < 1000; ++device)
            everybody.append(DeviceId(QString::number(device)));
        rig.client->setWatched(everybody);
        QElapsedTimer timer;
        timer.start();
        rig.signIn(u"ws"_s, rig.ports->ws);
        // The office shields a few of its people; of everybody else calls and services are known.
        int shielded = 0;
        const auto known = [&] {
            shielded = 0;
            return std::ranges::all_of(everybody, [&](const DeviceId &device) {
                const DeviceSnapshot *snapshot = rig.client->switchboard().device(device);
                shielded += snapshot && snapshot->knowledge == Knowledge::Refused ? 1 : 0;
                return snapshot && rig.client->switchboard().isFresh(device)
                    && (snapshot->knowledge == Knowledge::Refused
                        || (snapshot->knowledge == Knowledge::Known
                            && snapshot->services.doNotDisturb.has_value()));
            });
        };
        BALIE_TRY_VERIFY(rig.isLive() && known());
        QVERIFY(shielded < 100);
        qInfo("1,000 colleagues known after %lld ms", timer.elapsed());
    }

    void theThreadEndsWhateverItIsDoing()
    {
        Rig rig;
        BALIE_TRY_VERIFY(rig.ports);
        rig.signIn(u"ws"_s, rig.ports->ws); // destroyed while it connects
        rig.client->execute({.service = Service::MakeCall, .destination = u"201"_s},
            [](const auto &) { QFAIL("nobody listens any more"); });
    }

    void signingOutEndsTheSession_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<int>("users");
        QTest::newRow("WebSocket") << u"ws"_s << 40;
        QTest::newRow("TCP") << u"tcp"_s << 40;
        // As many requests are under way as may be, and there is no time to wait for an answer.
        QTest::newRow("WebSocket, in the middle of the first state") << u"ws"_s << 1001;
        QTest::newRow("TCP, in the middle of the first state") << u"tcp"_s << 1001;
    }
    void signingOutEndsTheSession()
    {
        QFETCH(QString, scheme);
        QFETCH(int, users);
        Rig rig(users);
        BALIE_TRY_VERIFY(rig.ports);
        QVector<DeviceId> colleagues;
        for (int device = 201; device < std::min(698, 200 + users); ++device)
            colleagues.append(DeviceId(QString::number(device)));
        rig.client->setWatched(colleagues);
        rig.signIn(scheme, scheme == "ws"_L1 ? rig.ports->ws : rig.ports->tcp);
        BALIE_TRY_VERIFY(users > 40 ? rig.client->switchboard().link().session > 0 : rig.isLive());
        rig.client->signOut();
        BALIE_TRY_COMPARE(rig.client->switchboard().link().state, LinkState::Idle);
        BALIE_TRY_VERIFY(rig.sessionIsOver());
    }
};

BALIE_TEST(OverSockets)
#include "tst_OverSockets.moc"
