#include "base/http/CurlLoop.h"

#include <algorithm>

namespace balie {

namespace {

constexpr long connectionsPerHost = 8;

} // namespace

CurlLoop::CurlLoop(Clock &clock, Ended ended)
    : m_ended(std::move(ended))
{
    // Needed once in a process, and safe from several threads since libcurl 7.84.
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_UNUSED(ready)
    m_timer = clock.makeTimer([this] {
        m_retired.clear();
        act(CURL_SOCKET_TIMEOUT, 0);
    });
    m_multi = curl_multi_init();
    Q_CHECK_PTR(m_multi);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlLoop::onSocket);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlLoop::onTimer);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAX_HOST_CONNECTIONS, connectionsPerHost);
    curl_multi_setopt(m_multi, CURLMOPT_PIPELINING, long(CURLPIPE_NOTHING));
}

CurlLoop::~CurlLoop()
{
    // The cleanup closes connections, and some versions tell of it: nobody is to listen any more.
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, nullptr);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, nullptr);
    // Before the sockets close: a notifier on a closed one is an error to Qt.
    m_watches.clear();
    m_retired.clear();
    curl_multi_cleanup(m_multi);
}

bool CurlLoop::add(CURL *easy)
{
    return curl_multi_add_handle(m_multi, easy) == CURLM_OK;
}

void CurlLoop::remove(CURL *easy)
{
    curl_multi_remove_handle(m_multi, easy);
}

int CurlLoop::onSocket(CURL *, curl_socket_t socket, int what, void *loop, void *)
{
    auto *self = static_cast<CurlLoop *>(loop);
    if (what == CURL_POLL_REMOVE)
        self->unwatch(socket);
    else
        self->watch(socket, what);
    return 0;
}

int CurlLoop::onTimer(CURLM *, long delayMs, void *loop)
{
    Timer &timer = *static_cast<CurlLoop *>(loop)->m_timer;
    if (delayMs < 0) {
        timer.stop();
    } else {
        constexpr long day = 24L * 60 * 60 * 1000; // libcurl asks again after a call that was early
        timer.start(std::chrono::milliseconds(std::min(delayMs, day)));
    }
    return 0;
}

void CurlLoop::watch(curl_socket_t socket, int what)
{
    const auto wanted = [&](std::unique_ptr<QSocketNotifier> &slot, bool enabled,
                            QSocketNotifier::Type type, int event) {
        if (!slot && enabled)
            slot = notifier(socket, type, event);
        else if (slot)
            slot->setEnabled(enabled);
    };
    Watch &watch = m_watches[socket];
    wanted(watch.read, (what & CURL_POLL_IN) != 0, QSocketNotifier::Read, CURL_CSELECT_IN);
    wanted(watch.write, (what & CURL_POLL_OUT) != 0, QSocketNotifier::Write, CURL_CSELECT_OUT);
}

void CurlLoop::unwatch(curl_socket_t socket)
{
    const auto found = m_watches.find(socket);
    if (found == m_watches.end())
        return;
    for (auto *slot : {&found->second.read, &found->second.write}) {
        if (!*slot)
            continue;
        // Unregisters at once: the number may belong to another socket a moment later.
        (*slot)->setEnabled(false);
        m_retired.push_back(std::move(*slot));
    }
    m_watches.erase(found);
}

std::unique_ptr<QSocketNotifier> CurlLoop::notifier(
    curl_socket_t socket, QSocketNotifier::Type type, int event)
{
    auto made = std::make_unique<QSocketNotifier>(socket, type);
    QObject::connect(made.get(), &QSocketNotifier::activated, made.get(),
        [this, socket, event] { act(socket, event); });
    return made;
}

void CurlLoop::act(curl_socket_t socket, int events)
{
    int running = 0;
    curl_multi_socket_action(m_multi, socket, events, &running);

    std::vector<std::pair<CURL *, CURLcode>> over;
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg == CURLMSG_DONE)
            over.emplace_back(message->easy_handle, message->data.result);
    }
    // A message dies with its handle's removal: all were read before the first one goes.
    for (const auto &[easy, code] : over)
        curl_multi_remove_handle(m_multi, easy);
    for (const auto &[easy, code] : over)
        m_ended(easy, code);
}

} // namespace balie
