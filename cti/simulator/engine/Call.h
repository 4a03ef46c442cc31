#pragma once

#include "cti/simulator/engine/Events.h"
#include "cti/simulator/engine/TimerQueue.h"

#include <algorithm>

namespace balie::sim {

class Policy;

/// A device's part in a call, as the switch keeps it.
struct Leg {
    DeviceId device;
    ConnectionState state = ConnectionState::Null;
    Direction direction = Direction::In;
    std::optional<RecallReason> recall;
    /// Who sent the call here and gets it back when nobody takes it.
    DeviceId recallTo;
    DeviceId mailbox;
    Millis started{0};
    std::optional<Millis> answered;
    std::optional<Millis> held;
    /// From when the policies' patience with the present state counts.
    Millis since{0};
    std::optional<TimerQueue::Key> timer;
    const Policy *timerOwner = nullptr;

    /// Takes part in the conversation, with or without voice just now.
    bool talks() const
    {
        return state == ConnectionState::Connected || state == ConnectionState::Hold;
    }
};

/// What a dialled string came to.
struct Dialled {
    enum class Kind { Device, Unknown, NotANumber };
    Kind kind = Kind::NotANumber;
    /// The device, or the text as dialled where there is none.
    DeviceId device;
    /// An outside caller dialled this direct number.
    std::optional<DeviceId> direct;
};

struct Call {
    /// Never reused, unlike `id`.
    std::uint64_t serial = 0;
    CallId id;
    DeviceId calling;
    DeviceId called;
    DeviceId lastRedirection;
    std::optional<DeviceId> networkCalled;
    Dialled dialled;
    /// Why it was begun: NewCall or Consultation.
    Cause purpose = Cause::NewCall;
    /// The call that was put on hold for this one.
    std::uint64_t consultationOf = 0;
    /// The caller hears a tone: nobody is at the other side.
    bool failed = false;
    std::vector<Leg> legs;

    Leg *leg(const DeviceId &device)
    {
        const auto found = std::find_if(
            legs.begin(), legs.end(), [&](const Leg &leg) { return leg.device == device; });
        return found == legs.end() ? nullptr : &*found;
    }
    const Leg *leg(const DeviceId &device) const { return const_cast<Call *>(this)->leg(device); }

    /// Somebody besides `device` takes part in the conversation.
    bool establishedFor(const DeviceId &device) const
    {
        return std::any_of(legs.begin(), legs.end(),
            [&](const Leg &leg) { return leg.device != device && leg.talks(); });
    }
    ConnectionId connection(const DeviceId &device) const { return {id, device}; }
};

} // namespace balie::sim
