// This file is poll() and ppoll() itself: the wrappers that check their arguments would be second definitions.
#undef _FORTIFY_SOURCE
#include "app/bench/LoopMeter.h"

#include "base/SystemClock.h"

#include <dlfcn.h>
#include <poll.h>

namespace balie::bench {

namespace {
thread_local LoopMeter *meterOfThisThread = nullptr;
} // namespace

LoopMeter::~LoopMeter()
{
    if (meterOfThisThread == this)
        meterOfThisThread = nullptr;
}

void LoopMeter::watchThisThread()
{
    m_turnBegan = monotonicNs();
    meterOfThisThread = this;
}

void LoopMeter::restart()
{
    m_longest = 0;
}

double LoopMeter::longestTurnMs() const
{
    return double(m_longest) / 1e6;
}

void LoopMeter::waits()
{
    const qint64 turn = monotonicNs() - m_turnBegan;
    if (turn > m_longest)
        m_longest = turn;
}

void LoopMeter::woke()
{
    m_turnBegan = monotonicNs();
}

namespace {

/// The C library's own, found once. `Wait` is the type of poll or ppoll.
template <typename Wait> Wait *next(const char *name)
{
    return reinterpret_cast<Wait *>(dlsym(RTLD_NEXT, name));
}

template <typename Call> int metered(const Call &call)
{
    LoopMeter *const meter = meterOfThisThread;
    if (!meter)
        return call();
    meter->waits();
    const int result = call();
    meter->woke();
    return result;
}

} // namespace

} // namespace balie::bench

// Qt's event loops wait in one of these two, which the dynamic linker finds here first.
extern "C" Q_DECL_EXPORT int poll(pollfd *descriptors, nfds_t count, int timeout)
{
    static auto *const real = balie::bench::next<decltype(poll)>("poll");
    return balie::bench::metered([&] { return real(descriptors, count, timeout); });
}

extern "C" Q_DECL_EXPORT int ppoll(
    pollfd *descriptors, nfds_t count, const timespec *timeout, const sigset_t *signals)
{
    static auto *const real = balie::bench::next<decltype(ppoll)>("ppoll");
    return balie::bench::metered([&] { return real(descriptors, count, timeout, signals); });
}
