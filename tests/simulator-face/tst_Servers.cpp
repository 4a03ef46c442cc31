#include "base/SystemClock.h"
#include "cti/simulator/faults/FaultProxy.h"
#include "cti/simulator/server/InMemoryPbx.h"
#include "cti/simulator/server/PbxHost.h"
#include "cti/simulator/server/PbxServer.h"
#include "tests/simulator-face/Wire.h"
#include "tests/support/Patience.h"
#include "tests/support/TestCertificates.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTcpSocket>
#include <QWebSocket>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace sim;
using namespace std::chrono_literals;

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
        , server(pbx.face())
    {
        const auto result = server.listen(options);
        if (result)
            ports = *result;
        else
            QTest::qFail(qPrintable(result.error().userText), __FILE__, __LINE__);
    }

    SystemClock clock;
    InMemoryPbx pbx;
    PbxServer server;
    ServerPorts ports;
};

QByteArray framed(const QByteArray &message)
{
    const auto length = message.size() + 4;
    QByteArray frame(2, '\0');
    frame.append(char(length >> 8)).append(char(length & 0xFF));
    return frame + message;
}

QNetworkRequest wsRequest(quint16 port, const QString &path = u"/csta"_s)
{
    QNetworkRequest request(QUrl(u"ws://127.0.0.1:%1%2"_s.arg(port).arg(path)));
    request.setRawHeader("Sec-WebSocket-Protocol", "csta-xml.v1");
    return request;
}

} // namespace

class Servers : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void webSocketText();
    void webSocketBinaryFrames();
    void webSocketElsewhereIsRefused();
    void webSocketMessageOverTheLimit();
    void stream();
    void streamOfSomethingElse();
    void tls();
    void aPortThatIsTakenIsNamed();
    void aMissingCertificateIsNamed();
    void theProxyPassesAndBreaks_data();
    void theProxyPassesAndBreaks();
    void theProxyRefusesForAWhile();
    void aHostRunsInItsOwnThread();
    void aHostTellsWhyItCannotStart();
};

void Servers::webSocketText()
{
    ServerOptions options;
    options.ws = 0;
    Served served(options);
    QWebSocket socket;
    QStringList received;
    connect(&socket, &QWebSocket::textMessageReceived, this,
        [&](const QString &text) { received.append(text); });
    connect(&socket, &QWebSocket::connected, &socket, [&] {
        socket.sendTextMessage(
            u"0001"_s + QString::fromUtf8(TestClient::loginRequest("receptie", "balie")));
        socket.sendTextMessage(
            u"0002<MonitorStart><monitorObject><deviceObject>202</deviceObject></monitorObject></MonitorStart>"_s);
    });
    socket.open(wsRequest(served.ports.ws));
    BALIE_TRY_COMPARE(received.size(), 2);
    QVERIFY(received[0].startsWith(u"0001<?xml"_s) && received[0].contains(u"PosResponse"_s));
    served.pbx.pbx().apply(MakeCall{{"201"}, "202", false});
    BALIE_TRY_COMPARE(received.size(), 3);
    QVERIFY(received[2].startsWith(u"9999<?xml"_s) && received[2].contains(u"DeliveredEvent"_s));
    QSignalSpy gone(&socket, &QWebSocket::disconnected);
    served.pbx.face().dropLinks();
    BALIE_TRY_COMPARE(gone.size(), 1);
    BALIE_TRY_COMPARE(served.server.linkCount(), 0);
}

void Servers::webSocketBinaryFrames()
{
    ServerOptions options;
    options.ws = 0;
    Served served(options);
    QWebSocket socket;
    QList<QByteArray> received;
    connect(&socket, &QWebSocket::binaryMessageReceived, this,
        [&](const QByteArray &bytes) { received.append(bytes); });
    connect(&socket, &QWebSocket::connected, &socket,
        [&] { socket.sendBinaryMessage(framed("0001<RequestSystemStatus/>")); });
    socket.open(wsRequest(served.ports.ws));
    BALIE_TRY_COMPARE(received.size(), 1);
    QCOMPARE(received[0].mid(4, 4), QByteArray("0001"));
    QVERIFY(received[0].contains("RequestSystemStatusResponse"));
}

void Servers::webSocketElsewhereIsRefused()
{
    ServerOptions options;
    options.ws = 0;
    Served served(options);
    QWebSocket path;
    QSignalSpy pathClosed(&path, &QWebSocket::disconnected);
    path.open(wsRequest(served.ports.ws, u"/other"_s));
    BALIE_TRY_COMPARE(pathClosed.size(), 1);
    QCOMPARE(path.closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
    QWebSocket plain;
    QSignalSpy plainClosed(&plain, &QWebSocket::disconnected);
    plain.open(QUrl(u"ws://127.0.0.1:%1/csta"_s.arg(served.ports.ws)));
    BALIE_TRY_COMPARE(plainClosed.size(), 1);
    BALIE_TRY_COMPARE(served.server.linkCount(), 0);
}

void Servers::webSocketMessageOverTheLimit()
{
    ServerOptions options;
    options.ws = 0;
    Served served(options);
    QWebSocket socket;
    QSignalSpy closed(&socket, &QWebSocket::disconnected);
    connect(&socket, &QWebSocket::connected, &socket,
        [&] { socket.sendTextMessage(u"0001"_s + QString(4 * 1024 * 1024 + 1, u'x')); });
    socket.open(wsRequest(served.ports.ws));
    BALIE_TRY_COMPARE(closed.size(), 1);
    QCOMPARE(socket.closeCode(), QWebSocketProtocol::CloseCodeTooMuchData);
}

void Servers::stream()
{
    ServerOptions options;
    options.tcp = 0;
    Served served(options);
    QTcpSocket socket;
    QByteArray received;
    connect(&socket, &QTcpSocket::readyRead, this, [&] { received += socket.readAll(); });
    socket.connectToHost(QHostAddress::LocalHost, served.ports.tcp);
    const QByteArray request = framed("0001" + TestClient::loginRequest("receptie", "balie"))
        + framed("0002<RequestSystemStatus/>");
    // In two writes that end in the middle of a header.
    BALIE_TRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    const qsizetype cut = request.size() - framed("0002<RequestSystemStatus/>").size() + 3;
    socket.write(request.left(cut));
    socket.flush();
    BALIE_TRY_VERIFY(received.contains("StartApplicationSessionPosResponse"));
    socket.write(request.mid(cut));
    BALIE_TRY_VERIFY(received.contains("</RequestSystemStatusResponse>"));
    QCOMPARE(received.left(2), QByteArray(2, '\0'));
}

void Servers::streamOfSomethingElse()
{
    ServerOptions options;
    options.tcp = 0;
    Served served(options);
    QTcpSocket socket;
    QSignalSpy closed(&socket, &QTcpSocket::disconnected);
    socket.connectToHost(QHostAddress::LocalHost, served.ports.tcp);
    socket.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
    BALIE_TRY_COMPARE(closed.size(), 1);
    BALIE_TRY_COMPARE(served.server.linkCount(), 0);
}

void Servers::tls()
{
    TestCertificates certificates;
    if (!certificates.missing().isEmpty())
        QSKIP(qPrintable(certificates.missing()));
    const auto certificate = certificates.server(u"DNS:localhost,IP:127.0.0.1"_s);
    ServerOptions options;
    options.tls = 0;
    options.wss = 0;
    options.certificateFile = certificate.certificateFile;
    options.keyFile = certificate.keyFile;
    Served served(options);

    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.setCaCertificates(QSslCertificate::fromData(certificates.authorityPem()));
    QSslSocket socket;
    socket.setSslConfiguration(trusting);
    QByteArray received;
    connect(&socket, &QSslSocket::readyRead, this, [&] { received += socket.readAll(); });
    connect(&socket, &QSslSocket::encrypted, &socket,
        [&] { socket.write(framed("0001<RequestSystemStatus/>")); });
    socket.connectToHostEncrypted(u"127.0.0.1"_s, served.ports.tls);
    BALIE_TRY_VERIFY(received.contains("</RequestSystemStatusResponse>"));
    QVERIFY(socket.isEncrypted());

    QWebSocket webSocket;
    webSocket.setSslConfiguration(trusting);
    QStringList texts;
    connect(&webSocket, &QWebSocket::textMessageReceived, this,
        [&](const QString &text) { texts.append(text); });
    connect(&webSocket, &QWebSocket::connected, &webSocket,
        [&] { webSocket.sendTextMessage(u"0001<RequestSystemStatus/>"_s); });
    QNetworkRequest request = wsRequest(served.ports.wss);
    request.setUrl(QUrl(u"wss://127.0.0.1:%1/csta"_s.arg(served.ports.wss)));
    webSocket.open(request);
    BALIE_TRY_COMPARE(texts.size(), 1);
}

void Servers::aPortThatIsTakenIsNamed()
{
    ServerOptions options;
    options.ws = 0;
    Served served(options);
    PbxServer second(served.pbx.face());
    options.ws = served.ports.ws;
    options.tcp = 0;
    const auto refused = second.listen(options);
    QVERIFY(!refused);
    QVERIFY(refused.error().userText.contains(QString::number(served.ports.ws)));
}

void Servers::aMissingCertificateIsNamed()
{
    SystemClock clock;
    InMemoryPbx pbx(clock, quiet());
    PbxServer server(pbx.face());
    ServerOptions options;
    options.tls = 0;
    options.certificateFile = u"/nowhere/cert.pem"_s;
    options.keyFile = u"/nowhere/key.pem"_s;
    const auto refused = server.listen(options);
    QVERIFY(!refused);
    QVERIFY(refused.error().userText.contains(u"/nowhere/cert.pem"_s));
}

void Servers::theProxyPassesAndBreaks_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("closes");
    for (const FaultKind kind : {FaultKind::Drop, FaultKind::Truncate, FaultKind::Restart})
        QTest::newRow(qPrintable(faultName(kind))) << int(kind) << true;
    for (const FaultKind kind : {FaultKind::Split, FaultKind::Slow, FaultKind::Stall,
             FaultKind::Garble, FaultKind::HalfOpen})
        QTest::newRow(qPrintable(faultName(kind))) << int(kind) << false;
}

void Servers::theProxyPassesAndBreaks()
{
    QFETCH(int, kind);
    QFETCH(bool, closes);
    const auto fault = FaultKind(kind);
    ServerOptions options;
    options.tcp = 0;
    Served served(options);
    // Nothing happens to the first answer; the second one is hit.
    FaultPlan plan(7);
    bool restarted = false;
    FaultProxy proxy(
        served.clock, plan, QHostAddress::LocalHost, served.ports.tcp, [&] { restarted = true; });
    QVERIFY(proxy.listen() != 0);
    QTcpSocket socket;
    QSignalSpy closed(&socket, &QTcpSocket::disconnected);
    QByteArray received;
    connect(&socket, &QTcpSocket::readyRead, this, [&] { received += socket.readAll(); });
    socket.connectToHost(QHostAddress::LocalHost, proxy.port());
    socket.write(framed("0001<RequestSystemStatus/>"));
    BALIE_TRY_VERIFY(received.endsWith("</RequestSystemStatusResponse>"));
    const QByteArray whole = received;
    received.clear();

    plan.add({fault, FaultDirection::ToClient, whole.size() + 1, 50ms});
    socket.write(framed("0001<RequestSystemStatus/>"));
    BALIE_TRY_COMPARE(plan.fired().size(), 1U);
    QVERIFY(plan.fired()[0].fault.kind == fault);
    if (closes) {
        BALIE_TRY_COMPARE(closed.size(), 1);
        QVERIFY(received.size() < whole.size());
    } else if (fault == FaultKind::HalfOpen) {
        BALIE_TRY_COMPARE(served.server.linkCount(), 0);
        QCOMPARE(socket.state(), QAbstractSocket::ConnectedState);
    } else {
        BALIE_TRY_COMPARE(received.size(), whole.size());
        QCOMPARE(received == whole, fault != FaultKind::Garble);
    }
    QCOMPARE(restarted, fault == FaultKind::Restart);
}

void Servers::theProxyRefusesForAWhile()
{
    ServerOptions options;
    options.tcp = 0;
    Served served(options);
    FaultPlan plan(7, {{FaultKind::Refused, FaultDirection::ToServer, 1, 100ms}});
    FaultProxy proxy(served.clock, plan, QHostAddress::LocalHost, served.ports.tcp, {});
    QVERIFY(proxy.listen() != 0);
    QTcpSocket socket;
    QSignalSpy closed(&socket, &QTcpSocket::disconnected);
    socket.connectToHost(QHostAddress::LocalHost, proxy.port());
    socket.write(framed("0001<RequestSystemStatus/>"));
    BALIE_TRY_COMPARE(closed.size(), 1);
    QTcpSocket again;
    QSignalSpy opened(&again, &QTcpSocket::connected);
    connect(
        &again, &QTcpSocket::errorOccurred, &again,
        [&] { again.connectToHost(QHostAddress::LocalHost, proxy.port()); }, Qt::QueuedConnection);
    again.connectToHost(QHostAddress::LocalHost, proxy.port());
    BALIE_TRY_COMPARE(opened.size(), 1);
}

void Servers::aHostRunsInItsOwnThread()
{
    PbxHost host;
    ServerOptions options;
    options.ws = 0;
    std::optional<ServerPorts> ports;
    host.start(quiet(), options, this, [&](const Expected<ServerPorts> &started) {
        if (started)
            ports = *started;
    });
    BALIE_TRY_VERIFY(ports && ports->ws != 0);
    QWebSocket socket;
    QStringList received;
    connect(&socket, &QWebSocket::textMessageReceived, this,
        [&](const QString &text) { received.append(text); });
    connect(&socket, &QWebSocket::connected, &socket, [&] {
        socket.sendTextMessage(
            u"0001"_s + QString::fromUtf8(TestClient::loginRequest("receptie", "balie")));
    });
    socket.open(wsRequest(ports->ws));
    BALIE_TRY_COMPARE(received.size(), 1);

    std::optional<bool> called;
    host.control([](PbxControl &pbx) { return pbx.call({"+31201234567"}, "+31203690200"); }, this,
        [&](const ControlResult &result) { called = bool(result); });
    BALIE_TRY_COMPARE(called, std::optional(true));
    QJsonObject truth;
    host.truth(this, [&](const QJsonObject &told) { truth = told; });
    BALIE_TRY_VERIFY(!truth.isEmpty());
    const QJsonObject reception = truth.value(u"devices"_s).toArray().at(0).toObject();
    QCOMPARE(reception.value(u"device"_s).toString(), u"200"_s);
    const QJsonObject ringing = reception.value(u"connections"_s).toArray().at(0).toObject();
    QCOMPARE(ringing.value(u"remote"_s).toString(), u"+31201234567"_s);
    QCOMPARE(ringing.value(u"direction"_s).toString(), u"in"_s);
    QCOMPARE(truth.value(u"calls"_s).toInt(), 1);

    QSignalSpy gone(&socket, &QWebSocket::disconnected);
    host.dropLinks();
    BALIE_TRY_COMPARE(gone.size(), 1);
    // An answer for somebody who is gone by then is not given.
    bool told = false;
    {
        QObject shortLived;
        host.truth(&shortLived, [&](const QJsonObject &) { told = true; });
    }
    truth = {};
    host.truth(this, [&](const QJsonObject &later) { truth = later; });
    BALIE_TRY_VERIFY(!truth.isEmpty());
    QVERIFY(!told);
}

void Servers::aHostTellsWhyItCannotStart()
{
    PbxHost host;
    ServerOptions options;
    options.tls = 0;
    QString why;
    host.start(quiet(), options, this, [&](const Expected<ServerPorts> &started) {
        if (!started)
            why = started.error().userText;
    });
    BALIE_TRY_VERIFY(!why.isEmpty());
}

} // namespace balie::test

using balie::test::Servers;
BALIE_TEST(Servers)
#include "tst_Servers.moc"
