#include "cti/simulator/server/XsiServer.h"

#include "cti/simulator/server/HttpCarrier.h"
#include "cti/simulator/server/StreamListener.h"
#include "cti/simulator/server/TlsIdentity.h"
#include "cti/simulator/xsi/XsiFace.h"

#include <QTcpServer>

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
    std::optional<Error> why;
    for (int attempt = 0; attempt < (port == 0 ? 20 : 1); ++attempt) {
        std::vector<std::unique_ptr<QTcpServer>> opened;
        quint16 wanted = port;
        for (const QHostAddress &node : nodes) {
            auto server = listenForStreams(node, wanted, tls, [this](QTcpSocket *socket) {
                m_carriers.adopt(std::make_unique<HttpCarrier>(m_face, socket));
            });
            if (!server) {
                why = server.error();
                break;
            }
            wanted = (*server)->serverPort();
            opened.push_back(std::move(*server));
        }
        if (opened.size() < nodes.size())
            continue;
        for (auto &server : opened)
            m_servers.push_back(std::move(server));
        return wanted;
    }
    return unexpected(why.value_or(cannotListen(port, u"no address"_s)));
}

} // namespace balie::sim
