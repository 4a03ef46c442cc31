#include "cti/simulator/server/Pbx.h"

#include <cmath>

namespace balie::sim {

Pbx::Pbx(Clock &clock, OfficeConfig config, double speed, StampSource stamp)
    : m_clock(clock)
    , m_speed(speed)
    , m_start(clock.now())
    , m_office(std::move(config), Millis(0), std::move(stamp))
    , m_timer(clock.makeTimer([this] { advance(); }))
{
    arm();
}

Millis Pbx::now() const
{
    return Millis(std::llround(double((m_clock.now() - m_start).count()) * m_speed));
}

Outcome Pbx::apply(const Command &command)
{
    Outcome outcome = m_office.apply(command, now());
    tell(outcome.events);
    arm();
    return outcome;
}

void Pbx::perform(const ScriptAction &action)
{
    tell(m_office.perform(action, now()));
    arm();
}

void Pbx::burst(int count)
{
    tell(m_office.burst(count, now()));
    arm();
}

void Pbx::setControlled(const DeviceId &device, bool controlled)
{
    m_office.setControlled(device, controlled);
}

void Pbx::freeze()
{
    m_office.freeze();
    arm();
}

void Pbx::clearAllCalls()
{
    // Clearing one call may end or change others, so each device is looked at afresh.
    for (const DeviceTruth &device : engine().truth()) {
        const auto truth = engine().truth(device.device);
        if (!truth)
            continue;
        for (const ConnectionTruth &connection : truth->connections)
            apply(ClearCall{{connection.call, device.device}});
    }
}

void Pbx::advance()
{
    tell(m_office.advanceTo(now()));
    arm();
}

void Pbx::tell(const std::vector<Event> &events)
{
    if (events.empty())
        return;
    for (const Listener &listener : m_listeners)
        listener(events);
}

void Pbx::arm()
{
    const auto deadline = m_office.nextDeadline();
    if (!deadline) {
        m_timer->stop();
        return;
    }
    // Rounded up: a timer that fires early would find nothing due and spin.
    const double wait = std::ceil(double((*deadline - now()).count()) / m_speed);
    m_timer->start(Clock::Milliseconds(wait > 0 ? qint64(wait) : 0));
}

} // namespace balie::sim
