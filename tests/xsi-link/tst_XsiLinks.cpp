#include "tests/support/TestRegistry.h"
#include "tests/xsi-link/XsiRig.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using balie::test::ScriptedHttp;
using balie::test::XsiRig;

namespace {

const QByteArray events = "/com.broadsoft.xsi-events/v2.0/";

} // namespace

class XsiLinks : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void signsInStepByStep()
    {
        XsiRig rig;
        rig.start();
        const QByteArrayList lines = rig.lines();
        QCOMPARE(lines.mid(0, 5),
            (QByteArrayList{"GET /com.broadsoft.xsi-actions/v2.0/user/anna@example.nl/profile",
                "GET /com.broadsoft.xsi-actions/v2.0/user/anna@example.nl/services",
                "POST /com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel",
                "GET /com.broadsoft.xsi-events/v2.0/subscription?"
                "subscriberId=anna@example.nl&extAppId=balie",
                "POST /com.broadsoft.xsi-events/v2.0/user/anna@example.nl"}));
        const LinkStatus link = rig.link();
        QCOMPARE(link.state, LinkState::Live);
        QCOMPARE(link.ownDevice, DeviceId(u"anna@example.nl"_s));
        QCOMPARE(link.userName, u"Anna Bakker"_s);
        QCOMPARE(link.server, u"xsp.example.nl"_s);
        // Who is watched stands on a list, and without the receptionist's service that is our own.
        QVERIFY(link.entitlements.watchesByList);
        QVERIFY(!link.entitlements.watchLimit);
        QCOMPARE(link.session, 1u);
        QVERIFY(link.roundTrip.has_value());
    }

    void isLiveOnceTheOwnCallsAreKnown()
    {
        XsiRig rig;
        rig.xsp.services.append("Voice Messaging User");
        rig.xsp.sendsSnapshots = false;
        rig.start();
        QCOMPARE(rig.state(), LinkState::Syncing);
        QVERIFY(!rig.link().voiceMailDevice.isEmpty());
        QVERIFY(rig.link().ownVoiceMail);
        rig.xsp.sendSnapshot(
            rig.xsp.subscription(u"anna@example.nl"_s).id, test::ScriptedXsp::ringing("c1"));
        QCOMPARE(rig.state(), LinkState::Live);
        QCOMPARE(rig.device(u"anna"_s).knowledge, Knowledge::Known);
        QCOMPARE(rig.device(u"anna"_s).connections.size(), 1);
    }

    void theReceptionistsEditionLimitsTheList_data()
    {
        QTest::addColumn<QByteArray>("service");
        QTest::addColumn<int>("limit");
        QTest::newRow("small business") << QByteArray("BroadWorks Receptionist - Small Business") << 8;
        QTest::newRow("office") << QByteArray("BroadWorks Receptionist - Office") << 30;
        QTest::newRow("enterprise") << QByteArray("BroadWorks Receptionist - Enterprise") << 0;
        QTest::newRow("no edition named") << QByteArray("BroadWorks Receptionist") << 0;
    }

    void theReceptionistsEditionLimitsTheList()
    {
        QFETCH(QByteArray, service);
        QFETCH(int, limit);
        XsiRig rig;
        rig.xsp.services.append(service);
        rig.start();
        QVERIFY(rig.link().entitlements.watchesByList);
        QCOMPARE(rig.link().entitlements.watchLimit.value_or(0), limit);
    }

    void sessionsGoOnFromTheProviderBefore()
    {
        XsiRig rig;
        LinkStatus before;
        before.session = 4;
        rig.handOver.postLink(before); // of another protocol
        rig.start();
        QCOMPARE(rig.state(), LinkState::Live);
        QCOMPARE(rig.link().session, 5u);
    }

    void aMissingServiceListIsNoReasonToStop()
    {
        XsiRig rig;
        rig.xsp.answerStatus("/services", 403);
        rig.start();
        QCOMPARE(rig.state(), LinkState::Live);
        QCOMPARE(rig.subscribed(), QStringList{u"anna Standard Call"_s});
    }

    void whatIsReadableIsRefusedBeforeAnythingIsSent()
    {
        XsiRig rig;
        rig.signIn.server = QUrl(u"http://xsp.example.nl"_s);
        rig.start();
        QCOMPARE(rig.state(), LinkState::Refused);
        QCOMPARE(rig.link().error->code, ErrorCode::Untrusted);
        QVERIFY(rig.xsp.http.sent().isEmpty());
        rig.signIn.mayBeReadable = true;
        rig.start();
        QCOMPARE(rig.state(), LinkState::Live);
        QVERIFY(rig.xsp.http.sent().first().request.allowPlain);

        XsiRig here;
        here.signIn.server = QUrl(u"http://127.0.0.1:8080"_s);
        here.start();
        QCOMPARE(here.state(), LinkState::Live);
    }

    void aRefusedSignInIsNotTriedAgain_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("password") << QByteArray("/profile") << 401 << ErrorCode::BadCredentials;
        QTest::newRow("rights") << QByteArray("/profile") << 403 << ErrorCode::NotAllowed;
        QTest::newRow("unknown user") << QByteArray("/profile") << 404 << ErrorCode::InvalidInput;
        QTest::newRow("channel") << QByteArray("/com.broadsoft.async/") << 403
                                 << ErrorCode::NotAllowed;
        QTest::newRow("no events at all")
            << QByteArray("/com.broadsoft.async/") << 404 << ErrorCode::InvalidInput;
        QTest::newRow("channel, password")
            << QByteArray("/com.broadsoft.async/") << 401 << ErrorCode::BadCredentials;
        QTest::newRow("own calls")
            << QByteArray("v2.0/user/anna@example.nl") << 403 << ErrorCode::NotAllowed;
    }
    void aRefusedSignInIsNotTriedAgain()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, status);
        QFETCH(ErrorCode, code);
        XsiRig rig;
        rig.xsp.answerStatus(line, status);
        rig.start();
        QCOMPARE(rig.state(), LinkState::Refused);
        QCOMPARE(rig.link().error->code, code);
        QVERIFY(!rig.link().error->userText.isEmpty());
        const auto sent = rig.xsp.http.sent().size();
        rig.clock.advance(1h);
        rig.provider->reconnectNow();
        rig.clock.advance(1h);
        QCOMPARE(rig.xsp.http.sent().size(), sent);
        QVERIFY(!rig.xsp.http.isStreaming());
        rig.xsp.answerAsUsual();
        rig.start();
        QCOMPARE(rig.state(), LinkState::Live);
    }

    void aPasswordThatStopsWorkingEndsEverything()
    {
        XsiRig rig;
        rig.start();
        rig.xsp.answerStatus("/heartbeat", 401);
        rig.clock.advance(15s);
        QCOMPARE(rig.state(), LinkState::Refused);
        QCOMPARE(rig.link().error->code, ErrorCode::BadCredentials);
        const auto sent = rig.xsp.http.sent().size();
        rig.clock.advance(1h);
        QCOMPARE(rig.xsp.http.sent().size(), sent);
    }

    void aServerWithoutRoomIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("profile") << QByteArray("/profile");
        QTest::newRow("channel") << QByteArray("/com.broadsoft.async/");
        QTest::newRow("own calls") << QByteArray("POST " + events + "user/anna");
    }
    void aServerWithoutRoomIsLeftAlone()
    {
        QFETCH(QByteArray, line);
        XsiRig rig;
        rig.random = 0.9;
        ScriptedHttp::Answer busy{503};
        busy.headers = {{"Retry-After", "120"}};
        rig.xsp.answer(line, {}, busy, 2);
        rig.start(10ms);
        rig.clock.advance(1s);
        QVERIFY(rig.state() != LinkState::Live);
        rig.clock.advance(118s);
        QCOMPARE(rig.lines(line).size(), 1);
        rig.clock.advance(10s);
        QCOMPARE(rig.lines(line).size(), 2);
        rig.clock.advance(3min);
        QCOMPARE(rig.state(), LinkState::Live);
    }

    void aServerThatStaysWithoutRoomIsToldToTheUser()
    {
        XsiRig rig;
        rig.xsp.answerStatus("POST " + events + "user/anna", 503);
        rig.start();
        for (int i = 0; i < 60 && rig.state() != LinkState::Backoff; ++i)
            rig.clock.advance(1s);
        QCOMPARE(rig.state(), LinkState::Backoff);
        QCOMPARE(rig.link().error->code, ErrorCode::Busy);
    }

    void anotherServerDoesNotPayForIt()
    {
        XsiRig rig;
        rig.watch({u"bob"_s});
        rig.xsp.answerStatus("POST " + events + "user/bob", 503, 1);
        rig.start(500ms);
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Waiting);
        rig.signIn.server.setHost(u"other.example.nl"_s);
        rig.start(1s);
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Known);
    }

    void whatOnceWorkedIsTriedAgain()
    {
        XsiRig rig;
        rig.random = 0.5;
        rig.start();
        rig.xsp.answerStatus("/com.broadsoft.async/", 404, 2);
        rig.xsp.http.endStream();
        rig.clock.advance(1s);
        QCOMPARE(rig.state(), LinkState::Backoff);
        rig.clock.advance(10s);
        QCOMPARE(rig.state(), LinkState::Live);
    }

    void aPageThatIsNoXsiSaysSo()
    {
        XsiRig rig;
        rig.random = 0.9;
        rig.xsp.answer("/profile", {}, {200, "<!DOCTYPE html><html>Welcome</html>"});
        rig.start(100ms);
        QCOMPARE(rig.state(), LinkState::Backoff);
        QCOMPARE(rig.link().error->code, ErrorCode::Protocol);
    }

    void anotherSignInTakesOverForGood()
    {
        XsiRig rig;
        rig.start();
        rig.xsp.terminateChannel("DuplicateChannelSet");
        QCOMPARE(rig.state(), LinkState::Refused);
        QCOMPARE(rig.link().error->code, ErrorCode::Refused);
        const auto sent = rig.xsp.http.sent().size();
        rig.clock.advance(1h);
        rig.provider->reconnectNow();
        rig.clock.advance(1h);
        QCOMPARE(rig.xsp.http.sent().size(), sent);
        rig.start();
        QCOMPARE(rig.state(), LinkState::Live);
    }

    void aChannelThatEndsIsOpenedAnew_data()
    {
        QTest::addColumn<QByteArray>("reason");
        for (const char *reason : {"UserDeleted", "NonResponsiveChannel", "ExplicitDelete",
                 "Expired", "UnknownChannel", ""})
            QTest::newRow(*reason ? reason : "the stream ends") << QByteArray(reason);
    }
    void aChannelThatEndsIsOpenedAnew()
    {
        QFETCH(QByteArray, reason);
        XsiRig rig;
        rig.random = 0.5;
        rig.watch({u"bob"_s});
        rig.start();
        const QStringList before = rig.subscribed();
        rig.xsp.http.forgetSent();
        if (reason.isEmpty())
            rig.xsp.http.endStream();
        else
            rig.xsp.terminateChannel(reason);
        QCOMPARE(rig.state(), LinkState::Backoff);
        rig.clock.advance(3s);
        QCOMPARE(rig.state(), LinkState::Live);
        QCOMPARE(rig.link().session, 2u);
        const auto channels = rig.xsp.http.sentWith("/com.broadsoft.async/");
        QCOMPARE(channels.size(), 1);
        QVERIFY(channels.first().request.body.contains("<channelSetId>set-1</channelSetId>"));
        // Subscriptions outlive the channel: each is refreshed once, none is made.
        QCOMPARE(rig.subscribed(), QStringList());
        QCOMPARE(
            rig.lines("PUT /com.broadsoft.xsi-events/v2.0/subscription/").size(), before.size());
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Known);
    }

    void aSilentStreamIsOpenedAnew()
    {
        XsiRig rig;
        rig.random = 0.5;
        rig.start();
        rig.xsp.echoes = false;
        rig.clock.advance(40s);
        QVERIFY(rig.lines("/com.broadsoft.async/").size() >= 2);
        rig.xsp.echoes = true;
        rig.clock.advance(40s);
        QCOMPARE(rig.state(), LinkState::Live);
    }

    void aNodeThatForgotTheChannelIsLeft()
    {
        XsiRig rig;
        rig.random = 0.5;
        rig.start();
        rig.xsp.answerStatus("/heartbeat", 404, 1);
        rig.clock.advance(20s);
        QCOMPARE(rig.lines("/com.broadsoft.async/").size(), 2);
        QCOMPARE(rig.state(), LinkState::Live);
    }

    void anIdleLinkOnlyBeats()
    {
        XsiRig rig;
        rig.start();
        rig.xsp.http.forgetSent();
        const qint64 wakeUps = rig.clock.firedCount();
        rig.clock.advance(10min);
        QCOMPARE(rig.state(), LinkState::Live);
        const auto beats = rig.lines("/heartbeat").size();
        QCOMPARE(rig.xsp.http.sent().size(), beats);
        QVERIFY2(beats >= 45 && beats <= 65, QByteArray::number(beats).constData());
        // Three of the five timers of a heartbeat are the server's, which is played here.
        QVERIFY2(rig.clock.firedCount() - wakeUps < 400,
            QByteArray::number(rig.clock.firedCount() - wakeUps).constData());
    }

    void sleepDeletesTheChannelAndKeepsTheRest()
    {
        XsiRig rig;
        rig.start();
        rig.xsp.http.forgetSent();
        rig.provider->suspend();
        QCOMPARE(rig.state(), LinkState::Stale);
        QCOMPARE(rig.lines(),
            (QByteArrayList{"DELETE /com.broadsoft.xsi-events/v2.0/channel/channel-1"}));
        rig.clock.advance(5s);
        QCOMPARE(rig.xsp.http.sent().size(), 1);
        rig.provider->reconnectNow();
        rig.clock.advance(1s);
        QCOMPARE(rig.state(), LinkState::Live);
        QCOMPARE(rig.subscribed(), QStringList());
        QVERIFY(rig.xsp.http.sentWith("/com.broadsoft.async/")
                    .first()
                    .request.body.contains("<channelSetId>set-1<"));
    }

    void aDoubtfulLinkIsTestedAtOnce()
    {
        XsiRig rig;
        rig.random = 0.5;
        rig.start();
        rig.xsp.http.forgetSent();
        rig.provider->reconnectNow();
        QCOMPARE(rig.lines("/heartbeat").size(), 1);
        rig.clock.advance(6s);
        QCOMPARE(rig.state(), LinkState::Live);
        QCOMPARE(rig.lines("/com.broadsoft.async/").size(), 0);
        rig.xsp.echoes = false; // half-open: only the echo shows it
        rig.provider->reconnectNow();
        rig.clock.advance(4900ms);
        QCOMPARE(rig.state(), LinkState::Live);
        rig.clock.advance(200ms);
        QVERIFY(rig.state() != LinkState::Live);
    }

    void signingOutLeavesNothingBehind()
    {
        XsiRig rig;
        rig.watch({u"bob"_s});
        rig.start();
        const auto standing = rig.xsp.subscriptions.size();
        QVERIFY(standing > 3);
        rig.xsp.http.forgetSent();
        rig.provider->signOut();
        QCOMPARE(rig.state(), LinkState::Idle);
        rig.clock.advance(1min);
        QCOMPARE(rig.lines("DELETE /com.broadsoft.xsi-events/v2.0/channel/channel-1").size(), 1);
        QCOMPARE(rig.lines("DELETE /com.broadsoft.xsi-events/v2.0/subscription/").size(), standing);
        QCOMPARE(rig.xsp.http.sent().size(), standing + 1);
        rig.start();
        QCOMPARE(rig.state(), LinkState::Live);
        QCOMPARE(rig.subscribed().size(), standing);
    }

    void theChannelSetIsTheSameAtEveryStart()
    {
        const auto setOf = [](const QString &user) {
            XsiRig rig;
            rig.options.channelSetId.clear();
            rig.signIn.user = user;
            rig.start();
            const QString body = QString::fromUtf8(
                rig.xsp.http.sentWith("/com.broadsoft.async/").first().request.body);
            return body.section(u"<channelSetId>"_s, 1).section(u"</channelSetId>"_s, 0, 0);
        };
        const QString first = setOf(u"anna@example.nl"_s);
        QVERIFY(first.size() > 20);
        QCOMPARE(setOf(u"anna@example.nl"_s), first);
        QVERIFY(setOf(u"bob@example.nl"_s) != first);
        QVERIFY(!first.contains(QString::fromLatin1(QSysInfo::machineUniqueId())));
    }

    void nothingSecretIsTraced()
    {
        XsiRig rig;
        rig.start();
        rig.clock.advance(1min);
        rig.provider->signOut();
        const QByteArray trace = rig.trace();
        QVERIFY(trace.contains("CallSubscriptionEvent") && trace.contains("/heartbeat"));
        QVERIFY(!trace.contains("geheim"));
        QVERIFY(!trace.contains(QByteArray("anna@example.nl:geheim").toBase64()));
        QVERIFY(!trace.contains("Authorization") && !trace.contains("Basic "));
    }

    void nothingCanBeAskedWithoutALink()
    {
        XsiRig rig;
        rig.watch({});
        QVector<ErrorCode> codes;
        rig.provider->execute({}, [&](const auto &result) { codes.append(result.error().code); });
        rig.provider->readDirectory([&](const auto &page) { codes.append(page.error().code); });
        rig.provider->searchDirectory(
            u"a"_s, [&](const auto &page) { codes.append(page.error().code); });
        rig.provider->setDoNotDisturb(
            true, [&](const auto &done) { codes.append(done.error().code); });
        rig.clock.settle();
        QCOMPARE(codes, QVector<ErrorCode>(4, ErrorCode::LinkLost));
    }
};

BALIE_TEST(XsiLinks)

#include "tst_XsiLinks.moc"
