#include "tests/simulator-xsi/XsiClient.h"
#include "tests/support/TestRegistry.h"

#include <QSet>

using namespace balie;
using namespace balie::sim;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray profileOf(const XsiClient &client)
{
    return "user/" + client.user() + "/profile";
}

} // namespace

class XsiFaultsTest final : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aRedirectNamesTheOtherNode()
    {
        XsiClient client;
        client.face().faults().redirects = 1;
        const auto reply = client.action("GET", profileOf(client));
        QCOMPARE(reply.status, 302);
        QCOMPARE(headerValue(reply.headers, "location"),
            "http://127.0.0.2:8080/com.broadsoft.xsi-actions/v2.0/" + profileOf(client));
        QCOMPARE(client.face().counters().redirects, 1);
        QCOMPARE(client.action("GET", profileOf(client)).status, 200);
    }

    void failuresAreSoManyAndNoMore()
    {
        XsiClient client;
        client.face().faults().failures = 2;
        client.face().faults().failureStatus = 503;
        const auto reply = client.action("GET", profileOf(client));
        QCOMPARE(reply.status, 503);
        QVERIFY(headerValue(reply.headers, "Content-Type").startsWith("text/html"));
        client.face().faults().failureStatus = 403;
        QCOMPARE(client.action("GET", profileOf(client)).document.name, u"ErrorInfo"_s);
        QCOMPARE(client.action("GET", profileOf(client)).status, 200);
    }

    void tooManyRequestsInASecondAreOverload()
    {
        XsiClient client;
        client.face().faults().requestsPerSecond = 3;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(client.action("GET", profileOf(client)).status, 200);
        QCOMPARE(client.action("GET", profileOf(client)).status, 503);
        client.advance(1s);
        QCOMPARE(client.action("GET", profileOf(client)).status, 200);
        QCOMPARE(client.face().counters().overloads, 1);
        QCOMPARE(client.face().counters().peakPerSecond, 4);
    }

    void aLateReplyComesWhenItsTimeHasCome()
    {
        XsiClient client;
        client.face().faults().latency = 200ms;
        QCOMPARE(client.action("GET", profileOf(client)).status, 0);
        client.advance(199ms);
        QCOMPARE(client.lateReplies(), 0);
        client.advance(1ms);
        QCOMPARE(client.lateReplies(), 1);
    }

    void documentsComeInPieces()
    {
        XsiClient client;
        client.face().faults().chunkSize = 1;
        client.openChannel();
        client.subscribe("200", "Standard Call");
        QCOMPARE(client.takeTypes(), (QStringList{u"Channel"_s, u"CallSubscriptionEvent"_s}));
        for (const QByteArray &chunk : client.takeChunks())
            QCOMPARE(chunk.size(), 1);
    }

    void documentsComeTogether()
    {
        XsiClient client;
        client.openChannel();
        client.takeChunks();
        client.face().faults().documentsPerChunk = 3;
        client.subscribe("200", "Standard Call");
        client.subscribe("200", "Do Not Disturb");
        QVERIFY(client.takeChunks().isEmpty());
        client.subscribe("200", "Call Park");
        QCOMPARE(client.takeChunks().size(), 1);
        client.subscribe("201", "Do Not Disturb");
        client.advance(50ms);
        QCOMPARE(client.takeChunks().size(), 1);
    }

    void prefixesSwap()
    {
        XsiClient client;
        client.face().faults().swappedPrefixes = true;
        client.openChannel();
        client.takeChunks();
        client.subscribe("200", "Standard Call");
        QVERIFY(client.takeChunks().join().contains(R"(xsi:type="xsi1:CallSubscriptionEvent")"));
        QCOMPARE(client.takeTypes().back(), u"CallSubscriptionEvent"_s);
    }

    void eventsComeTwice()
    {
        XsiClient client;
        client.openChannel();
        client.takeEvents();
        client.setAcknowledging(false);
        client.face().faults().duplicates = true;
        client.subscribe("200", "Standard Call");
        const auto events = client.takeEvents();
        QCOMPARE(events.size(), 2u);
        QCOMPARE(events[0].id, events[1].id);
        QCOMPARE(events[0].sequence, events[1].sequence);
        QCOMPARE(client.acknowledge(events[0].id), 200);
        client.advance(29s);
        QVERIFY(client.streamIsOpen());
    }

    void unknownEventsHaveASequenceNumberOfTheirOwn()
    {
        XsiClient client;
        client.openChannel();
        client.takeEvents();
        client.face().faults().unknownEvents = true;
        client.subscribe("200", "Standard Call");
        const auto events = client.takeEvents();
        QCOMPARE(events.size(), 2u);
        QCOMPARE(events[0].type, u"CallHologramEvent"_s);
        QCOMPARE(events[0].sequence, 1);
        QCOMPARE(events[1].sequence, 2);
    }

    void droppedAcknowledgementsEndTheChannel()
    {
        XsiClient client;
        client.openChannel();
        client.face().faults().dropAcknowledgements = true;
        client.subscribe("200", "Standard Call");
        client.takeEvents();
        client.live(40s);
        QVERIFY(client.takeTypes().contains(u"ChannelTerminatedEvent"_s));
        QVERIFY(!client.streamIsOpen());
    }

    void aSilentStreamStaysOpenAndSaysNothing()
    {
        XsiClient client;
        const QByteArray id = client.openChannel();
        client.takeEvents();
        client.face().faults().silent = true;
        QCOMPARE(client.event("PUT", "channel/" + id + "/heartbeat").status, 200);
        client.subscribe("200", "Standard Call");
        QVERIFY(client.takeEvents().empty());
        client.advance(60s);
        QVERIFY(client.streamIsOpen());
        QCOMPARE(client.face().channelCount(), 0);
        QCOMPARE(client.event("PUT", "channel/" + id + "/heartbeat").status, 404);
    }

    void aCutStreamLeavesTheSubscriptions()
    {
        XsiClient client;
        client.openChannel();
        client.subscribe("201", "Standard Call");
        client.face().cutStreams();
        QVERIFY(!client.streamIsOpen());
        QCOMPARE(client.face().channelCount(), 0);
        QCOMPARE(client.face().subscriptionCount(), 1);
        client.pbx().apply(MakeCall{{"201"}, "202"});
        QVERIFY(client.face().counters().eventsLost > 0);
        client.openChannel();
        client.takeEvents();
        client.pbx().clearAllCalls();
        const auto events = client.takeEvents();
        QVERIFY(!events.empty());
        QVERIFY2(events.front().sequence > 2, "what was lost counts");
    }
};

BALIE_TEST(XsiFaultsTest)
#include "tst_XsiFaultsTest.moc"
