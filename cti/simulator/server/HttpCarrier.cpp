#include "cti/simulator/server/HttpCarrier.h"

#include "cti/simulator/xsi/XsiFace.h"

#include <QHostAddress>
#include <QSslSocket>
#include <QTcpSocket>

namespace balie::sim {

namespace {

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 302:
        return "Found";
    case 503:
        return "Service Unavailable";
    default:
        return status < 400 ? "Fine" : "Refused";
    }
}

QByteArray headOf(int status, const XsiHeaders &headers)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status) + "\r\n";
    for (const auto &[name, value] : headers)
        head += name + ": " + value + "\r\n";
    return head;
}

} // namespace

HttpCarrier::HttpCarrier(XsiFace &face, QTcpSocket *socket)
    : m_face(face)
    , m_socket(socket)
{
    m_socket->setParent(nullptr);
    connect(socket, &QTcpSocket::readyRead, this, &HttpCarrier::read);
    connect(socket, &QTcpSocket::disconnected, this, &HttpCarrier::closed);
    read();
    if (socket->state() == QAbstractSocket::UnconnectedState)
        QMetaObject::invokeMethod(this, &HttpCarrier::closed, Qt::QueuedConnection);
}

HttpCarrier::~HttpCarrier()
{
    m_face.gone(*this);
    m_socket->disconnect(this);
    m_socket.release()->deleteLater();
}

void HttpCarrier::closed()
{
    m_state = State::Closing;
    m_face.gone(*this);
    Q_EMIT finished();
}

void HttpCarrier::read()
{
    m_reader.append(m_socket->readAll());
    while (m_state == State::Reading) {
        auto request = m_reader.next();
        if (!request) {
            if (m_reader.isBroken())
                m_socket->abort();
            return;
        }
        request->node = m_socket->localAddress().toString();
        request->secure = qobject_cast<QSslSocket *>(m_socket.get());
        m_closesAfter = headerValue(request->headers, "Connection").toLower() == "close";
        m_state = State::Answering;
        m_face.handle(*request, *this);
    }
}

void HttpCarrier::write(const QByteArray &bytes)
{
    if (m_socket->bytesToWrite() > longestBacklog)
        QMetaObject::invokeMethod(
            m_socket.get(), [socket = m_socket.get()] { socket->abort(); }, Qt::QueuedConnection);
    else
        m_socket->write(bytes);
}

void HttpCarrier::reply(const XsiHttpReply &reply)
{
    QByteArray head = headOf(reply.status, reply.headers);
    if (reply.status != 204)
        head += "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n";
    if (m_closesAfter)
        head += "Connection: close\r\n";
    write(head + "\r\n" + reply.body);
    if (m_closesAfter) {
        m_state = State::Closing;
        m_socket->disconnectFromHost();
        return;
    }
    m_state = State::Reading;
    // A next request may have come meanwhile; not from inside the face.
    QMetaObject::invokeMethod(this, &HttpCarrier::read, Qt::QueuedConnection);
}

void HttpCarrier::beginStream(int status, const XsiHeaders &headers)
{
    m_state = State::Streaming;
    write(headOf(status, headers) + "Transfer-Encoding: chunked\r\n\r\n");
}

void HttpCarrier::chunk(const QByteArray &bytes)
{
    write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
}

void HttpCarrier::endStream()
{
    m_state = State::Closing;
    write("0\r\n\r\n");
    m_socket->disconnectFromHost();
}

} // namespace balie::sim
