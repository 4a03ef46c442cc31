#pragma once

#include "cti/simulator/csta/CstaSession.h"
#include "cti/simulator/server/J2Framer.h"

#include <QObject>
#include <memory>

class QTcpSocket;
class QWebSocket;

namespace balie::sim {

/// One client's socket with its session. Emits finished() once, when the link is gone.
class Carrier : public QObject {
    Q_OBJECT

public:
    /// A client that does not read its events is cut off at this backlog rather than fill our
    /// memory.
    static constexpr qint64 longestBacklog = 64 * 1024 * 1024;

Q_SIGNALS:
    void finished();

protected:
    /// For a socket that was closed before anybody could listen to finished().
    void finishLater()
    {
        QMetaObject::invokeMethod(this, &Carrier::finished, Qt::QueuedConnection);
    }
};

class WebSocketCarrier final : public Carrier {
    Q_OBJECT

public:
    /// Takes the socket over.
    WebSocketCarrier(CstaFace &face, QWebSocket *socket);
    ~WebSocketCarrier() override;

private:
    void send(const QByteArray &message);
    void receiveFrame(const QByteArray &frame);

    std::unique_ptr<QWebSocket> m_socket;
    std::unique_ptr<CstaSession> m_session;
    bool m_binary = false; ///< answers go in the form in which the client last asked
};

class StreamCarrier final : public Carrier {
    Q_OBJECT

public:
    /// Takes the socket over.
    StreamCarrier(CstaFace &face, QTcpSocket *socket);
    ~StreamCarrier() override;

private:
    void read();

    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<CstaSession> m_session;
    J2Framer m_framer;
};

} // namespace balie::sim
