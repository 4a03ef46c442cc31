#include "cti/simulator/server/XsiServer.h"

#include "cti/simulator/server/HttpCarrier.h"
#include "cti/simulator/server/TlsIdentity.h"
#include "cti/simulator/xsi/XsiFace.h"

#include <QCoreApplication>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

XsiServer::XsiServer(XsiFace &face, QObject *parent)
    : QObject(parent)
    , m_face(face)
{
}

XsiServer::~XsiServer() = default;

Expected<void> XsiServer::listen(const ServerOptions &options, ServerPorts &ports)
{
    std::vector<QHostAddress> nodes;
    if (options.address == QHostAddress(QHostAddress::LocalHost)) {
        for (const QString &node : m_face.options().nodes)
            nodes.emplace_back(node);
    } else {
        nodes.push_back(options.address);
    }
    if (options.http) {
        const auto taken = listenAt(nodes, *options.http, nullptr);
        if (!taken)
            return unexpected(taken.error());
        ports.http = *taken;
    }
    if (options.https) {
        const auto tls = loadTls(options);
        const auto taken = tls ? listenAt(nodes, *options.https, &*tls)
                               : Expected<quint16>(unexpected(tls.error()));
        if (!taken) {
            m_servers.clear();
            ports.http = 0;
            return unexpected(taken.error());
        }
        ports.https = *taken;
    }
    return {};
}

Expected<quint16> XsiServer::listenAt(
    const std::vector<QHostAddress> &nodes, quint16 port, const QSslConfiguration *tls)
{
    // A free port of the first node may be taken at the second one.
    QString why;
    for (int attempt = 0; attempt < (port == 0 ? 20 : 1); ++attempt) {
        std::vector<std::unique_ptr<QTcpServer>> opened;
        quint16 wanted = port;
        for (const QHostAddress &node : nodes) {
            auto server = open(node, wanted, tls, why);
            if (!server)
                break;
            wanted = server->serverPort();
            opened.push_back(std::move(server));
        }
        if (opened.size() < nodes.size())
            continue;
        for (auto &server : opened)
            m_servers.push_back(std::move(server));
        return wanted;
    }
    return unexpected(Error{ErrorCode::Io,
        QCoreApplication::translate("balie::sim::PbxServer", "Port %1 cannot be opened: %2")
            .arg(port)
            .arg(why),
        u"listen: "_s + why});
}

std::unique_ptr<QTcpServer> XsiServer::open(
    const QHostAddress &node, quint16 port, const QSslConfiguration *tls, QString &why)
{
    std::unique_ptr<QTcpServer> server;
    if (tls) {
        auto secure = std::make_unique<QSslServer>();
        secure->setSslConfiguration(*tls);
        server = std::move(secure);
    } else {
        server = std::make_unique<QTcpServer>();
    }
    if (!server->listen(node, port)) {
        why = server->errorString();
        return nullptr;
    }
    connect(
        server.get(), &QTcpServer::pendingConnectionAvailable, this, [this, source = server.get()] {
            while (QTcpSocket *socket = source->nextPendingConnection())
                adopt(std::make_unique<HttpCarrier>(m_face, socket));
        });
    return server;
}

void XsiServer::adopt(std::unique_ptr<HttpCarrier> carrier)
{
    HttpCarrier *added = carrier.get();
    m_carriers.push_back(std::move(carrier));
    // Queued: the carrier is in the middle of its socket's signal.
    connect(
        added, &HttpCarrier::finished, this,
        [this, added] {
            std::erase_if(m_carriers, [added](const auto &one) { return one.get() == added; });
        },
        Qt::QueuedConnection);
}

} // namespace balie::sim
