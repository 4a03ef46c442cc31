#include "cti/simulator/server/WebSocketCarrier.h"

#include "cti/simulator/server/J2Framer.h"

#include <QWebSocket>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

WebSocketCarrier::WebSocketCarrier(CstaFace &face, QWebSocket *socket)
    : m_socket(socket)
{
    m_socket->setParent(nullptr);
    m_socket->setMaxAllowedIncomingMessageSize(CstaSession::maxMessage);
    m_socket->setMaxAllowedIncomingFrameSize(CstaSession::maxMessage);
    connect(socket, &QWebSocket::disconnected, this, &Carrier::finished);
    if (socket->requestUrl().path() != "/csta"_L1 || socket->subprotocol() != "csta-xml.v1"_L1) {
        socket->close(QWebSocketProtocol::CloseCodePolicyViolated,
            u"This is /csta with sub-protocol csta-xml.v1"_s);
        if (socket->state() == QAbstractSocket::UnconnectedState)
            finishLater();
        return;
    }
    m_session
        = face.connect({[this](const QByteArray &message) { send(message); },
                           [this] { m_socket->close(QWebSocketProtocol::CloseCodeGoingAway); }},
            CstaSession::maxMessage);
    connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        m_binary = false;
        m_session->receive(text.toUtf8());
    });
    connect(socket, &QWebSocket::binaryMessageReceived, this, &WebSocketCarrier::receiveFrame);
    if (socket->state() == QAbstractSocket::UnconnectedState)
        finishLater();
}

WebSocketCarrier::~WebSocketCarrier()
{
    m_session.reset();
    m_socket->disconnect(this);
    m_socket.release()->deleteLater();
}

void WebSocketCarrier::receiveFrame(const QByteArray &frame)
{
    m_binary = true;
    J2Framer framer;
    framer.append(frame);
    const auto message = framer.next();
    if (message && framer.pending() == 0)
        m_session->receive(*message);
    else
        m_session->drop();
}

void WebSocketCarrier::send(const QByteArray &message)
{
    const auto frame = m_binary ? j2::frame(message) : std::nullopt;
    if (frame)
        m_socket->sendBinaryMessage(*frame);
    else
        m_socket->sendTextMessage(QString::fromUtf8(message));
    if (m_socket->bytesToWrite() > longestBacklog)
        m_session->drop();
}

} // namespace balie::sim
