#pragma once

#include "cti/transport/SocketErrors.h"

class QWebSocket;

namespace balie::cti {

/// ws and wss (RFC 6455). Asks for the endpoint's sub-protocol and takes nothing else for an
/// answer.
class WebSocketTransport final : public Transport {
    Q_OBJECT

public:
    /// Larger messages end the connection: nothing that CSTA sends comes near.
    static constexpr quint64 largestMessage = 4 * 1024 * 1024;

    explicit WebSocketTransport(QObject *parent = nullptr);
    ~WebSocketTransport() override;

    void open(const Endpoint &endpoint) override;
    void send(const QByteArray &data) override;
    Form sends() const override { return Form::Text; }
    bool ping() override;
    void close() override;
    void abort() override;

private:
    void connected();
    void failed(QAbstractSocket::SocketError error);
    void finish(const Error &error);

    Endpoint m_endpoint;
    QWebSocket *m_socket; ///< owned
    bool m_open = false;
    bool m_over = false;
};

} // namespace balie::cti
