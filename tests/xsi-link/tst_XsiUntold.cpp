#include "tests/support/TestRegistry.h"
#include "tests/xsi-link/XsiRig.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using balie::test::ScriptedXsp;
using balie::test::XsiRig;

namespace {

const QByteArray events = "/com.broadsoft.xsi-events/v2.0/";

} // namespace

/// What is shown of people of whom the server tells nothing, or nothing any more.
class XsiUntold : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void oneThatTheServerEndsIsMadeAnew()
    {
        XsiRig rig;
        rig.watch({u"bob"_s});
        rig.start();
        rig.clock.advance(2min);
        const QString id = rig.xsp.subscription(u"bob@example.nl"_s).id;
        rig.xsp.http.forgetSent();
        rig.xsp.sendEvent(id, "SubscriptionTerminatedEvent");
        rig.clock.advance(500ms);
        QCOMPARE(rig.subscribed(), QStringList());
        rig.clock.advance(1s);
        QCOMPARE(rig.subscribed(), QStringList{u"bob Standard Call"_s});
        // Again at once: now it is given time.
        rig.xsp.sendEvent(
            rig.xsp.subscription(u"bob@example.nl"_s).id, "SubscriptionTerminatedEvent");
        rig.clock.advance(4900ms);
        QCOMPARE(rig.subscribed().size(), 1);
        rig.clock.advance(200ms);
        QCOMPARE(rig.subscribed().size(), 2);
        rig.clock.advance(1min);
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Known);
    }

    void whatIsNoLongerToldIsNotShown()
    {
        XsiRig rig;
        rig.watch({u"bob"_s});
        rig.start();
        rig.clock.advance(2min);
        rig.xsp.answerStatus("POST " + events + "user/bob", 409);
        rig.xsp.sendEvent(
            rig.xsp.subscription(u"bob@example.nl"_s).id, "SubscriptionTerminatedEvent");
        rig.clock.advance(1s);
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Waiting);
        rig.xsp.answerAsUsual();
        rig.clock.advance(30s);
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Known);
    }

    void whatWasTrueBeforeAGapIsNotToldAsNew()
    {
        XsiRig rig;
        rig.watch({u"bob"_s});
        rig.start();
        const QString id = rig.xsp.subscription(u"bob@example.nl"_s).id;
        rig.xsp.sendSnapshot(id, ScriptedXsp::ringing("c1"));
        rig.clock.advance(1s);
        const quint64 revision = rig.device(u"bob"_s).revision;
        QCOMPARE(rig.device(u"bob"_s).connections.size(), 1);

        // c1 ends while nobody listens, and c2 rings before the refresh has brought the whole.
        rig.xsp.sendsSnapshots = false;
        rig.xsp.http.endStream();
        rig.clock.advance(3s);
        rig.xsp.sendEvent(id, "CallReceivedEvent", ScriptedXsp::ringing("c2"));
        rig.clock.advance(1s);
        QCOMPARE(rig.device(u"bob"_s).revision, revision);
        rig.xsp.sendSnapshot(id, ScriptedXsp::ringing("c2"));
        rig.clock.advance(1s);
        const DeviceSnapshot told = rig.device(u"bob"_s);
        QCOMPARE(told.connections.size(), 1);
        QCOMPARE(told.ended.size(), 1);
        QVERIFY(told.revision > revision);
    }

    void whoWasPrivateIsShownAfterACheckThatIsAnswered()
    {
        XsiRig rig;
        rig.xsp.answerStatus("POST " + events + "user/bob", 403);
        rig.watch({u"bob"_s});
        rig.start();
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Refused);
        rig.xsp.answerAsUsual();
        rig.provider->refresh(DeviceId(XsiRig::person(u"bob"_s)));
        rig.clock.advance(1s);
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Known);
        rig.xsp.answerStatus("PUT " + events + "subscription", 403);
        rig.xsp.answerStatus("POST " + events + "user/bob", 403);
        rig.provider->refresh(DeviceId(XsiRig::person(u"bob"_s)));
        rig.clock.advance(1s);
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Refused);
    }

    void aSingleLookThatFailsLeavesNothingBehind()
    {
        XsiRig rig;
        rig.xsp.sendsSnapshots = false;
        rig.start();
        rig.xsp.sendSnapshot(rig.xsp.subscription(u"anna@example.nl"_s).id);
        rig.clock.advance(1s);
        rig.provider->refresh(DeviceId(XsiRig::person(u"bob"_s)));
        rig.clock.advance(1s);
        const QString id = rig.xsp.subscription(u"bob@example.nl"_s).id;
        QVERIFY(!id.isEmpty());
        rig.clock.advance(30s);
        QCOMPARE(rig.lines("DELETE " + events + "subscription/" + id.toUtf8()).size(), 1);
    }

    void endedForSomebodyWhoIsPrivateNow()
    {
        XsiRig rig;
        rig.watch({u"bob"_s});
        rig.start();
        rig.clock.advance(2min);
        rig.xsp.answerStatus("POST " + events + "user/bob", 403);
        rig.xsp.sendEvent(
            rig.xsp.subscription(u"bob@example.nl"_s).id, "SubscriptionTerminatedEvent");
        rig.clock.advance(2s);
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Refused);
        const auto sent = rig.subscribed().size();
        rig.clock.advance(30min);
        QCOMPARE(rig.subscribed().size(), sent);
    }

    void whoIsPrivateIsShownSo()
    {
        XsiRig rig;
        rig.xsp.answer("POST " + events + "user/bob", "Standard Call", {403});
        rig.watch({u"bob"_s, u"carl"_s});
        rig.start();
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Refused);
        QCOMPARE(rig.device(u"carl"_s).knowledge, Knowledge::Known);
        QCOMPARE(rig.state(), LinkState::Live);
    }

    void aServiceThatIsHiddenIsJustUnknown_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("403") << 403;
        QTest::newRow("404") << 404;
    }
    void aServiceThatIsHiddenIsJustUnknown()
    {
        QFETCH(int, status);
        XsiRig rig;
        rig.xsp.answer("POST " + events + "user/bob", "Do Not Disturb", {status});
        rig.xsp.answer("POST " + events + "user/bob", "Call Forwarding Always", {status});
        rig.watch({u"bob"_s});
        rig.start();
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Known);
        QVERIFY(!rig.device(u"bob"_s).services.doNotDisturb);
        rig.clock.advance(10min);
        QCOMPARE(rig.subscribed().count(u"bob Do Not Disturb"_s), 1);
    }

    void aRefreshThatIsRefusedBecomesANewSubscription()
    {
        XsiRig rig;
        rig.random = 0.5;
        rig.watch({u"bob"_s});
        rig.start();
        rig.xsp.answerStatus("PUT " + events + "subscription/", 403);
        rig.xsp.http.forgetSent();
        rig.xsp.http.endStream();
        rig.clock.advance(3s);
        QCOMPARE(rig.subscribed().size(), 6);
        QCOMPARE(rig.state(), LinkState::Live);
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Known);
    }

    void aConflictIsGivenTime()
    {
        XsiRig rig;
        rig.xsp.answerStatus("POST " + events + "user/bob", 409, -1);
        rig.watch({u"bob"_s});
        rig.start(200s);
        QVector<Clock::Milliseconds> at;
        for (const auto &sent : rig.xsp.http.sentWith("POST " + events + "user/bob")) {
            if (sent.request.body.contains("Standard Call"))
                at.append(sent.at);
        }
        QVERIFY(at.size() >= 5);
        const std::chrono::milliseconds wanted[]{5s, 10s, 20s, 40s};
        for (qsizetype i = 0; i < 4; ++i) {
            const auto gap = at.at(i + 1) - at.at(i);
            QVERIFY(gap >= wanted[i] && gap < wanted[i] + 500ms);
        }
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Waiting);
        QCOMPARE(rig.state(), LinkState::Live);
    }
};

BALIE_TEST(XsiUntold)
#include "tst_XsiUntold.moc"
