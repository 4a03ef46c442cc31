#include "cti/provider/xsi/XsiChannel.h"
#include "tests/support/TestRegistry.h"
#include "tests/xsi-link/ScriptedXsp.h"

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;
using balie::test::ScriptedXsp;

namespace {

struct Rig {
    Rig()
    {
        SignIn signIn;
        signIn.server = QUrl(u"https://xsp.example.nl"_s);
        signIn.user = u"anna@example.nl"_s;
        requests.open(signIn, [this](const Error &error) { denied.append(error); });
    }
    void open()
    {
        channel.open(u"set-1"_s, u"balie"_s);
        clock.advance(20ms);
    }
    qsizetype heartbeats() const { return xsp.http.sentWith("/heartbeat").size(); }

    ManualClock clock;
    ScriptedXsp xsp{clock};
    std::unique_ptr<HttpPort> port = xsp.http.port();
    XsiRequests requests{clock, *port, [] { return 0.0; }, nullptr};
    QVector<Error> denied;
    int opened = 0;
    int heard = 0;
    int answered = 0;
    QStringList events;
    QVector<qsizetype>
        acknowledgedBefore; ///< how many acknowledgements had left when each event came
    QVector<Error> closed;
    QStringList terminated;
    XsiChannel channel{clock, requests,
        {.opened = [this] { ++opened; },
            .heard = [this] { ++heard; },
            .answered = [this] { ++answered; },
            .event =
                [this](const xsi::Event &event) {
                    events.append(event.type);
                    acknowledgedBefore.append(xsp.acknowledged().size());
                },
            .closed = [this](const Error &error) { closed.append(error); },
            .terminated = [this](const QString &reason) { terminated.append(reason); }}};
};

} // namespace

class XsiChannels : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void isOpenedByItsFirstDocument()
    {
        Rig rig;
        rig.xsp.opensChannel = false;
        rig.open();
        const auto &post = rig.xsp.http.sent().first();
        QCOMPARE(post.line(), "POST /com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel");
        QVERIFY(post.request.body.contains("<channelSetId>set-1</channelSetId>"));
        QVERIFY(post.request.body.contains("<applicationId>balie</applicationId>"));
        QCOMPARE(post.request.timeout, 0ms);
        QCOMPARE(post.header("Accept-Encoding"), "identity");
        // A heartbeat without a channel would be an error on the other side.
        rig.clock.advance(5min);
        QCOMPARE(rig.heartbeats(), 0);
        QCOMPARE(rig.opened, 0);

        rig.xsp.http.push("<Channel xmlns='http://schema.broadsoft.com/xsi'><channel");
        QCOMPARE(rig.opened, 0);
        rig.xsp.http.push("Id>c9</channelId><expires>3600</expires></Channel>");
        QCOMPARE(rig.opened, 1);
        rig.clock.advance(12s);
        QCOMPARE(rig.xsp.http.sent().last().line(),
            "PUT /com.broadsoft.xsi-events/v2.0/channel/c9/heartbeat");
    }

    void beatsOnTheNodeThatHoldsTheStream()
    {
        Rig rig;
        rig.open();
        rig.clock.advance(60s);
        QCOMPARE(rig.heartbeats(), 5);
        for (const auto &sent : rig.xsp.http.sentWith("/heartbeat")) {
            QCOMPARE(sent.request.connectTo, u"192.0.2.10"_s);
            QCOMPARE(
                sent.request.url.host(), u"xsp.example.nl"_s); // the certificate is the server's
        }
        QCOMPARE(rig.answered, 5);
        QVERIFY(rig.closed.isEmpty());
    }

    void isGivenUpWhenNoEchoComes()
    {
        Rig rig;
        rig.open();
        rig.clock.advance(30s);
        rig.xsp.echoes = false;
        rig.clock.advance(12s); // one that is not echoed
        QVERIFY(rig.closed.isEmpty());
        rig.clock.advance(17s);
        QVERIFY(rig.closed.isEmpty());
        rig.clock.advance(2s); // 24 s after it
        QCOMPARE(rig.closed.size(), 1);
        QCOMPARE(rig.closed.first().code, ErrorCode::LinkLost);
        const auto before = rig.xsp.http.sent().size();
        rig.clock.advance(10min);
        QCOMPARE(rig.xsp.http.sent().size(), before);
    }

    void anyByteIsASignOfLife()
    {
        Rig rig;
        rig.xsp.echoes = false;
        rig.open();
        for (int i = 0; i < 20; ++i) {
            rig.clock.advance(10s);
            rig.xsp.http.push("\n");
        }
        QVERIFY(rig.closed.isEmpty());
    }

    void acknowledgesBeforeItTells()
    {
        Rig rig;
        rig.open();
        rig.xsp.sendEvent(u"s1"_s, "CallReceivedEvent");
        rig.xsp.sendEvent(u"s1"_s, "SomethingNewEvent", "<x:whatever/>");
        rig.xsp.sendEvent(u"s1"_s, "SubscriptionTerminatedEvent");
        QCOMPARE(rig.events,
            (QStringList{
                u"CallReceivedEvent"_s, u"SomethingNewEvent"_s, u"SubscriptionTerminatedEvent"_s}));
        QCOMPARE(rig.acknowledgedBefore, (QVector<qsizetype>{1, 2, 3}));
        QCOMPARE(rig.xsp.acknowledged(), (QStringList{u"e1"_s, u"e2"_s, u"e3"_s}));
        const auto acknowledgement = rig.xsp.http.sentWith("eventresponse").first();
        QCOMPARE(
            acknowledgement.line(), "POST /com.broadsoft.xsi-events/v2.0/channel/eventresponse");
        QVERIFY(acknowledgement.request.body.contains("<statusCode>200</statusCode>"));
        QCOMPARE(acknowledgement.request.connectTo, u"192.0.2.10"_s);
    }

    void anAcknowledgementThatFailedIsSentOnceMore()
    {
        Rig rig;
        rig.open();
        rig.xsp.answerStatus("eventresponse", 503, 2);
        rig.xsp.sendEvent(u"s1"_s, "CallReceivedEvent");
        rig.clock.advance(1s);
        QCOMPARE(rig.xsp.acknowledged().size(), 1);
        rig.clock.advance(2s);
        QCOMPARE(rig.xsp.acknowledged(), (QStringList{u"e1"_s, u"e1"_s}));
        rig.clock.advance(20s);
        QCOMPARE(rig.xsp.acknowledged().size(), 2);
        QVERIFY(rig.closed.isEmpty());
    }

    void tellsAnEventOnceHoweverOftenItComes()
    {
        Rig rig;
        rig.open();
        rig.xsp.sendEvent(u"s1"_s, "CallReceivedEvent", {}, 1, u"same"_s);
        rig.xsp.sendEvent(u"s1"_s, "CallReceivedEvent", {}, 1, u"same"_s);
        QCOMPARE(rig.events.size(), 1);
        QCOMPARE(rig.xsp.acknowledged().size(), 2); // it did not hear of the first one
        // After a failover too: another channel, the same event.
        rig.xsp.http.endStream();
        rig.open();
        rig.xsp.sendEvent(u"s1"_s, "CallReceivedEvent", {}, 1, u"same"_s);
        QCOMPARE(rig.events.size(), 1);
        for (int i = 0; i < XsiChannel::rememberedEvents; ++i)
            rig.xsp.sendEvent(u"s1"_s, "CallReceivedEvent");
        rig.xsp.sendEvent(u"s1"_s, "CallReceivedEvent", {}, 1, u"same"_s);
        QCOMPARE(rig.events.size(), 2 + XsiChannel::rememberedEvents); // memory has an end
    }

    void readsPiecesOfAnySize()
    {
        Rig rig;
        rig.open();
        const QByteArray document
            = "<Event xmlns='http://schema.broadsoft.com/xsi' "
              "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'>"
              "<eventID>p1</eventID><eventData i:type='CallReceivedEvent'/></Event>";
        for (const char byte : document)
            rig.xsp.http.push(QByteArray(1, byte));
        QCOMPARE(rig.events.size(), 1);
        rig.xsp.http.push(QByteArray(document).replace("p1", "p2") + "\n<ChannelHeartbeat/>"
            + QByteArray(document).replace("p1", "p3"));
        QCOMPARE(rig.events.size(), 3);
    }

    void theServerEndsIt_data()
    {
        QTest::addColumn<QByteArray>("reason");
        for (const char *reason : {"DuplicateChannelSet", "UserDeleted", "NonResponsiveChannel",
                 "ExplicitDelete", "Expired", "UnknownChannel"})
            QTest::newRow(reason) << QByteArray(reason);
    }
    void theServerEndsIt()
    {
        QFETCH(QByteArray, reason);
        Rig rig;
        rig.open();
        rig.xsp.terminateChannel(reason);
        QCOMPARE(rig.terminated, QStringList{QString::fromLatin1(reason)});
        QVERIFY(rig.xsp.acknowledged().isEmpty());
        QVERIFY(!rig.xsp.http.isStreaming());
        rig.clock.advance(1min);
        QCOMPARE(rig.heartbeats(), 0);
    }

    void theEndOfAnotherChannelIsNotOurs()
    {
        Rig rig;
        rig.open();
        ++rig.xsp.channels;
        rig.xsp.terminateChannel("ExplicitDelete");
        QVERIFY(rig.terminated.isEmpty());
        QVERIFY(rig.channel.isOpen());
    }

    void isGoneWhereTheNodeDoesNotKnowIt()
    {
        Rig rig;
        rig.xsp.answerStatus("/heartbeat", 404);
        rig.open();
        rig.clock.advance(13s);
        QCOMPARE(rig.closed.size(), 1);
    }

    void aBusyNodeIsNotTheEnd()
    {
        Rig rig;
        rig.xsp.answerStatus("/heartbeat", 503, 1);
        rig.open();
        rig.clock.advance(1min);
        QVERIFY(rig.closed.isEmpty());
        QCOMPARE(rig.heartbeats(), 5);
    }

    void isRefreshedBeforeItExpires()
    {
        Rig rig;
        rig.open();
        rig.clock.advance(29min);
        QCOMPARE(
            rig.xsp.http.sentWith("PUT /com.broadsoft.xsi-events/v2.0/channel/channel-1").size(),
            rig.heartbeats());
        rig.clock.advance(2min);
        QCOMPARE(
            rig.xsp.http.sentWith("PUT /com.broadsoft.xsi-events/v2.0/channel/channel-1").size()
                - rig.heartbeats(),
            1);
        rig.clock.advance(30min);
        QCOMPARE(
            rig.xsp.http.sentWith("PUT /com.broadsoft.xsi-events/v2.0/channel/channel-1").size()
                - rig.heartbeats(),
            2);
    }

    void anUnreadableStreamIsGivenUp_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("entities") << QByteArray("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
        QTest::newRow("not well-formed") << QByteArray("<Event><a></b></Event>");
        QTest::newRow("no end") << "<Event>" + QByteArray(5 * 1024 * 1024, 'x');
    }
    void anUnreadableStreamIsGivenUp()
    {
        QFETCH(QByteArray, bytes);
        Rig rig;
        rig.open();
        rig.xsp.http.push(bytes);
        QCOMPARE(rig.closed.size(), 1);
        QVERIFY(!rig.xsp.http.isStreaming());
    }

    void aRefusalToOpenSaysWhy()
    {
        Rig rig;
        rig.xsp.answerStatus("/com.broadsoft.async/", 403);
        rig.open();
        QCOMPARE(rig.closed.size(), 1);
        QCOMPARE(rig.closed.first().code, ErrorCode::NotAllowed);
        QCOMPARE(rig.heard, 0); // the text of a refusal is no sign of a living stream
        rig.xsp.answerAsUsual();
        rig.xsp.answerStatus("/com.broadsoft.async/", 401);
        rig.open();
        QCOMPARE(rig.denied.size(), 1);
    }

    void theOneThatWasLostIsDeleted()
    {
        Rig rig;
        rig.open();
        rig.xsp.http.endStream();
        QCOMPARE(rig.closed.size(), 1);
        QVERIFY(rig.xsp.http.sentWith("DELETE").isEmpty());
        rig.open();
        rig.clock.advance(1s);
        QCOMPARE(rig.xsp.http.sentWith("DELETE").size(), 1);
        QVERIFY(rig.xsp.http.sentWith("DELETE").first().line().endsWith("/channel/channel-1"));
        QCOMPARE(rig.opened, 2);
    }

    void goodbyeDeletesIt()
    {
        Rig rig;
        rig.open();
        rig.channel.goodbye();
        QCOMPARE(rig.xsp.http.sentWith("DELETE").size(), 1);
        QVERIFY(!rig.xsp.http.isStreaming());
        rig.clock.advance(1min);
        QCOMPARE(rig.heartbeats(), 0);
        QVERIFY(rig.closed.isEmpty());
    }
};

BALIE_TEST(XsiChannels)

#include "tst_XsiChannels.moc"
