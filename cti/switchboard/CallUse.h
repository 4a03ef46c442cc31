#pragma once

#include "cti/model/DeviceSnapshot.h"

#include <utility>

namespace balie::cti {

/// One use of a call id: a call, as the switch counts them. CallIdentity keeps those of one id
/// apart by what is remembered here: who took part, whom they named, and how they left. A value
/// type without identity of its own.
struct CallUse {
    /// How late a device may come with its part in a call that the others have left. Monitors of
    /// one switch differ by milliseconds and lamps by a frame; a redial under the same id takes a
    /// person longer.
    static constexpr Clock::Milliseconds lateness{2'000};

    /// A device that takes part in a call.
    struct Taking {
        DeviceId device;
        bool remoteUnknown = true; ///< does not know (or may not say) who is at the other side
    };
    /// A device that took part and does no more.
    struct Left {
        DeviceId device;
        EndReason reason = EndReason::Unknown;
        Party remote;
        Party sentTo;
        /// Since when nothing is told of the device; it may be in the call still.
        Moment unseenSince{};
    };

    quint64 serial = 0;
    CallThreadId thread = CallThreadId::None;
    QVector<Taking> devices;
    QVector<Left> left; ///< one a device, its last time
    QVector<DeviceId>
        expected; ///< those that told of a link to it, and so may be about to be in it
    QVector<QString>
        remotes; ///< devices and numbers that were the other side of any of its connections
    QVector<QString> insiders; ///< devices that took part in the calls that were linked to it
    QVector<QString> vias; ///< those named on the way: redirected from, sent to
    Moment since; ///< the earliest start that a connection told
    Moment overAt; ///< when a device left, the last time
    QVector<std::pair<CallId, quint64>>
        became; ///< the uses (by id and serial) that it was linked to
    QVector<CallId> cameFrom; ///< the ids that were linked to it

    bool lives() const { return !devices.isEmpty(); }
    bool has(const DeviceId &device) const;
    /// How the device left, or nullptr if it did not (or never was in it).
    const Left *leftBy(const DeviceId &device) const;
    /// Nobody is in it any more and somebody hung up, rather than all of them handing it on.
    bool isOver() const;
    bool wasOverBefore(const Connection &connection) const
    {
        return isOver() && wasEmptyBefore(connection);
    }
    /// Whether everybody had left by the time the connection began, and not only just.
    bool wasEmptyBefore(const Connection &connection) const;
    /// Whether somebody in it named this device.
    bool isNamed(const DeviceId &device) const;

    /// Whether a connection of a device that never was in it belongs to it.
    bool mayBeJoinedBy(const Connection &connection) const;
    /// Whether a device of which nothing was told for a while is in it still.
    bool mayBeSeenAgain(const Left &departure, const Connection &connection) const;
    /// Whether a device that left is in it again. One that hung up cannot be: then the id was
    /// reused.
    bool mayBeReturnedTo(const Left &departure, const Connection &connection) const;
    /// Whether two uses name each other's parties, and were at the same time, so that a link is
    /// believable.
    bool isRelatedTo(const CallUse &other) const;

    void remember(const Connection &connection);
    void leave(const EndedConnection &ended, Clock::Milliseconds at);
    /// Nothing is told of the device any more, which is not to say that it left.
    void loseSight(const Connection &connection, Clock::Milliseconds at);
    /// Takes over what `source`, which became this one, knows of its parties.
    void inherit(const CallUse &source, const DeviceId &seenBy);

private:
    bool fits(const Connection &connection) const;
    bool tookPart(const Party &party) const;
    bool cameByWayOf(const Connection &connection) const;
    bool isSoughtBy(const Connection &connection) const;
    bool someRemoteUnknown() const;
    QVector<QString> parties() const;
};

// What is asked of parties and reasons, here and by CallIdentity.

bool isKnown(const Party &party);
bool isDevice(const Party &party, const DeviceId &device);
bool isSame(const Party &a, const Party &b);
/// Whether the call went on without the device that left it so.
bool isHandingOn(EndReason reason);

} // namespace balie::cti
