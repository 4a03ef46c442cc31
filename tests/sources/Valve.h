#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <memory>
#include <vector>

namespace balie::test {

/// Stands between a client and a server of this computer and passes bytes on, until it is told to stop.
class Valve {
public:
    enum class Then {
        Stall, ///< both sides stay connected and hear nothing
        Cut,
    };

    explicit Valve(quint16 server)
    {
        m_listener.listen(QHostAddress::LocalHost);
        QObject::connect(&m_listener, &QTcpServer::newConnection, &m_listener, [this, server] {
            while (QTcpSocket *inner = m_listener.nextPendingConnection())
                join(inner, server);
        });
    }

    quint16 port() const { return m_listener.serverPort(); }
    /// After that many bytes from the server, those that have passed before counted too.
    void stopAfter(qint64 bytes, Then then)
    {
        m_limit = bytes;
        m_then = then;
    }

    qint64 passed = 0; ///< from the server
    int connections = 0;
    int closed = 0; ///< by the client
    bool stopped = false;

private:
    void join(QTcpSocket *client, quint16 server)
    {
        ++connections;
        auto *outer = new QTcpSocket(client);
        outer->connectToHost(QHostAddress(QHostAddress::LocalHost), server);
        QObject::connect(client, &QTcpSocket::readyRead, outer, [this, client, outer] {
            if (!stopped)
                outer->write(client->readAll());
        });
        QObject::connect(outer, &QTcpSocket::readyRead, client, [this, client, outer] {
            if (stopped)
                return;
            QByteArray bytes = outer->readAll();
            if (m_limit >= 0 && passed + bytes.size() >= m_limit) {
                bytes.truncate(m_limit - passed);
                stopped = true;
            }
            passed += bytes.size();
            client->write(bytes);
            if (stopped && m_then == Then::Cut) {
                client->flush();
                client->disconnectFromHost();
            }
        });
        QObject::connect(client, &QTcpSocket::disconnected, client, [this, client] {
            ++closed;
            client->deleteLater();
        });
    }

    QTcpServer m_listener;
    qint64 m_limit = -1;
    Then m_then = Then::Stall;
};

} // namespace balie::test
