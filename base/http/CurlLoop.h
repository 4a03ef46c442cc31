#pragma once

#include "base/Clock.h"

#include <QSocketNotifier>
#include <curl/curl.h>
#include <unordered_map>
#include <vector>

namespace balie {

/// libcurl's multi interface on the event loop of the thread that makes it: socket notifiers and
/// one timer, as CURLMOPT_SOCKETFUNCTION and CURLMOPT_TIMERFUNCTION ask for. Easy handles stay
/// their owner's; one that ends has been taken out before `ended` is told.
class CurlLoop final {
public:
    using Ended = std::function<void(CURL *, CURLcode)>;

    /// `ended` must not destroy the loop; it may add and remove.
    CurlLoop(Clock &clock, Ended ended);
    ~CurlLoop();
    Q_DISABLE_COPY_MOVE(CurlLoop)

    /// Never calls `ended` itself, nor touches the network before the next turn of the loop.
    [[nodiscard]] bool add(CURL *easy);
    void remove(CURL *easy);

private:
    struct Watch {
        std::unique_ptr<QSocketNotifier> read;
        std::unique_ptr<QSocketNotifier> write;
    };

    static int onSocket(CURL *easy, curl_socket_t socket, int what, void *loop, void *);
    static int onTimer(CURLM *multi, long delayMs, void *loop);
    void watch(curl_socket_t socket, int what);
    void unwatch(curl_socket_t socket);
    std::unique_ptr<QSocketNotifier> notifier(
        curl_socket_t socket, QSocketNotifier::Type type, int event);
    void act(curl_socket_t socket, int events);

    Ended m_ended;
    CURLM *m_multi;
    std::unordered_map<curl_socket_t, Watch> m_watches;
    /// Disabled, but perhaps inside their own activated(): deleted from the timer.
    std::vector<std::unique_ptr<QSocketNotifier>> m_retired;
    std::unique_ptr<Timer> m_timer;
};

} // namespace balie
