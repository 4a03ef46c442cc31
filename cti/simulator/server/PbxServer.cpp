#include "cti/simulator/server/PbxServer.h"

#include "cti/simulator/server/Carrier.h"
#include "cti/simulator/server/TlsIdentity.h"

#include <QCoreApplication>
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
