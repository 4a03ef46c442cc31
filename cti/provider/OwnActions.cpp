#include "cti/provider/OwnActions.h"

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

} // namespace

void CallsBeside::add(const Connection &other, bool mayBeRetrieved)
{
    const bool isHeld = other.state == State::Hold;
    held = held || isHeld;
    retrievable = retrievable || (isHeld && mayBeRetrieved);
    active = active || isActive(other);
    talking = talking || isTalking(other);
}

Actions ownActions(
    const Connection &connection, const CallsBeside &beside, const CallRights &rights)
{
    Actions actions = Action::Clear;
    switch (connection.state) {
    case State::Null:
        return {};
    case State::Alerting:
        actions.setFlag(Action::Answer, rights.answer);
        actions.setFlag(Action::Deflect, rights.deflect);
        break;
    case State::Initiated:
    case State::Fail:
        actions.setFlag(Action::Reconnect, beside.retrievable);
        break;
    case State::Connected:
        actions.setFlag(Action::Reconnect, beside.retrievable);
        // A consultation that still rings may be completed; one that failed may not.
        actions.setFlag(Action::Transfer,
            beside.held && rights.transfer && connection.failCause.isEmpty());
        if (isTalking(connection)) {
            actions |= Action::GenerateDigits;
            actions.setFlag(Action::Hold, rights.hold);
            actions.setFlag(Action::Consult, rights.hold);
            actions.setFlag(Action::SingleStepTransfer, rights.blindTransfer);
            actions.setFlag(Action::Park, rights.park);
            actions.setFlag(Action::Alternate, beside.retrievable);
        }
        break;
    case State::Hold:
        actions.setFlag(Action::Retrieve, rights.retrieve && !beside.active);
        actions.setFlag(Action::Alternate, rights.retrieve && beside.talking);
        break;
    case State::Queued:
        break;
    }
    return actions;
}

} // namespace balie::cti
