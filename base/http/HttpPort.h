#pragma once

#include "base/Expected.h"

#include <QByteArray>
#include <QUrl>
#include <QVector>
#include <chrono>
#include <functional>
#include <memory>

namespace balie {

/// Propfind and Report (WebDAV) ask questions with a body.
enum class HttpMethod { Get, Post, Put, Patch, Delete, Propfind, Report };

/// As it stands on the wire: "GET".
QLatin1StringView methodName(HttpMethod method);
/// Changes nothing on the server, so that it may be sent again when its connection turns out to be closed.
bool isSafe(HttpMethod method);

struct HttpHeader {
    QByteArray name;
    QByteArray value;

    friend bool operator==(const HttpHeader &, const HttpHeader &) = default;
};

/// One request. Times of zero mean no limit. Only https, or http to a loopback address or with
/// `allowPlain`; certificates are always verified against the host of `url`.
struct HttpRequest {
    HttpMethod method = HttpMethod::Get;
    QUrl url;
    QVector<HttpHeader> headers; ///< Authorization and Cookie go to the origin of `url` only
    QByteArray body;
    QByteArray extraCaPem; ///< the office's own authorities, added to the system's
    QString connectTo; ///< IP address to connect to instead of the host's own; the host stays in Host and TLS
    bool allowPlain = false; ///< the user agreed to an unencrypted server
    int maxRedirects = 0; ///< 301, 302, 307, 308 are followed with method and body kept; 303 becomes GET
    qint64 maxBody = 16LL * 1024 * 1024; ///< of a reply that is collected; more is ErrorCode::Protocol
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds timeout{20'000}; ///< for the whole; zero for a stream
    std::chrono::milliseconds idleTimeout{0}; ///< this long without a byte ends it
};

/// What came back, whatever its status: a 404 is a reply, not an error.
struct HttpReply {
    int status = 0;
    QVector<HttpHeader> headers; ///< of the last answer when redirected
    QByteArray body; ///< empty for a stream; bytes as sent, never decoded
    QUrl url; ///< the one that answered
    QString peerAddress; ///< IP address of the node that answered
    bool wentBare = false; ///< a redirect to another origin was followed, from there without credentials

    bool isSuccess() const { return status >= 200 && status < 300; }
    /// Case-insensitive; the first of that name, empty if there is none.
    QByteArray header(const QByteArray &name) const;
};

/// A request under way. Deleting it cancels: no handler is called any more. Deleting it from inside
/// one of its own handlers is allowed.
class HttpCall {
public:
    virtual ~HttpCall() = default;
};

struct HttpHandlers {
    /// Optional: status line and headers are in (body still empty).
    std::function<void(const HttpReply &)> head{};
    /// Set for a stream: every piece as it arrives; nothing is collected then. Of a reply that is no
    /// success too.
    std::function<void(const QByteArray &)> data{};
    /// Exactly once unless cancelled, never from inside send(): the reply, or Timeout, Unreachable,
    /// Untrusted, Protocol (cap, bad HTTP, redirect refused), LinkLost (ended half-way), InvalidInput.
    std::function<void(Expected<HttpReply>)> done{};
};

/// Sends HTTP requests from one thread. Implemented by HttpClient (libcurl) and by fakes in tests.
class HttpPort {
public:
    virtual ~HttpPort() = default;
    [[nodiscard]] virtual std::unique_ptr<HttpCall> send(HttpRequest request, HttpHandlers handlers) = 0;
};

} // namespace balie
