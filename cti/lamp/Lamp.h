#pragma once

#include "cti/lamp/PersonState.h"

#include <array>

namespace balie::cti {

/// The body of a lamp: the row of the lamp rule that gives it (the table is in LampRule.cpp).
enum class LampBody {
    Refused, ///< row 1
    NotWatched, ///< row 2, nobody asked
    Waiting, ///< row 2, first state not in yet
    RingingOnACall, ///< row 3
    Ringing, ///< row 4
    OnACall, ///< row 5
    Dialling, ///< row 6
    OnHold, ///< row 7
    DoNotDisturb, ///< row 8
    Forwarded, ///< row 9
    AgentAway, ///< row 10
    NoPhone, ///< row 11
    CalendarBusy, ///< row 12
    Free, ///< row 13
};

/// In the order in which they are shown when more than three apply.
enum class LampBadge {
    None,
    Parked, ///< parked against this person, or camped on or waiting at the device
    FurtherCalls, ///< ringing, dialling or talking beside the one that the body shows;
                  ///< Lamp::furtherCalls says how many
    OnHold,
    DoNotDisturb,
    Forwarded,
    Agent,
    SeatedElsewhere,
    Calendar,
    DeskNote,
};

/// What a tile shows. Blinking is a property of the body (RingingOnACall, Ringing); a lamp that is
/// stale never blinks.
struct Lamp {
    LampBody body = LampBody::NotWatched;
    std::array<LampBadge, 3> badges{LampBadge::None, LampBadge::None, LampBadge::None};
    int furtherCalls = 0;
    bool stale = false;
    bool blinks = false;

    friend bool operator==(const Lamp &, const Lamp &) = default;
};

/// The lamp rule: pure, total, one table.
Lamp lampFor(const PersonState &state);

/// The word beside the lamp, translated: "in gesprek", "doorgeschakeld naar 0612345205", "tot
/// 14:00". Without durations: those tick and belong to the view. Of a stale lamp "was: free", never
/// the bare word.
QString lampWord(const PersonState &state);

/// The age of a lamp that is not fresh, translated: "40 s old". Empty for one that is.
QString lampAge(const PersonState &state, Clock::Milliseconds now);

/// Everything that is true of this person, for tooltip and screen reader: body and all badges, also
/// those that do not fit; `now` gives durations and, when stale, the age.
QString lampDescription(const PersonState &state, Clock::Milliseconds now);

/// Whether this person can take a call: used for sorting and for what Enter offers, never for a
/// colour.
enum class Reachability { Yes, ViaMobile, ViaDeputy, No, Unknown };

struct ReachabilityHints {
    bool hasMobile = false;
    bool deputyCanTakeIt = false;
};
Reachability reachability(const PersonState &state, ReachabilityHints hints);

} // namespace balie::cti
