#include "cti/transport/TcpTransport.h"

#include <QSslSocket>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr quint16 defaultPort = 1040; // what CSTA III switches use for plain ECMA-323 over TCP
constexpr quint16 defaultTlsPort = 4722;
} // namespace

TcpTransport::TcpTransport(QObject *parent)
    : Transport(parent)
    , m_socket(new QSslSocket(this))
{
    connect(m_socket, &QSslSocket::connected, this, [this] {
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        if (m_endpoint.url.scheme() == "tls"_L1)
            m_stage = SocketStage::Securing;
        else
            ready();
    });
    connect(m_socket, &QSslSocket::encrypted, this, &TcpTransport::ready);
    connect(m_socket, &QSslSocket::readyRead, this, [this] {
        const QByteArray data = m_socket->readAll();
        if (m_over || data.isEmpty())
            return;
        Q_EMIT heard();
        if (!m_over)
            Q_EMIT received(data, Form::Bytes);
    });
    connect(m_socket, &QSslSocket::sslErrors, this,
        [this](const QList<QSslError> &errors) { finish(trustError(errors, m_endpoint)); });
    connect(
        m_socket, &QSslSocket::errorOccurred, this, &TcpTransport::failed, Qt::QueuedConnection);
}

TcpTransport::~TcpTransport()
{
    abort();
}

void TcpTransport::open(const Endpoint &endpoint)
{
    m_endpoint = endpoint;
    const bool secure = endpoint.url.scheme() == "tls"_L1;
    const auto port = quint16(endpoint.url.port(secure ? defaultTlsPort : defaultPort));
    if (!secure) {
        m_socket->connectToHost(endpoint.url.host(), port);
        return;
    }
    Expected<QSslConfiguration> configuration = trustedConfiguration(endpoint);
    if (!configuration) {
        QMetaObject::invokeMethod(
            this, [this, error = configuration.error()] { finish(error); }, Qt::QueuedConnection);
        return;
    }
    m_socket->setSslConfiguration(*configuration);
    m_socket->connectToHostEncrypted(endpoint.url.host(), port);
}

void TcpTransport::send(const QByteArray &data)
{
    if (m_stage == SocketStage::Open && !m_over)
        m_socket->write(data);
}

void TcpTransport::close()
{
    m_over = true;
    if (m_stage == SocketStage::Open) {
        m_socket->flush();
        m_socket->disconnectFromHost();
    } else {
        m_socket->abort();
    }
}

void TcpTransport::abort()
{
    m_over = true;
    m_socket->abort();
}

void TcpTransport::ready()
{
    if (m_over)
        return;
    m_stage = SocketStage::Open;
    Q_EMIT opened();
}

void TcpTransport::failed(QAbstractSocket::SocketError error)
{
    if (!m_over)
        finish(socketError(error, m_stage, m_endpoint, m_socket->errorString()));
}

void TcpTransport::finish(const Error &error)
{
    if (std::exchange(m_over, true))
        return;
    m_socket->abort();
    Q_EMIT closed(error);
}

} // namespace balie::cti
