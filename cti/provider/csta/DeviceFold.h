#pragma once

#include "cti/csta/Events.h"
#include "cti/csta/PrivateData.h"
#include "cti/csta/Responses.h"
#include "cti/model/DeviceSnapshot.h"
#include "cti/provider/csta/FoldedConnection.h"
#include "cti/provider/csta/ServerProfile.h"

#include <QHash>

namespace balie::cti {

/// Folds the events of one device's monitor into that device's connections (ECMA-269 6.1.3; which
/// event gives which state: 17.2). Pure: no I/O, no clock of its own, any thread. Each monitor is
/// folded by itself, so the order in which the copies of other monitors come in does not matter.
class DeviceFold {
public:
    struct Outcome {
        bool changed = false;
        /// The event does not fit what went before (nobody introduced the call, or it was already
        /// answered): taken as it is, but only a snapshot can tell.
        bool doubtful = false;
    };

    /// `profile` must outlive the fold.
    DeviceFold(DeviceId device, bool own, const ServerProfile &profile);

    Outcome apply(const csta::CallEvent &event, const csta::PrivateData &privateData,
        Clock::Milliseconds now);
    void apply(const csta::DoNotDisturbEvent &event, Clock::Milliseconds now);
    /// False where the event does not say what is so now: only a snapshot can tell.
    [[nodiscard]] bool apply(const csta::ForwardingEvent &event, Clock::Milliseconds now);
    void apply(const csta::ServiceStateEvent &event, Clock::Milliseconds now);
    void apply(const csta::AgentEvent &event, Clock::Milliseconds now);

    /// The switch's whole answer takes the place of all that was there. Within one session what it
    /// does not say of a call that is still the same (times, who was called) stays known; after a
    /// gap nothing does.
    void replace(const QVector<csta::SnapshotConnection> &connections,
        const csta::PrivateData &privateData, Clock::Milliseconds now, bool sameSession);
    /// Calls whose other side is not known, though there must be one.
    QVector<CallId> callsWithoutRemote() const;
    /// What the answer to SnapshotCall says of a call that is still here, as far as nothing better
    /// is known. False if that changed nothing.
    bool complete(const CallId &call, const csta::SnapshotCallResponse &answer,
        const csta::PrivateData &privateData);
    void setServices(const csta::PrivateData::DeviceState &state);
    void setDoNotDisturb(bool on) { m_services.doNotDisturb = on; }
    void setForwarding(const csta::GetForwardingResponse &answer);
    void setKnowledge(Knowledge knowledge) { m_knowledge = knowledge; }

    /// From the response to ConsultationCall: `initiated` belongs to the call that was held for it.
    void noteConsultation(const CallId &held, const CallId &initiated);

    const DeviceId &device() const { return m_device; }
    Knowledge knowledge() const { return m_knowledge; }
    const QVector<FoldedConnection> &connections() const { return m_connections; }
    /// What the switch calls that connection: sent back exactly so. For a call that it never wrote
    /// out at this device, call id and device as they are monitored.
    csta::ConnectionId wireOf(const CallId &call) const;

    /// The state as a snapshot, still without a revision; hands over what ended and was linked
    /// since the last one.
    DeviceSnapshot take(bool resynced);

private:
    struct Subject;

    Subject subjectOf(const csta::CallEvent &event);
    bool isMe(const csta::DeviceText &device, const FoldedConnection *known = nullptr) const;
    bool isMe(const csta::Party &party) const { return party.isDevice() && isMe(party.device); }
    CallId callOf(const csta::ConnectionId &connection) const;
    FoldedConnection *find(const CallId &call);
    FoldedConnection &create(const CallId &call, Clock::Milliseconds now);
    void end(const CallId &call, EndReason reason, const QString &cause, const CallId &movedTo = {},
        const Party &newDestination = {});

    Outcome applyMerge(const csta::CallEvent &event, const csta::PrivateData &privateData,
        Clock::Milliseconds now);
    void leaveBy(const csta::CallEvent &event, const QVector<CallId> &oldCalls,
        const CallId &newCall, const Party &newDestination);
    void describe(FoldedConnection &entry, const csta::CallEvent &event, bool mine,
        const csta::PrivateData &privateData, Clock::Milliseconds now);
    void describeIncoming(
        Connection &connection, const csta::CallEvent &event, const csta::PrivateData &privateData);
    void enterState(FoldedConnection &entry, ConnectionState state, const csta::CallEvent &event,
        Clock::Milliseconds now);
    bool isDoubtful(const csta::CallEvent &event, const Subject &subject) const;
    void adoptConsultation(Connection &connection);
    static void recoverConsultation(QVector<FoldedConnection> &connections);
    void followRecall(const FoldedConnection &entry, const csta::CallEvent &event);
    void endUntold(const FoldedConnection &gone, const QVector<FoldedConnection> &fresh);
    void refreshActions();

    DeviceId m_device;
    QString m_number; ///< of m_device, for switches that write it in several forms
    bool m_own;
    const ServerProfile &m_profile;
    Knowledge m_knowledge = Knowledge::Waiting;
    QVector<FoldedConnection> m_connections; ///< oldest first
    QVector<EndedConnection> m_ended;
    QVector<CallLink> m_links;
    DeviceServices m_services;
    /// A call that is no more at this device: its echoes mean nothing, and it may come back.
    struct Gone {
        CallId call;
        QString thread; ///< of the call linkage
    };
    QVector<Gone> m_recentlyGone;
    CallId m_heldForConsultation; ///< its consultation call has not appeared yet
    QHash<CallId, CallId>
        m_consultations; ///< announced by a response: consultation call -> held call
    Clock::Milliseconds m_lastNews{0};
    qint64 m_stampNs = 0;
};

} // namespace balie::cti
