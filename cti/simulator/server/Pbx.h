#pragma once

#include "base/Clock.h"
#include "cti/simulator/scenario/Office.h"

#include <functional>
#include <memory>
#include <vector>

namespace balie::sim {

/// The PBX at work: the office, told the time by a clock, and those who hear its events. One
/// thread.
class Pbx {
public:
    using Listener = std::function<void(const std::vector<Event> &)>;

    /// `speed`: how many times faster than the clock the office's day runs. The clock must outlive
    /// it.
    explicit Pbx(Clock &clock, OfficeConfig config, double speed = 1.0, StampSource stamp = {});

    const Engine &engine() const { return m_office.engine(); }
    /// Time of the office, in which the engine's truth is told.
    Millis now() const;

    /// Listeners hear the events before this returns.
    Outcome apply(const Command &command);
    void perform(const ScriptAction &action);
    void burst(int count);
    void setControlled(const DeviceId &device, bool controlled);
    /// See Office::freeze().
    void freeze();
    /// Everybody is cut off, as after a restart of the switch.
    void clearAllCalls();

    /// There is no way to leave: whoever listens lives as long as the PBX.
    void listen(Listener listener) { m_listeners.push_back(std::move(listener)); }

private:
    void advance();
    void tell(const std::vector<Event> &events);
    void arm();

    Clock &m_clock;
    double m_speed;
    Clock::Milliseconds m_start;
    Office m_office;
    std::vector<Listener> m_listeners;
    std::unique_ptr<Timer> m_timer;
};

} // namespace balie::sim
