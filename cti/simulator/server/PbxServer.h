#pragma once

#include "base/Expected.h"
#include "cti/simulator/server/Carriers.h"
#include "cti/simulator/server/ServerOptions.h"

#include <QObject>
#include <memory>
#include <vector>

class QSslConfiguration;
class QTcpServer;
class QWebSocketServer;

namespace balie::sim {

class CstaFace;

/// Accepts clients of a face: WebSocket (path /csta, sub-protocol csta-xml.v1) and Annex J.2
/// streams, each with and without TLS. Needs an event loop on its thread; the face must outlive it.
class PbxServer final : public QObject {
    Q_OBJECT

public:
    explicit PbxServer(CstaFace &face, QObject *parent = nullptr);
    ~PbxServer() override;

    /// On an error nothing listens.
    Expected<ServerPorts> listen(const ServerOptions &options);
    /// Links that are open now, logged in or not.
    int linkCount() const { return m_carriers.count(); }

private:
    Expected<quint16> listenWebSocket(
        const ServerOptions &options, quint16 port, const QSslConfiguration *tls);
    Expected<quint16> listenStream(
        const ServerOptions &options, quint16 port, const QSslConfiguration *tls);

    CstaFace &m_face;
    std::vector<std::unique_ptr<QWebSocketServer>> m_webSocketServers;
    std::vector<std::unique_ptr<QTcpServer>> m_streamServers;
    Carriers m_carriers;
};

} // namespace balie::sim
