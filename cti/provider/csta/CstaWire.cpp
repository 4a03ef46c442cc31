#include "cti/provider/csta/CstaWire.h"

#include "cti/csta/Decoder.h"
#include "cti/csta/Redaction.h"

#include <QCoreApplication>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Link {
    Q_DECLARE_TR_FUNCTIONS(Link)
};

} // namespace

CstaWire::CstaWire(Clock &clock, TransportFactory makeTransport, TraceSink *trace, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_makeTransport(std::move(makeTransport))
    , m_trace(trace)
{
}

CstaWire::~CstaWire()
{
    drop();
}

Expected<void> CstaWire::open(const Endpoint &endpoint)
{
    drop();
    m_transport = m_makeTransport(endpoint);
    if (!m_transport) {
        return unexpected(Error{ErrorCode::InvalidInput,
            Link::tr("The address of the server must begin with wss, ws, tls or tcp."),
            u"scheme '%1'"_s.arg(endpoint.url.scheme())});
    }
    Transport *transport = m_transport.get();
    connect(transport, &Transport::opened, this, &CstaWire::opened);
    connect(transport, &Transport::heard, this, &CstaWire::heard);
    connect(transport, &Transport::received, this, &CstaWire::take);
    connect(transport, &Transport::closed, this, [this](const Error &error) {
        note(u"closed: %1"_s.arg(error.detail));
        Q_EMIT closed(error);
    });
    note(u"connecting"_s);
    transport->open(endpoint);
    return {};
}

void CstaWire::drop(bool gently)
{
    ++m_connection;
    m_reader = csta::FrameReader();
    if (!m_transport)
        return;
    m_transport->disconnect(this);
    if (gently)
        m_transport->close();
    else
        m_transport->abort();
    // Possibly from inside one of its own signals.
    m_transport.release()->deleteLater();
}

Expected<void> CstaWire::send(int invokeId, const csta::Request &request)
{
    if (!m_transport)
        return unexpected(Error{ErrorCode::LinkLost, {}, u"no wire"_s});
    Expected<QByteArray> document = csta::encode(request, m_encoding);
    if (!document)
        return unexpected(Error(document.error()));
    trace(TraceRecord::Kind::Out, invokeId, *document);
    const csta::Frame frame{invokeId, std::move(*document)};
    if (m_transport->sends() == Transport::Form::Text) {
        m_transport->send(csta::writeTextMessage(frame));
        return {};
    }
    const Expected<QByteArray> bytes = csta::writeFrame(frame);
    if (!bytes)
        return unexpected(Error(bytes.error()));
    m_transport->send(*bytes);
    return {};
}

void CstaWire::take(const QByteArray &data, Transport::Form form)
{
    switch (form) {
    case Transport::Form::Text:
        if (const Expected<csta::Frame> frame = csta::readTextMessage(data)) {
            takeFrame(*frame);
        } else {
            trace(TraceRecord::Kind::In, -1, data);
            Q_EMIT unreadable(frame.error());
        }
        break;
    case Transport::Form::Binary: {
        // One message is one whole frame; what is wrong with it ends with it.
        csta::FrameReader reader;
        reader.feed(data);
        const Expected<std::optional<csta::Frame>> frame = reader.next();
        if (frame && *frame) {
            takeFrame(**frame);
        } else {
            trace(TraceRecord::Kind::In, -1, csta::redacted(data).toHex());
            Q_EMIT unreadable(
                frame ? Error{ErrorCode::Protocol, {}, u"incomplete frame"_s} : frame.error());
        }
        break;
    }
    case Transport::Form::Bytes:
        takeStream(data);
        break;
    }
}

void CstaWire::takeStream(const QByteArray &data)
{
    const quint64 connection = m_connection;
    m_reader.feed(data);
    while (connection == m_connection) {
        const Expected<std::optional<csta::Frame>> frame = m_reader.next();
        if (!frame) {
            // Redacted before it is unreadable for people, and before it is cut.
            trace(TraceRecord::Kind::In, -1, csta::redacted(data).left(256).toHex());
            Q_EMIT streamLost(frame.error());
            return;
        }
        if (!*frame)
            return;
        takeFrame(**frame);
    }
}

void CstaWire::takeFrame(const csta::Frame &frame)
{
    trace(TraceRecord::Kind::In, frame.invokeId, frame.document);
    if (const Expected<csta::Message> message = csta::decode(frame.document))
        Q_EMIT received(frame.invokeId, *message);
    else
        Q_EMIT unreadable(message.error());
}

void CstaWire::trace(TraceRecord::Kind kind, int invokeId, const QByteArray &document)
{
    if (!m_trace)
        return;
    m_trace->record({kind, m_clock.wallMs(), m_clock.now().count(), m_session, u"csta"_s,
        invokeId < 0 ? QString() : csta::invokeText(invokeId), csta::redacted(document)});
}

void CstaWire::note(const QString &text)
{
    if (m_trace) {
        m_trace->record({TraceRecord::Kind::Note, m_clock.wallMs(), m_clock.now().count(),
            m_session, u"csta"_s, {}, csta::redacted(text.toUtf8())});
    }
}

} // namespace balie::cti
