#include "crm-connectors/engines/caldav/WatchedPort.h"

namespace balie::crm {

WatchedPort::WatchedPort(HttpPort &port, Clock &clock, Watch watch)
    : m_port(port)
    , m_clock(clock)
    , m_watch(std::move(watch))
{
}

WatchedPort::~WatchedPort()
{
    *m_isAlive = false;
}

std::unique_ptr<HttpCall> WatchedPort::send(HttpRequest request, HttpHandlers handlers)
{
    const Clock::Milliseconds began = m_clock.now();
    handlers.done = [this, isAlive = m_isAlive, request, began, done = std::move(handlers.done)](
                        const Expected<HttpReply> &reply) {
        const auto alive = isAlive; // this closure may go with who asked
        const auto tell = done;
        const Expected<HttpReply> told = reply;
        m_watch(request, told, m_clock.now() - began);
        if (*alive)
            tell(told);
    };
    return m_port.send(std::move(request), std::move(handlers));
}

} // namespace balie::crm
