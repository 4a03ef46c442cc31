#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

namespace balie::sim {

using XsiHeaders = QList<QPair<QByteArray, QByteArray>>;

/// The value of the first header of that name, in whatever case it is written; empty when there is
/// none.
QByteArray headerValue(const XsiHeaders &headers, QByteArrayView name);
bool hasHeader(const XsiHeaders &headers, QByteArrayView name);

/// One parsed HTTP request as it came in on a node.
struct XsiHttpRequest {
    QByteArray method;
    QByteArray target; ///< path?query as sent, percent-encoded
    XsiHeaders headers;
    QByteArray body; ///< whole, chunks joined
    QString node; ///< the local IP address that it came in on: which XSP the client talks to
    bool secure = false;
};

/// A reply with a length. The carrier adds Content-Length and what else the connection needs.
struct XsiHttpReply {
    int status = 200;
    XsiHeaders headers;
    QByteArray body;
};

/// The way back to one request's client. The carrier implements and owns it, and keeps it until it
/// got a reply or the end of its stream, or told XsiFace::gone(). Each request has exactly one of:
/// reply(), or beginStream() with any number of chunk() and at most one endStream(). Calls may come
/// from inside XsiFace::handle() or later, never from inside gone(). None of them may come back to
/// the face from inside: what the client does next is of a later turn of the loop.
class XsiExchange {
public:
    virtual ~XsiExchange() = default;
    virtual void reply(const XsiHttpReply &reply) = 0;
    /// The endless reply of a channel: status line and headers go out at once.
    virtual void beginStream(int status, const XsiHeaders &headers) = 0;
    /// One HTTP chunk with exactly these bytes; never empty.
    virtual void chunk(const QByteArray &bytes) = 0;
    /// The zero chunk, and the connection closes. The exchange may delete itself.
    virtual void endStream() = 0;
};

} // namespace balie::sim
