#pragma once

#include "base/Clock.h"
#include "base/http/HttpPort.h"

namespace balie {

class HttpEngine;

/// HTTP over libcurl's multi interface, driven by the Qt event loop of the thread that makes it;
/// one for each thread. Handlers run from a turn of the loop of their own, so that they may send,
/// cancel, and delete their own call or the whole client. Calls that are left when it goes are
/// cancelled.
///
/// At most eight connections to one host; more requests wait for their turn (within their
/// `timeout`). Always HTTP/1.1: a stream has a connection for itself, and no multiplexing can hold
/// it up. A connection that could not be made before `connectTimeout` is Unreachable (nothing was
/// sent); Timeout means that the request may have arrived. A POST, PUT or DELETE is never sent
/// twice. A proxy is taken from the environment as libcurl does, never for a loopback address.
class HttpClient final : public HttpPort {
public:
    /// `clock` outlives the client.
    explicit HttpClient(Clock &clock);
    ~HttpClient() override;

    [[nodiscard]] std::unique_ptr<HttpCall> send(
        HttpRequest request, HttpHandlers handlers) override;

private:
    std::shared_ptr<HttpEngine> m_engine;
};

} // namespace balie
