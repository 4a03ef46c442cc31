#include "desk/calls/Allowed.h"

#include <QCoreApplication>

namespace balie::desk {

namespace {

struct AllowedText {
    Q_DECLARE_TR_FUNCTIONS(CallActions)
};

using cti::Action;
using cti::ConnectionState;

const cti::Connection *own(const cti::Switchboard &switchboard, const cti::ConnectionId &call)
{
    return call.device == switchboard.ownDevice() ? switchboard.connection(call) : nullptr;
}

bool has(const cti::Connection *connection, Action action)
{
    return connection && connection->actions.testFlag(action);
}

/// The PBX does not offer it although the call's state would fit.
QString notOffered()
{
    return AllowedText::tr("The PBX does not allow this for this call now.");
}

QString whyNotTransfer(const cti::Switchboard &switchboard, const cti::Connection &call)
{
    if (call.state == ConnectionState::Alerting)
        return has(&call, Action::Deflect)
            ? QString()
            : AllowedText::tr("Answer this call first: the PBX cannot send "
                              "on a call that rings.");
    if (has(&call, Action::SingleStepTransfer) || has(&call, Action::Consult))
        return {};
    if (isWaiting(switchboard, call.id))
        return {};
    if (call.state == ConnectionState::Hold)
        return has(&call, Action::Retrieve) ? QString() : notOffered();
    return call.state == ConnectionState::Connected
        ? notOffered()
        : AllowedText::tr("Only a call that is answered can be transferred.");
}

QString whyNotComplete(const Consultation &consultation)
{
    if (!consultation.consulted)
        return AllowedText::tr("There is no consultation to complete.");
    if (has(consultation.consulted, Action::Transfer) || has(consultation.caller, Action::Transfer))
        return {};
    const bool canGoBack = has(consultation.consulted, Action::Reconnect);
    if (consultation.consulted->remoteAlerting && canGoBack)
        return {};
    return AllowedText::tr("The consulted colleague has not answered yet.");
}

QString whyNotVoiceMail(const cti::Switchboard &switchboard, const cti::Connection &call)
{
    if (switchboard.link().voiceMailDevice.isEmpty())
        return AllowedText::tr("This PBX has no voice mail.");
    if (call.state == ConnectionState::Alerting)
        return has(&call, Action::Deflect) ? QString() : notOffered();
    return has(&call, Action::SingleStepTransfer) || isWaiting(switchboard, call.id)
        ? QString()
        : notOffered();
}

QString whyNotOwn(const cti::Switchboard &switchboard, ActionId action, const cti::Connection &call)
{
    const Consultation consultation = consultationOf(switchboard, call.id);
    switch (action) {
    case ActionId::Answer:
        if (has(&call, Action::Answer))
            return {};
        return call.state == ConnectionState::Alerting
            ? notOffered()
            : AllowedText::tr("This call does not ring.");
    case ActionId::HangUp:
        return has(&call, Action::Clear) ? QString() : notOffered();
    case ActionId::HoldOrRetrieve:
        if (has(&call, Action::Hold) || has(&call, Action::Retrieve))
            return {};
        return call.state == ConnectionState::Alerting ? AllowedText::tr("Answer this call first.")
                                                       : notOffered();
    case ActionId::BlindTransfer:
    case ActionId::Mobile:
        return whyNotTransfer(switchboard, call);
    case ActionId::Consult:
        if (has(&call, Action::Consult) || isWaiting(switchboard, call.id)
            || whyNotComplete(consultation).isEmpty())
            return {};
        return call.state == ConnectionState::Alerting ? AllowedText::tr("Answer this call first.")
                                                       : notOffered();
    case ActionId::CompleteTransfer:
        return whyNotComplete(consultation);
    case ActionId::BackToCaller:
        if (has(consultation.consulted, Action::Reconnect)
            || (has(consultation.consulted, Action::Clear)
                && has(consultation.caller, Action::Retrieve)))
            return {};
        return consultation.consulted ? notOffered()
                                      : AllowedText::tr("No caller is waiting behind this call.");
    case ActionId::Alternate:
        if (has(consultation.consulted, Action::Alternate)
            || has(consultation.caller, Action::Alternate))
            return {};
        return consultation.consulted ? notOffered()
                                      : AllowedText::tr("There is no second call to change to.");
    case ActionId::VoiceMail:
        return whyNotVoiceMail(switchboard, call);
    case ActionId::Park:
        return has(&call, Action::Park) ? QString() : notOffered();
    default:
        return {};
    }
}

bool needsCall(ActionId action)
{
    switch (action) {
    case ActionId::Answer:
    case ActionId::HangUp:
    case ActionId::HoldOrRetrieve:
    case ActionId::BlindTransfer:
    case ActionId::Consult:
    case ActionId::CompleteTransfer:
    case ActionId::BackToCaller:
    case ActionId::Alternate:
    case ActionId::VoiceMail:
    case ActionId::Mobile:
    case ActionId::Park:
        return true;
    default:
        return false;
    }
}

} // namespace

Consultation consultationOf(const cti::Switchboard &switchboard, const cti::ConnectionId &call)
{
    const cti::DeviceSnapshot *device = switchboard.device(switchboard.ownDevice());
    if (!device || call.device != switchboard.ownDevice())
        return {};
    const cti::Connection *active = nullptr;
    const cti::Connection *held = nullptr;
    int others = 0;
    for (const cti::Connection &connection : device->connections) {
        if (!connection.consultationOf.call.isEmpty()
            && (connection.id == call || connection.consultationOf == call)) {
            if (const cti::Connection *caller = switchboard.connection(connection.consultationOf))
                return {&connection, caller};
        }
        if (connection.state == ConnectionState::Connected && !active)
            active = &connection;
        else if (connection.state == ConnectionState::Hold && !held)
            held = &connection;
        else if (connection.state != ConnectionState::Alerting)
            ++others;
    }
    const bool joinable = active && held && others == 0 && (active->id == call || held->id == call)
        && (has(active, Action::Transfer) || has(active, Action::Alternate)
            || has(active, Action::Reconnect));
    return joinable ? Consultation{active, held} : Consultation{};
}

bool isWaiting(const cti::Switchboard &switchboard, const cti::ConnectionId &call)
{
    const Consultation both = consultationOf(switchboard, call);
    return both.caller && both.caller->id == call && both.caller->state == ConnectionState::Hold
        && both.consulted->consultationOf == call && has(both.consulted, Action::Reconnect);
}

QString whyNot(const cti::Switchboard &switchboard, ActionId action, const cti::ConnectionId &call)
{
    if (!needsCall(action) && action != ActionId::Dial && action != ActionId::PullBack)
        return {};
    if (!switchboard.isLive())
        return AllowedText::tr(
            "There is no connection to the PBX. This works again when it is back.");
    if (action == ActionId::Dial)
        return {};
    if (action == ActionId::PullBack) {
        return has(switchboard.connection(call), Action::PickUp)
            ? QString()
            : AllowedText::tr("The PBX cannot bring this call back.");
    }
    const cti::Connection *connection = own(switchboard, call);
    return connection ? whyNotOwn(switchboard, action, *connection)
                      : AllowedText::tr("There is no call to do this with.");
}

} // namespace balie::desk
