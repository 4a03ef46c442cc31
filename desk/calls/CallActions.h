#pragma once

#include "cti/ports/CallControlPort.h"
#include "cti/switchboard/Switchboard.h"
#include "desk/actions/ActionId.h"
#include "desk/calls/Allowed.h"
#include "desk/calls/CallPlans.h"
#include "desk/calls/Destination.h"
#include "desk/notice/Notice.h"
#include "desk/numbers/OfficeNumbers.h"

#include <functional>

namespace balie::desk {

/// Performs commands on the own device's calls. Each command answers by events at the switchboard
/// and by at most one notice here; nothing is repeated after a lost link. Guards against double
/// clicks: a command on a call that has one under way is dropped; the same dial, transfer or
/// hang-up is dropped for a second, and on whatever call for half a second, for the first one may
/// have changed which call is meant. GUI thread.
class CallActions : public QObject {
    Q_OBJECT

public:
    /// Whether a command can be given now, and if not, why (translated, for tool tips).
    struct Availability {
        bool enabled = false;
        QString why;
    };

    /// All must outlive this object.
    CallActions(cti::CallControlPort &port, const cti::Switchboard &switchboard, Clock &clock,
        QObject *parent = nullptr);
    ~CallActions() override;

    /// From the connection's allowed actions and the state of the link only. `call` may be empty
    /// for Dial; either half of a consultation stands for both.
    Availability availability(ActionId action, const cti::ConnectionId &call) const;
    bool isPending(const cti::ConnectionId &call) const;

    /// How numbers are dialled here; Dutch and without rules until told otherwise.
    void setNumbers(const OfficeNumbers &numbers) { m_numbers = numbers; }

    void dial(const Destination &to);
    /// Holds the active call first, if there is one.
    void answer(const cti::ConnectionId &call);
    void hangUp(const cti::ConnectionId &call);
    void hold(const cti::ConnectionId &call);
    /// Holds the active call first, if there is one.
    void retrieve(const cti::ConnectionId &call);
    /// Ringing here: deflects. On hold: takes it back first where the switch needs that; behind a
    /// consultation: ends that. Where the switch has no single-step transfer: consults and
    /// completes at once, and says so.
    void blindTransfer(const cti::ConnectionId &call, const Destination &to);
    /// Behind a consultation: ends that first.
    void consult(const cti::ConnectionId &call, const Destination &to);
    /// `call` is either side of the consultation. Where the switch cannot complete while it still
    /// rings, or refuses to: goes back to the caller and transfers blind, and says so.
    void completeTransfer(const cti::ConnectionId &call);
    void alternate(const cti::ConnectionId &call);
    /// Back to the caller: ends the consultation call, takes the held one back.
    void backToCaller(const cti::ConnectionId &call);
    void deflect(const cti::ConnectionId &call, const Destination &to);
    /// To the box of `whose`; empty: the own box.
    void toVoiceMail(
        const cti::ConnectionId &call, const cti::DeviceId &whose, const QString &name = {});
    void park(const cti::ConnectionId &call, const Destination &place);
    /// A call that rings or waits at another device, e.g. one that is on its way.
    void pullBack(const cti::ConnectionId &atOther);

Q_SIGNALS:
    void notice(const balie::desk::Notice &notice);
    void pendingChanged(const balie::cti::ConnectionId &call, bool pending);
    /// A command to somebody went out: whatever was typed to find him may be remembered now.
    void destinationAsked(quint64 order);
    /// The switch answered it; exactly once for each destinationAsked().
    void destinationAnswered(quint64 order, bool accepted);
    /// The switch accepted to send this call there (blind, completed, deflected, mail box, park).
    void sentOn(balie::cti::CallThreadId thread, const balie::desk::Destination &to);

private:
    struct Guard {
        ActionId action = ActionId::Dial;
        cti::ConnectionId call;
        QString number;
        Clock::Milliseconds at{0};
    };
    /// One command as the user gave it.
    struct Order {
        ActionId action = ActionId::Dial;
        cti::ConnectionId call;
        QString what; ///< for the sentence of a refusal: "Transfer to Anna"
        std::optional<Destination> sendsTo; ///< told by sentOn() when accepted
        Notice onSuccess; ///< empty text: none
        std::function<bool()>
            insteadOfRefusal{}; ///< asked when the switch says no; true: it goes on otherwise
    };

    const cti::Connection *find(const cti::ConnectionId &call) const;
    const cti::Connection *onTheLine() const;
    bool admit(ActionId action, const cti::ConnectionId &call, const QString &number = {});
    bool clean(Destination &to);
    void carryOut(Order order, std::vector<PlanStep> steps);
    void sendUnannounced(Order order, const Consultation &both);
    cti::ConnectionId threadHolder(const Order &order) const;
    void setPending(const cti::ConnectionId &call, bool pending);

    PlanStep send(cti::CallCommand command) const;
    PlanStep sendWhen(
        const cti::ConnectionId &call, cti::ConnectionState state, cti::CallCommand command) const;
    /// The command, after what is on the line was held, or cleared when it failed. What is on the
    /// line and is `forCall` itself stays.
    std::vector<PlanStep> withTheLine(
        const cti::ConnectionId &forCall, const cti::CallCommand &command) const;
    /// Ends the consultation, and gives the command once the caller is back.
    std::vector<PlanStep> backAndThen(
        const cti::ConnectionId &caller, const cti::CallCommand &command) const;
    std::vector<PlanStep> consultAndComplete(
        const cti::ConnectionId &call, const Destination &to) const;
    PlanStep sendOnceLineIsFree(const cti::ConnectionId &active, cti::CallCommand command) const;

    const cti::Switchboard &m_switchboard;
    Clock &m_clock;
    OfficeNumbers m_numbers;
    QVector<Guard> m_guards;
    QSet<cti::ConnectionId> m_pending;
    CallPlans m_plans;
    quint64 m_lastOrder = 0;
};

} // namespace balie::desk
