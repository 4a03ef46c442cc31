#pragma once

#include <QtGlobal>
#include <atomic>

namespace balie::bench {

/// Watches the event loop of one thread from outside: the program's own poll() and ppoll() stand in
/// for those of the C library, so every wait is seen, whichever event loop is under Qt. A turn is
/// the time between two waits, also those that do not block. Read from any thread.
class LoopMeter {
public:
    LoopMeter() = default;
    ~LoopMeter();
    LoopMeter(const LoopMeter &) = delete;
    LoopMeter &operator=(const LoopMeter &) = delete;

    /// Watches the calling thread from now on. The meter must outlive the thread, or be destroyed
    /// on it.
    void watchThisThread();
    /// Forgets what was measured; the turn under way still counts.
    void restart();

    double longestTurnMs() const;

    void waits();
    void woke();

private:
    std::atomic<qint64> m_turnBegan{0};
    std::atomic<qint64> m_longest{0};
};

} // namespace balie::bench
