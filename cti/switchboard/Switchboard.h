#pragma once

#include "cti/switchboard/CallEvent.h"
#include "cti/switchboard/CallIdentity.h"
#include "cti/switchboard/HandOver.h"

#include <QObject>
#include <deque>
#include <unordered_map>

namespace balie::cti {

/// Holds the last snapshot of every device, compares each new one with it and states what changed.
/// This difference is the only source of call events for everything above. GUI thread.
class Switchboard : public QObject {
    Q_OBJECT

public:
    /// `clock` must outlive the switchboard.
    explicit Switchboard(Clock &clock, QObject *parent = nullptr);
    ~Switchboard() override;

    /// Takes a batch in. Work that takes longer than the budget (default 8 ms) goes on in the next
    /// turn of the loop, in order; batches queue up behind it.
    void apply(Batch batch);
    void setBudget(std::chrono::milliseconds budget) { m_budget = budget; }

    const LinkStatus &link() const { return m_link; }
    bool isLive() const { return m_link.state == LinkState::Live; }

    /// nullptr for a device nobody told anything about. Stays valid as long as the switchboard
    /// lives, and shows what is known now; its `ended` and `links` are there until deviceChanged
    /// has been told.
    const DeviceSnapshot *device(const DeviceId &device) const;
    /// Also while the link is down; empty until a link told it.
    const DeviceId &ownDevice() const { return m_ownDevice; }
    /// Whether what is known of this device was told on the link that is up now, and since its last
    /// resync. True one by one while the link is Syncing, as the snapshots come in. Never of a
    /// device that is not watched: nobody says when what was told of it no longer holds.
    bool isFresh(const DeviceId &device) const;
    /// A connection of any known device, or nullptr.
    const Connection *connection(const ConnectionId &id) const;
    /// The own device's part in that call, or nullptr.
    const Connection *ownCall(CallThreadId thread) const;
    CallThreadId threadOf(const ConnectionId &id) const { return m_identity.threadOf(id); }

Q_SIGNALS:
    /// In the order in which things happened, all of a snapshot's before its deviceChanged.
    void callEvent(const balie::cti::CallEvent &event);
    void deviceChanged(const balie::cti::DeviceId &device);
    /// Two threads turned out to be one call; told before the events that follow from it. What is
    /// kept by `gone` belongs to `into`, and no later event is about `gone`.
    void threadsMerged(balie::cti::CallThreadId gone, balie::cti::CallThreadId into);
    /// Also stands for every device at once: when the link is lost all are stale and no
    /// deviceChanged is told. Live comes after every device that was handed over with it or before
    /// it; the Syncing before it is told even if the hand-over skipped it.
    void linkChanged(const balie::cti::LinkStatus &status);
    /// Everything that was handed in so far has been told.
    void settled();

private:
    struct Known {
        DeviceSnapshot snapshot;
        quint32 epoch = 0; ///< the link epoch in which it was told
    };
    struct HashDevice {
        size_t operator()(const DeviceId &device) const noexcept { return qHash(device); }
    };
    /// A batch and how far it has been told.
    struct Work {
        Batch batch;
        QVector<DeviceSnapshot> latestAfterLoss;
        qsizetype ordered = 0;
        qsizetype latest = 0;
        qsizetype latestAfter = 0;
        bool beginningTold = false;
    };

    void proceed();
    bool step(Work &work);
    void tell(DeviceSnapshot snapshot);
    bool tellBeginning(LinkStatus status, bool wasLost);
    void tellLink(LinkStatus status);
    void forgetOldThreads();

    Clock &m_clock;
    std::chrono::milliseconds m_budget{8};
    std::deque<Work> m_pending;
    std::unique_ptr<Timer> m_continue;
    bool m_proceeding = false;
    LinkStatus m_link;
    DeviceId m_ownDevice;
    quint32 m_epoch = 0; ///< grows whenever what was told before no longer holds
    std::unordered_map<DeviceId, Known, HashDevice> m_devices; ///< nodes stay where they are
    CallIdentity m_identity;
    Clock::Milliseconds m_lastForgot{0};
};

} // namespace balie::cti
