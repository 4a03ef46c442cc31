#pragma once

#include "cti/transport/SocketErrors.h"

class QSslSocket;

namespace balie::cti {

/// A stream of bytes over tcp or tls.
class TcpTransport final : public Transport {
    Q_OBJECT

public:
    explicit TcpTransport(QObject *parent = nullptr);
    ~TcpTransport() override;

    void open(const Endpoint &endpoint) override;
    void send(const QByteArray &data) override;
    Form sends() const override { return Form::Bytes; }
    bool ping() override { return false; }
    void close() override;
    void abort() override;

private:
    void ready();
    void failed(QAbstractSocket::SocketError error);
    void finish(const Error &error);

    Endpoint m_endpoint;
    QSslSocket *m_socket; ///< owned; plain TCP is a TLS socket that was never asked to encrypt
    SocketStage m_stage = SocketStage::Connecting;
    bool m_over = false;
};

} // namespace balie::cti
