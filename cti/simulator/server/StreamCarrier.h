#pragma once

#include "cti/simulator/csta/CstaSession.h"
#include "cti/simulator/server/Carrier.h"
#include "cti/simulator/server/J2Framer.h"

#include <memory>

class QTcpSocket;

namespace balie::sim {

class StreamCarrier final : public Carrier {
    Q_OBJECT

public:
    /// Takes the socket over.
    StreamCarrier(CstaFace &face, QTcpSocket *socket);
    ~StreamCarrier() override;

private:
    void read();

    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<CstaSession> m_session;
    J2Framer m_framer;
};

} // namespace balie::sim
