#pragma once

#include "base/Clock.h"
#include "base/TraceSink.h"
#include "cti/csta/Encoder.h"
#include "cti/csta/Framing.h"
#include "cti/csta/Message.h"
#include "cti/transport/Transport.h"

namespace balie::cti {

/// CSTA messages over any transport: frames, encodes and decodes them, and traces each one. One
/// wire serves all connections of a link, one after the other.
class CstaWire final : public QObject {
    Q_OBJECT

public:
    /// `trace` may be null; it and `clock` must outlive the wire.
    CstaWire(
        Clock &clock, TransportFactory makeTransport, TraceSink *trace, QObject *parent = nullptr);
    ~CstaWire() override;

    /// InvalidInput for a scheme that no transport knows. opened() or closed() follows.
    Expected<void> open(const Endpoint &endpoint);
    /// `gently` sends first what is still to be sent. Nothing is heard of that connection any more.
    void drop(bool gently = false);
    bool ping() { return m_transport && m_transport->ping(); }
    /// Also for answers to the server's own requests, under its invoke id.
    Expected<void> send(int invokeId, const csta::Request &request);

    void setEncoding(const csta::EncoderOptions &options) { m_encoding = options; }
    const csta::EncoderOptions &encoding() const { return m_encoding; }
    /// The number under which messages are traced.
    void setSession(quint32 session) { m_session = session; }
    void note(const QString &text);

Q_SIGNALS:
    void opened();
    void heard();
    void closed(const balie::Error &error);
    void received(int invokeId, const balie::csta::Message &message);
    /// A document that could not be read: what it said is lost, the wire goes on.
    void unreadable(const balie::Error &error);
    /// Bytes that are no frames: nothing that follows can be read either.
    void streamLost(const balie::Error &error);

private:
    void take(const QByteArray &data, Transport::Form form);
    void takeStream(const QByteArray &data);
    void takeFrame(const csta::Frame &frame);
    void trace(TraceRecord::Kind kind, int invokeId, const QByteArray &document);

    Clock &m_clock;
    TransportFactory m_makeTransport;
    TraceSink *m_trace;
    std::unique_ptr<Transport> m_transport;
    csta::FrameReader m_reader;
    csta::EncoderOptions m_encoding;
    quint32 m_session = 0;
    quint64 m_connection = 0; ///< counts connections: work on the bytes of an old one stops
};

} // namespace balie::cti
