#pragma once

#include "base/Expected.h"
#include "cti/simulator/server/Carriers.h"
#include "cti/simulator/server/ServerOptions.h"

#include <QObject>
#include <QSslConfiguration>
#include <memory>
#include <vector>

class QTcpServer;

namespace balie::sim {

class XsiFace;

/// The XSPs of an Xsi face: HTTP/1.1 with and without TLS, on loopback one for each node of the
/// face's options, all with the same port. Needs an event loop on its thread; the face must outlive
/// it.
class XsiServer final : public QObject {
    Q_OBJECT

public:
    explicit XsiServer(XsiFace &face, QObject *parent = nullptr);
    ~XsiServer() override;

    /// Fills in http and https where they are asked for. On an error nothing listens.
    Expected<void> listen(const ServerOptions &options, ServerPorts &ports);
    int connectionCount() const { return m_carriers.count(); }

private:
    Expected<quint16> listenAt(
        const std::vector<QHostAddress> &nodes, quint16 port, const QSslConfiguration *tls);

    XsiFace &m_face;
    std::vector<std::unique_ptr<QTcpServer>> m_servers;
    Carriers m_carriers;
};

} // namespace balie::sim
