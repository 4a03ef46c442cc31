#pragma once

#include <csignal>
#include <ctime>
#include <ldap.h>
#include <memory>
#include <pthread.h>

namespace balie {

/// While it lives, writing to a connection that the other side has closed is only an error to this thread:
/// liblber writes in a way that would otherwise end the program with SIGPIPE.
class NoPipeSignal {
public:
    NoPipeSignal()
    {
        sigemptyset(&m_pipe);
        sigaddset(&m_pipe, SIGPIPE);
        sigset_t pending;
        sigpending(&pending);
        m_wasPending = sigismember(&pending, SIGPIPE) == 1;
        pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~NoPipeSignal()
    {
        const timespec noTime{};
        if (!m_wasPending)
            sigtimedwait(&m_pipe, nullptr, &noTime);
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    NoPipeSignal(const NoPipeSignal &) = delete;
    NoPipeSignal &operator=(const NoPipeSignal &) = delete;

private:
    sigset_t m_pipe{};
    sigset_t m_before{};
    bool m_wasPending = false;
};

struct LdapUnbind {
    void operator()(LDAP *handle) const
    {
        const NoPipeSignal quiet;
        ldap_unbind_ext(handle, nullptr, nullptr);
    }
};
/// A connection of libldap's; letting it go says goodbye and closes the socket. One thread at a time.
using LdapHandle = std::unique_ptr<LDAP, LdapUnbind>;

} // namespace balie
