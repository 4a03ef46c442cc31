#pragma once

#include "base/Error.h"

#include <QByteArray>
#include <QObject>
#include <QUrl>
#include <functional>
#include <memory>

namespace balie::cti {

/// Where to, and whom to trust.
struct Endpoint {
    QUrl url; ///< ws, wss, tcp or tls; host and port
    QByteArray extraCaPem; ///< certificate authorities besides the system's
    QString subProtocol; ///< asked for on WebSocket; empty asks for none
};

/// One connection to a server: made for one attempt, opened once, thrown away afterwards. It knows
/// bytes and messages, not what is in them. Lives on the link's I/O thread. Nothing is emitted from
/// inside open() or send(), and nothing after closed(), close() or abort().
class Transport : public QObject {
    Q_OBJECT

public:
    /// What a piece of data is.
    enum class Form {
        Text, ///< one whole message of text, UTF-8
        Binary, ///< one whole binary message
        Bytes, ///< a piece of a stream, split anywhere
    };
    Q_ENUM(Form)

    using QObject::QObject;

    virtual void open(const Endpoint &endpoint) = 0;
    /// Sends one message in this transport's own form; a transport that is not open drops it.
    virtual void send(const QByteArray &data) = 0;
    /// Text where messages have borders of their own, Bytes where the caller has to frame them.
    virtual Form sends() const = 0;
    /// Asks the other end for a sign of life below the protocol; false where the wire has no such
    /// thing.
    virtual bool ping() = 0;
    /// Sends what is still to be sent, then closes. Emits nothing more.
    virtual void close() = 0;
    /// Drops the connection at once. Emits nothing more.
    virtual void abort() = 0;

Q_SIGNALS:
    void opened();
    /// Any byte at all has come in: a pong, a part of a message.
    void heard();
    void received(const QByteArray &data, balie::cti::Transport::Form form);
    /// Once: it could not be opened, or the other end or the network ended it.
    void closed(const balie::Error &error);
};

/// Makes the transport for an endpoint's scheme. Null for a scheme that it does not know.
using TransportFactory = std::function<std::unique_ptr<Transport>(const Endpoint &)>;

/// WebSocketTransport for ws and wss, TcpTransport for tcp and tls.
TransportFactory networkTransports();

} // namespace balie::cti
