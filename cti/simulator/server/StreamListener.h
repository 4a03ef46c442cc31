#pragma once

#include "base/Expected.h"

#include <QHostAddress>
#include <functional>
#include <memory>

class QSslConfiguration;
class QTcpServer;
class QTcpSocket;

namespace balie::sim {

/// A server that listens for byte streams, with TLS where `tls` is given. Every connection goes to
/// `accept`, which takes the socket over.
Expected<std::unique_ptr<QTcpServer>> listenForStreams(const QHostAddress &address, quint16 port,
    const QSslConfiguration *tls, std::function<void(QTcpSocket *)> accept);

/// Why nothing listens at a port.
Error cannotListen(quint16 port, const QString &why);

} // namespace balie::sim
