#pragma once

#include "cti/model/DeviceSnapshot.h"

#include <QDateTime>

namespace balie::cti {

/// The axes of a person's state, kept apart on purpose; only the lamp rule joins them.
/// Everything the rule may look at is in here: the rule reads no clock and no other object.
struct PersonState {
    Knowledge knowledge = Knowledge::NotWatched;

    // Calls, counted by connection state.
    int alerting = 0;
    int connected = 0;
    int initiated = 0;
    int failed = 0;
    int held = 0;
    int queued = 0; ///< camped on or waiting at this device
    Moment talkingSince; ///< earliest connected connection
    Moment ringingSince;
    Moment heldSince;

    DeviceServices services;

    bool calendarBusy = false; ///< busy or absent now by a fresh calendar
    QDateTime calendarUntil; ///< local time; invalid when not known
    Clock::Milliseconds calendarAt{0}; ///< when the calendar told it; 0: not known
    QString seatedAt; ///< sits elsewhere: the place, else empty
    QString deskNote;

    bool stale = false; ///< the link that told this is not live
    Clock::Milliseconds newsAt{0}; ///< when this state was last known to be true; 0: never

    friend bool operator==(const PersonState &, const PersonState &) = default;
};

/// Counts a snapshot's connections into the axes; calendar, seating and note stay as given in
/// `rest`.
PersonState personState(
    const DeviceSnapshot &snapshot, bool linkLive, const PersonState &rest = {});

} // namespace balie::cti
