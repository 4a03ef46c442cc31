#pragma once

#include "cti/switchboard/CallEvent.h"
#include "cti/switchboard/CallIdentity.h"
#include "cti/switchboard/HandOver.h"

#include <QObject>
#include <deque>

namespace balie::cti {

/// Holds the last snapshot of every device, compares each new one with it and states what changed.
/// This difference is the only source of call events for everything above. GUI thread.
class Switchboard : public QObject {
    Q_OBJECT

public:
    /// `clock` must outlive the switchboard.
    explicit Switchboard(Clock &clock, QObject *parent = nullptr);
    ~Switchboard() override;

    /// Takes a batch in. Work that takes longer than the budget (default 8 ms) goes on in the next turn of
    /// the loop, in order; batches queue up behind it.
    void apply(Batch batch);
    void setBudget(std::chrono::milliseconds budget) { m_budget = budget; }

    const LinkStatus &link() const { return m_link; }
    bool isLive() const { return m_link.state == LinkState::Live; }

    /// nullptr for a device nobody told anything about.
    const DeviceSnapshot *device(const DeviceId &device) const;
    const DeviceId &ownDevice() const { return m_link.ownDevice; }
    /// Whether what is known of this device was told on the link that is live now (and since its last resync).
    bool isFresh(const DeviceId &device) const;
    /// A connection of any known device, or nullptr.
    const Connection *connection(const ConnectionId &id) const;
    CallThreadId threadOf(const ConnectionId &id) const { return m_identity.threadOf(id.call); }

Q_SIGNALS:
    /// In the order in which things happened, all of a snapshot's before its deviceChanged.
    void callEvent(const balie::cti::CallEvent &event);
    void deviceChanged(const balie::cti::DeviceId &device);
    void linkChanged(const balie::cti::LinkStatus &status);
    /// Everything that was handed in so far has been told.
    void settled();

private:
    struct Work;

    void proceed();
    void take(DeviceSnapshot snapshot, bool own);
    void takeLink(LinkStatus status, bool wasLost);

    Clock &m_clock;
    std::chrono::milliseconds m_budget{8};
    std::deque<Batch> m_pending;
    std::unique_ptr<Timer> m_continue;
    LinkStatus m_link;
    QHash<DeviceId, DeviceSnapshot> m_devices;
    QSet<DeviceId> m_fresh;
    CallIdentity m_identity;
};

} // namespace balie::cti
