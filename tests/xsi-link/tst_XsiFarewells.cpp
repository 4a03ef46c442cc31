// What is said on leaving gets out before the program goes, and nobody waits for a server that does not listen.
#include "base/SystemClock.h"
#include "cti/provider/PbxClient.h"
#include "cti/simulator/server/InMemoryPbx.h"
#include "cti/simulator/server/XsiServer.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"
#include "tests/xsi-link/XsiRig.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace {

/// A console with its I/O thread, and the simulated XSPs that it talks to.
struct Office {
    Office()
        : pbx(clock, quiet())
        , server(pbx.xsi())
    {
        sim::ServerOptions options;
        options.http = 0;
        if (const auto listening = server.listen(options, ports); !listening)
            QTest::qFail(qPrintable(listening.error().userText), __FILE__, __LINE__);
        client = std::make_unique<PbxClient>(
            [](HandOver &handOver, Clock &ioClock) {
                XsiProvider::Options made;
                made.requestsPerSecond = 500;
                return std::make_unique<XsiProvider>(handOver, ioClock, made);
            },
            clock, PbxClient::Threading::Own);
    }

    static sim::PbxConfig quiet()
    {
        sim::PbxConfig config;
        config.office.users = 6;
        config.office.activity = sim::Activity::None;
        config.office.seed = test::seed();
        return config;
    }
    QString userAt(const QString &extension)
    {
        return pbx.xsi().userIdOf(sim::DeviceId{extension.toStdString()});
    }
    void signInAs(const QString &user)
    {
        SignIn signIn;
        signIn.server = QUrl(u"http://127.0.0.1:%1"_s.arg(ports.http));
        signIn.user = user;
        signIn.password = u"balie"_s;
        client->signIn(signIn);
    }

    SystemClock clock;
    sim::InMemoryPbx pbx;
    sim::XsiServer server;
    sim::ServerPorts ports;
    std::unique_ptr<PbxClient> client;
};

} // namespace

class XsiFarewells : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLeftAtThePbxWhenTheProgramMayGo()
    {
        Office office;
        const DeviceId last(office.userAt(u"203"_s));
        office.client->setWatched({DeviceId(office.userAt(u"202"_s)), last});
        office.signInAs(u"receptie@example.nl"_s);
        BALIE_TRY_VERIFY(office.client->switchboard().isLive());
        // The last one that is asked for: a console cannot delete what it has no answer about yet.
        const auto lastIsIn = [&] {
            const DeviceSnapshot *snapshot = office.client->switchboard().device(last);
            return snapshot && snapshot->services.forwarding.has_value();
        };
        BALIE_TRY_VERIFY(lastIsIn());
        QVERIFY(office.pbx.xsi().subscriptionCount() >= 7);

        bool gone = false;
        office.client->signOut([&] { gone = true; });
        QVERIFY(!gone); // never from inside
        BALIE_TRY_VERIFY(gone);
        // Gone means heard: nothing more can come from here.
        office.client.reset();
        QCOMPARE(office.pbx.xsi().subscriptionCount(), 0);
        QCOMPARE(office.pbx.xsi().channelCount(), 0);
    }

    void nobodySignedInHasNothingToSay()
    {
        Office office;
        bool gone = false;
        office.client->signOut([&] { gone = true; });
        BALIE_TRY_VERIFY(gone);
        QCOMPARE(office.pbx.xsi().counters().requests, 0);
    }

    void aServerThatDoesNotListenIsWaitedForNoLongerThanTheBound()
    {
        test::XsiRig rig;
        PbxClient client(
            [&rig](HandOver &handOver, Clock &clock) {
                return std::make_unique<XsiProvider>(handOver, clock, rig.options);
            },
            rig.clock, PbxClient::Threading::Same);
        client.signIn(rig.signIn);
        rig.clock.advance(2s);
        QVERIFY(client.switchboard().isLive());

        rig.xsp.answer("DELETE ", {}, {.never = true});
        bool gone = false;
        client.signOut([&] { gone = true; });
        QVERIFY(!rig.lines("DELETE ").isEmpty());
        rig.clock.advance(PbxClient::farewellTime - 1ms);
        QVERIFY(!gone);
        rig.clock.advance(1ms);
        QVERIFY(gone);
    }

    void whenTheServerHasAnsweredNobodyWaits()
    {
        test::XsiRig rig;
        PbxClient client(
            [&rig](HandOver &handOver, Clock &clock) {
                return std::make_unique<XsiProvider>(handOver, clock, rig.options);
            },
            rig.clock, PbxClient::Threading::Same);
        client.signIn(rig.signIn);
        rig.clock.advance(2s);
        bool gone = false;
        client.signOut([&] { gone = true; });
        rig.clock.advance(1s);
        QVERIFY(gone);
    }

    /// Of a thousand people's subscriptions, not one more than the server takes.
    void theRestIsLeftUnsaidWhenTheServerHasGone()
    {
        test::XsiRig rig;
        rig.watch({u"bob"_s, u"carol"_s, u"dave"_s, u"erin"_s});
        rig.start(5s);
        rig.xsp.answer("DELETE ", {}, {.error = Error{ErrorCode::Unreachable, {}, u"gone"_s}});
        bool silent = false;
        rig.provider->signOut();
        rig.provider->whenSilent([&] { silent = true; });
        QVERIFY(!silent);
        rig.clock.advance(1s);
        QVERIFY(silent);
        QVERIFY(rig.lines("DELETE ").size() < rig.xsp.subscriptions.size());
    }

    void theNextAccountDoesNotSilenceTheOneBeforeIt()
    {
        test::XsiRig rig;
        rig.watch({u"bob"_s, u"carol"_s});
        rig.start(5s);
        const qsizetype of = rig.xsp.subscriptions.size();
        const QByteArray before = rig.xsp.http.sent().constLast().header("Authorization");
        rig.signIn.user = u"zoe@example.nl"_s;
        rig.xsp.http.forgetSent();
        rig.start(5s);
        qsizetype deleted = 0;
        for (const auto &sent : rig.xsp.http.sentWith("DELETE ")) {
            if (sent.line().contains("/subscription/") && sent.header("Authorization") == before)
                ++deleted;
        }
        QCOMPARE(deleted, of);
        QCOMPARE(rig.state(), LinkState::Live);
    }
};

BALIE_TEST(XsiFarewells)
#include "tst_XsiFarewells.moc"
