#pragma once

#include "base/Error.h"
#include "cti/model/Connection.h"
#include "cti/model/Entitlements.h"

namespace balie::cti {

/// The states of the link to the PBX; the machine is in cti/link/LinkMachine.h.
enum class LinkState { Idle, Connecting, Handshake, Syncing, Live, Stale, Backoff, Refused };

/// What the rest of the program may know of the link. Value type, handed over with the batches.
struct LinkStatus {
    LinkState state = LinkState::Idle;
    Clock::Milliseconds since{0};       ///< when this state began
    std::optional<Error> error;         ///< why Stale, Backoff or Refused
    Moment nextAttempt;                 ///< in Backoff
    std::optional<std::chrono::milliseconds> roundTrip; ///< last measured
    QString server;                     ///< host as the user entered it
    QString serverName;                 ///< what the PBX calls itself
    DeviceId ownDevice;                 ///< set from Syncing on
    DeviceId voiceMailDevice;           ///< empty where the PBX has none or does not say
    bool ownVoiceMail = true;           ///< false: the user is known to have no voice mail box
    QString userName;
    Entitlements entitlements;          ///< set from Syncing on
    quint32 session = 0;                ///< grows with each successful handshake, whoever it was with
};

/// Whose people and lists these are: the server and the own telephone there. From Syncing on.
inline QString accountOf(const LinkStatus &status)
{
    return status.server + QLatin1Char(' ') + status.ownDevice.value();
}

/// Whether what was told on this link holds now: from Syncing on, when the snapshots come in one by one.
constexpr bool isUp(LinkState state)
{
    return state == LinkState::Syncing || state == LinkState::Live;
}

/// Whether what was told before `now` has to be told anew before it holds again: the wire was lost, a session
/// or a resync begins. Not on Stale: a PBX that was only slow has cost nothing, the stream is in order.
inline bool voidsWhatWasTold(const LinkStatus &before, const LinkStatus &now)
{
    if (now.session != before.session)
        return true;
    switch (now.state) {
    case LinkState::Live:
    case LinkState::Stale:
        return false;
    case LinkState::Syncing:
        return before.state != LinkState::Syncing;
    default:
        return true;
    }
}

} // namespace balie::cti
