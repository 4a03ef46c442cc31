#pragma once

#include "base/Expected.h"
#include "cti/ports/PortState.h"

#include <functional>

namespace balie::cti {

/// For whom this user answers, as the switch has it.
struct AssistantSnapshot {
    struct Executive {
        DeviceId device;
        QString name;
        bool optedIn = false; ///< this assistant takes his calls now

        friend bool operator==(const Executive &, const Executive &) = default;
    };

    QVector<Executive> executives;
    bool diverting = false; ///< calls for them go to divertTo instead of here
    QString divertTo;

    friend bool operator==(const AssistantSnapshot &, const AssistantSnapshot &) = default;
};

/// The assistant's side of executive and assistant. Optional. GUI thread; answers once. Xsi:
/// services/ExecutiveAssistant, calls/ID/ExecutiveAssistantCallPush and ExecutiveAssistantInitiateCall.
class AssistantPort {
public:
    using Done = std::function<void(Expected<void>)>;
    using Changed = std::function<void(const PortState<AssistantSnapshot> &)>;

    virtual ~AssistantPort() = default;
    virtual void setOptedIn(const DeviceId &executive, bool in, Done done) = 0;
    virtual void setDivert(bool on, const QString &to, Done done) = 0;
    /// Hands an answered call of the executive's over to him.
    virtual void push(const ConnectionId &connection, Done done) = 0;
    /// Calls somebody with the executive's number shown.
    virtual void callFor(const DeviceId &executive, const QString &destination, Done done) = 0;
    virtual void onAssistantChanged(Changed changed) = 0;
};

} // namespace balie::cti
