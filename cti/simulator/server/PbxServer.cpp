#include "cti/simulator/server/PbxServer.h"

#include "cti/simulator/server/StreamCarrier.h"
#include "cti/simulator/server/StreamListener.h"
#include "cti/simulator/server/TlsIdentity.h"
#include "cti/simulator/server/WebSocketCarrier.h"

#include <QTcpServer>
#include <QWebSocketServer>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

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
            m_carriers.adopt(std::make_unique<WebSocketCarrier>(m_face, socket));
    });
    m_webSocketServers.push_back(std::move(server));
    return m_webSocketServers.back()->serverPort();
}

Expected<quint16> PbxServer::listenStream(
    const ServerOptions &options, quint16 port, const QSslConfiguration *tls)
{
    auto server = listenForStreams(options.address, port, tls, [this](QTcpSocket *socket) {
        m_carriers.adopt(std::make_unique<StreamCarrier>(m_face, socket));
    });
    if (!server)
        return unexpected(server.error());
    m_streamServers.push_back(std::move(*server));
    return m_streamServers.back()->serverPort();
}

} // namespace balie::sim
