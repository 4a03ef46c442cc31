#include "base/SystemClock.h"
#include "cti/simulator/csta/XmlElement.h"
#include "cti/simulator/server/HttpReader.h"
#include "cti/simulator/server/InMemoryPbx.h"
#include "cti/simulator/server/PbxHost.h"
#include "cti/simulator/server/XsiServer.h"
#include "tests/support/Patience.h"
#include "tests/support/TestCertificates.h"
#include "tests/support/TestRegistry.h"

#include <QSslSocket>
#include <QTcpSocket>

using namespace balie;
using namespace balie::sim;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

namespace {

PbxConfig quiet()
{
    PbxConfig config;
    config.office.activity = Activity::None;
    return config;
}

struct Served {
    explicit Served(const ServerOptions &options)
        : pbx(clock, quiet())
        , server(pbx.xsi())
    {
        const auto result = server.listen(options, ports);
        if (!result)
            QTest::qFail(qPrintable(result.error().userText), __FILE__, __LINE__);
    }

    SystemClock clock;
    InMemoryPbx pbx;
    XsiServer server;
    ServerPorts ports;
};

/// A client of one connection that keeps what it got.
template <typename Socket> struct Line {
    Line()
    {
        QObject::connect(
            &socket, &QIODevice::readyRead, &socket, [this] { read += socket.readAll(); });
    }

    void ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
        const QByteArray &more = {})
    {
        QByteArray text = method + ' ' + target
            + " HTTP/1.1\r\nHost: xsp.example.nl\r\n"
              "Authorization: Basic "
            + QByteArray("receptie@example.nl:balie").toBase64() + "\r\n" + more;
        if (!body.isEmpty())
            text += "Content-Type: application/xml\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n";
        socket.write(text + "\r\n" + body);
    }

    Socket socket;
    QByteArray read;
};

const QByteArray profile = "/com.broadsoft.xsi-actions/v2.0/user/receptie@example.nl/profile";
const QByteArray channel = "/com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel";
const QByteArray channelBody
    = "<Channel xmlns=\"http://schema.broadsoft.com/xsi\"><channelSetId>a</channelSetId></Channel>";

ServerOptions httpOnly()
{
    ServerOptions options;
    options.http = 0;
    return options;
}

} // namespace

class XsiServers final : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void bothNodesAnswerOnOnePort()
    {
        Served served(httpOnly());
        for (const auto &node : {u"127.0.0.1"_s, u"127.0.0.2"_s}) {
            Line<QTcpSocket> line;
            line.socket.connectToHost(QHostAddress(node), served.ports.http);
            line.ask("GET", profile);
            BALIE_TRY_VERIFY(line.read.contains("</Profile>"));
            QVERIFY(line.read.startsWith("HTTP/1.1 200 OK\r\n"));
            // The connection stays for the next one.
            line.read.clear();
            line.ask("GET", profile, {}, "Connection: close\r\n");
            BALIE_TRY_VERIFY(line.read.contains("</Profile>"));
            BALIE_TRY_COMPARE(line.socket.state(), QAbstractSocket::UnconnectedState);
        }
        BALIE_TRY_COMPARE(served.server.connectionCount(), 0);
    }

    void aStreamIsChunkedAndEnds()
    {
        Served served(httpOnly());
        Line<QTcpSocket> stream;
        stream.socket.connectToHost(QHostAddress(u"127.0.0.2"_s), served.ports.http);
        stream.ask("POST", channel, channelBody);
        BALIE_TRY_VERIFY(stream.read.contains("</Channel>\r\n"));
        QVERIFY(stream.read.contains("Transfer-Encoding: chunked\r\n"));
        const QByteArray id
            = stream.read.mid(stream.read.indexOf("<channelId>") + 11).split('<').front();
        stream.read.clear();

        const QByteArray beat = "/com.broadsoft.xsi-events/v2.0/channel/" + id + "/heartbeat";
        Line<QTcpSocket> other;
        other.socket.connectToHost(QHostAddress(u"127.0.0.1"_s), served.ports.http);
        other.ask("PUT", beat);
        BALIE_TRY_VERIFY(other.read.contains("</ErrorInfo>"));
        QVERIFY(other.read.startsWith("HTTP/1.1 404 "));
        Line<QTcpSocket> same;
        same.socket.connectToHost(QHostAddress(u"127.0.0.2"_s), served.ports.http);
        same.ask("PUT", beat);
        BALIE_TRY_VERIFY(stream.read.contains("</ChannelHeartBeat>\r\n"));

        served.pbx.xsi().cutStreams();
        BALIE_TRY_COMPARE(stream.socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(stream.read.endsWith("\r\n0\r\n\r\n"));
    }

    void aClientThatGoesTakesItsChannelAlong()
    {
        Served served(httpOnly());
        Line<QTcpSocket> stream;
        stream.socket.connectToHost(QHostAddress(u"127.0.0.1"_s), served.ports.http);
        stream.ask("POST", channel, channelBody);
        BALIE_TRY_COMPARE(served.pbx.xsi().channelCount(), 1);
        stream.socket.abort();
        BALIE_TRY_COMPARE(served.pbx.xsi().channelCount(), 0);
    }

    void somethingElseIsCutOff()
    {
        Served served(httpOnly());
        Line<QTcpSocket> line;
        line.socket.connectToHost(QHostAddress(u"127.0.0.1"_s), served.ports.http);
        line.socket.write("HELLO\r\n\r\n");
        BALIE_TRY_COMPARE(line.socket.state(), QAbstractSocket::UnconnectedState);
    }

    void tls()
    {
        TestCertificates certificates;
        if (!certificates.missing().isEmpty())
            QSKIP(qPrintable(certificates.missing()));
        const auto certificate = certificates.server(u"DNS:xsp.example.nl"_s);
        ServerOptions options;
        options.https = 0;
        options.certificateFile = certificate.certificateFile;
        options.keyFile = certificate.keyFile;
        Served served(options);
        Line<QSslSocket> line;
        line.socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        line.socket.connectToHostEncrypted(u"127.0.0.2"_s, served.ports.https);
        line.ask("GET", profile);
        BALIE_TRY_VERIFY(line.read.contains("</Profile>"));
    }

    void bodiesInChunksAreJoined()
    {
        HttpReader reader;
        const QByteArray bytes
            = "POST /a?b=c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
              "3\r\nabc\r\nA;ext\r\n0123456789\r\n0\r\n\r\n"
              "GET /next HTTP/1.1\r\nHost:y\r\n\r\n";
        QList<XsiHttpRequest> requests;
        for (const char byte : bytes) {
            reader.append(QByteArrayView(&byte, 1));
            while (auto request = reader.next())
                requests.append(*request);
        }
        QCOMPARE(requests.size(), 2);
        QCOMPARE(requests[0].body, QByteArray("abc0123456789"));
        QCOMPARE(requests[0].target, QByteArray("/a?b=c"));
        QCOMPARE(requests[1].method, QByteArray("GET"));
        QCOMPARE(headerValue(requests[1].headers, "host"), QByteArray("y"));
        QVERIFY(!reader.isBroken());
    }

    void aHostServesXsiToo()
    {
        PbxHost host;
        ServerPorts ports;
        host.start(quiet(), httpOnly(), this, [&](const Expected<ServerPorts> &started) {
            if (started)
                ports = *started;
        });
        BALIE_TRY_VERIFY(ports.http != 0);
        Line<QTcpSocket> line;
        line.socket.connectToHost(QHostAddress(u"127.0.0.1"_s), ports.http);
        line.ask("GET", profile);
        BALIE_TRY_VERIFY(line.read.contains("</Profile>"));
    }
};

BALIE_TEST(XsiServers)
#include "tst_XsiServers.moc"
