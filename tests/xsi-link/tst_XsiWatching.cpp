#include "cti/provider/xsi/XsiParkPlaces.h"
#include "tests/support/TestRegistry.h"
#include "tests/xsi-link/XsiRig.h"

#include <algorithm>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using balie::test::ScriptedHttp;
using balie::test::ScriptedXsp;
using balie::test::XsiRig;

namespace {

const QByteArray events = "/com.broadsoft.xsi-events/v2.0/";

QStringList people(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names.append(u"p%1"_s.arg(i));
    return names;
}

/// The most requests within any second, all of them: acknowledgements count too.
int mostInASecond(const QVector<ScriptedHttp::Sent> &sent)
{
    QVector<Clock::Milliseconds> moments;
    for (const ScriptedHttp::Sent &one : sent)
        moments.append(one.at);
    int most = 0;
    for (qsizetype first = 0, last = 0; last < moments.size(); ++last) {
        while (moments.at(last) - moments.at(first) >= 1s)
            ++first;
        most = std::max(most, int(last - first + 1));
    }
    return most;
}

/// Acknowledgements and heartbeats do not wait for their turn, but others wait longer for them.
constexpr int mostAllowed = XsiRequests::requestsPerSecond + XsiSubscriptions::mostUnderWay;

} // namespace

class XsiWatching : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theOwnUserGetsWhatIsAssigned()
    {
        XsiRig rig;
        rig.xsp.services = {"Do Not Disturb", "Call Forwarding Always", "Call Forwarding Busy",
            "Call Forwarding No Answer", "Call Park", "Remote Office", "Call Transfer"};
        rig.start();
        QCOMPARE(rig.subscribed(),
            (QStringList{u"anna Standard Call"_s, u"anna Do Not Disturb"_s,
                u"anna Call Forwarding Always"_s, u"anna Call Forwarding Busy"_s,
                u"anna Call Forwarding No Answer"_s, u"anna Call Park"_s,
                u"anna Remote Office"_s}));
        const QByteArray body
            = rig.xsp.http.sentWith("POST " + events + "user/").first().request.body;
        QVERIFY(body.contains("<channelSetId>set-1</channelSetId>")
            && body.contains("<applicationId>balie<"));
        QVERIFY(body.contains("<expires>86400</expires>"));
    }

    void everybodysCallsComeBeforeAnybodysServices()
    {
        XsiRig rig;
        rig.watch({u"bob"_s, u"carl"_s});
        rig.start();
        QCOMPARE(rig.subscribed().mid(3),
            (QStringList{u"bob Standard Call"_s, u"carl Standard Call"_s, u"bob Do Not Disturb"_s,
                u"bob Call Forwarding Always"_s, u"carl Do Not Disturb"_s,
                u"carl Call Forwarding Always"_s}));
        QCOMPARE(rig.device(u"carl"_s).knowledge, Knowledge::Known);
    }

    void aThousandPeopleComeInAtTheRateAllowed()
    {
        XsiRig rig;
        rig.watch(people(1000));
        rig.start();
        QCOMPARE(rig.state(), LinkState::Live); // long before the last one
        rig.clock.advance(200s);
        QCOMPARE(rig.state(), LinkState::Live);
        QCOMPARE(rig.subscribed().size(), 3 + 3000);
        QVERIFY(mostInASecond(rig.xsp.http.sent()) <= mostAllowed);
        for (const QString &name : people(1000))
            QCOMPARE(rig.device(name).knowledge, Knowledge::Known);

        // And again after a lost channel.
        rig.xsp.http.forgetSent();
        rig.xsp.http.endStream();
        rig.clock.advance(3s);
        QCOMPARE(rig.state(), LinkState::Live);
        rig.clock.advance(200s);
        QCOMPARE(rig.subscribed(), QStringList());
        QCOMPARE(rig.lines("PUT " + events + "subscription/").size(), 3003);
        QVERIFY(mostInASecond(rig.xsp.http.sent()) <= mostAllowed);
    }

    void whoComesIntoSightOvertakesTheOthers()
    {
        XsiRig rig;
        QStringList names = people(300);
        rig.watch(names);
        rig.start();
        std::reverse(names.begin(), names.end());
        const auto before = rig.subscribed().size();
        rig.watch(names);
        rig.clock.advance(2s);
        const QStringList after = rig.subscribed().mid(before);
        const qsizetype place = after.indexOf(u"p299 Standard Call"_s);
        QVERIFY2(place >= 0 && place <= 4, qPrintable(after.join(u", "_s)));
        QCOMPARE(rig.subscribed().count(u"p0 Standard Call"_s), 1);
    }

    void anEventIsOfThePersonThatItsSubscriptionIsOf()
    {
        XsiRig rig;
        rig.watch({u"bob"_s});
        rig.start();
        // Its user is Anna, who owns the subscription, and it names no target.
        rig.xsp.sendEvent(rig.xsp.subscription(u"bob@example.nl"_s).id, "CallReceivedEvent",
            ScriptedXsp::ringing("c1"));
        QCOMPARE(rig.device(u"bob"_s).connections.size(), 1);
        QCOMPARE(rig.device(u"anna"_s).connections.size(), 0);
    }

    void eventsMayComeBeforeTheAnswer()
    {
        XsiRig rig;
        rig.xsp.earlySnapshots = true;
        rig.xsp.http.latency = 50ms;
        rig.watch({u"bob"_s});
        rig.start(3s);
        QCOMPARE(rig.state(), LinkState::Live);
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Known);
        QVERIFY(rig.lines("DELETE").isEmpty());
    }

    void aGapIsRefreshed()
    {
        XsiRig rig;
        rig.watch({u"bob"_s, u"carl"_s});
        rig.start();
        const QString id = rig.xsp.subscription(u"bob@example.nl"_s).id;
        rig.xsp.sendEvent(id, "CallReceivedEvent", ScriptedXsp::ringing("c1"));
        rig.clock.advance(1s);
        QCOMPARE(rig.lines("PUT " + events + "subscription/").size(), 0);
        rig.xsp.sendEvent(id, "CallReceivedEvent", ScriptedXsp::ringing("c2"), 10);
        rig.xsp.sendEvent(id, "CallReceivedEvent", ScriptedXsp::ringing("c3"), 20);
        QCOMPARE(rig.device(u"bob"_s).connections.size(), 3); // what is told is shown meanwhile
        rig.clock.advance(1s);
        QCOMPARE(rig.lines("PUT " + events + "subscription/"),
            (QByteArrayList{"PUT " + events + "subscription/" + id.toUtf8()}));
        QCOMPARE(rig.device(u"bob"_s).connections.size(), 0); // the snapshot is the truth
    }

    void theNumbersBeginAgain()
    {
        XsiRig rig;
        rig.start();
        const QString id = rig.xsp.subscription(u"anna@example.nl"_s).id;
        rig.xsp.sendEvent(id, "CallSubscriptionEvent", {}, 2'147'483'646);
        rig.xsp.sendEvent(id, "CallReceivedEvent", ScriptedXsp::ringing("c1"), 2'147'483'647);
        rig.xsp.sendEvent(id, "CallReceivedEvent", ScriptedXsp::ringing("c2"), 1);
        rig.xsp.sendEvent(id, "CallReceivedEvent", ScriptedXsp::ringing("c3"), 2);
        rig.clock.advance(1s);
        QCOMPARE(rig.device(u"anna"_s).connections.size(), 3);
        QCOMPARE(rig.lines("PUT " + events + "subscription/").size(), 0);
    }

    void anOldNumberUndoesNothing()
    {
        XsiRig rig;
        rig.start();
        const QString id = rig.xsp.subscription(u"anna@example.nl"_s).id;
        rig.xsp.sendEvent(id, "CallReceivedEvent", ScriptedXsp::ringing("c1"), 2);
        rig.xsp.sendEvent(id, "CallAnsweredEvent", ScriptedXsp::ringing("c1", "Active"), 3);
        rig.xsp.sendEvent(
            id, "CallReceivedEvent", ScriptedXsp::ringing("c1"), 3); // twice, with another id
        rig.clock.advance(1s);
        QCOMPARE(rig.lines("PUT " + events + "subscription/").size(), 0);
        const auto shown = rig.device(u"anna"_s).connections;
        rig.xsp.sendEvent(id, "CallReceivedEvent", ScriptedXsp::ringing("c1"), 2);
        QCOMPARE(rig.device(u"anna"_s).connections, shown);
        rig.clock.advance(1s);
        QCOMPARE(rig.lines("PUT " + events + "subscription/").size(), 1); // something is odd: ask
        rig.clock.advance(1min);
        QCOMPARE(rig.lines("PUT " + events + "subscription/").size(), 1);
    }

    void subscriptionsAreRefreshedBeforeHalfOfTheirLifeIsOver()
    {
        XsiRig rig;
        quint32 state = 1;
        rig.options.random = [&state] {
            state = state * 1'664'525U + 1'013'904'223U;
            return double(state) / 4'294'967'296.0;
        };
        rig.xsp.granted = 7200;
        rig.watch(people(100));
        rig.start(60s);
        rig.xsp.http.forgetSent();
        rig.clock.advance(42min);
        QCOMPARE(rig.lines("PUT " + events + "subscription/").size(), 0);
        rig.clock.advance(19min);
        const auto refreshes = rig.xsp.http.sentWith("PUT " + events + "subscription/");
        QCOMPARE(refreshes.size(), 303);
        QVERIFY(mostInASecond(refreshes) <= XsiRequests::requestsPerSecond);
        QVERIFY(refreshes.last().at - refreshes.first().at > 10min); // spread, and not in one burst
        QVERIFY(refreshes.first().request.body.contains("<expires>86400</expires>"));
        QCOMPARE(rig.subscribed(), QStringList());
    }

    void theOwnLineIsAParkPlaceWithoutASubscriptionOfItsOwn()
    {
        XsiRig rig;
        rig.xsp.services = {"Call Park"};
        rig.watchDevices({ownParkPlace(), groupParkPlace()});
        rig.start();
        QCOMPARE(rig.subscribed(),
            (QStringList{u"anna Standard Call"_s, u"anna Call Park"_s}));
        const auto place = [&] { return rig.deviceOf(ownParkPlace()); };
        const auto tell = [&](const QByteArray &party) {
            rig.xsp.sendEvent(rig.xsp.subscription(XsiRig::person(u"anna"_s), u"Call Park"_s).id,
                "CallParkedAgainstEvent", party);
            rig.clock.advance(1s);
        };
        QCOMPARE(place().knowledge, Knowledge::Waiting);
        tell("<x:parkedParty><x:address>tel:+31201234567</x:address></x:parkedParty>");
        QCOMPARE(place().connections.size(), 1);
        QCOMPARE(rig.deviceOf(groupParkPlace()).connections.size(), 0);
        // "Check now" asks for it again.
        rig.xsp.http.forgetSent();
        rig.provider->refresh(ownParkPlace());
        rig.clock.advance(1s);
        QCOMPARE(rig.lines("PUT " + events + "subscription/").size(), 1);
        // After a gap it is what is said then.
        rig.xsp.http.endStream();
        rig.clock.advance(3s);
        tell({});
        QVERIFY(place().knowledge == Knowledge::Known && place().connections.isEmpty());
    }

    void aLineOfWhichNobodyTellsWhatIsParkedIsUnknown()
    {
        XsiRig rig;
        rig.xsp.services = {"Call Park"};
        rig.xsp.answer("POST " + events + "user/anna", "Call Park", {403});
        rig.start();
        QCOMPARE(rig.deviceOf(ownParkPlace()).knowledge, Knowledge::Refused);
        QCOMPARE(rig.state(), LinkState::Live);
    }

    void anOwnServiceOfWhichNobodyTellsIsAskedFor()
    {
        XsiRig rig;
        const QByteArray service = "/services/DoNotDisturb";
        const auto isOn = [&] { return rig.device(u"anna"_s).services.doNotDisturb; };
        const auto answerWith = [&](const QByteArray &active) {
            rig.xsp.answerAsUsual();
            rig.xsp.answer("POST " + events + "user/anna", "Do Not Disturb", {403});
            rig.xsp.answer("GET /com.broadsoft.xsi-actions/v2.0/user/anna@example.nl" + service, {},
                {200, "<DoNotDisturb><active>" + active + "</active></DoNotDisturb>"});
        };
        answerWith("false");
        rig.start();
        QCOMPARE(isOn(), std::optional(false));
        QVERIFY(!rig.device(u"anna"_s).services.forwarding); // of that, nothing was said yet
        rig.xsp.http.forgetSent();
        rig.clock.advance(10min);
        QCOMPARE(rig.lines(service).size(), 10);
        answerWith("true"); // at the telephone
        rig.clock.advance(1min);
        QCOMPARE(isOn(), std::optional(true));

        // What was changed here shows at once.
        bool done = false;
        rig.provider->setDoNotDisturb(false, [&](const Expected<void> &answer) {
            done = answer.hasValue();
            answerWith("false");
        });
        rig.clock.advance(1s);
        QVERIFY(done);
        QCOMPARE(isOn(), std::optional(false));

        // And what could not be asked for is not known.
        rig.xsp.answerAsUsual();
        rig.xsp.answer("POST " + events + "user/anna", "Do Not Disturb", {403});
        rig.xsp.answerStatus(service, 500);
        rig.clock.advance(1min);
        QCOMPARE(isOn(), std::nullopt);
        answerWith("true");
        rig.clock.advance(1min);
        QCOMPARE(isOn(), std::optional(true));
        rig.xsp.answerAsUsual();
        rig.xsp.answer("POST " + events + "user/anna", "Do Not Disturb", {403});
        rig.xsp.answerStatus(service, 403);
        rig.clock.advance(1min);
        QCOMPARE(isOn(), std::nullopt);
        rig.xsp.http.forgetSent();
        rig.clock.advance(10min);
        QVERIFY2(rig.lines(service).isEmpty(), "a refusal stands for the session");
    }

    void whatWasAskedForIsForgottenWithTheLink()
    {
        XsiRig rig;
        rig.xsp.answer("POST " + events + "user/anna", "Do Not Disturb", {403});
        rig.xsp.answer("/services/DoNotDisturb", {},
            {200, "<DoNotDisturb><active>true</active></DoNotDisturb>"});
        rig.start();
        QCOMPARE(rig.device(u"anna"_s).services.doNotDisturb, std::optional(true));
        rig.xsp.answerStatus("POST /com.broadsoft.async", 503);
        rig.xsp.http.endStream();
        rig.clock.advance(100ms);
        QCOMPARE(rig.device(u"anna"_s).services.doNotDisturb, std::nullopt);
    }

    void aBusyServerIsAskedOneThingAtATime()
    {
        XsiRig rig;
        rig.watch(people(50));
        rig.start();
        rig.xsp.answerStatus("POST " + events + "user/", 503, 1);
        rig.xsp.http.forgetSent();
        rig.clock.advance(1s);
        const auto before = rig.subscribed().size();
        rig.clock.advance(3s);
        QCOMPARE(rig.subscribed().size(), before);
        rig.clock.advance(60s);
        for (const QString &name : people(50))
            QCOMPARE(rig.device(name).knowledge, Knowledge::Known);
    }

    void subscriptionsOfAnEarlierRunAreUsedOrDeleted()
    {
        const auto leftover = [](const char *id, const char *target, const char *event,
                                  const char *set, const char *application) {
            return QByteArray("<Subscription><subscriptionId>") + id + "</subscriptionId><targetId>"
                + target + "</targetId><event>" + event + "</event><channelSetId>" + set
                + "</channelSetId><applicationId>" + application
                + "</applicationId></Subscription>";
        };
        XsiRig rig;
        rig.xsp.leftovers = leftover("own", "anna@example.nl", "Standard Call", "set-1", "balie")
            + leftover("bob", "bob@example.nl", "Standard Call", "set-1", "balie")
            + leftover("again", "bob@example.nl", "Standard Call", "set-1", "balie")
            + leftover("later", "carl@example.nl", "Standard Call", "set-1", "balie")
            + leftover("never", "dora@example.nl", "Standard Call", "set-1", "balie")
            + leftover("elsewhere", "bob@example.nl", "Standard Call", "set-of-another-pc", "balie")
            + leftover("theirs", "bob@example.nl", "Standard Call", "x", "another program");
        rig.xsp.subscriptions = {{u"own"_s, u"anna@example.nl"_s, u"Standard Call"_s},
            {u"bob"_s, u"bob@example.nl"_s, u"Standard Call"_s},
            {u"later"_s, u"carl@example.nl"_s, u"Standard Call"_s}};
        rig.watch({u"bob"_s});
        rig.start();
        QCOMPARE(rig.state(), LinkState::Live);
        QVERIFY(!rig.subscribed().contains(u"anna Standard Call"_s));
        QVERIFY(!rig.subscribed().contains(u"bob Standard Call"_s));
        QCOMPARE(rig.lines("PUT " + events + "subscription/own").size(), 1);
        QCOMPARE(rig.lines("PUT " + events + "subscription/bob").size(), 1);
        QCOMPARE(rig.lines("DELETE " + events + "subscription/"),
            (QByteArrayList{"DELETE " + events + "subscription/again",
                "DELETE " + events + "subscription/elsewhere"}));
        rig.watch({u"bob"_s, u"carl"_s}); // the list is read only after signing in
        rig.clock.advance(2s);
        QCOMPARE(rig.lines("PUT " + events + "subscription/later").size(), 1);
        QVERIFY(!rig.subscribed().contains(u"carl Standard Call"_s));
        QCOMPARE(rig.device(u"carl"_s).knowledge, Knowledge::Known);
        rig.clock.advance(2min);
        QCOMPARE(rig.lines("DELETE").last(), "DELETE " + events + "subscription/never");
        QVERIFY(rig.lines("theirs").isEmpty());
    }

    void whatNobodyKnowsIsDeleted()
    {
        XsiRig rig;
        rig.start();
        rig.xsp.sendEvent(u"stray"_s, "CallReceivedEvent", ScriptedXsp::ringing("c1"));
        rig.xsp.sendEvent(u"stray"_s, "CallReceivedEvent", ScriptedXsp::ringing("c2"), 2);
        rig.clock.advance(1s);
        QCOMPARE(rig.lines("DELETE"), (QByteArrayList{"DELETE " + events + "subscription/stray"}));
    }

    void whoLeavesTheListIsUnsubscribed()
    {
        XsiRig rig;
        rig.watch({u"bob"_s, u"carl"_s});
        rig.start();
        const QString id = rig.xsp.subscription(u"bob@example.nl"_s).id;
        rig.watch({u"carl"_s});
        rig.clock.advance(1s);
        QCOMPARE(rig.lines("DELETE " + events + "subscription/").size(), 3);
        QVERIFY(rig.lines("DELETE").contains("DELETE " + events + "subscription/" + id.toUtf8()));
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::NotWatched);
        QCOMPARE(rig.device(u"carl"_s).knowledge, Knowledge::Known);
        rig.xsp.sendEvent(id, "CallReceivedEvent", ScriptedXsp::ringing("late"));
        rig.clock.advance(1s);
        QCOMPARE(rig.lines("DELETE").size(), 3);
        QCOMPARE(rig.device(u"bob"_s).connections.size(), 0);
    }

    void leavingBeforeTheAnswerLeavesNothingBehind()
    {
        XsiRig rig;
        rig.start();
        rig.xsp.http.latency = 100ms;
        rig.watch({u"bob"_s});
        rig.clock.advance(50ms);
        rig.watch({});
        rig.clock.advance(2s);
        QCOMPARE(
            rig.lines("DELETE " + events + "subscription/").size(), rig.subscribed().size() - 3);
    }

    void checkNowRefreshesOne()
    {
        XsiRig rig;
        rig.watch({u"bob"_s, u"carl"_s});
        rig.start();
        rig.provider->refresh(DeviceId(u"bob@example.nl"_s));
        rig.clock.advance(1s);
        QCOMPARE(rig.lines("PUT " + events + "subscription/"),
            (QByteArrayList{"PUT " + events + "subscription/"
                + rig.xsp.subscription(u"bob@example.nl"_s).id.toUtf8()}));
    }

    void oneMayLookAtSomebodyWhoIsNotWatched()
    {
        XsiRig rig;
        rig.start();
        rig.xsp.sendsSnapshots = false;
        rig.provider->refresh(DeviceId(u"zoe@example.nl"_s));
        rig.clock.advance(100ms);
        QCOMPARE(rig.subscribed().last(), u"zoe Standard Call"_s);
        const QString id = rig.xsp.subscription(u"zoe@example.nl"_s).id;
        rig.xsp.sendSnapshot(id, ScriptedXsp::ringing("z1"));
        rig.clock.advance(1s);
        QCOMPARE(rig.device(u"zoe"_s).knowledge, Knowledge::NotWatched);
        QCOMPARE(rig.device(u"zoe"_s).connections.size(), 1);
        QCOMPARE(rig.lines("DELETE").last(), "DELETE " + events + "subscription/" + id.toUtf8());
        rig.clock.advance(1min);
        QCOMPARE(rig.subscribed().count(u"zoe Standard Call"_s), 1);
    }

    void colleaguesCanBeWatchedByBasicCalls()
    {
        XsiRig rig;
        rig.signIn.xsi.basicCalls = true;
        rig.watch({u"bob"_s});
        rig.start();
        QVERIFY(rig.subscribed().contains(u"anna Standard Call"_s)); // the own calls always are whole
        QVERIFY(rig.subscribed().contains(u"bob Basic Call"_s));
        QVERIFY(!rig.subscribed().contains(u"bob Standard Call"_s));
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Known);

        // Another choice for the same account.
        rig.signIn.xsi.basicCalls = false;
        rig.start();
        QVERIFY(rig.subscribed().contains(u"bob Standard Call"_s));
        QCOMPARE(rig.device(u"bob"_s).knowledge, Knowledge::Known);
    }

    void snapshotsThatDoNotComeAreAskedForAgain()
    {
        XsiRig rig;
        rig.xsp.sendsSnapshots = false;
        rig.start(1s);
        rig.clock.advance(27s); // 20 s of patience and 5 s of distance
        QCOMPARE(rig.lines("PUT " + events + "subscription/").size(), 1);
        QCOMPARE(rig.state(), LinkState::Syncing);
        rig.clock.advance(2min); // the third time the link is begun anew
        QVERIFY(rig.lines("/com.broadsoft.async/").size() >= 2);
        rig.xsp.sendsSnapshots = true;
        rig.clock.advance(2min);
        QCOMPARE(rig.state(), LinkState::Live);
    }
};

BALIE_TEST(XsiWatching)

#include "tst_XsiWatching.moc"
