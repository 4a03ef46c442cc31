#pragma once

#include "cti/link/LinkStatus.h"
#include "cti/model/DeviceSnapshot.h"

#include <QHash>
#include <functional>
#include <mutex>

namespace balie::cti {

/// What the I/O thread has for the GUI thread since the last take().
struct Batch {
    QVector<DeviceSnapshot> ordered; ///< own device and queues: every revision, in order
    QVector<DeviceSnapshot> latest;  ///< other devices: the last one, with the ended and links of those it replaced
    std::optional<LinkStatus> link;  ///< the last one
    bool linkWasLost = false;        ///< the link was not live at some moment since the last take()

    bool isEmpty() const { return ordered.isEmpty() && latest.isEmpty() && !link; }
};

/// The one place where the I/O thread and the GUI thread meet. Thread-safe; one mutex, held for
/// moves only. Nothing else is shared between the two.
class HandOver {
public:
    /// `wake` is called (on the posting thread, outside the lock) when the first item arrives after a take().
    void setWakeUp(std::function<void()> wake);

    /// I/O thread. Every revision arrives.
    void postOrdered(DeviceSnapshot snapshot);
    /// I/O thread. Last one wins; what ended and which calls were linked is kept.
    void postLatest(DeviceSnapshot snapshot);
    /// I/O thread.
    void postLink(LinkStatus status);

    /// GUI thread: takes everything.
    Batch take();

private:
    void wakeOnce(std::unique_lock<std::mutex> &lock);

    std::mutex m_mutex;
    std::function<void()> m_wake;
    Batch m_batch;
    QHash<DeviceId, qsizetype> m_latestRow; ///< row in m_batch.latest
    bool m_awake = false;
};

} // namespace balie::cti
