#include "cti/provider/xsi/XsiActionRules.h"

#include "cti/provider/OwnActions.h"

namespace balie::cti {

namespace {

CallRights rightsOf(const xsi::Call &call, const AssignedServices &services)
{
    return {.answer = call.allowAnswer,
        .retrieve = call.allowRetrieve,
        .deflect = services.callTransfer,
        .blindTransfer = services.callTransfer,
        .transfer = services.callTransfer,
        .park = services.callPark};
}

} // namespace

void applyXsiActionRules(
    QVector<FoldedCall> &calls, bool ownDevice, const AssignedServices &services)
{
    for (FoldedCall &each : calls) {
        if (!ownDevice) {
            const bool canPickUp = services.directedPickup
                && each.model.state == ConnectionState::Alerting && !each.isShadow;
            each.model.actions = canPickUp ? Actions(Action::PickUp) : Actions();
            continue;
        }
        CallsBeside beside;
        for (const FoldedCall &other : std::as_const(calls)) {
            if (&other != &each && !other.isShadow)
                beside.add(other.model, other.call.allowRetrieve);
        }
        each.model.actions = ownActions(each.model, beside, rightsOf(each.call, services));
    }
}

} // namespace balie::cti
