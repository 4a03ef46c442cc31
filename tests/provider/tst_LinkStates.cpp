#include "base/ManualClock.h"
#include "cti/link/LinkMachine.h"
#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace {

/// Writes down what the machine asks for.
struct Driver final : LinkDriver {
    void openWire() override { ++opened; }
    void dropWire() override { ++dropped; }
    bool pingWire() override
    {
        pings += canPing ? 1 : 0;
        return canPing;
    }
    void askPbx() override { ++probes; }
    void resync() override { ++resyncs; }
    void linkChanged(const LinkStatus &status) override
    {
        states.append(status.state);
        last = status;
    }

    bool canPing = true;
    int opened = 0;
    int dropped = 0;
    int pings = 0;
    int probes = 0;
    int resyncs = 0;
    QVector<LinkState> states;
    LinkStatus last;
};

struct Rig {
    ManualClock clock;
    Driver driver;
    double jitter = 1.0;
    LinkMachine machine{clock, [this] { return jitter; }, driver};

    void goLive()
    {
        machine.opened();
        machine.welcomed({});
        machine.synced();
    }
    Error lost() const { return {ErrorCode::LinkLost, u"lost"_s, {}}; }
};

} // namespace

class LinkStates : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void goesThroughTheStatesInOrder()
    {
        Rig rig;
        rig.machine.start(u"pbx.example.org"_s);
        rig.goLive();
        QCOMPARE(rig.driver.states,
            (QVector{
                LinkState::Connecting, LinkState::Handshake, LinkState::Syncing, LinkState::Live}));
        QCOMPARE(rig.driver.resyncs, 1);
        QCOMPARE(rig.machine.status().session, 1u);
    }

    void theFirstAnswerOfASessionGivesTheDelay()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        rig.machine.opened();
        rig.machine.answeredAfter(12ms);
        rig.machine.welcomed({});
        rig.machine.answeredAfter(700ms); // a snapshot that waited behind nineteen others
        rig.machine.synced();
        QCOMPARE(rig.driver.last.state, LinkState::Live);
        QCOMPARE(rig.driver.last.roundTrip, std::optional(12ms));

        rig.machine.closed(rig.lost());
        rig.clock.advance(1s);
        rig.machine.opened();
        rig.machine.answeredAfter(90ms);
        rig.machine.welcomed({});
        rig.machine.synced();
        QCOMPARE(rig.driver.last.roundTrip, std::optional(90ms));
    }

    void aProbeTellsTheDelayOnlyWhereItIsNoticeable()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        rig.machine.opened();
        rig.machine.answeredAfter(20ms);
        rig.machine.welcomed({});
        rig.machine.synced();
        const auto probeTakes = [&](std::chrono::milliseconds delay) {
            for (const int asked = rig.driver.probes; rig.driver.probes == asked;) {
                rig.clock.advance(*rig.clock.nextDeadline() - rig.clock.now());
                rig.machine.heard();
            }
            rig.clock.advance(delay);
            rig.machine.pbxAnswered();
        };
        const auto told = rig.driver.states.size();
        probeTakes(60ms);
        QCOMPARE(rig.driver.states.size(), told);
        probeTakes(75ms); // 55 more than is shown
        QCOMPARE(rig.driver.states.size(), told + 1);
        QCOMPARE(rig.driver.last.roundTrip, std::optional(75ms));
        QCOMPARE(rig.driver.last.state, LinkState::Live);
        probeTakes(60ms);
        QCOMPARE(rig.driver.states.size(), told + 1);
    }

    void givesUpConnectingAfterTenSeconds()
    {
        Rig rig;
        rig.machine.start(u"pbx.example.org"_s);
        rig.clock.advance(9'999ms);
        QCOMPARE(rig.machine.state(), LinkState::Connecting);
        rig.clock.advance(1ms);
        QCOMPARE(rig.machine.state(), LinkState::Backoff);
        QCOMPARE(rig.machine.status().error->code, ErrorCode::Unreachable);
        QVERIFY(rig.machine.status().error->userText.contains("pbx.example.org"_L1));
    }

    void aServerThatDoesNotSignUsInIsTriedAgain()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        rig.machine.opened();
        rig.clock.advance(10s);
        QCOMPARE(rig.machine.state(), LinkState::Backoff);
        QCOMPARE(rig.machine.status().error->code, ErrorCode::Timeout);
    }

    void pingsAfterTenSecondsAndDiesAfterTwentyFive()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        rig.goLive();
        rig.clock.advance(9'999ms);
        QCOMPARE(rig.driver.pings, 0);
        rig.clock.advance(1ms);
        QCOMPARE(rig.driver.pings, 1);
        rig.clock.advance(14'999ms);
        QCOMPARE(rig.machine.state(), LinkState::Live);
        rig.clock.advance(1ms);
        QCOMPARE(rig.machine.state(), LinkState::Backoff);
        QCOMPARE(rig.machine.status().error->code, ErrorCode::LinkLost);
    }

    void anyByteIsLife()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        rig.goLive();
        for (int i = 0; i < 3; ++i) {
            rig.clock.advance(9s);
            rig.machine.heard();
        }
        QCOMPARE(rig.driver.pings, 0);
        QCOMPARE(rig.machine.state(), LinkState::Live);
        rig.clock.advance(15s);
        rig.machine.heard(); // late, but life
        rig.clock.advance(9s);
        QCOMPARE(rig.machine.state(), LinkState::Live);
    }

    void asksThePbxWhereTheWireCannotPing()
    {
        Rig rig;
        rig.driver.canPing = false;
        rig.machine.start(u"pbx"_s);
        rig.goLive();
        rig.clock.advance(10s);
        QCOMPARE(rig.driver.probes, 1);
    }

    void aBusyLinkIsProbedEveryMinute()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        rig.goLive();
        for (int second = 0; second < 180; ++second) {
            rig.clock.advance(1s);
            rig.machine.heard();
            rig.machine.pbxAnswered();
        }
        QCOMPARE(rig.driver.probes, 3);
        QCOMPARE(rig.driver.pings, 0);
    }

    void aMissedProbeIsStaleAndASecondIsTheEnd()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        rig.goLive();
        const auto second = [&] {
            rig.clock.advance(1s);
            rig.machine.heard(); // a proxy goes on answering pings
        };
        for (int i = 0; i < 70; ++i)
            second();
        QCOMPARE(rig.machine.state(), LinkState::Stale);
        QCOMPARE(rig.machine.status().error->code, ErrorCode::Timeout);
        for (int i = 0; i < 10; ++i)
            second();
        QCOMPARE(rig.machine.state(), LinkState::Backoff);
    }

    void aLateAnswerToAProbeIsEnough()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        rig.goLive();
        for (int i = 0; i < 70; ++i) {
            rig.clock.advance(1s);
            rig.machine.heard();
        }
        QCOMPARE(rig.machine.state(), LinkState::Stale);
        rig.machine.pbxAnswered();
        QCOMPARE(rig.machine.state(), LinkState::Live);
        QCOMPARE(rig.driver.resyncs, 1);
    }

    void idleCostsFewWakeUps()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        rig.goLive();
        rig.clock.advance(10min);
        rig.machine.retryNow();
        rig.goLive();
        int answers = 0;
        const qint64 before = rig.clock.firedCount();
        const auto end = rig.clock.now() + 10min;
        while (rig.clock.now() < end) {
            const int asked = rig.driver.pings + rig.driver.probes;
            rig.clock.advance(*rig.clock.nextDeadline() - rig.clock.now());
            if (rig.driver.pings + rig.driver.probes > asked) {
                rig.machine.heard();
                rig.machine.pbxAnswered();
                ++answers;
            }
        }
        QCOMPARE(rig.machine.state(), LinkState::Live);
        const qint64 wakeUps = rig.clock.firedCount() - before + answers;
        QVERIFY2(wakeUps < 10 * 12, qPrintable(u"%1 in ten minutes"_s.arg(wakeUps)));
        QVERIFY(rig.driver.probes >= 9);
    }

    void backsOffWithFullJitterUpToHalfAMinute()
    {
        QRandomGenerator random(test::seed());
        Rig rig;
        rig.machine.start(u"pbx"_s);
        auto ceiling = 500ms;
        for (int attempt = 0; attempt < 12; ++attempt) {
            rig.jitter = random.generateDouble();
            rig.machine.closed(rig.lost());
            QCOMPARE(rig.machine.state(), LinkState::Backoff);
            const auto delay = *rig.machine.status().nextAttempt - rig.clock.now();
            QCOMPARE(delay.count(), qint64(double(ceiling.count()) * rig.jitter));
            rig.clock.advance(delay);
            QCOMPARE(rig.machine.state(), LinkState::Connecting);
            ceiling = std::min<std::chrono::milliseconds>(ceiling * 2, 30'000ms);
        }
    }

    void onlyAProvenLinkStartsTheBackOffAnew()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        rig.machine.closed(rig.lost()); // 0.5 s
        rig.clock.advance(500ms);
        rig.goLive();
        rig.clock.advance(5s);
        rig.machine.closed(rig.lost());
        QCOMPARE(*rig.machine.status().nextAttempt - rig.clock.now(), 1'000ms);
        rig.clock.advance(1s);
        rig.goLive();
        for (int i = 0; i < 6; ++i) {
            rig.clock.advance(5s);
            rig.machine.heard();
        }
        rig.machine.closed(rig.lost());
        QCOMPARE(*rig.machine.status().nextAttempt - rig.clock.now(), 500ms);
    }

    void refusedNeverRetriesByItself()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        rig.machine.opened();
        rig.machine.refused({ErrorCode::BadCredentials, u"no"_s, {}});
        rig.machine.closed(rig.lost()); // the server hangs up afterwards
        rig.machine.retryNow(); // the network comes up
        rig.clock.advance(24h);
        QCOMPARE(rig.machine.state(), LinkState::Refused);
        QCOMPARE(rig.machine.status().error->code, ErrorCode::BadCredentials);
        QCOMPARE(rig.driver.opened, 1);
        rig.machine.start(u"pbx"_s);
        QCOMPARE(rig.driver.opened, 2);
    }

    void networkUpAndWakingTryAtOnce()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        for (int i = 0; i < 8; ++i) {
            rig.machine.closed(rig.lost());
            rig.clock.advance(30s);
            rig.machine.opened();
        }
        rig.machine.closed(rig.lost());
        const int opened = rig.driver.opened;
        rig.machine.retryNow();
        QCOMPARE(rig.driver.opened, opened + 1);
        QCOMPARE(rig.machine.state(), LinkState::Connecting);
    }

    void suspendGoesStaleAndResumeReconnects()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        rig.goLive();
        const int dropped = rig.driver.dropped;
        rig.machine.suspend();
        QCOMPARE(rig.machine.state(), LinkState::Stale);
        QCOMPARE(rig.driver.dropped, dropped + 1);
        rig.machine.retryNow();
        QCOMPARE(rig.machine.state(), LinkState::Connecting);
        rig.goLive();
        rig.machine.suspend();
        rig.clock.advance(30s); // nobody says that we woke
        QCOMPARE(rig.machine.state(), LinkState::Connecting);
    }

    void aChangedNetworkTestsALiveWireAtOnce()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        rig.goLive();
        rig.clock.advance(1s);
        rig.machine.retryNow();
        QCOMPARE(rig.driver.pings, 1);
        rig.machine.heard();
        rig.clock.advance(6s);
        QCOMPARE(rig.machine.state(), LinkState::Live);
        rig.machine.retryNow();
        rig.clock.advance(5s);
        QCOMPARE(rig.machine.state(), LinkState::Backoff);
    }

    void aPbxInTroubleIsStaleUntilItRecovers()
    {
        Rig rig;
        rig.machine.start(u"pbx"_s);
        rig.goLive();
        rig.machine.troubled({ErrorCode::Busy, u"disabled"_s, {}});
        QCOMPARE(rig.machine.state(), LinkState::Stale);
        rig.machine.synced(); // of an earlier synchronisation
        QCOMPARE(rig.machine.state(), LinkState::Stale);
        rig.machine.recovered();
        QCOMPARE(rig.machine.state(), LinkState::Syncing);
        QCOMPARE(rig.driver.resyncs, 2);
        rig.machine.synced();
        QCOMPARE(rig.machine.state(), LinkState::Live);
    }
};

BALIE_TEST(LinkStates)
#include "tst_LinkStates.moc"
