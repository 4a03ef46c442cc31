#include "cti/transport/TcpTransport.h"
#include "cti/transport/WebSocketTransport.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::cti;

namespace {

constexpr auto subProtocol = "csta-xml.v1"_L1;

/// Opens a transport and keeps what it says.
struct Probe {
    explicit Probe(const QUrl &url)
        : endpoint{url, {}, subProtocol}
    {
        transport = networkTransports()(endpoint);
        QObject::connect(transport.get(), &Transport::opened, [this] { ++opened; });
        QObject::connect(transport.get(), &Transport::closed,
            [this](const Error &error) { errors.append(error); });
        QObject::connect(transport.get(), &Transport::received,
            [this](const QByteArray &data, Transport::Form form) {
                received.append({data, form});
            });
        transport->open(endpoint);
    }

    Endpoint endpoint;
    std::unique_ptr<Transport> transport;
    int opened = 0;
    QVector<Error> errors;
    QVector<std::pair<QByteArray, Transport::Form>> received;
};

QUrl local(const QString &scheme, quint16 port)
{
    return QUrl(u"%1://127.0.0.1:%2/csta"_s.arg(scheme).arg(port));
}

/// Reserved, and nobody listens on it: a port that was free a moment ago may be somebody's by now.
constexpr quint16 closedPort = 1;

} // namespace

class Transports : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void webSocketCarriesMessagesBothWays()
    {
        QWebSocketServer server(u"test"_s, QWebSocketServer::NonSecureMode);
        server.setSupportedSubprotocols({subProtocol});
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Probe probe(local(u"ws"_s, server.serverPort()));
        BALIE_TRY_COMPARE(probe.opened, 1);
        std::unique_ptr<QWebSocket> peer(server.nextPendingConnection());
        QVERIFY(peer);
        QSignalSpy heardByPeer(peer.get(), &QWebSocket::textMessageReceived);
        probe.transport->send("0001<MakeCall/>");
        BALIE_TRY_COMPARE(heardByPeer.size(), 1);
        QCOMPARE(heardByPeer[0][0].toString(), u"0001<MakeCall/>"_s);
        peer->sendTextMessage(u"9999<Événement/>"_s);
        peer->sendBinaryMessage("\0\0\0\x0f");
        BALIE_TRY_COMPARE(probe.received.size(), 2);
        QCOMPARE(probe.received[0].first, u"9999<Événement/>"_s.toUtf8());
        QCOMPARE(probe.received[1].second, Transport::Form::Binary);
        peer->close();
        BALIE_TRY_COMPARE(probe.errors.size(), 1);
        QCOMPARE(probe.errors[0].code, ErrorCode::LinkLost);
    }

    void aPongIsHeard()
    {
        QWebSocketServer server(u"test"_s, QWebSocketServer::NonSecureMode);
        server.setSupportedSubprotocols({subProtocol});
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Probe probe(local(u"ws"_s, server.serverPort()));
        BALIE_TRY_COMPARE(probe.opened, 1);
        std::unique_ptr<QWebSocket> peer(server.nextPendingConnection());
        QSignalSpy heard(probe.transport.get(), &Transport::heard);
        QVERIFY(probe.transport->ping());
        BALIE_TRY_COMPARE(heard.size(), 1);
    }

    void anOversizedMessageEndsTheConnection()
    {
        QWebSocketServer server(u"test"_s, QWebSocketServer::NonSecureMode);
        server.setSupportedSubprotocols({subProtocol});
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Probe probe(local(u"ws"_s, server.serverPort()));
        BALIE_TRY_COMPARE(probe.opened, 1);
        std::unique_ptr<QWebSocket> peer(server.nextPendingConnection());
        peer->sendTextMessage(QString(5 * 1024 * 1024, u'x'));
        BALIE_TRY_COMPARE(probe.errors.size(), 1);
        QVERIFY(probe.received.isEmpty());
        QCOMPARE(probe.errors[0].code, ErrorCode::Protocol);
        QVERIFY2(probe.errors[0].userText.contains("too large"_L1),
            qPrintable(probe.errors[0].userText));
    }

    void tcpIsAStreamOfBytes()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Probe probe(local(u"tcp"_s, server.serverPort()));
        BALIE_TRY_COMPARE(probe.opened, 1);
        BALIE_TRY_VERIFY(server.hasPendingConnections());
        std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
        probe.transport->send("abc");
        BALIE_TRY_COMPARE(peer->bytesAvailable(), 3);
        peer->write("def");
        BALIE_TRY_COMPARE(probe.received.size(), 1);
        QCOMPARE(probe.received[0].second, Transport::Form::Bytes);
        QVERIFY(!probe.transport->ping());
        peer->disconnectFromHost();
        BALIE_TRY_COMPARE(probe.errors.size(), 1);
        QCOMPARE(probe.errors[0].code, ErrorCode::LinkLost);
    }

    void aClosedPortIsUnreachable_data() { schemes(); }
    void aClosedPortIsUnreachable()
    {
        QFETCH(QString, scheme);
        Probe probe(local(scheme, closedPort));
        BALIE_TRY_COMPARE(probe.errors.size(), 1);
        QCOMPARE(probe.errors[0].code, ErrorCode::Unreachable);
        QVERIFY(probe.errors[0].userText.contains("127.0.0.1"_L1));
    }

    /// The name servers of the machine that tests have no say in this.
    void anUnknownHostIsNamed()
    {
        const Endpoint endpoint{QUrl(u"ws://no-such-host.invalid:5000/csta"_s), {}, subProtocol};
        const Error error = socketError(QAbstractSocket::HostNotFoundError,
            SocketStage::Connecting, endpoint, u"Host not found"_s);
        QCOMPARE(error.code, ErrorCode::Unreachable);
        QVERIFY(error.userText.contains("no-such-host.invalid"_L1));
        QVERIFY(!error.userText.contains("5000"_L1)); // it is the name that is wrong
        QCOMPARE(error.detail, u"Host not found"_s);
    }

    void aServerThatIsNoWebSocketIsSaidToBeNone()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this,
            [&] { server.nextPendingConnection()->write("220 mail.example.org ESMTP\r\n\r\n"); });
        Probe probe(local(u"ws"_s, server.serverPort()));
        BALIE_TRY_COMPARE(probe.errors.size(), 1);
        QCOMPARE(probe.errors[0].code, ErrorCode::Protocol);
        QCOMPARE(probe.opened, 0);
    }

    void aWebServerIsNoCstaServer()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            server.nextPendingConnection()->write(
                "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        });
        Probe probe(local(u"ws"_s, server.serverPort()));
        BALIE_TRY_COMPARE(probe.errors.size(), 1);
        QCOMPARE(probe.errors[0].code, ErrorCode::Protocol);
    }

    void aWebSocketThatDoesNotSpeakCstaIsRefused()
    {
        QWebSocketServer server(u"chat"_s, QWebSocketServer::NonSecureMode);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Probe probe(local(u"ws"_s, server.serverPort()));
        BALIE_TRY_COMPARE(probe.errors.size(), 1);
        QCOMPARE(probe.errors[0].code, ErrorCode::Protocol);
        QCOMPARE(probe.opened, 0);
    }

    void plainWhereTlsIsExpectedIsUntrusted_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("wss") << u"wss"_s;
        QTest::newRow("tls") << u"tls"_s;
    }
    void plainWhereTlsIsExpectedIsUntrusted()
    {
        QFETCH(QString, scheme);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *peer = server.nextPendingConnection();
            peer->write("HTTP/1.1 400 Bad Request\r\n\r\n");
            peer->disconnectFromHost();
        });
        Probe probe(local(scheme, server.serverPort()));
        BALIE_TRY_COMPARE(probe.errors.size(), 1);
        QCOMPARE(probe.errors[0].code, ErrorCode::Untrusted);
    }

    void aFileWithoutACertificateIsSaidSo()
    {
        Endpoint endpoint{local(u"wss"_s, 1), "not a certificate", subProtocol};
        WebSocketTransport transport;
        QVector<ErrorCode> codes;
        connect(&transport, &Transport::closed, this,
            [&](const Error &error) { codes.append(error.code); });
        transport.open(endpoint);
        QVERIFY(codes.isEmpty());
        BALIE_TRY_COMPARE(codes, QVector{ErrorCode::InvalidInput});
    }

    void anUnknownSchemeHasNoTransport()
    {
        QVERIFY(!networkTransports()({QUrl(u"http://example.org"_s), {}, {}}));
    }

private:
    static void schemes()
    {
        QTest::addColumn<QString>("scheme");
        for (const char *scheme : {"ws", "wss", "tcp", "tls"})
            QTest::newRow(scheme) << QString::fromLatin1(scheme);
    }
};

BALIE_TEST(Transports)
#include "tst_Transports.moc"
