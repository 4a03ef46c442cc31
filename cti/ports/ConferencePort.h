#pragma once

#include "base/Expected.h"
#include "cti/model/Connection.h"
#include "cti/ports/PortState.h"

#include <functional>

namespace balie::cti {

/// A conference that the own device controls: a container of its own legs, for not every switch
/// makes one call of it or tells the others.
struct ConferenceSnapshot {
    struct Participant {
        ConnectionId leg;
        Party party;
        bool muted = false;

        friend bool operator==(const Participant &, const Participant &) = default;
    };

    QVector<Participant> participants; ///< empty: no conference
    bool held = false;
    bool mayLeave = false; ///< the others go on when the controller hangs up
    std::optional<int> maxParticipants;

    friend bool operator==(const ConferenceSnapshot &, const ConferenceSnapshot &) = default;
};

/// Optional. GUI thread; every command answers once, accepted or an error; the screen waits for the
/// snapshot. ECMA-269, Conference Call; Xsi: calls/Conference.
class ConferencePort {
public:
    using Done = std::function<void(Expected<void>)>;
    using Changed = std::function<void(const PortState<ConferenceSnapshot> &)>;

    virtual ~ConferencePort() = default;
    /// Joins two or more own connections, or adds them to the conference there is.
    virtual void join(const QVector<ConnectionId> &connections, Done done) = 0;
    virtual void drop(const ConnectionId &leg, Done done) = 0;
    virtual void mute(const ConnectionId &leg, bool muted, Done done) = 0;
    virtual void hold(bool held, Done done) = 0;
    /// Ends it for everybody.
    virtual void end(Done done) = 0;
    virtual void onConferenceChanged(Changed changed) = 0;
};

} // namespace balie::cti
