#pragma once

#include "base/Clock.h"
#include "cti/model/Ids.h"

#include <QFlags>
#include <QVector>
#include <optional>

namespace balie::cti {

/// A moment on the monotonic clock; nullopt where the switch did not say and nothing was seen.
using Moment = std::optional<Clock::Milliseconds>;

/// ECMA-269 6.1.3, as seen from the connection's own device.
enum class ConnectionState { Null, Initiated, Alerting, Connected, Hold, Queued, Fail };

enum class Direction { Unknown, Incoming, Outgoing };

/// Why a call came back to this device.
enum class RecallReason { None, NoAnswer, Busy, Park, Hold, Other };

enum class RecordingState { Unknown, Off, Requested, Kept, Always, Refused };

/// What may be done with a connection now. Buttons, keys and menus follow this set and nothing else.
enum class Action {
    Answer = 0x0001,
    Clear = 0x0002,
    Hold = 0x0004,
    Retrieve = 0x0008,
    SingleStepTransfer = 0x0010,
    Consult = 0x0020,
    Alternate = 0x0040,
    Reconnect = 0x0080,
    Transfer = 0x0100, ///< complete a consultation, answered or still ringing
    Deflect = 0x0200,
    Park = 0x0400,
    Conference = 0x0800,
    KeepRecording = 0x1000,
    PickUp = 0x2000,
    CampOn = 0x4000,
    GenerateDigits = 0x8000,
};
Q_DECLARE_FLAGS(Actions, Action)
Q_DECLARE_OPERATORS_FOR_FLAGS(Actions)

/// The other side, or a device on the way. Any part may be empty: unknown is never filled with a guess.
struct Party {
    DeviceId device;   ///< empty when not known or withheld
    QString number;    ///< for people; what the switch gave, not normalised
    QString name;
    bool withheld = false;

    friend bool operator==(const Party &, const Party &) = default;
};

struct Redirection {
    Party from;
    QString cause; ///< the protocol's own word, e.g. "callForwardNoAns"

    friend bool operator==(const Redirection &, const Redirection &) = default;
};

/// Through which queue a call came, as far as the switch says.
struct QueueOrigin {
    Party queue;
    std::optional<int> waiting; ///< calls in it when this one was given out
    std::optional<std::chrono::milliseconds> waited; ///< how long this one waited there

    friend bool operator==(const QueueOrigin &, const QueueOrigin &) = default;
};

/// One connection of one device: the unit in which everything above the providers thinks.
struct Connection {
    ConnectionId id;
    ConnectionState state = ConnectionState::Null;
    Direction direction = Direction::Unknown;
    Party remote;
    QVector<Party> others;            ///< in a conference: who takes part besides us and remote, as far as known
    Party called;                     ///< the number that was called first (for whom is it?)
    QVector<Redirection> redirections; ///< oldest first
    RecallReason recall = RecallReason::None;
    DeviceId recalledFrom;            ///< who did not take it, when recall is not None
    ConnectionId consultationOf;      ///< the held connection that this consultation call belongs to; else empty
    RecordingState recording = RecordingState::Unknown;
    bool remoteAlerting = false;      ///< we are connected and hear it ring at the other side
    bool remoteHeld = false;
    std::optional<QueueOrigin> queue; ///< of a call that a call centre gave out
    QString note;                     ///< the note that travels with the call; nobody's secret
    QString failCause;                ///< in state Fail, or connected to a busy tone: the protocol's word
    Moment startedAt;
    Moment answeredAt;
    Moment heldSince;
    Actions actions;

    friend bool operator==(const Connection &, const Connection &) = default;
};

/// How a connection left a device's list.
enum class EndReason {
    Unknown,
    Cleared,      ///< somebody hung up
    Transferred,  ///< this device handed the call on
    Merged,       ///< a transfer or conference continues it under another call id (movedTo)
    Diverted,     ///< deflected, forwarded, picked up elsewhere, or parked away from this device
    Failed,
};

struct EndedConnection {
    Connection last;      ///< as it was before it ended
    EndReason reason = EndReason::Unknown;
    QString cause;        ///< the protocol's own word
    CallId movedTo;       ///< where the call goes on, if it does
    Party newDestination; ///< whom it went to, if it went on

    friend bool operator==(const EndedConnection &, const EndedConnection &) = default;
};

/// One call became another: by transfer, conference, pickup or a new tracking id.
struct CallLink {
    enum class Why { Transfer, Conference, PickUp, Park, Recall, Tracking };
    CallId oldCall;
    CallId newCall;
    Why why = Why::Tracking;

    friend bool operator==(const CallLink &, const CallLink &) = default;
};

} // namespace balie::cti
