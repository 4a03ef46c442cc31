#pragma once

#include "cti/model/DeviceSnapshot.h"
#include "cti/provider/xsi/AssignedServices.h"
#include "cti/provider/xsi/CallConversion.h"
#include "cti/provider/xsi/FoldedCall.h"
#include "cti/xsi/Event.h"

#include <QHash>
#include <map>

namespace balie::cti {

/// How a connection is going to leave a device, as whoever sent it off knows; the switch need not
/// say.
struct Leaving {
    EndReason reason = EndReason::Unknown;
    Party to;
    CallId movedTo;
    Clock::Milliseconds until{0}; ///< what ends later than this ended otherwise
};

/// Folds the events about one device into its connections. An event tells a call whole, so it takes
/// the place of what was known; only what the switch tells once (the first answer, who was called)
/// is kept. No I/O; one thread.
class XsiDeviceFold {
public:
    XsiDeviceFold(DeviceId device, bool own)
        : m_device(std::move(device))
        , m_own(own)
    {
    }

    /// Each says whether anything changed that a snapshot shows.
    bool take(const xsi::CallData &data, const QString &eventType, ServerClock &clock,
        Clock::Milliseconds now);
    bool take(const xsi::HookData &data);
    bool take(const xsi::DoNotDisturbData &data);
    bool take(const xsi::ForwardingData &data);
    bool take(const xsi::ParkedAgainstData &data);
    /// A call that waits here, which no call event tells of.
    void addParked(const Connection &parked, const QString &callId);
    /// It does so no more: as it was meant to leave, else nobody knows why.
    void endParked(Clock::Milliseconds now);
    bool refreshActions(const AssignedServices &services);
    /// The telephone could not be told to talk or to hold. Holds until a call shows that it can.
    void noteDeaf() { m_obeys = false; }
    void setKnowledge(Knowledge knowledge) { m_knowledge = knowledge; }

    bool noteConsultation(const ConnectionId &held, const QString &consultationCallId);
    void noteLeaving(const ConnectionId &connection, const Leaving &leaving);
    void forgetLeaving(const ConnectionId &connection);
    void addLink(const CallLink &link);

    const DeviceId &device() const { return m_device; }
    bool isOwn() const { return m_own; }
    Knowledge knowledge() const { return m_knowledge; }
    /// Shadows included.
    const QVector<FoldedCall> &calls() const { return m_calls; }
    const FoldedCall *find(const QString &callId) const;
    const FoldedCall *find(const ConnectionId &connection) const;
    /// What ended since the last take().
    const QVector<EndedConnection> &ended() const { return m_ended; }

    /// The state as a snapshot, still without a revision; hands over what ended and was linked
    /// since the last one.
    DeviceSnapshot take(bool resynced, Clock::Milliseconds at);

private:
    bool takeCall(const xsi::Call &call, const QString &eventType, bool isSnapshot,
        const ServerClock &clock, Clock::Milliseconds now);
    bool endedBy(const xsi::Call &call, Clock::Milliseconds now);
    void learnTimes(
        const xsi::Call &call, const QString &eventType, bool isSnapshot, ServerClock &clock) const;
    bool isAnotherCall(
        const xsi::Call &was, const xsi::Call &is, const QString &eventType, bool isSnapshot) const;
    void update(FoldedCall &entry, const xsi::Call &call, const CallHint &hint,
        const ServerClock &clock, Clock::Milliseconds now);
    void rename(FoldedCall &entry, const CallId &id);
    void learnWhetherItObeys(const xsi::Call &call);
    CallId idFor(const xsi::Call &call) const;
    EndedConnection endingOf(
        const FoldedCall &entry, const xsi::Call &last, Clock::Milliseconds now) const;
    void remove(const QString &callId);
    void connectConsultations();
    FoldedCall *mutableFind(const QString &callId);

    struct ForwardingState {
        bool on = false;
        QString to;
    };

    DeviceId m_device;
    bool m_own;
    bool m_obeys = true; ///< the telephone answers, holds and retrieves when it is told to
    Knowledge m_knowledge = Knowledge::Waiting;
    QVector<FoldedCall> m_calls; ///< oldest first
    QVector<EndedConnection> m_ended;
    QVector<CallLink> m_links;
    DeviceServices m_services;
    std::map<ForwardingType, ForwardingState> m_forwarding;
    QHash<QString, QString> m_consultations; ///< callId of the consultation -> of the held call
    QHash<QString, Leaving> m_leaving; ///< by callId
};

} // namespace balie::cti
