#include "tests/simulator-xsi/XsiClient.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::sim;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString reasonOf(const std::vector<SeenEvent> &events)
{
    return events.empty() ? QString() : events.back().data.childText("reason"_L1);
}

} // namespace

class XsiChannels final : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aHeartbeatIsEchoedOnTheStream()
    {
        XsiClient client;
        const QByteArray id = client.openChannel();
        QVERIFY(!id.isEmpty());
        client.takeEvents();
        QCOMPARE(client.event("PUT", "channel/" + id + "/heartbeat").status, 200);
        QCOMPARE(client.takeTypes(), QStringList{u"ChannelHeartBeat"_s});
        QCOMPARE(client.face().counters().heartbeats, 1);
    }

    void aMissingHeartbeatClosesTheStream()
    {
        XsiClient client;
        client.openChannel();
        client.live(120s);
        QVERIFY(client.streamIsOpen());
        client.advance(29s);
        QVERIFY(client.streamIsOpen());
        client.advance(2s);
        QVERIFY(!client.streamIsOpen());
        QCOMPARE(client.face().channelCount(), 0);
    }

    void aMissingAcknowledgementEndsTheChannel()
    {
        XsiClient client;
        client.openChannel();
        client.setAcknowledging(false);
        client.subscribe("200", "Standard Call");
        const QByteArray first = client.takeEvents().back().id;
        client.live(24s);
        client.subscribe("200", "Do Not Disturb");
        QCOMPARE(client.acknowledge(first), 200);
        client.live(24s);
        QVERIFY2(client.streamIsOpen(), "the second one still has time");
        client.takeEvents();
        client.live(12s);
        QCOMPARE(reasonOf(client.takeEvents()), u"NonResponsiveChannel"_s);
        QVERIFY(!client.streamIsOpen());
        QCOMPARE(client.acknowledge(first), 404);
        QCOMPARE(client.face().counters().lateAcknowledgements, 1);
    }

    void anotherNodeDoesNotKnowTheChannel()
    {
        XsiClient client;
        const QByteArray id = client.openChannel();
        client.setAcknowledging(false);
        client.subscribe("200", "Standard Call");
        const QByteArray event = client.takeEvents().back().id;
        client.setNode(u"127.0.0.2"_s);
        QCOMPARE(client.event("PUT", "channel/" + id + "/heartbeat").status, 404);
        QCOMPARE(client.acknowledge(event), 404);
        QCOMPARE(client.face().counters().wrongNode, 2);
        QCOMPARE(client.face().counters().acknowledgements, 0);
        client.setNode(u"127.0.0.1"_s);
        QCOMPARE(client.acknowledge(event), 200);
    }

    void withoutPinningEveryNodeKnowsTheChannel()
    {
        PbxConfig config;
        config.xsi.nodePinning = false;
        XsiClient client(config);
        const QByteArray id = client.openChannel();
        client.setNode(u"127.0.0.2"_s);
        QCOMPARE(client.event("PUT", "channel/" + id + "/heartbeat").status, 200);
        client.subscribe("200", "Standard Call");
        QVERIFY(client.face().counters().acknowledgements > 0);
    }

    void anApplicationHasOneSet()
    {
        XsiClient client;
        client.openChannel("first", "balie");
        client.openChannel("first", "balie");
        QCOMPARE(client.face().channelCount(), 2);
        client.takeEvents();
        client.openChannel("second", "balie");
        QCOMPARE(client.face().channelCount(), 1);
        QStringList reasons;
        for (const SeenEvent &event : client.takeEvents())
            reasons.append(event.data.childText("reason"_L1));
        QCOMPARE(reasons.count(u"DuplicateChannelSet"_s), 2);
        client.openChannel("third");
        QCOMPARE(client.face().channelCount(), 2);
    }

    void deletingSaysSoAndEndsTheStream()
    {
        XsiClient client;
        const QByteArray id = client.openChannel();
        client.takeEvents();
        QCOMPARE(client.event("DELETE", "channel/" + id).status, 200);
        QCOMPARE(reasonOf(client.takeEvents()), u"ExplicitDelete"_s);
        QVERIFY(!client.streamIsOpen());
        QCOMPARE(client.event("DELETE", "channel/" + id).status, 404);
    }

    void aChannelExpiresUnlessItIsRefreshed()
    {
        XsiClient client;
        const QByteArray id = client.openChannel();
        const QByteArray refresh
            = "<Channel xmlns=\"http://schema.broadsoft.com/xsi\"><expires>10</expires></Channel>";
        client.live(1800s);
        const auto reply = client.event("PUT", "channel/" + id, refresh);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.document.childText("expires"_L1), u"3600"_s);
        client.live(3588s);
        QVERIFY(client.streamIsOpen());
        client.takeEvents();
        client.live(24s);
        QCOMPARE(reasonOf(client.takeEvents()), u"Expired"_s);
    }

    void aSetListsItsLiveChannels()
    {
        XsiClient client;
        const QByteArray id = client.openChannel("mine");
        const auto ids = [&] {
            const auto reply = client.event("GET", "channelset/mine");
            QStringList result;
            for (const XmlElement &channel : reply.document.child("channels"_L1)->children)
                result.append(channel.childText("channelId"_L1));
            return result;
        };
        QCOMPARE(ids(), QStringList{QString::fromLatin1(id)});
        client.closeStream();
        QVERIFY(ids().isEmpty());
    }

    void thereAreOnlySoManyChannels()
    {
        PbxConfig config;
        config.xsi.maxChannels = 2;
        XsiClient client(config);
        QVERIFY(!client.openChannel("a").isEmpty());
        QVERIFY(!client.openChannel("b").isEmpty());
        QVERIFY(client.openChannel("c").isEmpty());
    }

    void anAcknowledgementOfUnknownSendsTheChannelAway()
    {
        XsiClient client;
        client.openChannel();
        client.setAcknowledging(false);
        client.subscribe("200", "Standard Call");
        QCOMPARE(client.acknowledge(client.takeEvents().back().id, "404"), 200);
        QVERIFY(!client.streamIsOpen());
        QCOMPARE(client.face().subscriptionCount(), 1);
    }
};

BALIE_TEST(XsiChannels)
#include "tst_XsiChannels.moc"
