#pragma once

#include "base/Clock.h"
#include "base/Expected.h"
#include "base/http/HttpPort.h"

#include <functional>

namespace balie::crm {

/// Sends by another port, and tells of each request with its answer before the one who asked hears
/// of it.
class WatchedPort final : public HttpPort {
public:
    /// May delete who asked, and this.
    using Watch = std::function<void(const HttpRequest &request, const Expected<HttpReply> &reply,
        std::chrono::milliseconds took)>;

    /// `port` and `clock` outlive this.
    WatchedPort(HttpPort &port, Clock &clock, Watch watch);
    ~WatchedPort() override;
    Q_DISABLE_COPY_MOVE(WatchedPort)

    [[nodiscard]] std::unique_ptr<HttpCall> send(
        HttpRequest request, HttpHandlers handlers) override;

private:
    HttpPort &m_port;
    Clock &m_clock;
    Watch m_watch;
    std::shared_ptr<bool> m_isAlive = std::make_shared<bool>(true);
};

} // namespace balie::crm
