#pragma once

#include "cti/simulator/xsi/Subscriptions.h"

namespace balie::sim {

/// Commands for which the user's own phone rings first: what is done waits until he lifts it. The
/// engine does that for calls that are made; this is for picking up.
class Clicks {
public:
    Clicks(XsiContext &context, Subscriptions &subscriptions)
        : m_context(context)
        , m_subscriptions(subscriptions)
    {
    }

    /// The phone rings; `command` follows when it is lifted.
    CallLeg begin(const DeviceId &user, const DeviceId &remote, Command command);
    /// Lifts the phone now. False for an id that waits for nothing.
    /// By value: the id may live in the timer that goes.
    bool lift(QByteArray callId);
    bool giveUp(const QByteArray &callId);

private:
    struct Pending {
        QByteArray callId;
        Command command;
        std::unique_ptr<Timer> timer;
    };

    std::optional<Pending> take(const QByteArray &callId);
    void release(const QByteArray &callId);

    XsiContext &m_context;
    Subscriptions &m_subscriptions;
    std::vector<Pending> m_pending;
};

} // namespace balie::sim
