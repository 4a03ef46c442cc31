#pragma once

#include "cti/simulator/engine/Engine.h"
#include "cti/simulator/scenario/OfficeConfig.h"

#include <memory>

namespace balie::sim {

/// A PBX with people: an engine, its devices and accounts, and a scenario that acts for everybody
/// who is not controlled by a client. Used by the faces in place of the bare engine, and told the
/// time in the same way; time may run faster than the wall clock. Devices: reception 200,
/// colleagues from 201, park slots 701 to 705, voice mail 699.
class Office {
public:
    /// The day begins at `start`.
    explicit Office(OfficeConfig config, Millis start = Millis{0}, StampSource stamp = {});
    ~Office();
    Office(const Office &) = delete;
    Office &operator=(const Office &) = delete;

    const Engine &engine() const;

    /// A client has (or no longer has) this device in hand: the scenario neither answers nor clears
    /// calls there.
    void setControlled(const DeviceId &device, bool controlled);

    Outcome apply(const Command &command, Millis now);
    /// One action of a script, at once: how somebody outside is made to call.
    std::vector<Event> perform(const ScriptAction &action, Millis now);
    std::optional<Millis> nextDeadline() const;
    std::vector<Event> advanceTo(Millis now);

    /// From now on nobody acts of his own accord: only the switch's own timers and commands change
    /// anything.
    void freeze();

    /// Exactly `count` changes at stations, at once: the copies that monitors on all stations get
    /// add up to it.
    std::vector<Event> burst(int count, Millis now);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace balie::sim
