#include "crm-connectors/auth/Loopback.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>
#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ConnectorAuth {
    Q_DECLARE_TR_FUNCTIONS(ConnectorAuth)
};

constexpr qsizetype largestHead = 16'384;
constexpr std::size_t mostPeers = 16; // browsers open some to be ready
constexpr std::chrono::seconds longestPeer{15};

QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

QByteArray page(const QString &sentence)
{
    return (
        u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Balie</title></head><body><p>"_s
        + sentence.toHtmlEscaped() + u"</p></body></html>\n"_s)
        .toUtf8();
}

} // namespace

QString Loopback::Arrival::item(const QString &name) const
{
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

Loopback::Loopback(Clock &clock, Redirect redirect, Arrived arrived)
    : m_clock(clock)
    , m_redirect(std::move(redirect))
    , m_arrived(std::move(arrived))
{
}

Loopback::~Loopback()
{
    for (const Peer &peer : m_peers)
        peer.socket->disconnect(m_server.get());
}

bool Loopback::listen(int port)
{
    m_server = std::make_unique<QTcpServer>();
    QObject::connect(
        m_server.get(), &QTcpServer::newConnection, m_server.get(), [this] { accept(*m_server); });
    if (!m_server->listen(QHostAddress(QHostAddress::LocalHost), quint16(port)))
        return false;
    m_port = m_server->serverPort();
    if (m_redirect.host == "localhost"_L1) {
        // Some browsers try ::1 first; where it is taken or missing they come to 127.0.0.1 next.
        m_server6 = std::make_unique<QTcpServer>();
        QObject::connect(m_server6.get(), &QTcpServer::newConnection, m_server6.get(),
            [this] { accept(*m_server6); });
        if (!m_server6->listen(QHostAddress(QHostAddress::LocalHostIPv6), quint16(m_port)))
            m_server6.reset();
    }
    return true;
}

bool Loopback::isListening() const
{
    return m_server && m_server->isListening();
}

QUrl Loopback::address() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(m_redirect.host);
    url.setPort(m_port);
    url.setPath(m_redirect.path);
    return url;
}

void Loopback::accept(QTcpServer &server)
{
    while (QTcpSocket *const socket = server.nextPendingConnection()) {
        if (m_peers.size() >= mostPeers)
            drop(m_peers.front().socket);
        Peer peer{socket, {}, m_clock.makeTimer([this, socket] { drop(socket); })};
        peer.limit->start(longestPeer);
        m_peers.push_back(std::move(peer));
        QObject::connect(
            socket, &QTcpSocket::readyRead, m_server.get(), [this, socket] { read(socket); });
        QObject::connect(
            socket, &QTcpSocket::disconnected, m_server.get(), [this, socket] { drop(socket); });
    }
}

void Loopback::read(QTcpSocket *socket)
{
    const auto peer = std::find_if(m_peers.begin(), m_peers.end(),
        [socket](const Peer &other) { return other.socket == socket; });
    if (peer == m_peers.end())
        return;
    peer->head += socket->read(largestHead + 1 - peer->head.size());
    if (peer->head.contains("\r\n\r\n")) {
        const QByteArray head = peer->head;
        judge(socket, head);
    } else if (peer->head.size() > largestHead) {
        drop(socket);
    }
}

void Loopback::judge(QTcpSocket *socket, const QByteArray &head)
{
    if (m_answered || socket->state() != QAbstractSocket::ConnectedState)
        return;
    const QList<QByteArray> line = head.left(head.indexOf("\r\n")).split(' ');
    const QByteArray host = m_redirect.host.toLatin1() + ':' + QByteArray::number(m_port);
    const QUrl url = QUrl::fromEncoded(line.value(1), QUrl::StrictMode);
    const QString nothing = ConnectorAuth::tr("There is nothing here.");
    if (line.size() != 3 || !line.at(2).startsWith("HTTP/1.") || !line.at(1).startsWith('/')) {
        answer(socket, "400 Bad Request", nothing);
        return;
    }
    if (headerOf(head, "Host").compare(host, Qt::CaseInsensitive) != 0) {
        answer(socket, "421 Misdirected Request", nothing);
        return;
    }
    if (url.path() != m_redirect.path) {
        answer(socket, "404 Not Found", nothing);
        return;
    }
    if (line.at(0) != "GET") {
        answer(socket, "405 Method Not Allowed", nothing);
        return;
    }
    Arrival arrival;
    arrival.query = QUrlQuery(url.query(QUrl::FullyEncoded));
    const QString state = arrival.item(u"state"_s);
    if (state.isEmpty()) {
        answer(socket, "400 Bad Request", nothing);
        return;
    }
    arrival.isMine = state == m_redirect.state;
    m_arrival = arrival;
    m_answered = socket;
    m_server->close();
    if (m_server6)
        m_server6->close();
    if (!arrival.isMine) {
        answer(socket, "400 Bad Request",
            ConnectorAuth::tr("This does not belong to the sign-in that Balie waits for. You can "
                              "close this window."));
    } else if (!arrival.item(u"error"_s).isEmpty()) {
        answer(socket, "200 OK",
            ConnectorAuth::tr("The sign-in did not succeed. You can close this window; Balie says "
                              "what to do."));
    } else {
        answer(socket, "200 OK",
            ConnectorAuth::tr("Balie goes on with the sign-in. You can close this window."));
    }
}

void Loopback::answer(QTcpSocket *socket, const QByteArray &status, const QString &sentence)
{
    const QByteArray body = page(sentence);
    socket->write("HTTP/1.1 " + status
        + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
        + QByteArray::number(body.size())
        + "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
          "Content-Security-Policy: default-src 'none'\r\nX-Content-Type-Options: nosniff\r\n"
          "Connection: close\r\n\r\n"
        + body);
    socket->disconnectFromHost();
}

void Loopback::drop(QTcpSocket *socket)
{
    const auto peer = std::find_if(m_peers.begin(), m_peers.end(),
        [socket](const Peer &other) { return other.socket == socket; });
    if (peer == m_peers.end())
        return;
    // Taken out whole first: its timer may be the one that called, and abort() tells of the end.
    const Peer gone = std::move(*peer);
    m_peers.erase(peer);
    socket->disconnect(m_server.get());
    if (socket->state() != QAbstractSocket::UnconnectedState)
        socket->abort();
    // Perhaps inside its own signal, at whose end the server and its children are deleted.
    socket->setParent(nullptr);
    socket->deleteLater();
    if (socket == m_answered)
        finish();
}

void Loopback::finish()
{
    const Arrived arrived = std::exchange(m_arrived, {});
    const Arrival arrival = m_arrival; // the handler may delete this
    if (arrived)
        arrived(arrival);
}

} // namespace balie::crm
