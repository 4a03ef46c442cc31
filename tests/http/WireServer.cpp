#include "tests/http/WireServer.h"

#include <QFile>
#include <QSslKey>
#include <QTcpSocket>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

WireServer::WireServer(Answer answer, const QString &address, quint16 port)
    : m_answer(std::move(answer))
    , m_scheme(u"http"_s)
    , m_server(std::make_unique<QTcpServer>())
{
    listen(address, port);
}

WireServer::WireServer(Answer answer, const TestCertificates::Server &certificate,
    const QString &address, quint16 port)
    : m_answer(std::move(answer))
    , m_scheme(u"https"_s)
{
    auto secure = std::make_unique<QSslServer>();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificate.certificateFile));
    QFile key(certificate.keyFile);
    if (key.open(QIODevice::ReadOnly))
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    secure->setSslConfiguration(configuration);
    m_server = std::move(secure);
    listen(address, port);
}

QUrl WireServer::url(const QString &path) const
{
    return urlAt(m_server->serverAddress().toString(), path);
}

QUrl WireServer::urlAt(const QString &host, const QString &path) const
{
    return QUrl(u"%1://%2:%3%4"_s.arg(m_scheme, host).arg(port()).arg(path));
}

void WireServer::listen(const QString &address, quint16 port)
{
    QObject::connect(
        m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(), [this] {
            while (m_server->hasPendingConnections())
                take(m_server->nextPendingConnection());
        });
    m_server->setListenBacklogSize(256);
    m_server->listen(QHostAddress(address), port);
}

void WireServer::take(QTcpSocket *socket)
{
    ++connections;
    QObject::connect(socket, &QTcpSocket::disconnected, m_server.get(), [this] { ++closed; });
    const auto read = [this, socket, buffer = QByteArray()]() mutable {
        buffer += socket->readAll();
        for (;;) {
            const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
            if (headEnd < 0)
                return;
            WireRequest request{buffer.left(headEnd + 4), {}};
            qsizetype length = 0;
            constexpr QByteArrayView name = "\r\nContent-Length: ";
            if (const qsizetype at = request.head.indexOf(name); at >= 0) {
                const qsizetype from = at + name.size();
                length
                    = request.head.mid(from, request.head.indexOf('\r', from) - from).toLongLong();
            }
            if (buffer.size() < request.head.size() + length)
                return;
            request.body = buffer.mid(request.head.size(), length);
            buffer.remove(0, request.head.size() + length);
            requests.append(request);
            m_answer(*socket, request);
        }
    };
    QObject::connect(socket, &QTcpSocket::readyRead, socket, read);
    if (socket->bytesAvailable() > 0)
        Q_EMIT socket->readyRead();
}

QByteArray reply(const QByteArray &status, const QByteArray &body, const QByteArray &head)
{
    return "HTTP/1.1 " + status + "\r\n" + head
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace balie::test
