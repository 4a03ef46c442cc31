#pragma once

#include "base/Expected.h"
#include "cti/model/DeviceSnapshot.h"
#include "cti/ports/PortState.h"

#include <functional>

namespace balie::cti {

/// The user as an agent: state, and which queues give him calls.
struct AgentSnapshot {
    struct Membership {
        DeviceId queue;
        QString name;
        bool joined = false;

        friend bool operator==(const Membership &, const Membership &) = default;
    };

    AgentState state = AgentState::SignedOut;
    Moment since;
    QString unavailableCode; ///< the switch's own, empty where it has none
    QVector<Membership> queues;

    friend bool operator==(const AgentSnapshot &, const AgentSnapshot &) = default;
};

/// Optional. GUI thread; answers once, and the new state comes as a snapshot. ECMA-269, Set
/// Agent State; Xsi: services/CallCenter.
class AgentPort {
public:
    struct UnavailableCode {
        QString code;
        QString name;

        friend bool operator==(const UnavailableCode &, const UnavailableCode &) = default;
    };
    using Done = std::function<void(Expected<void>)>;
    using CodesRead = std::function<void(Expected<QVector<UnavailableCode>>)>;
    using Changed = std::function<void(const PortState<AgentSnapshot> &)>;

    virtual ~AgentPort() = default;
    /// NotAllowed with the switch's reason where the last one of a queue may not leave.
    virtual void setState(AgentState state, const QString &unavailableCode, Done done) = 0;
    virtual void setJoined(const DeviceId &queue, bool joined, Done done) = 0;
    virtual void readUnavailableCodes(CodesRead done) = 0;
    virtual void onAgentChanged(Changed changed) = 0;
};

} // namespace balie::cti
