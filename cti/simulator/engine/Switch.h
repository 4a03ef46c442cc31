#pragma once

#include "cti/simulator/engine/CallIds.h"
#include "cti/simulator/engine/Options.h"
#include "cti/simulator/engine/Policy.h"
#include "cti/simulator/engine/Truth.h"

#include <memory>
#include <unordered_map>

namespace balie::sim {

/// The core: calls, legs, events. It knows how a call moves; commands and policies decide that it
/// does. A call that ended stays readable until finish(), so that a reference survives the step
/// that ended it.
class Switch {
public:
    /// How a call comes to a device.
    struct Offer {
        Cause cause = Cause::NewCall;
        DeviceId recallTo = {};
        DeviceId mailbox = {};
        std::optional<RecallReason> recall = std::nullopt;
    };
    struct Hop {
        DeviceId from;
        Diversion diversion;
    };
    /// Where a call would end up, found without changing anything.
    struct Landing {
        DeviceId device;
        std::optional<Cause> failure;
        std::vector<Hop> hops;
    };

    Switch(Options options, RandomSource random, StampSource stamp);
    ~Switch();

    void add(std::unique_ptr<Policy> policy);

    const Options &options() const { return m_options; }
    Registry &registry() { return m_registry; }
    const Registry &registry() const { return m_registry; }
    Millis now() const { return m_now; }

    Call *find(const CallId &id);
    const Call *find(const CallId &id) const;
    bool isLive(std::uint64_t serial) const { return m_calls.contains(serial); }
    std::size_t callCount() const { return m_calls.size(); }
    std::vector<Call *> callsOf(const DeviceId &device);
    std::vector<const Call *> callsOf(const DeviceId &device) const;
    bool hasConsultation(const Call &call) const;

    // Steps. Each emits its events.
    Call &begin(const DeviceId &caller, Dialled dialled, Cause purpose);
    void serviceInitiated(Call &call, const DeviceId &device, Cause cause);
    /// The caller is off hook and the number dialled.
    void proceed(Call &call);
    Landing resolve(const DeviceId &target, const Call &call, const DeviceId &leaving = {});
    void land(Call &call, const Landing &landing, const Offer &offer);
    void alert(Call &call, const DeviceId &device, const Offer &offer);
    void fail(Call &call, const DeviceId &device, Cause cause);
    void answer(Call &call, const DeviceId &device, Cause cause);
    void drop(Call &call, DeviceId device, Cause cause);
    void clear(Call &call, Cause cause);
    void hold(Call &call, const DeviceId &device, Cause cause);
    void retrieve(Call &call, const DeviceId &device, Cause cause);
    /// Takes a leg out of the call, which goes on elsewhere.
    void divert(Call &call, const DeviceId &device, const DeviceId &to, Cause cause);
    /// Diverts an alerting leg; false, and nothing changed, when nobody can take it there.
    bool redirect(Call &call, const DeviceId &device, const Diversion &diversion);
    /// Brings the call back to who sent it; false, and nothing changed, when that device cannot
    /// take it.
    bool recall(
        Call &call, const DeviceId &from, const DeviceId &to, RecallReason reason, Cause cause);
    void ringHeld(Call &call, const DeviceId &device);
    void queue(Call &call, const DeviceId &device, Cause cause, const DeviceId &recallTo);
    void pickUp(Call &call, const DeviceId &from, const DeviceId &device);
    /// The parties of both calls but `device` are one call afterwards; that is `primary` in memory.
    std::vector<ConnectionChange> join(Call &primary, Call &secondary, const DeviceId &device);
    /// `device` leaves for `target`, who is not in the call yet.
    std::vector<ConnectionChange> sendOn(
        Call &call, const DeviceId &device, const DeviceId &target);
    void emitFeature(EventType type, const DeviceId &device);
    void emitForwarding(const DeviceId &device, const Forwarding &rule);

    // Time.
    void advance(Millis now);
    std::optional<Millis> nextDeadline() const { return m_timers.next(); }

    /// Forgets ended calls and hands out what happened.
    std::vector<Event> finish();

    DeviceTruth truth(const DeviceRecord &record) const;

private:
    Leg &addLeg(Call &call, const DeviceId &device, ConnectionState state, Direction direction);
    /// Takes the leg out, e.g. into another call. By value: the id usually lives in the leg that
    /// goes.
    Leg detach(Call &call, DeviceId device);
    /// The device leaves for good.
    void removeLeg(Call &call, DeviceId device);
    void setState(Call &call, Leg &leg, ConnectionState state);
    void arm(Call &call, Leg &leg);
    void disarm(Leg &leg);
    void end(Call &call);
    void endUnlessAlive(Call &call, Cause cause);
    void stopOtherRinging(Call &call, const DeviceId &device);
    CallId idAfterTransfer(Call &primary, const CallId *secondary);
    void rename(Call &call, const CallId &id);
    void strayCleared(const Call &call, const ConnectionId &old);
    Diversion diversionFrom(const DeviceRecord &record, const std::optional<Cause> &obstacle) const;
    std::optional<Cause> obstacleAt(
        const DeviceRecord &record, const Call &call, const DeviceId &leaving) const;

    Event eventOf(EventType type, const Call &call, const DeviceId &subject, Cause cause) const;
    void viewedByAll(Event &event, const Call &call) const;
    void emit(Event event);

    Options m_options;
    StampSource m_stamp;
    Registry m_registry;
    CallIds m_ids;
    TimerQueue m_timers;
    std::vector<std::unique_ptr<Policy>> m_policies;
    std::unordered_map<std::uint64_t, std::unique_ptr<Call>> m_calls;
    std::unordered_map<CallId, std::uint64_t> m_byId;
    std::vector<std::unique_ptr<Call>> m_ended;
    std::vector<Event> m_events;
    std::uint64_t m_lastSerial = 0;
    Millis m_now{0};
};

} // namespace balie::sim
