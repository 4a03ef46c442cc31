#pragma once

#include "cti/simulator/csta/CstaSession.h"
#include "cti/simulator/server/Carrier.h"

#include <memory>

class QWebSocket;

namespace balie::sim {

class WebSocketCarrier final : public Carrier {
    Q_OBJECT

public:
    /// Takes the socket over.
    WebSocketCarrier(CstaFace &face, QWebSocket *socket);
    ~WebSocketCarrier() override;

private:
    void send(const QByteArray &message);
    void receiveFrame(const QByteArray &frame);

    std::unique_ptr<QWebSocket> m_socket;
    std::unique_ptr<CstaSession> m_session;
    bool m_binary = false; ///< answers go in the form in which the client last asked
};

} // namespace balie::sim
