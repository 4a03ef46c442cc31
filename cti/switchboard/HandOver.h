#pragma once

#include "cti/link/LinkStatus.h"
#include "cti/model/DeviceSnapshot.h"

#include <QHash>
#include <QSet>
#include <functional>
#include <mutex>

namespace balie::cti {

/// What the I/O thread has for the GUI thread since the last take().
struct Batch {
    QVector<DeviceSnapshot> ordered; ///< own device: every revision, in order
    QVector<DeviceSnapshot>
        latest; ///< other devices: the last one, with the ended and links of those it replaced
    std::optional<LinkStatus> link; ///< the last one
    /// The wire was lost, or a session or a resync began, since the last take(): see
    /// voidsWhatWasTold().
    bool linkWasLost = false;
    qsizetype orderedBeforeLoss = 0; ///< this many of `ordered` came before the last such loss
    QSet<DeviceId>
        latestBeforeLoss; ///< those of `latest` that came before it and have not been told anew

    bool isEmpty() const { return ordered.isEmpty() && latest.isEmpty() && !link; }
};

/// The one place where the I/O thread and the GUI thread meet. Thread-safe; one mutex, held for
/// moves only. Nothing else is shared between the two.
///
/// What is kept in order and what is not: all revisions of a device posted by postOrdered; the link
/// before what came after its last loss. Not the order between two devices: the monitors of a
/// switch promise none either, and CallIdentity does without. Queues and park slots are watched as
/// lamps only, so they come by postLatest like colleagues: nobody counts the calls that pass
/// through one between two frames. Whoever does so posts them by postOrdered.
class HandOver {
public:
    /// How much of the past of one device in `latest` is kept while nobody takes. These are other
    /// people's lamps: what one of them did sixteen calls ago changes nothing that is shown, and a
    /// phone that flaps while the GUI is stuck may not eat the memory. The user's own calls come by
    /// postOrdered and are all kept.
    static constexpr qsizetype keptEnded = 16;
    static constexpr qsizetype keptLinks
        = 64; ///< links are small, and a lost one splits a call thread

    /// `wake` is called (on the posting thread, outside the lock) when the first item arrives after
    /// a take(); at once, on this thread, if something waits already. Set it before the first post
    /// or while nobody posts.
    void setWakeUp(std::function<void()> wake);

    /// I/O thread. Every revision arrives.
    void postOrdered(DeviceSnapshot snapshot);
    /// I/O thread. Last one wins; what ended and which calls were linked is kept.
    void postLatest(DeviceSnapshot snapshot);
    /// I/O thread.
    void postLink(LinkStatus status);
    /// I/O thread. The session of the last link that was posted: a provider that follows another
    /// one counts on from there, for one number is one session to whoever reads here.
    quint32 lastSession();

    /// GUI thread: takes everything.
    Batch take();

private:
    void wakeOnce(std::unique_lock<std::mutex> &lock);

    std::mutex m_mutex;
    std::function<void()> m_wake;
    Batch m_batch;
    QHash<DeviceId, qsizetype> m_latestRow; ///< row in m_batch.latest
    bool m_awake = false;
    LinkStatus m_lastLink;
};

} // namespace balie::cti
