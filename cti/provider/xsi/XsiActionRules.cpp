#include "cti/provider/xsi/XsiActionRules.h"

#include <algorithm>

namespace balie::cti {

namespace {

using State = ConnectionState;

bool isTalking(const Connection &connection)
{
    return connection.state == State::Connected && !connection.remoteAlerting
        && connection.failCause.isEmpty();
}

bool isActive(const Connection &connection)
{
    return connection.state == State::Connected || connection.state == State::Initiated
        || connection.state == State::Fail;
}

/// What there is beside a call.
struct Beside {
    bool held = false;
    bool retrievable = false; ///< one of the held ones
    bool active = false;
    bool talking = false;
};

Actions ownActions(const FoldedCall &own, const Beside &beside, const AssignedServices &services)
{
    const Connection &connection = own.model;
    Actions actions = Action::Clear;
    switch (connection.state) {
    case State::Null:
        return {};
    case State::Alerting:
        actions.setFlag(Action::Answer, own.call.allowAnswer);
        actions.setFlag(Action::Deflect, services.callTransfer);
        break;
    case State::Initiated:
    case State::Fail:
        actions.setFlag(Action::Reconnect, beside.retrievable);
        break;
    case State::Connected:
        actions.setFlag(Action::Reconnect, beside.retrievable);
        // A consultation that still rings may be completed; one that failed may not.
        actions.setFlag(Action::Transfer,
            beside.held && services.callTransfer && connection.failCause.isEmpty());
        if (isTalking(connection)) {
            actions |= Action::Hold | Action::Consult | Action::GenerateDigits;
            actions.setFlag(Action::SingleStepTransfer, services.callTransfer);
            actions.setFlag(Action::Park, services.callPark);
            actions.setFlag(Action::Alternate, beside.retrievable);
        }
        break;
    case State::Hold:
        actions.setFlag(Action::Retrieve, own.call.allowRetrieve && !beside.active);
        actions.setFlag(Action::Alternate, own.call.allowRetrieve && beside.talking);
        break;
    case State::Queued:
        break;
    }
    return actions;
}

} // namespace

void applyXsiActionRules(
    QVector<FoldedCall> &calls, bool ownDevice, const AssignedServices &services)
{
    for (FoldedCall &each : calls) {
        if (!ownDevice) {
            const bool canPickUp
                = services.directedPickup && each.model.state == State::Alerting && !each.isShadow;
            each.model.actions = canPickUp ? Actions(Action::PickUp) : Actions();
            continue;
        }
        Beside beside;
        for (const FoldedCall &other : std::as_const(calls)) {
            if (&other == &each || other.isShadow)
                continue;
            const bool held = other.model.state == State::Hold;
            beside.held = beside.held || held;
            beside.retrievable = beside.retrievable || (held && other.call.allowRetrieve);
            beside.active = beside.active || isActive(other.model);
            beside.talking = beside.talking || isTalking(other.model);
        }
        each.model.actions = ownActions(each, beside, services);
    }
}

} // namespace balie::cti
