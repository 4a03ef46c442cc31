#include "cti/provider/csta/ActionRules.h"

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

/// What only makes sense with a second call at the same device.
constexpr Actions needTwo = Action::Alternate | Action::Reconnect | Action::Transfer;

/// What this program can ask for; a switch may permit more than that.
constexpr Actions known = Action::Answer | Action::Clear | Action::Hold | Action::Retrieve
    | Action::SingleStepTransfer | Action::Consult | Action::Alternate | Action::Reconnect
    | Action::Transfer | Action::Deflect | Action::Park | Action::GenerateDigits;

Actions ownActions(const Connection &connection, bool otherHeld, bool otherActive,
    bool otherTalking, const ServerProfile &profile)
{
    Actions actions;
    switch (connection.state) {
    case State::Null:
        break;
    case State::Alerting:
        actions = Action::Answer | Action::Deflect | Action::Clear;
        break;
    case State::Initiated:
    case State::Fail:
        actions = Action::Clear;
        actions.setFlag(Action::Reconnect, otherHeld);
        break;
    case State::Connected:
        actions = Action::Clear;
        actions.setFlag(Action::Reconnect, otherHeld);
        // A consultation that still rings may be completed; one that failed may not.
        actions.setFlag(Action::Transfer, otherHeld && connection.failCause.isEmpty());
        if (isTalking(connection)) {
            actions |= Action::Hold | Action::Consult | Action::GenerateDigits;
            actions.setFlag(Action::SingleStepTransfer, profile.blindTransfer);
            actions.setFlag(Action::Park, profile.park != ServerProfile::Park::None);
            actions.setFlag(Action::Alternate, otherHeld);
        }
        break;
    case State::Hold:
        actions = Action::Clear;
        actions.setFlag(Action::Retrieve, !otherActive);
        actions.setFlag(Action::Alternate, otherTalking);
        break;
    case State::Queued:
        actions = Action::Clear;
        break;
    }
    return actions;
}

} // namespace

void applyActionRules(
    QVector<FoldedConnection> &connections, bool ownDevice, const ServerProfile &profile)
{
    for (FoldedConnection &entry : connections) {
        Connection &connection = entry.model;
        if (!ownDevice) {
            const bool canPickUp
                = connection.state == State::Alerting || connection.state == State::Queued;
            connection.actions = canPickUp ? Actions(Action::PickUp) : Actions();
            continue;
        }
        const auto other = [&](auto &&holds) {
            return std::ranges::any_of(connections, [&](const FoldedConnection &candidate) {
                return &candidate != &entry && holds(candidate.model);
            });
        };
        const bool otherHeld = other([](const Connection &c) { return c.state == State::Hold; });
        const bool otherActive = other(isActive);
        connection.actions
            = ownActions(connection, otherHeld, otherActive, other(isTalking), profile);
        if (entry.permitted) {
            Actions allowed = entry.permitted->allowed & known;
            if (!otherHeld && !otherActive)
                allowed &= ~needTwo;
            connection.actions = (connection.actions & ~entry.permitted->mentioned)
                | (allowed & entry.permitted->mentioned);
        }
    }
}

} // namespace balie::cti
