#pragma once

#include "cti/simulator/engine/Events.h"

#include <QByteArray>
#include <QString>

namespace balie::sim {

enum class LegPersonality { Originator, Terminator, ClickToDial };
/// Kept locally; that the other side holds is kept apart.
enum class LegState { Alerting, Active, Held, Released };

/// One user's half of a call as Xsi tells it: what a `call` element is made of. Times are
/// milliseconds since 1970, 0 where it did not happen.
struct CallLeg {
    struct Redirection {
        DeviceId from;
        Cause cause = Cause::Normal;
    };

    QByteArray callId; ///< of this half alone, for as long as it lives
    QByteArray trackingId; ///< shared by the halves of a call; changes with transfer and pick-up
    DeviceId device;
    CallId call; ///< of the engine; empty while the phone rings for a click and nothing is dialled
    LegPersonality personality = LegPersonality::Terminator;
    LegState state = LegState::Alerting;
    bool remoteHeld = false;
    DeviceId remote;
    std::vector<Redirection> redirections;
    std::optional<Cause> releaseCause;
    /// Once it is released: by this side.
    std::optional<bool> releasedHere;
    std::optional<RecallReason> recall;
    DeviceId recallFrom;
    QString info; ///< ClientSessionInfo
    qint64 started = 0;
    qint64 answered = 0;
    qint64 held = 0;
    qint64 totalHeld = 0;
    qint64 detached = 0;
    qint64 released = 0;

    /// A half that nobody is told about: outside parties, services, what is parked.
    bool hidden = false;
    bool parked = false; ///< hidden, because it stands for a call that waits here
    /// Whom the client was last told about.
    DeviceId told;

    /// The user's own telephone rings for it.
    bool ringsHere() const
    {
        return state == LegState::Alerting
            && (personality != LegPersonality::Originator || recall.has_value());
    }
};

/// What happened to a half, in the order in which the client hears it.
enum class CallNews {
    Originating,
    Originated,
    Received,
    Answered,
    Releasing,
    Released,
    Held,
    Retrieved,
    Transferred,
    Forwarded,
    PickedUp,
    ParkRetrieved,
    Updated,
    InfoUpdated,
    Redirected, ///< Advanced Call
    ReceivedUnseen, ///< Advanced Call: it never rang
    ParkedAgainst, ///< Call Park package of `device`; `remote` is who is parked, or empty
};

struct CallChange {
    CallNews news = CallNews::Updated;
    CallLeg leg; ///< as it is afterwards
};

} // namespace balie::sim
