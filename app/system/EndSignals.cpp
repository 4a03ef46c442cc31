#include "app/system/EndSignals.h"

#include <QSocketNotifier>
#include <atomic>
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace balie::app {

namespace {

// A handler gets nothing but a number, so what it writes to has to be the process's own.
std::atomic<int> writeEnd{-1};
static_assert(std::atomic<int>::is_always_lock_free);

// Only what may be called in a handler (POSIX.1, 2.4.3).
extern "C" void balieTellOfSignal(int)
{
    const int before = errno;
    const char word = 1;
    [[maybe_unused]] const auto written = ::write(writeEnd.load(), &word, sizeof word);
    errno = before;
}

} // namespace

EndSignals::EndSignals(QObject *parent)
    : QObject(parent)
{
    // Without sockets the program still ends, only without a goodbye.
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, m_sockets.data()) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_sockets[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &EndSignals::arrived);
    writeEnd = m_sockets[0];
    struct sigaction ours {};
    ours.sa_handler = balieTellOfSignal;
    sigemptyset(&ours.sa_mask);
    ours.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    for (std::size_t i = 0; i < signalNumbers.size(); ++i) {
        ::sigaction(signalNumbers[i], nullptr, &m_former[i]);
        if (m_former[i].sa_handler != SIG_IGN)
            ::sigaction(signalNumbers[i], &ours, nullptr);
    }
}

EndSignals::~EndSignals()
{
    if (!m_notifier)
        return;
    for (std::size_t i = 0; i < signalNumbers.size(); ++i)
        ::sigaction(signalNumbers[i], &m_former[i], nullptr);
    writeEnd = -1;
    m_notifier.reset();
    for (const int socket : m_sockets)
        ::close(socket);
}

void EndSignals::arrived()
{
    std::array<char, 16> words{};
    while (::read(m_sockets[1], words.data(), words.size()) > 0) { }
    Q_EMIT endAsked();
}

} // namespace balie::app
