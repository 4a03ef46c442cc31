#include "cti/provider/csta/ActionRules.h"

#include "cti/provider/OwnActions.h"

namespace balie::cti {

namespace {

using State = ConnectionState;

/// What only makes sense with a second call at the same device.
constexpr Actions needTwo = Action::Alternate | Action::Reconnect | Action::Transfer;

/// What this program can ask for; a switch may permit more than that.
constexpr Actions known = Action::Answer | Action::Clear | Action::Hold | Action::Retrieve
    | Action::SingleStepTransfer | Action::Consult | Action::Alternate | Action::Reconnect
    | Action::Transfer | Action::Deflect | Action::Park | Action::GenerateDigits;

} // namespace

void applyActionRules(
    QVector<FoldedConnection> &connections, bool ownDevice, const ServerProfile &profile)
{
    CallRights rights;
    rights.blindTransfer = profile.blindTransfer;
    rights.park = profile.park != ServerProfile::Park::None;
    for (FoldedConnection &entry : connections) {
        Connection &connection = entry.model;
        if (!ownDevice) {
            const bool canPickUp
                = connection.state == State::Alerting || connection.state == State::Queued;
            connection.actions = canPickUp ? Actions(Action::PickUp) : Actions();
            continue;
        }
        CallsBeside beside;
        for (const FoldedConnection &other : std::as_const(connections)) {
            if (&other != &entry)
                beside.add(other.model, true);
        }
        connection.actions = ownActions(connection, beside, rights);
        if (entry.permitted) {
            Actions allowed = entry.permitted->allowed & known;
            if (!beside.held && !beside.active)
                allowed &= ~needTwo;
            connection.actions = (connection.actions & ~entry.permitted->mentioned)
                | (allowed & entry.permitted->mentioned);
        }
    }
}

} // namespace balie::cti
