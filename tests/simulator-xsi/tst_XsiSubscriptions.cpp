#include "tests/simulator-xsi/XsiClient.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::sim;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray schema = R"( xmlns="http://schema.broadsoft.com/xsi")";

QByteArray body(const QByteArray &packages)
{
    return "<Subscription" + schema + ">" + packages
        + "<expires>86400</expires><channelSetId>set</channelSetId></Subscription>";
}

} // namespace

class XsiSubscriptions final : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aRefreshSendsTheSnapshotAgain()
    {
        XsiClient client;
        client.openChannel();
        const QByteArray id = client.subscribe("201", "Standard Call");
        client.takeEvents();
        client.pbx().apply(MakeCall{{"201"}, "202"});
        client.takeEvents();
        QCOMPARE(client.refresh(id), 200);
        const auto events = client.takeEvents();
        QCOMPARE(events.size(), 1u);
        QCOMPARE(events.front().type, u"CallSubscriptionEvent"_s);
        QCOMPARE(events.front().call("personality"_L1), u"Originator"_s);
        QCOMPARE(events.front().data.childText("hookStatus"_L1), u"Off-Hook"_s);
        QCOMPARE(events.front().target.toUtf8(), client.idOf("201"));
        QCOMPARE(events.front().subscription.toLatin1(), id);
    }

    void sequenceNumbersBelongToTheSubscription()
    {
        XsiClient client;
        client.openChannel();
        const QByteArray one = client.subscribe("201", "Standard Call");
        client.subscribe("202", "Standard Call");
        client.takeEvents();
        client.pbx().apply(MakeCall{{"201"}, "202"});
        int expected = 1;
        for (const SeenEvent &event : client.takeEvents()) {
            if (event.subscription.toLatin1() == one)
                QCOMPARE(event.sequence, ++expected);
        }
        QVERIFY(expected > 2);
    }

    void withoutAChannelThereIsNoSubscription()
    {
        XsiClient client;
        QCOMPARE(
            client.event("POST", "user/" + client.idOf("201"), body("<event>Standard Call</event>"))
                .status,
            409);
        client.openChannel("other");
        QVERIFY(client.subscribe("201", "Standard Call").isEmpty());
        QVERIFY(!client.subscribe("201", "Standard Call", "other").isEmpty());
    }

    void whatIsWrongIsRefused()
    {
        XsiClient client;
        client.openChannel();
        const auto status = [&](const QByteArray &target, const QByteArray &document) {
            return client.event("POST", "user/" + target, document).status;
        };
        const QByteArray anna = client.idOf("201");
        QCOMPARE(status(anna, body("<event>Line Monitoring</event>")), 400);
        QCOMPARE(status(anna, body("")), 400);
        QCOMPARE(status(anna,
                     "<Subscription" + schema
                         + "><channelSetId>set</channelSetId><event>Standard Call</event>"
                           "</Subscription>"),
            400);
        QCOMPARE(status("nobody@example.nl", body("<event>Standard Call</event>")), 404);
        QCOMPARE(status(client.idOf("701"), body("<event>Standard Call</event>")), 403);
        QCOMPARE(status(client.idOf("701"), body("<event>Call Park</event>")), 200);
        QCOMPARE(status(anna, body("<event>Remote Office</event>")), 200);
        QCOMPARE(client.face().subscriptionCount(), 2);
    }

    void whoShieldsHimselfIsNotWatched()
    {
        PbxConfig config;
        config.office.users = 400;
        XsiClient client(config, XsiClient::Office::Crowd);
        client.openChannel();
        QByteArray shielded;
        for (const Device *device : client.pbx().engine().devices()) {
            if (!device->watchable)
                shielded = QByteArray::fromStdString(device->id.value);
        }
        QVERIFY(!shielded.isEmpty());
        QCOMPARE(client
                     .event("POST", "user/" + client.idOf(shielded.constData()),
                         body("<event>Standard Call</event>"))
                     .status,
            403);
    }

    void aListIsOneSubscriptionAndReplacesAnEarlierOne()
    {
        XsiClient client;
        client.openChannel();
        client.takeEvents();
        const QByteArray list = body("<eventPackageList><event>Basic Call</event><event>Do Not "
                                     "Disturb</event></eventPackageList>");
        QCOMPARE(client.event("POST", "user/" + client.idOf("201"), list).status, 200);
        QCOMPARE(
            client.takeTypes(), (QStringList{u"CallSubscriptionEvent"_s, u"DoNotDisturbEvent"_s}));
        QCOMPARE(client.event("POST", "user/" + client.idOf("201"), list).status, 200);
        QCOMPARE(client.face().subscriptionCount(), 1);
        QCOMPARE(client
                     .event("POST", "user/" + client.idOf("201"),
                         body("<eventPackageList><event>Basic Call</event><event>No"
                              "</event></eventPackageList>"))
                     .status,
            400);
    }

    void allFailuresOnOneSubscriptionAreForbidden()
    {
        XsiClient client;
        client.openChannel();
        const QByteArray id = client.subscribe("201", "Standard Call");
        QCOMPARE(client.event("GET", "subscription/" + id).status, 200);
        QCOMPARE(client.event("GET", "subscription/other").status, 403);
        QCOMPARE(client.refresh("other"), 403);
        QCOMPARE(client.event("DELETE", "subscription/other").status, 403);
        client.become({"202"});
        QCOMPARE(client.event("GET", "subscription/" + id).status, 403);
    }

    void subscriptionsAreListed()
    {
        XsiClient client;
        client.openChannel();
        client.subscribe("201", "Standard Call");
        client.subscribe("201", "Do Not Disturb");
        client.subscribe("202", "Standard Call");
        const auto count = [&](const QByteArray &query) {
            return client.event("GET", "subscription" + query).document.children.size();
        };
        QCOMPARE(count(""), 3u);
        QCOMPARE(count("?targetId=" + client.idOf("201")), 2u);
        QCOMPARE(count("?event=Do%20Not%20Disturb"), 1u);
        QCOMPARE(count("?extAppId=other"), 0u);
        QCOMPARE(client.event("GET", "subscription?target=x").status, 400);
        QCOMPARE(client.event("GET", "subscription?targetEntityType=Group").status, 400);
    }

    void aSubscriptionExpires()
    {
        XsiClient client;
        client.openChannel();
        const QByteArray id = client.subscribe("201", "Do Not Disturb");
        client.takeEvents();
        const QByteArray refresh
            = "<Subscription" + schema + "><expires>3600</expires></Subscription>";
        QCOMPARE(client.event("PUT", "subscription/" + id, refresh).status, 200);
        client.live(3588s);
        QCOMPARE(client.face().subscriptionCount(), 1);
        // The channel would end at the same time.
        client.openChannel();
        client.takeEvents();
        client.live(24s);
        QCOMPARE(client.face().subscriptionCount(), 0);
        QVERIFY(client.takeTypes().contains(u"SubscriptionTerminatedEvent"_s));
    }

    void deletingIsToldToo()
    {
        XsiClient client;
        client.openChannel();
        const QByteArray id = client.subscribe("201", "Do Not Disturb");
        client.takeEvents();
        QCOMPARE(client.event("DELETE", "subscription/" + id).status, 200);
        QCOMPARE(client.takeTypes(), QStringList{u"SubscriptionTerminatedEvent"_s});
        client.pbx().apply(SetDoNotDisturb{{"201"}, true});
        QVERIFY(client.takeEvents().empty());
    }

    void thereAreOnlySoManySubscriptions()
    {
        PbxConfig config;
        config.xsi.maxSubscriptions = 2;
        XsiClient client(config);
        client.openChannel();
        QVERIFY(!client.subscribe("201", "Standard Call").isEmpty());
        QVERIFY(!client.subscribe("202", "Standard Call").isEmpty());
        QVERIFY(client.subscribe("203", "Standard Call").isEmpty());
    }

    void aGroupIsForAdministratorsAndHasNoSnapshot()
    {
        const QByteArray path = "enterprise/Voorbeeld/group/Hoofdkantoor";
        {
            XsiClient client;
            client.openChannel();
            QCOMPARE(client.event("POST", path, body("<event>Basic Call</event>")).status, 403);
        }
        PbxConfig config;
        config.xsi.groupSubscriptions = true;
        XsiClient client(config);
        client.openChannel();
        client.takeEvents();
        QCOMPARE(client.event("POST", path, body("<event>Basic Call</event>")).status, 200);
        QVERIFY(client.takeEvents().empty());
        client.pbx().apply(MakeCall{{"201"}, "202"});
        QVERIFY(client.takeTypes().contains(u"CallReceivedEvent"_s));
        QCOMPARE(client.event("POST", "enterprise/other", body("<event>Basic Call</event>")).status,
            404);
    }

    void packagesCarryWhatIsTheirs_data()
    {
        QTest::addColumn<QByteArray>("package");
        QTest::addColumn<QStringList>("types");
        const QStringList basic{u"CallReceivedEvent"_s, u"CallAnsweredEvent"_s,
            u"HookStatusEvent"_s, u"CallReleasedEvent"_s, u"HookStatusEvent"_s};
        QTest::newRow("basic") << QByteArray("Basic Call") << basic;
        QStringList standard = basic;
        standard.insert(3, u"CallHeldEvent"_s);
        QTest::newRow("standard") << QByteArray("Standard Call") << standard;
        QTest::newRow("park") << QByteArray("Call Park") << QStringList{};
    }
    void packagesCarryWhatIsTheirs()
    {
        QFETCH(QByteArray, package);
        QFETCH(QStringList, types);
        XsiClient client;
        client.openChannel();
        client.subscribe("201", package);
        client.takeEvents();
        client.pbx().perform(OutsideCall{{"+31201234567"}, "201", 300s, 300s});
        const CallId call = client.pbx().engine().truth({"201"})->connections.front().call;
        client.pbx().apply(AnswerCall{{call, {"201"}}});
        client.pbx().apply(HoldCall{{call, {"201"}}});
        client.pbx().apply(ClearConnection{{call, {"201"}}});
        QCOMPARE(client.takeTypes(), types);
    }

    void aResyncComesUnasked()
    {
        XsiClient client;
        client.openChannel();
        client.subscribe("201", "Standard Call");
        client.subscribe("201", "Do Not Disturb");
        client.takeEvents();
        client.face().resync();
        QCOMPARE(client.takeTypes(), QStringList{u"CallSubscriptionResyncEvent"_s});
    }

    void messagesAreTold()
    {
        XsiClient client;
        client.openChannel();
        client.subscribe("201", "Voice Mail Message Summary");
        client.takeEvents();
        client.pbx().perform(AnswersAfter{{"201"}, std::nullopt});
        client.pbx().perform(OutsideCall{{"+31201234567"}, "201", 300s, 300s});
        client.live(60s);
        client.pbx().clearAllCalls();
        QString count;
        for (const SeenEvent &event : client.takeEvents()) {
            if (event.type == "VoiceMailMessageSummaryEvent"_L1)
                count = event.data.child("summary"_L1)->childText("newMessages"_L1);
        }
        QCOMPARE(count, u"1"_s);
    }
};

BALIE_TEST(XsiSubscriptions)
#include "tst_XsiSubscriptions.moc"
