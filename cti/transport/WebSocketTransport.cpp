#include "cti/transport/WebSocketTransport.h"

#include <QNetworkRequest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

WebSocketTransport::WebSocketTransport(QObject *parent)
    : Transport(parent)
    , m_socket(new QWebSocket)
{
    m_socket->setParent(this);
    m_socket->setMaxAllowedIncomingFrameSize(largestMessage);
    m_socket->setMaxAllowedIncomingMessageSize(largestMessage);
    connect(m_socket, &QWebSocket::connected, this, &WebSocketTransport::connected);
    connect(m_socket, &QWebSocket::pong, this, [this] { Q_EMIT heard(); });
    connect(m_socket, &QWebSocket::textFrameReceived, this, [this] { Q_EMIT heard(); });
    connect(m_socket, &QWebSocket::binaryFrameReceived, this, [this] { Q_EMIT heard(); });
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        if (m_open)
            Q_EMIT received(text.toUtf8(), Form::Text);
    });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &data) {
        if (m_open)
            Q_EMIT received(data, Form::Binary);
    });
    connect(m_socket, &QWebSocket::sslErrors, this,
        [this](const QList<QSslError> &errors) { finish(trustError(errors, m_endpoint)); });
    // Qt 6.4 has the signal under this name only. Queued, because open() itself may emit it.
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
        &WebSocketTransport::failed, Qt::QueuedConnection);
    connect(
        m_socket, &QWebSocket::disconnected, this,
        [this] {
            // Also said of a connection that never came to be; then the socket knows why.
            const auto error = m_socket->error();
            failed(m_open || error == QAbstractSocket::UnknownSocketError
                    ? QAbstractSocket::RemoteHostClosedError
                    : error);
        },
        Qt::QueuedConnection);
}

WebSocketTransport::~WebSocketTransport()
{
    abort();
}

void WebSocketTransport::open(const Endpoint &endpoint)
{
    m_endpoint = endpoint;
    if (endpoint.url.scheme() == "wss"_L1) {
        Expected<QSslConfiguration> configuration = trustedConfiguration(endpoint);
        if (!configuration) {
            QMetaObject::invokeMethod(
                this, [this, error = configuration.error()] { finish(error); },
                Qt::QueuedConnection);
            return;
        }
        m_socket->setSslConfiguration(*configuration);
    }
    QWebSocketHandshakeOptions options;
    if (!endpoint.subProtocol.isEmpty())
        options.setSubprotocols({endpoint.subProtocol});
    m_socket->open(QNetworkRequest(endpoint.url), options);
}

void WebSocketTransport::send(const QByteArray &data)
{
    if (m_open)
        m_socket->sendTextMessage(QString::fromUtf8(data));
}

bool WebSocketTransport::ping()
{
    if (m_open)
        m_socket->ping();
    return true;
}

void WebSocketTransport::close()
{
    m_over = true;
    if (std::exchange(m_open, false)) {
        m_socket->flush();
        m_socket->close();
    } else {
        m_socket->abort();
    }
}

void WebSocketTransport::abort()
{
    m_over = true;
    m_open = false;
    m_socket->abort();
}

void WebSocketTransport::connected()
{
    if (m_over)
        return;
    if (m_socket->subprotocol() != m_endpoint.subProtocol) {
        finish(notCstaError(
            m_endpoint, u"WebSocket without the sub-protocol %1"_s.arg(m_endpoint.subProtocol)));
        return;
    }
    m_open = true;
    Q_EMIT opened();
}

void WebSocketTransport::failed(QAbstractSocket::SocketError error)
{
    if (m_over)
        return;
    if (m_open && m_socket->closeCode() == QWebSocketProtocol::CloseCodeTooMuchData) {
        finish(tooLargeError(m_socket->closeReason()));
        return;
    }
    const QString detail = m_socket->errorString();
    SocketStage stage = m_open ? SocketStage::Open : SocketStage::Connecting;
    // Before the upgrade QWebSocket reports a server that talks something else as "connection
    // refused"; its text is the only thing that tells the two apart.
    const bool handshake = detail.contains("processHandshake"_L1)
        || detail.contains("handshake"_L1, Qt::CaseInsensitive)
        || detail.contains("HTTP"_L1, Qt::CaseInsensitive)
        || error == QAbstractSocket::RemoteHostClosedError;
    if (!m_open && handshake)
        stage = SocketStage::Upgrading;
    finish(socketError(error, stage, m_endpoint, detail));
}

void WebSocketTransport::finish(const Error &error)
{
    if (std::exchange(m_over, true))
        return;
    m_open = false;
    m_socket->abort();
    Q_EMIT closed(error);
}

} // namespace balie::cti
