#include "desk/calls/CallActions.h"

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

using namespace std::chrono_literals;
using cti::Action;
using cti::ConnectionState;
using cti::Service;

namespace {
/// A second click within this time is the same click.
constexpr auto doubleClick = 1000ms;
/// A second press within this time is the same press, although the first one changed which call is
/// meant.
constexpr auto doublePress = 500ms;

/// What must not happen to the next call because it happened to this one.
bool isGuardedForAll(ActionId action)
{
    switch (action) {
    case ActionId::Answer:
    case ActionId::HangUp:
    case ActionId::BlindTransfer:
    case ActionId::Consult:
    case ActionId::CompleteTransfer:
    case ActionId::VoiceMail:
        return true;
    default:
        return false;
    }
}

/// Told by destinationAsked() and destinationAnswered(): somebody was looked for to do this.
bool isToSomebody(ActionId action)
{
    return action == ActionId::Dial || action == ActionId::BlindTransfer
        || action == ActionId::Consult || action == ActionId::VoiceMail;
}

/// The key for consulting completes, too: pressed twice at once it has only consulted.
bool isSamePress(ActionId first, ActionId second)
{
    return first == second
        || (first == ActionId::Consult && second == ActionId::CompleteTransfer);
}

std::vector<PlanStep> followedBy(std::vector<PlanStep> first, PlanStep then)
{
    first.push_back(std::move(then));
    return first;
}

std::vector<PlanStep> only(PlanStep step)
{
    return followedBy({}, std::move(step));
}
} // namespace

CallActions::CallActions(
    cti::CallControlPort &port, const cti::Switchboard &switchboard, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_switchboard(switchboard)
    , m_clock(clock)
    , m_plans(port, switchboard, clock)
{
}

CallActions::~CallActions() = default;

CallActions::Availability CallActions::availability(
    ActionId action, const cti::ConnectionId &call) const
{
    const QString why = whyNot(m_switchboard, action, call);
    return {why.isEmpty(), why};
}

bool CallActions::isPending(const cti::ConnectionId &call) const
{
    return m_pending.contains(call);
}

void CallActions::dial(const Destination &to)
{
    Destination cleaned = to;
    if (!clean(cleaned) || !admit(ActionId::Dial, {}, cleaned.number))
        return;
    carryOut({ActionId::Dial, {}, tr("Dialling %1").arg(cleaned.shown()), {}, {}},
        withTheLine({}, {.service = Service::MakeCall, .destination = cleaned.number}));
}

void CallActions::answer(const cti::ConnectionId &call)
{
    if (!admit(ActionId::Answer, call))
        return;
    carryOut({ActionId::Answer, call, tr("Answering"), {}, {}},
        withTheLine(call, {.service = Service::AnswerCall, .connection = call}));
}

void CallActions::hangUp(const cti::ConnectionId &call)
{
    if (!admit(ActionId::HangUp, call))
        return;
    carryOut({ActionId::HangUp, call, tr("Hanging up"), {}, {}},
        only(send({.service = Service::ClearConnection, .connection = call})));
}

void CallActions::hold(const cti::ConnectionId &call)
{
    if (!admit(ActionId::HoldOrRetrieve, call, u"hold"_s))
        return;
    carryOut({ActionId::HoldOrRetrieve, call, tr("Putting on hold"), {}, {}},
        only(send({.service = Service::HoldCall, .connection = call})));
}

void CallActions::retrieve(const cti::ConnectionId &call)
{
    if (!admit(ActionId::HoldOrRetrieve, call, u"retrieve"_s))
        return;
    carryOut({ActionId::HoldOrRetrieve, call, tr("Taking the call back"), {}, {}},
        withTheLine(call, {.service = Service::RetrieveCall, .connection = call}));
}

void CallActions::blindTransfer(const cti::ConnectionId &call, const Destination &to)
{
    const cti::Connection *connection = find(call);
    if (connection && connection->state == ConnectionState::Alerting) {
        deflect(call, to);
        return;
    }
    Destination cleaned = to;
    if (!clean(cleaned) || !admit(ActionId::BlindTransfer, call, cleaned.number) || !connection)
        return;
    Order order{ActionId::BlindTransfer, call, tr("Transfer to %1").arg(cleaned.shown()), cleaned,
        Notice::info(tr("Sent to %1.").arg(cleaned.shown()))};
    const cti::CallCommand transfer{.service = Service::SingleStepTransfer,
        .connection = call,
        .destination = cleaned.number,
        .mailboxOf = cleaned.mailboxOf};
    if (connection->actions.testFlag(Action::SingleStepTransfer)) {
        carryOut(std::move(order), only(send(transfer)));
    } else if (isWaiting(m_switchboard, call)) {
        carryOut(std::move(order), backAndThen(call, transfer));
    } else if (connection->actions.testFlag(Action::Consult)) {
        order.onSuccess = Notice::warning(
            tr("This PBX cannot transfer at once: %1 was called first and then got the call.")
                .arg(cleaned.shown()));
        carryOut(std::move(order), consultAndComplete(call, cleaned));
    } else { // on hold, on a switch that transfers only what is active
        carryOut(std::move(order),
            followedBy(
                withTheLine(call, {.service = Service::RetrieveCall, .connection = call}),
                sendWhen(call, ConnectionState::Connected, transfer)));
    }
}

void CallActions::consult(const cti::ConnectionId &call, const Destination &to)
{
    Destination cleaned = to;
    if (!clean(cleaned) || !admit(ActionId::Consult, call, cleaned.number))
        return;
    const cti::CallCommand command{.service = Service::ConsultationCall,
        .connection = call,
        .destination = cleaned.number};
    carryOut({ActionId::Consult, call, tr("Consulting %1").arg(cleaned.shown()), {}, {}},
        isWaiting(m_switchboard, call) ? backAndThen(call, command) : only(send(command)));
}

void CallActions::completeTransfer(const cti::ConnectionId &call)
{
    if (!admit(ActionId::CompleteTransfer, call))
        return;
    const Consultation both = consultationOf(m_switchboard, call);
    const cti::Party &colleague = both.consulted->remote;
    const Destination to{colleague.device.isEmpty() ? colleague.number : colleague.device.value(),
        colleague.name, {}};
    Order order{ActionId::CompleteTransfer, call, tr("Transfer to %1").arg(to.shown()), to,
        Notice::info(tr("Sent to %1.").arg(to.shown()))};

    const bool callerTalks = both.caller->state == ConnectionState::Connected; // after alternating
    const cti::ConnectionId active = callerTalks ? both.caller->id : both.consulted->id;
    const cti::ConnectionId held = callerTalks ? both.consulted->id : both.caller->id;
    if (!both.consulted->actions.testFlag(Action::Transfer)
        && !both.caller->actions.testFlag(Action::Transfer)) {
        sendUnannounced(std::move(order), both);
        return;
    }
    // Some switches allow it and say no all the same as long as it rings there.
    order.insteadOfRefusal = [this, order] {
        const Consultation now = consultationOf(m_switchboard, order.call);
        if (!now.consulted || !now.consulted->remoteAlerting
            || !isWaiting(m_switchboard, now.caller->id))
            return false;
        sendUnannounced(order, now);
        return true;
    };
    carryOut(std::move(order),
        only(send({.service = Service::TransferCall, .connection = active, .second = held})));
}

/// The nearest thing while it still rings there: back to the caller, and then without announcing.
void CallActions::sendUnannounced(Order order, const Consultation &both)
{
    order.onSuccess = Notice::warning(tr("This PBX cannot complete a transfer while it rings: the "
                                         "call was sent to %1 without announcing it.")
                                          .arg(order.sendsTo->shown()));
    const cti::CallCommand transfer{.service = Service::SingleStepTransfer,
        .connection = both.caller->id,
        .destination = order.sendsTo->number};
    carryOut(std::move(order), backAndThen(both.caller->id, transfer));
}

void CallActions::alternate(const cti::ConnectionId &call)
{
    if (!admit(ActionId::Alternate, call))
        return;
    const Consultation both = consultationOf(m_switchboard, call);
    const bool callerTalks = both.caller->state == ConnectionState::Connected;
    carryOut({ActionId::Alternate, call, tr("Changing calls"), {}, {}},
        only(send({.service = Service::AlternateCall,
            .connection = callerTalks ? both.caller->id : both.consulted->id,
            .second = callerTalks ? both.consulted->id : both.caller->id})));
}

void CallActions::backToCaller(const cti::ConnectionId &call)
{
    if (!admit(ActionId::BackToCaller, call))
        return;
    const Consultation both = consultationOf(m_switchboard, call);
    const cti::ConnectionId consulted = both.consulted->id;
    const cti::ConnectionId caller = both.caller->id;
    Order order{ActionId::BackToCaller, call, tr("Back to the caller"), {}, {}};
    if (both.consulted->actions.testFlag(Action::Reconnect)) {
        carryOut(std::move(order),
            only(send(
                {.service = Service::ReconnectCall, .connection = consulted, .second = caller})));
        return;
    }
    carryOut(std::move(order),
        followedBy(only(send({.service = Service::ClearConnection, .connection = consulted})),
            sendOnceLineIsFree(
                consulted, {.service = Service::RetrieveCall, .connection = caller})));
}

void CallActions::deflect(const cti::ConnectionId &call, const Destination &to)
{
    Destination cleaned = to;
    if (!clean(cleaned) || !admit(ActionId::BlindTransfer, call, cleaned.number))
        return;
    carryOut({ActionId::BlindTransfer, call, tr("Sending on to %1").arg(cleaned.shown()), cleaned,
                 Notice::info(tr("Sent to %1.").arg(cleaned.shown()))},
        only(send({.service = Service::DeflectCall,
            .connection = call,
            .destination = cleaned.number,
            .mailboxOf = cleaned.mailboxOf})));
}

void CallActions::toVoiceMail(
    const cti::ConnectionId &call, const cti::DeviceId &whose, const QString &name)
{
    if (whose.isEmpty() && !m_switchboard.link().ownVoiceMail) {
        Q_EMIT notice(Notice::warning(tr(
            "You have no voice mail box yourself. Select a colleague to send the call to theirs.")));
        return;
    }
    if (!admit(ActionId::VoiceMail, call, whose.value()))
        return;
    const cti::DeviceId box = whose.isEmpty() ? m_switchboard.ownDevice() : whose;
    const QString shown = whose.isEmpty()
        ? tr("your own voice mail")
        : tr("the voice mail of %1").arg(name.isEmpty() ? whose.value() : name);
    const Destination to{m_switchboard.link().voiceMailDevice.value(), shown, box};
    const bool rings = find(call)->state == ConnectionState::Alerting;
    const cti::CallCommand command{
        .service = rings ? Service::DeflectCall : Service::SingleStepTransfer,
        .connection = call,
        .destination = to.number,
        .mailboxOf = box};
    carryOut({ActionId::VoiceMail, call, tr("Sending to %1").arg(shown), to,
                 Notice::info(tr("Sent to %1.").arg(shown))},
        isWaiting(m_switchboard, call) ? backAndThen(call, command) : only(send(command)));
}

void CallActions::park(const cti::ConnectionId &call, const Destination &place)
{
    Destination cleaned = place;
    const bool pbxChooses = place.number.isEmpty();
    if ((!pbxChooses && !clean(cleaned)) || !admit(ActionId::Park, call, cleaned.number))
        return;
    const QString doing = pbxChooses ? tr("Parking") : tr("Parking at %1").arg(cleaned.shown());
    const QString done = pbxChooses ? tr("Parked.") : tr("Parked at %1.").arg(cleaned.shown());
    carryOut({ActionId::Park, call, doing, cleaned, Notice::info(done)},
        only(send(
            {.service = Service::ParkCall, .connection = call, .destination = cleaned.number})));
}

void CallActions::pullBack(const cti::ConnectionId &atOther)
{
    if (!admit(ActionId::PullBack, atOther))
        return;
    carryOut({ActionId::PullBack, atOther, tr("Pulling the call back"), {}, {}},
        withTheLine({}, {.service = Service::DirectedPickup, .connection = atOther}));
}

const cti::Connection *CallActions::find(const cti::ConnectionId &call) const
{
    return m_switchboard.connection(call);
}

/// A busy tone takes the line, too.
const cti::Connection *CallActions::onTheLine() const
{
    const cti::DeviceSnapshot *own = m_switchboard.device(m_switchboard.ownDevice());
    if (!own)
        return nullptr;
    for (const cti::Connection &connection : own->connections) {
        if (connection.state == ConnectionState::Connected
            || connection.state == ConnectionState::Fail)
            return &connection;
    }
    return nullptr;
}

/// Whether a command may go out: it is possible now, and it is not the second click of the first
/// one.
bool CallActions::admit(ActionId action, const cti::ConnectionId &call, const QString &number)
{
    const Clock::Milliseconds now = m_clock.now();
    m_guards.removeIf([now](const Guard &guard) { return now - guard.at >= doubleClick; });
    for (const Guard &guard : std::as_const(m_guards)) {
        if (guard.action == action && guard.call == call && guard.number == number)
            return false;
        if (isGuardedForAll(action) && isSamePress(guard.action, action)
            && now - guard.at < doublePress)
            return false;
    }
    if (!call.call.isEmpty() && isPending(call))
        return false;
    const QString why = whyNot(m_switchboard, action, call);
    if (!why.isEmpty()) {
        Q_EMIT notice(Notice::warning(why));
        return false;
    }
    // Another command on the same call shows that the first was meant: hold, take back, hold again.
    m_guards.removeIf(
        [&](const Guard &guard) { return guard.call == call && !call.call.isEmpty(); });
    m_guards.append({action, call, number, now});
    return true;
}

bool CallActions::clean(Destination &to)
{
    // The device id of somebody in the directory may have letters and goes as it is.
    const bool hasLetters
        = std::any_of(to.number.cbegin(), to.number.cend(), [](QChar c) { return c.isLetter(); });
    if (!to.name.isEmpty() && hasLetters)
        return true;
    const auto number = m_numbers.dialString(to.number);
    if (number) {
        to.number = *number;
        return true;
    }
    if (!to.name.isEmpty() && !to.number.trimmed().isEmpty())
        return true;
    Q_EMIT notice(Notice::failure(number.error()));
    return false;
}

void CallActions::carryOut(Order order, std::vector<PlanStep> steps)
{
    const cti::CallThreadId thread = order.call.call.isEmpty()
        ? cti::CallThreadId::None
        : m_switchboard.threadOf(threadHolder(order));
    const quint64 serial = ++m_lastOrder;
    if (isToSomebody(order.action))
        Q_EMIT destinationAsked(serial);
    setPending(order.call, true);
    m_plans.run(
        {std::move(steps), [this, order, thread, serial](const Expected<cti::CommandResult> &result) {
             setPending(order.call, false);
             if (isToSomebody(order.action))
                 Q_EMIT destinationAnswered(serial, result.hasValue());
             if (!result) {
                 if (result.error().code != ErrorCode::LinkLost
                     && result.error().code != ErrorCode::Timeout && order.insteadOfRefusal
                     && order.insteadOfRefusal())
                     return;
                 // Whoever tries again after a refusal means it.
                 m_guards.removeIf([&](const Guard &guard) {
                     return guard.action == order.action && guard.call == order.call;
                 });
                 //: %1 is what was tried ("Transfer to Anna"), %2 why it failed
                 Q_EMIT notice({Severity::Failure,
                     tr("%1: %2").arg(order.what, result.error().userText), result.error().detail});
                 return;
             }
             if (order.sendsTo)
                 Q_EMIT sentOn(thread, *order.sendsTo);
             if (!result->parkedAt.isEmpty())
                 Q_EMIT notice(Notice::info(tr("Parked at %1.").arg(result->parkedAt)));
             else if (!order.onSuccess.text.isEmpty())
                 Q_EMIT notice(order.onSuccess);
         }});
}

/// A completed consultation hands on the caller, whichever half the command named.
cti::ConnectionId CallActions::threadHolder(const Order &order) const
{
    if (order.action == ActionId::CompleteTransfer) {
        if (const cti::Connection *caller = consultationOf(m_switchboard, order.call).caller)
            return caller->id;
    }
    return order.call;
}

void CallActions::setPending(const cti::ConnectionId &call, bool pending)
{
    if (call.call.isEmpty())
        return;
    if (pending)
        m_pending.insert(call);
    else
        m_pending.remove(call);
    Q_EMIT pendingChanged(call, pending);
}

PlanStep CallActions::send(cti::CallCommand command) const
{
    return {{}, [command = std::move(command)] { return command; }};
}

PlanStep CallActions::sendWhen(
    const cti::ConnectionId &call, cti::ConnectionState state, cti::CallCommand command) const
{
    return {[this, call, state] {
                const cti::Connection *connection = find(call);
                return connection && connection->state == state;
            },
        [command = std::move(command)] { return command; }};
}

PlanStep CallActions::sendOnceLineIsFree(
    const cti::ConnectionId &active, cti::CallCommand command) const
{
    return {[this, active] {
                const cti::Connection *connection = find(active);
                return !connection || connection->state == ConnectionState::Hold
                    || connection->state == ConnectionState::Null;
            },
        [command = std::move(command)] { return command; }};
}

std::vector<PlanStep> CallActions::backAndThen(
    const cti::ConnectionId &caller, const cti::CallCommand &command) const
{
    return followedBy(only(send({.service = Service::ReconnectCall,
                          .connection = consultationOf(m_switchboard, caller).consulted->id,
                          .second = caller})),
        sendWhen(caller, ConnectionState::Connected, command));
}

std::vector<PlanStep> CallActions::withTheLine(
    const cti::ConnectionId &forCall, const cti::CallCommand &command) const
{
    const cti::Connection *before = onTheLine();
    if (!before || before->id == forCall)
        return only(send(command));
    const bool hasFailed
        = before->state == ConnectionState::Fail || !before->failCause.isEmpty();
    if (hasFailed && before->actions.testFlag(Action::Clear))
        return followedBy(
            only(send({.service = Service::ClearConnection, .connection = before->id})),
            sendOnceLineIsFree(before->id, command));
    if (before->actions.testFlag(Action::Hold))
        return followedBy(only(send({.service = Service::HoldCall, .connection = before->id})),
            sendOnceLineIsFree(before->id, command));
    return only(send(command)); // the switch knows what to do, or says why not
}

std::vector<PlanStep> CallActions::consultAndComplete(
    const cti::ConnectionId &call, const Destination &to) const
{
    PlanStep complete;
    complete.ready = [this, call] {
        const Consultation both = consultationOf(m_switchboard, call);
        return both.consulted && both.consulted->actions.testFlag(Action::Transfer);
    };
    complete.command = [this, call] {
        const Consultation both = consultationOf(m_switchboard, call);
        return cti::CallCommand{.service = Service::TransferCall,
            .connection = both.consulted->id,
            .second = both.caller->id};
    };
    return followedBy(
        only(send(
            {.service = Service::ConsultationCall, .connection = call, .destination = to.number})),
        std::move(complete));
}

} // namespace balie::desk
