#pragma once

#include "cti/simulator/server/Carrier.h"
#include "cti/simulator/server/HttpReader.h"

#include <memory>

class QTcpSocket;

namespace balie::sim {

class XsiFace;

/// One client's connection: one request after the other, until one becomes an endless reply or
/// somebody closes it.
class HttpCarrier final : public Carrier, private XsiExchange {
    Q_OBJECT

public:
    /// Takes the socket over. The face must outlive it.
    HttpCarrier(XsiFace &face, QTcpSocket *socket);
    ~HttpCarrier() override;

private:
    enum class State { Reading, Answering, Streaming, Closing };

    void read();
    void closed();
    void write(const QByteArray &bytes);

    void reply(const XsiHttpReply &reply) override;
    void beginStream(int status, const XsiHeaders &headers) override;
    void chunk(const QByteArray &bytes) override;
    void endStream() override;

    XsiFace &m_face;
    std::unique_ptr<QTcpSocket> m_socket;
    HttpReader m_reader;
    State m_state = State::Reading;
    bool m_closesAfter = false; ///< the client asked for it
};

} // namespace balie::sim
