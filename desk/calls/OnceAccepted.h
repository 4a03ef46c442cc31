#pragma once

#include "desk/calls/CallActions.h"

#include <QHash>
#include <memory>

namespace balie::desk {

/// Calls `done` once the switch accepted a command to somebody, however it was given: what was used
/// to find him has done its work. Not when it refused, and not when `now`, which says what is
/// typed or selected, has changed since the command went out. Lasts as long as `context` and
/// `actions`; both functions are called on the GUI thread.
template <typename Now, typename Done>
void onceAccepted(const CallActions &actions, QObject *context, Now now, Done done)
{
    const auto usedBy = std::make_shared<QHash<quint64, decltype(now())>>(); // by order under way
    QObject::connect(&actions, &CallActions::destinationAsked, context,
        [usedBy, now](quint64 order) { usedBy->insert(order, now()); });
    QObject::connect(&actions, &CallActions::destinationAnswered, context,
        [usedBy, now, done](quint64 order, bool accepted) {
            if (usedBy->take(order) == now() && accepted)
                done();
        });
}

} // namespace balie::desk
