// The provider with its real HTTP against the simulated XSPs, over real sockets.
#include "base/SystemClock.h"
#include "cti/provider/xsi/XsiProvider.h"
#include "cti/simulator/server/InMemoryPbx.h"
#include "cti/simulator/server/XsiServer.h"
#include "cti/switchboard/Switchboard.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace {

sim::PbxConfig quiet(int users)
{
    sim::PbxConfig config;
    config.office.users = users;
    config.office.activity = sim::Activity::None;
    config.office.seed = test::seed();
    config.xsi.edition = sim::Edition::Premium;
    return config;
}

struct Rig {
    explicit Rig(int users = 10, int perSecond = XsiRequests::requestsPerSecond)
        : pbx(clock, quiet(users))
        , server(pbx.xsi())
    {
        sim::ServerOptions options;
        options.http = 0;
        if (const auto listening = server.listen(options, ports); !listening)
            QTest::qFail(qPrintable(listening.error().userText), __FILE__, __LINE__);
        XsiProvider::Options made;
        made.requestsPerSecond = perSecond;
        provider = std::make_unique<XsiProvider>(handOver, clock, made);
        for (const sim::Device *device : pbx.engine().devices()) {
            const QString user = pbx.xsi().userIdOf(device->id);
            if (!user.isEmpty() && user != "receptie@example.nl"_L1 && device->watchable
                && device->category == sim::DeviceCategory::Station)
                people.append(DeviceId(user));
        }
    }

    void signIn()
    {
        SignIn signIn;
        signIn.server = QUrl(u"http://127.0.0.1:%1"_s.arg(ports.http));
        signIn.user = u"receptie@example.nl"_s;
        signIn.password = u"balie"_s;
        provider->signIn(signIn);
    }
    const LinkStatus &link()
    {
        board.apply(handOver.take());
        return board.link();
    }
    LinkState state() { return link().state; }
    /// Of how many it is known what they do, told on the link that is up now.
    qsizetype known()
    {
        board.apply(handOver.take());
        return std::count_if(people.cbegin(), people.cend(), [this](const DeviceId &person) {
            const DeviceSnapshot *told = board.device(person);
            return told && told->knowledge == Knowledge::Known && board.isFresh(person);
        });
    }
    const sim::XsiCounters &counters() { return pbx.xsi().counters(); }

    SystemClock clock;
    sim::InMemoryPbx pbx;
    sim::XsiServer server;
    sim::ServerPorts ports;
    HandOver handOver;
    Switchboard board{clock};
    std::unique_ptr<XsiProvider> provider;
    QVector<DeviceId> people;
};

} // namespace

class XsiOverSockets : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void signsInAndKnowsEverybody()
    {
        Rig rig(10, 500);
        rig.provider->setWatched(rig.people);
        rig.signIn();
        BALIE_TRY_COMPARE(rig.state(), LinkState::Live);
        BALIE_TRY_COMPARE(rig.known(), rig.people.size());
        QCOMPARE(rig.link().ownDevice, DeviceId(u"receptie@example.nl"_s));
        QCOMPARE(rig.counters().withoutVersion, 0);
        rig.provider->signOut();
        BALIE_TRY_COMPARE(rig.pbx.xsi().channelCount(), 0);
        BALIE_TRY_COMPARE(rig.pbx.xsi().subscriptionCount(), 0);
    }

    void everyEventIsAcknowledged()
    {
        Rig rig(10, 500);
        rig.pbx.xsi().faults().chunkSize = 1;
        rig.pbx.xsi().faults().duplicates = true;
        rig.pbx.xsi().faults().unknownEvents = true;
        rig.provider->setWatched(rig.people);
        rig.signIn();
        BALIE_TRY_COMPARE(rig.known(), rig.people.size());
        BALIE_TRY_VERIFY(rig.counters().acknowledgements > 2 * rig.people.size());
        QCOMPARE(rig.state(), LinkState::Live);
    }

    void theStreamsNodeIsKeptWhenRequestsGoToAnother()
    {
        Rig rig(10, 500);
        const QVector<DeviceId> all = rig.people;
        rig.people.removeLast();
        rig.provider->setWatched(rig.people);
        rig.signIn();
        BALIE_TRY_COMPARE(rig.known(), rig.people.size());
        BALIE_TRY_COMPARE(rig.state(), LinkState::Live);
        // From here on the requests go to the other node, and the stream stays where it is.
        rig.pbx.xsi().faults().redirects = 1;
        rig.people = all;
        rig.provider->setWatched(all);
        BALIE_TRY_COMPARE(rig.known(), all.size());
        QCOMPARE(rig.counters().redirects, 1);
        const int before = rig.counters().acknowledgements;
        rig.provider->reconnectNow(); // a heartbeat
        BALIE_TRY_VERIFY(rig.counters().heartbeats > 0);
        const DeviceId busy(all.first());
        QVERIFY(rig.pbx.pbx()
                    .apply(sim::SetDoNotDisturb{rig.pbx.xsi().deviceOf(busy.value()), true})
                    .ok());
        BALIE_TRY_VERIFY(rig.counters().acknowledgements > before);
        QCOMPARE(rig.counters().wrongNode, 0);
        QCOMPARE(rig.link().session, 1u);
    }

    void followsARedirectToTheOtherNode()
    {
        Rig rig(10, 500);
        rig.pbx.xsi().faults().redirects = 3;
        rig.provider->setWatched(rig.people);
        rig.signIn();
        BALIE_TRY_COMPARE(rig.known(), rig.people.size());
        QCOMPARE(rig.counters().redirects, 3);
    }

    void aWrongPasswordIsTriedOnce()
    {
        Rig rig;
        rig.pbx.xsi().faults().failures = 1000;
        rig.pbx.xsi().faults().failureStatus = 401;
        rig.signIn();
        BALIE_TRY_COMPARE(rig.state(), LinkState::Refused);
        QCOMPARE(rig.link().error->code, ErrorCode::BadCredentials);
        QCOMPARE(rig.counters().requests, 1);
    }

    void aThousandPeopleAreBackAfterALostChannel()
    {
        Rig rig(1100, 500); // some shield their telephone
        rig.people.resize(1000);
        rig.provider->setWatched(rig.people);
        rig.signIn();
        BALIE_TRY_COMPARE(rig.known(), rig.people.size());
        // What happens meanwhile is told to nobody.
        rig.pbx.xsi().cutStreams();
        const DeviceId busy(rig.people.last());
        QVERIFY(rig.pbx.pbx()
                    .apply(sim::MakeCall{rig.pbx.xsi().deviceOf(busy.value()), "+31201234567", true})
                    .ok());
        BALIE_TRY_VERIFY(rig.state() != LinkState::Live);
        QCOMPARE(rig.known(), 0);
        BALIE_TRY_COMPARE(rig.known(), 1000);
        QCOMPARE(rig.state(), LinkState::Live);
        QCOMPARE(rig.link().session, 2u);
        QCOMPARE(rig.board.device(busy)->connections.size(), 1);
    }
};

BALIE_TEST(XsiOverSockets)

#include "tst_XsiOverSockets.moc"
