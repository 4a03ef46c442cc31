#include "cti/simulator/server/StreamListener.h"

#include <QCoreApplication>
#include <QSslServer>
#include <QTcpServer>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

Error cannotListen(quint16 port, const QString &why)
{
    return {ErrorCode::Io,
        QCoreApplication::translate("balie::sim::PbxServer", "Port %1 cannot be opened: %2")
            .arg(port)
            .arg(why),
        u"listen: "_s + why};
}

Expected<std::unique_ptr<QTcpServer>> listenForStreams(const QHostAddress &address, quint16 port,
    const QSslConfiguration *tls, std::function<void(QTcpSocket *)> accept)
{
    std::unique_ptr<QTcpServer> server;
    if (tls) {
        auto secure = std::make_unique<QSslServer>();
        secure->setSslConfiguration(*tls);
        server = std::move(secure);
    } else {
        server = std::make_unique<QTcpServer>();
    }
    if (!server->listen(address, port))
        return unexpected(cannotListen(port, server->errorString()));
    QObject::connect(server.get(), &QTcpServer::pendingConnectionAvailable, server.get(),
        [source = server.get(), accept = std::move(accept)] {
            while (QTcpSocket *socket = source->nextPendingConnection())
                accept(socket);
        });
    return server;
}

} // namespace balie::sim
