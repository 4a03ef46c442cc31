#include "cti/simulator/server/StreamCarrier.h"

#include <QTcpSocket>

namespace balie::sim {

StreamCarrier::StreamCarrier(CstaFace &face, QTcpSocket *socket)
    : m_socket(socket)
{
    m_socket->setParent(nullptr);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_session = face.connect({[this](const QByteArray &message) {
                                  if (const auto frame = j2::frame(message))
                                      m_socket->write(*frame);
                                  if (m_socket->bytesToWrite() > longestBacklog)
                                      m_session->drop();
                              },
                                 [this] { m_socket->disconnectFromHost(); }},
        j2::maxDocument);
    connect(socket, &QTcpSocket::disconnected, this, &Carrier::finished);
    connect(socket, &QTcpSocket::readyRead, this, &StreamCarrier::read);
    read();
    if (socket->state() == QAbstractSocket::UnconnectedState)
        finishLater();
}

StreamCarrier::~StreamCarrier()
{
    m_session.reset();
    m_socket->disconnect(this);
    m_socket.release()->deleteLater();
}

void StreamCarrier::read()
{
    m_framer.append(m_socket->readAll());
    while (const auto message = m_framer.next())
        m_session->receive(*message);
    if (m_framer.isBroken())
        m_session->drop();
}

} // namespace balie::sim
