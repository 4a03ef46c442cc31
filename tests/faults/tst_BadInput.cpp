// What no PBX should say, said to the whole stack: a sentence for the user, a line in the trace,
// and no call lost.
#include "cti/transport/MemoryTransport.h"
#include "cti/transport/SocketErrors.h"
#include "tests/faults/Console.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QPointer>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace balie::test {

namespace {

/// The reference of the monitor on a device, as the PBX gave it.
QByteArray monitorOf(const Console &console, const QByteArray &device)
{
    static const QRegularExpression reference(u"monitorCrossRefID[^>]*>([^<]+)<"_s);
    QString invoke;
    for (const TraceRecord &record : console.trace.records()) {
        if (record.kind == TraceRecord::Kind::Out && record.payload.contains("MonitorStart")
            && record.payload.contains('>' + device + '<'))
            invoke = record.invoke;
        if (record.kind == TraceRecord::Kind::In && record.invoke == invoke
            && record.payload.contains("MonitorStartResponse"))
            return reference.match(QString::fromUtf8(record.payload)).captured(1).toUtf8();
    }
    return {};
}

QByteArray eventText(const QByteArray &root, const QByteArray &monitor,
    const QByteArray &connection, const QByteArray &call, const QByteArray &device,
    const QByteArray &rest)
{
    return "9999<" + root + "><monitorCrossRefID>" + monitor + "</monitorCrossRefID><" + connection
        + "><callID>" + call + "</callID><deviceID>" + device + "</deviceID></" + connection + '>'
        + rest + "</" + root + '>';
}

/// A provider that signs in over a real socket, at a server of the test's on this computer.
struct OverSocket {
    OverSocket(const QString &scheme, quint16 port)
    {
        SignIn signIn;
        signIn.server = QUrl(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(port));
        signIn.user = u"receptie"_s;
        signIn.password = u"balie"_s;
        provider.signIn(signIn);
    }
    bool failed()
    {
        const Batch batch = handOver.take();
        if (batch.link)
            last = batch.link;
        return last && last->state == LinkState::Backoff;
    }

    ManualClock clock; // only the sockets move
    Recording trace;
    HandOver handOver;
    CstaProvider provider{handOver, clock, traced(trace)};
    std::optional<LinkStatus> last;

private:
    static CstaProvider::Options traced(TraceSink &sink)
    {
        CstaProvider::Options options;
        options.trace = &sink;
        return options;
    }
};

} // namespace

class BadInput : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void duringACall_data()
    {
        QTest::addColumn<QByteArray>("message"); // M: the monitor of 201, C: the own call
        QTest::addColumn<bool>("unreadable");
        const auto row = [](const char *name, const QByteArray &message, bool unreadable) {
            QTest::newRow(name) << message << unreadable;
        };
        row("garbled",
            "9999<EstablishedEvent><monitorCrossRefID>M</monitor<rossRefID></EstablishedEvent>",
            true);
        row("truncated", "9999<EstablishedEvent><monitorCrossRefID>M</monitorCro", true);
        row("DOCTYPE",
            "9999<!DOCTYPE x [<!ENTITY a \"aaaa\">]><EstablishedEvent>&a;</EstablishedEvent>",
            true);
        row("oversized",
            "9999<EstablishedEvent>" + QByteArray(5 * 1024 * 1024, 'x') + "</EstablishedEvent>",
            true);
        row("too deep",
            "9999" + QByteArray("<a>").repeated(5000) + QByteArray("</a>").repeated(5000), true);
        row("no invoke id", "<EstablishedEvent/>", true);
        row("empty", "", true);
        row("no document", "9999", true);
        row("not UTF-8", "9999<DeliveredEvent>\xc3\x28\xff</Delivered", true);
        row("unknown root",
            "9999<FrobnicatedEvent "
            "xmlns=\"urn:x\"><monitorCrossRefID>M</monitorCrossRefID></FrobnicatedEvent>",
            false);
        row("unknown request", "0042<FrobnicateCall/>", false);
        row("invoke id never sent", "0777<AnswerCallResponse/>", false);
        row("an error for nothing",
            "0778<CSTAErrorCode><operation>generic</operation></CSTAErrorCode>", false);
        row("unknown enum values",
            eventText("EstablishedEvent", "M", "establishedConnection", "31337", "201",
                "<localConnectionInfo>levitating</localConnectionInfo><cause>sunspots</cause>"),
            false);
        row("unknown call held",
            eventText("HeldEvent", "M", "heldConnection", "31338", "201", "<cause>normal</cause>"),
            false);
        row("unknown call cleared",
            eventText("ConnectionClearedEvent", "M", "droppedConnection", "31339", "201", {}),
            false);
        row("unknown monitor",
            eventText("DeliveredEvent", "M99999", "connection", "31340", "201", {}), false);
        row("call without ids",
            "9999<DeliveredEvent><monitorCrossRefID>M</monitorCrossRefID><connection/></"
            "DeliveredEvent>",
            false);
        row("forwarding of no kind",
            "9999<ForwardingEvent><monitorCrossRefID>M</"
            "monitorCrossRefID><device><deviceIdentifier>201</deviceIdentifier></device>"
            "<forwardingType>forwardNever</forwardingType><forwardStatus>true</forwardStatus></"
            "ForwardingEvent>",
            false);
        row("segment of no snapshot",
            "9999<SnapshotDeviceData><serviceCrossRefID>zzz</serviceCrossRefID><lastSegment>true</"
            "lastSegment></SnapshotDeviceData>",
            false);
    }
    void duringACall()
    {
        QFETCH(QByteArray, message);
        QFETCH(bool, unreadable);
        Console console({});
        console.pbx.pbx().freeze();
        console.signIn();
        QVERIFY(console.control.call({"+31201234567"}, "200"));
        console.run();
        QVERIFY(console.execute({Service::AnswerCall, console.own(ConnectionState::Alerting).id}));
        const CallThreadId thread = console.threadAt(u"200"_s);
        const QByteArray monitor = monitorOf(console, "201");
        QVERIFY(!monitor.isEmpty());
        const auto traced = console.trace.records().size();

        QVERIFY(console.tap.inject(
            message.replace("<monitorCrossRefID>M</", "<monitorCrossRefID>" + monitor + "</")));
        QVERIFY(console.trace.records().size() > traced);
        console.run(5s);
        QCOMPARE(console.trace.notesWith("unreadable"), qsizetype(unreadable ? 1 : 0));
        QVERIFY(console.errors.isEmpty()
            || unreadable); // else there is nothing for the user to worry about
        QCOMPARE(console.differences(), QStringList());
        QCOMPARE(console.threadAt(u"200"_s), thread);
        QVERIFY(console.execute({Service::HoldCall, console.own(ConnectionState::Connected).id}));
        QCOMPARE(console.differences(), QStringList());
    }

    void whatCannotBeReadIsSaidUntilItIsRepaired()
    {
        Console console({});
        console.pbx.pbx().freeze();
        console.signIn();
        console.plan.add({sim::FaultKind::Stall, sim::FaultDirection::ToServer,
            console.plan.passed(sim::FaultDirection::ToServer) + 1, 2'000ms});
        QVERIFY(console.tap.inject("9999<EstablishedEvent><monitorCro"));
        console.run(1s);
        QCOMPARE(console.link().state, LinkState::Syncing);
        QCOMPARE(console.link().error->code, ErrorCode::Protocol);
        QVERIFY(!console.link().error->userText.isEmpty());
        console.run(5s);
        QCOMPARE(console.link().error.has_value(), false);
        QCOMPARE(console.differences(), QStringList());
    }

    void anEndlessStreamOfRubbishEndsTheConnectionButNotTheCall()
    {
        Console console({});
        console.pbx.pbx().freeze();
        console.signIn();
        QVERIFY(console.control.call({"+31201234567"}, "200"));
        console.run();
        const quint32 session = console.link().session;
        for (int i = 0; i <= CstaProvider::mostUnreadable; ++i)
            console.tap.inject("9999<rubbish");
        console.run(5s);
        QVERIFY(console.link().session > session);
        QCOMPARE(console.differences(), QStringList());
        QCOMPARE(console.own().connections.size(), 1);
    }

    void bytesThatAreNoFramesMakeAnewConnection_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
        QTest::newRow("short length") << QByteArray("\0\0\0\x03"
                                                    "0001",
            8);
        QTest::newRow("no invoke id") << QByteArray("\0\0\0\x0c"
                                                    "abcd<a/>",
            12);
    }
    void bytesThatAreNoFramesMakeAnewConnection()
    {
        QFETCH(QByteArray, bytes);
        Console console({.framing = sim::Framing::J2});
        console.pbx.pbx().freeze();
        console.signIn();
        QVERIFY(console.control.call({"+31201234567"}, "200"));
        console.run();
        const quint32 session = console.link().session;
        QVERIFY(console.tap.inject(bytes));
        console.run(5s);
        QVERIFY(console.link().session > session);
        QVERIFY(!console.errors.isEmpty());
        QVERIFY(!console.errors.first().userText.isEmpty());
        QCOMPARE(console.differences(), QStringList());
    }

    void aWrongPasswordIsSaidAndNotTriedAgain()
    {
        Console console({});
        console.signIn(u"wrong"_s);
        QCOMPARE(console.link().state, LinkState::Refused);
        QCOMPARE(console.link().error->code, ErrorCode::BadCredentials);
        QVERIFY(!console.link().error->userText.isEmpty());
        const auto traced = console.trace.records().size();
        console.run(1h);
        QCOMPARE(console.trace.records().size(), traced);
        console.signIn();
        QCOMPARE(console.differences(), QStringList());
    }

    void numbersThatNobodyCanDial_data()
    {
        QTest::addColumn<QString>("number");
        QTest::newRow("empty") << QString();
        QTest::newRow("blanks") << u"   "_s;
        QTest::newRow("letters") << u"anna"_s;
    }
    void numbersThatNobodyCanDial()
    {
        QFETCH(QString, number);
        Console console({});
        console.pbx.pbx().freeze();
        console.signIn();
        QVERIFY(console.control.call({"+31201234567"}, "200"));
        console.run();
        QVERIFY(console.execute({Service::AnswerCall, console.own(ConnectionState::Alerting).id}));
        const ConnectionId call = console.own(ConnectionState::Connected).id;
        for (const Service service : {Service::ConsultationCall, Service::SingleStepTransfer}) {
            const auto answer
                = console.execute({.service = service, .connection = call, .destination = number});
            QVERIFY(!answer);
            QCOMPARE(answer.error().code, ErrorCode::InvalidInput);
            QVERIFY(!answer.error().userText.isEmpty());
        }
        QCOMPARE(console.own(ConnectionState::Connected).id, call);
        QCOMPARE(console.differences(), QStringList());
    }

    void serversThatAreNone_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QByteArray>("greeting");
        QTest::newRow("mail server, TCP")
            << u"tcp"_s << QByteArray("220 mail.example.org ESMTP\r\n");
        QTest::newRow("web server, WebSocket")
            << u"ws"_s << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    }
    void serversThatAreNone()
    {
        QFETCH(QString, scheme);
        QFETCH(QByteArray, greeting);
        QTcpServer other;
        connect(&other, &QTcpServer::newConnection, &other, [&] {
            QTcpSocket *socket = other.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket,
                [socket, greeting] { socket->write(greeting); });
        });
        QVERIFY(other.listen(QHostAddress::LocalHost));
        OverSocket client(scheme, other.serverPort());
        BALIE_TRY_VERIFY(client.failed());
        QCOMPARE(client.last->error->code, ErrorCode::Protocol);
        QVERIFY(!client.last->error->userText.isEmpty());
        QVERIFY(client.trace.records().size() > 1);
    }

    /// Over a real socket, which has to take the message in before anybody can call it too long.
    void anOversizedMessageIsSaidToBeOne()
    {
        QWebSocketServer other(u"test"_s, QWebSocketServer::NonSecureMode);
        other.setSupportedSubprotocols({u"csta-xml.v1"_s});
        connect(&other, &QWebSocketServer::newConnection, &other, [&] {
            QWebSocket *peer = other.nextPendingConnection();
            peer->setParent(&other); // the server leaves it to us
            connect(peer, &QWebSocket::textMessageReceived, peer, [peer](const QString &) {
                peer->sendTextMessage(u"0001"_s + QString(5 * 1024 * 1024, u'x'));
            });
        });
        QVERIFY(other.listen(QHostAddress::LocalHost));
        OverSocket client(u"ws"_s, other.serverPort());
        BALIE_TRY_VERIFY(client.failed());
        const Error &error = *client.last->error;
        QCOMPARE(error.code, ErrorCode::Protocol);
        QVERIFY2(error.userText.contains("too large"_L1), qPrintable(error.userText));
        QVERIFY(client.trace.notesWith("closed") == 1);
    }

    void aPasswordIsNotSentWhereOthersCanReadIt_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<bool>("sent");
        QTest::newRow("WebSocket") << u"ws://pbx.example.org"_s << false << false;
        QTest::newRow("TCP") << u"tcp://192.0.2.1:1040"_s << false << false;
        QTest::newRow("a name like this computer's")
            << u"ws://127.0.0.1.example.org"_s << false << false;
        QTest::newRow("the user allows it") << u"ws://pbx.example.org"_s << true << true;
        QTest::newRow("encrypted") << u"wss://pbx.example.org"_s << false << true;
        QTest::newRow("this computer") << u"ws://localhost:8080"_s << false << true;
        QTest::newRow("this computer, IPv6") << u"tcp://[::1]:1040"_s << false << true;
    }
    void aPasswordIsNotSentWhereOthersCanReadIt()
    {
        QFETCH(QString, server);
        QFETCH(bool, allowed);
        QFETCH(bool, sent);
        ManualClock clock;
        HandOver handOver;
        QByteArray said;
        std::unique_ptr<Timer> answer;
        CstaProvider::Options options;
        options.transports = [&](const Endpoint &) {
            auto transport = std::make_unique<MemoryTransport>();
            transport->onOpen = [&, opened = QPointer(transport.get())](const Endpoint &) {
                answer = clock.makeTimer([opened] {
                    if (opened)
                        opened->acceptOpen();
                });
                answer->start(1ms);
            };
            transport->onSent = [&](const QByteArray &data) { said += data; };
            return transport;
        };
        CstaProvider provider(handOver, clock, options);
        SignIn signIn;
        signIn.server = QUrl(server);
        signIn.user = u"receptie"_s;
        signIn.password = u"geheim"_s;
        signIn.mayBeReadable = allowed;
        provider.signIn(signIn);
        clock.advance(10ms);
        QCOMPARE(said.contains("geheim"), sent);
        const std::optional<LinkStatus> link = handOver.take().link;
        QVERIFY(link);
        QCOMPARE(link->state == LinkState::Refused, !sent);
        if (!sent) {
            QVERIFY(said.isEmpty());
            QCOMPARE(link->error->code, ErrorCode::Untrusted);
            QVERIFY(!link->error->userText.isEmpty());
            clock.advance(1h);
            QVERIFY(said.isEmpty());
        }
    }

    void aHostThatNobodyKnowsIsNamedAndTriedAgain()
    {
        ManualClock clock;
        Recording trace;
        HandOver handOver;
        int attempts = 0;
        std::unique_ptr<Timer> answer;
        CstaProvider::Options options;
        options.trace = &trace;
        options.random = [] { return 0.5; }; // a second attempt not before we have looked
        options.transports = [&](const Endpoint &) {
            auto transport = std::make_unique<MemoryTransport>();
            transport->onOpen = [&, opened = transport.get()](const Endpoint &endpoint) {
                ++attempts;
                answer = clock.makeTimer([opened, endpoint] {
                    opened->drop(socketError(QAbstractSocket::HostNotFoundError,
                        SocketStage::Connecting, endpoint, u"Host not found"_s));
                });
                answer->start(1ms);
            };
            return transport;
        };
        CstaProvider provider(handOver, clock, options);
        SignIn signIn;
        signIn.server = QUrl(u"wss://no-such-host.invalid"_s);
        provider.signIn(signIn);
        clock.advance(10ms);
        const std::optional<LinkStatus> last = handOver.take().link;
        QVERIFY(last);
        QCOMPARE(last->state, LinkState::Backoff);
        QCOMPARE(last->error->code, ErrorCode::Unreachable);
        QVERIFY(last->error->userText.contains("no-such-host.invalid"_L1));
        QCOMPARE(trace.notesWith("Host not found"), 1);
        clock.advance(1min);
        QVERIFY(attempts > 1);
    }
};

} // namespace balie::test

using balie::test::BadInput;
BALIE_TEST(BadInput)
#include "tst_BadInput.moc"
