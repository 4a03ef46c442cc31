#include "cti/provider/xsi/XsiActionRules.h"

#include "cti/provider/OwnActions.h"

namespace balie::cti {

namespace {

CallRights rightsOf(const xsi::Call &call, bool obeys, const AssignedServices &services)
{
    return {.answer = call.allowAnswer,
        .hold = obeys,
        .retrieve = call.allowRetrieve,
        .deflect = services.callTransfer,
        .blindTransfer = services.callTransfer,
        .transfer = services.callTransfer,
        .park = services.callPark};
}

} // namespace

void applyXsiActionRules(
    QVector<FoldedCall> &calls, bool ownDevice, bool obeys, const AssignedServices &services)
{
    for (FoldedCall &each : calls) {
        if (!ownDevice) {
            const ConnectionState state = each.model.state;
            const bool canPickUp = !each.isShadow
                && ((services.directedPickup && state == ConnectionState::Alerting)
                    || (services.callPark && state == ConnectionState::Queued));
            each.model.actions = canPickUp ? Actions(Action::PickUp) : Actions();
            continue;
        }
        CallsBeside beside;
        for (const FoldedCall &other : std::as_const(calls)) {
            if (&other != &each && !other.isShadow)
                beside.add(other.model, other.call.allowRetrieve);
        }
        each.model.actions = ownActions(each.model, beside, rightsOf(each.call, obeys, services));
    }
}

} // namespace balie::cti
