#pragma once

#include <QString>
#include <QStringList>
#include <QVector>
#include <optional>

namespace balie::xsi {

enum class Personality { Unknown, Originator, Terminator, ClickToDial };
enum class CallState { Unknown, Alerting, Active, Held, RemoteHeld, Detached, Released, Idle };

/// The other side of a call, or somebody on the way, as sent. Any part may be empty.
struct RemoteParty {
    QString name;
    QString address; ///< tel: or sip: URI as sent; see numberOf()
    QString userId;
    QString userDn; ///< "tel:+3120...;ext=..." as sent
    QString callType; ///< "Group", "Enterprise", "Network", ...
    bool privacy = false;

    friend bool operator==(const RemoteParty &, const RemoteParty &) = default;
};

struct Redirection {
    RemoteParty party;
    QString reason; ///< "no-answer", "deflection", "transfer", ... as sent

    friend bool operator==(const Redirection &, const Redirection &) = default;
};

/// What a call centre adds to a call (acdCallInfo).
struct AcdInfo {
    QString userId;
    QString name;
    QString number;
    std::optional<int> callsInQueue;
    std::optional<qint64> waitTimeMs;

    friend bool operator==(const AcdInfo &, const AcdInfo &) = default;
};

/// One call of one user, whole, as the "call" element of an event or of GET calls/ID says it
/// (Xsi Interface Specification R2020.07, 4.4 and the schema's Call type). Times are epoch
/// milliseconds of the server's clock.
struct Call {
    QString callId;
    QString extTrackingId; ///< what the legs of one call share; changes on transfer, pickup, unpark
    QString networkCallId;
    Personality personality = Personality::Unknown;
    QString personalityText; ///< as sent
    CallState state = CallState::Unknown;
    QString stateText; ///< as sent
    RemoteParty remote;
    QVector<Redirection> redirections; ///< how it came here, in document order
    std::optional<Redirection> redirect; ///< where it goes
    bool hasEndpoint = false; ///< a telephone rings or talks
    bool allowAnswer = false;
    bool allowRetrieve = false;
    QString recallType; ///< "Call Transfer Recall", ... as sent
    RemoteParty recallFrom;
    std::optional<qint64> startTime;
    std::optional<qint64> answerTime;
    std::optional<qint64> heldTime;
    std::optional<qint64> detachedTime;
    std::optional<qint64> releaseTime;
    QString releaseCause; ///< internalReleaseCause, as sent
    QString releasingParty; ///< "localRelease", "remoteRelease"
    std::optional<AcdInfo> acd;
    QString recordingState; ///< as sent
    QString allowedRecordingControls; ///< "pause-stop", as sent
    QString clientSessionInfo; ///< the note that travels
    QString executiveUserId;

    friend bool operator==(const Call &, const Call &) = default;
};

/// What a person would dial of an address: without scheme, visual separators, parameters and domain;
/// "+31201234567" of "tel:+31-20-123-4567;ext=567", "201" of "sip:201@host", digits with a plus only.
/// A SIP user part that is no number stays as it is. Percent-encoding is undone.
QString numberOf(const QString &address);

} // namespace balie::xsi
