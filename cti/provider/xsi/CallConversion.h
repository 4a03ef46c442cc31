#pragma once

#include "cti/model/Connection.h"
#include "cti/provider/xsi/ServerClock.h"
#include "cti/xsi/Call.h"

namespace balie::cti {

/// How a connection is shown.
enum class CallShown {
    Yes,
    No, ///< a shadow that waits for its recall, or a state that nobody knows
    Over,
};

/// A word in an event's type that says more of the call than the call itself.
struct CallHint {
    bool collecting = false; ///< digits are still being dialled
    bool releasing = false; ///< it failed; an announcement plays
};
CallHint hintFrom(const QString &eventType);

CallShown shownAs(const xsi::Call &call);

/// A call of `device` as its connection, still without an id, without actions and without what only
/// earlier events told. Times that the call does not have are nullopt.
Connection connectionFrom(
    const xsi::Call &call, const CallHint &hint, const DeviceId &device, const ServerClock &clock);

Party partyFrom(const xsi::RemoteParty &remote);

} // namespace balie::cti
