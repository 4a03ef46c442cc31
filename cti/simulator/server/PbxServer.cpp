#include "cti/simulator/server/PbxServer.h"

#include "cti/simulator/server/Carrier.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QWebSocketServer>
#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("balie::sim::PbxServer", text);
}

Error cannotListen(quint16 port, const QString &why)
{
    return {
        ErrorCode::Io, tr("Port %1 cannot be opened: %2").arg(port).arg(why), u"listen: "_s + why};
}

Error badCertificate(const QString &file, const QString &why)
{
    return {ErrorCode::Io, tr("%1 cannot be used for TLS: %2").arg(file, why), u"tls: "_s + why};
}

} // namespace

PbxServer::PbxServer(CstaFace &face, QObject *parent)
    : QObject(parent)
    , m_face(face)
{
}

PbxServer::~PbxServer() = default;

Expected<ServerPorts> PbxServer::listen(const ServerOptions &options)
{
    std::optional<QSslConfiguration> tls;
    if (options.wss || options.tls) {
        auto loaded = loadTls(options);
        if (!loaded)
            return unexpected(loaded.error());
        tls = *loaded;
    }
    ServerPorts ports;
    struct Wanted {
        std::optional<quint16> port;
        quint16 *taken;
        bool webSocket;
        bool secure;
    };
    for (const Wanted &wanted :
        {Wanted{options.ws, &ports.ws, true, false}, Wanted{options.wss, &ports.wss, true, true},
            Wanted{options.tcp, &ports.tcp, false, false},
            Wanted{options.tls, &ports.tls, false, true}}) {
        if (!wanted.port)
            continue;
        const QSslConfiguration *configuration = wanted.secure ? &*tls : nullptr;
        const auto taken = wanted.webSocket ? listenWebSocket(options, *wanted.port, configuration)
                                            : listenStream(options, *wanted.port, configuration);
        if (!taken) {
            m_webSocketServers.clear();
            m_streamServers.clear();
            return unexpected(taken.error());
        }
        *wanted.taken = *taken;
    }
    return ports;
}

Expected<QSslConfiguration> PbxServer::loadTls(const ServerOptions &options) const
{
    const auto chain = QSslCertificate::fromPath(options.certificateFile);
    if (chain.isEmpty())
        return unexpected(badCertificate(options.certificateFile, tr("no certificate in it")));
    QFile file(options.keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return unexpected(badCertificate(options.keyFile, file.errorString()));
    const QByteArray pem = file.readAll();
    QSslKey key(pem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(pem, QSsl::Ec);
    if (key.isNull())
        return unexpected(badCertificate(options.keyFile, tr("no private key in it")));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

Expected<quint16> PbxServer::listenWebSocket(
    const ServerOptions &options, quint16 port, const QSslConfiguration *tls)
{
    auto server = std::make_unique<QWebSocketServer>(
        u"Balie PBX"_s, tls ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode);
    server->setSupportedSubprotocols({u"csta-xml.v1"_s});
    if (tls)
        server->setSslConfiguration(*tls);
    if (!server->listen(options.address, port))
        return unexpected(cannotListen(port, server->errorString()));
    connect(server.get(), &QWebSocketServer::newConnection, this, [this, source = server.get()] {
        while (QWebSocket *socket = source->nextPendingConnection())
            adopt(std::make_unique<WebSocketCarrier>(m_face, socket));
    });
    m_webSocketServers.push_back(std::move(server));
    return m_webSocketServers.back()->serverPort();
}

Expected<quint16> PbxServer::listenStream(
    const ServerOptions &options, quint16 port, const QSslConfiguration *tls)
{
    std::unique_ptr<QTcpServer> server;
    if (tls) {
        auto secure = std::make_unique<QSslServer>();
        secure->setSslConfiguration(*tls);
        server = std::move(secure);
    } else {
        server = std::make_unique<QTcpServer>();
    }
    if (!server->listen(options.address, port))
        return unexpected(cannotListen(port, server->errorString()));
    connect(
        server.get(), &QTcpServer::pendingConnectionAvailable, this, [this, source = server.get()] {
            while (QTcpSocket *socket = source->nextPendingConnection())
                adopt(std::make_unique<StreamCarrier>(m_face, socket));
        });
    m_streamServers.push_back(std::move(server));
    return m_streamServers.back()->serverPort();
}

void PbxServer::adopt(std::unique_ptr<Carrier> carrier)
{
    Carrier *added = carrier.get();
    m_carriers.push_back(std::move(carrier));
    // Queued: the carrier is in the middle of its socket's signal.
    connect(
        added, &Carrier::finished, this,
        [this, added] {
            std::erase_if(m_carriers, [added](const auto &one) { return one.get() == added; });
        },
        Qt::QueuedConnection);
}

} // namespace balie::sim
