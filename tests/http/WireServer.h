#pragma once

#include "tests/support/TestCertificates.h"

#include <QSslServer>
#include <QUrl>
#include <functional>

namespace balie::test {

/// A request as it came over the wire.
struct WireRequest {
    QByteArray head; ///< up to and with the empty line
    QByteArray body;

    QByteArray line() const { return head.left(head.indexOf("\r\n")); }
    bool hasHeader(const QByteArray &header) const
    {
        return head.contains("\r\n" + header + "\r\n");
    }
};

/// A server of one test: it collects requests and answers each with whatever bytes the test wants.
class WireServer {
public:
    using Answer = std::function<void(QTcpSocket &socket, const WireRequest &request)>;

    /// On a port of its own, or on the given one (for a second address with the same port).
    explicit WireServer(
        Answer answer, const QString &address = QStringLiteral("127.0.0.1"), quint16 port = 0);
    WireServer(Answer answer, const TestCertificates::Server &certificate,
        const QString &address = QStringLiteral("127.0.0.1"), quint16 port = 0);

    quint16 port() const { return m_server->serverPort(); }
    bool isListening() const { return m_server->isListening(); }
    /// `path` with a leading slash; the scheme is the server's.
    QUrl url(const QString &path = QStringLiteral("/")) const;
    QUrl urlAt(const QString &host, const QString &path = QStringLiteral("/")) const;

    QVector<WireRequest> requests;
    int connections = 0;
    int closed = 0; ///< connections that have ended

private:
    void listen(const QString &address, quint16 port);
    void take(QTcpSocket *socket);

    Answer m_answer;
    QString m_scheme;
    std::unique_ptr<QTcpServer> m_server;
};

/// An answer with a length: `head` are further header lines, each with its line end.
QByteArray reply(const QByteArray &status, const QByteArray &body, const QByteArray &head = {});

} // namespace balie::test
