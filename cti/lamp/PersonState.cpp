#include "cti/lamp/PersonState.h"

namespace balie::cti {

namespace {

void keepEarliest(Moment &earliest, const Moment &candidate)
{
    if (candidate && (!earliest || *candidate < *earliest))
        earliest = candidate;
}

} // namespace

PersonState personState(const DeviceSnapshot &snapshot, bool linkLive, const PersonState &rest)
{
    PersonState state;
    state.calendarBusy = rest.calendarBusy;
    state.calendarUntil = rest.calendarUntil;
    state.calendarAt = rest.calendarAt;
    state.seatedAt = rest.seatedAt;
    state.deskNote = rest.deskNote;
    state.knowledge = snapshot.knowledge;
    state.services = snapshot.services;
    state.stale = !linkLive;
    state.newsAt = snapshot.at;
    for (const Connection &connection : snapshot.connections) {
        switch (connection.state) {
        case ConnectionState::Null:
            break;
        case ConnectionState::Initiated:
            ++state.initiated;
            break;
        case ConnectionState::Alerting:
            ++state.alerting;
            keepEarliest(state.ringingSince, connection.startedAt);
            break;
        case ConnectionState::Connected:
            ++state.connected;
            // A call that goes out has no answer yet while it rings there: on a call since it
            // began.
            keepEarliest(state.talkingSince,
                connection.answeredAt ? connection.answeredAt : connection.startedAt);
            break;
        case ConnectionState::Hold:
            ++state.held;
            keepEarliest(state.heldSince, connection.heldSince);
            break;
        case ConnectionState::Queued:
            ++state.queued;
            break;
        case ConnectionState::Fail:
            ++state.failed;
            break;
        }
    }
    return state;
}

} // namespace balie::cti
