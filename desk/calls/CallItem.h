#pragma once

#include "cti/model/Connection.h"
#include "desk/recall/RecallInfo.h"

#include <optional>

namespace balie::desk {

/// What a call card shows as its main state; gives the bar's colour.
enum class CallPhase { Ringing, Active, Dialling, Failed, Held };

/// One call at the user's own device, as its card shows it. Made once per change.
struct CallItem {
    cti::CallThreadId thread = cti::CallThreadId::None;
    cti::ConnectionId connection;
    CallPhase phase = CallPhase::Ringing;
    cti::Direction direction = cti::Direction::Unknown;
    QString title; ///< name, else number, else "Anonymous"
    QString number; ///< of the other side, as the switch tells it: to dial; empty when withheld or not known
    QString shownNumber; ///< the same as people write it: to read
    QString secondLine; ///< shownNumber when the title is the name; for whom; by whom it was sent on
    QString forWhom; ///< who was called first, when that is not this device; empty otherwise
    QString via; ///< "sent on by Reception", "back from Bram Jansen"; also part of secondLine; may
                 ///< be empty
    QString phaseText; ///< "Ringing", "On a call", "Busy", "On hold"; translated
    cti::Moment since; ///< what the duration on the card counts from
    cti::Moment startedAt;
    cti::Actions actions; ///< what the switch allows now; see CallActions for why something is not
    cti::ConnectionId
        consultationOf; ///< not empty: this is the consultation call of that held call
    bool canComplete = false; ///< a consultation that can be completed now, or nearly so
    QString waitsFor; ///< on hold until this colleague is free; also part of secondLine
    std::optional<RecallInfo> recall;
    std::optional<RecallSuggestion> usual; ///< who took most of this caller's last calls

    /// Who could take it, best first.
    QVector<RecallSuggestion> suggestions() const;
    bool remoteAlerting = false; ///< we hear it ring at the other side
    bool remoteHeld = false;
    bool pending = false; ///< a command on this call is under way
    bool stale = false; ///< the link is not live: this is how it was

    friend bool operator==(const CallItem &, const CallItem &) = default;
};

/// A transfer gives the call another id while the caller stays the same: so does his card.
bool isSameCall(const CallItem &a, const CallItem &b);

/// "Ringing: Van Dijk Installaties, for Sales, came back from Bram Jansen" - for screen readers.
QString callAccessibleText(const CallItem &item, Clock::Milliseconds now);

} // namespace balie::desk
