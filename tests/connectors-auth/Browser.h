#pragma once

#include <QTcpSocket>

namespace balie::test {

/// One connection of a browser to this computer: sends bytes and gathers what comes back.
class Browser {
public:
    Browser(quint16 port, QByteArray request)
        : m_request(std::move(request))
    {
        QObject::connect(
            &m_socket, &QTcpSocket::connected, &m_socket, [this] { m_socket.write(m_request); });
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket,
            [this] { m_answer += m_socket.readAll(); });
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    }

    static QByteArray get(const QByteArray &target, const QByteArray &host)
    {
        return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: text/html\r\n\r\n";
    }

    bool hasEnded() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    const QByteArray &answer() const { return m_answer; }
    QByteArray status() const { return m_answer.mid(9, 3); }

private:
    QTcpSocket m_socket;
    QByteArray m_request;
    QByteArray m_answer;
};

} // namespace balie::test
