#include "crm-connectors/steps/RequestGate.h"

#include <algorithm>

namespace balie::crm {

RequestGate::Place::Place(RequestGate &gate, std::function<void()> go)
    : m_gate(gate)
    , m_go(std::move(go))
{
    m_gate.m_waiting.append(this);
    m_gate.arm();
}

RequestGate::Place::~Place()
{
    if (m_isInside)
        --m_gate.m_inside;
    else
        m_gate.m_waiting.removeOne(this);
    m_gate.arm();
}

RequestGate::RequestGate(Clock &clock, int maxParallel, Clock::Milliseconds minInterval)
    : m_clock(clock)
    , m_maxParallel(std::max(1, maxParallel))
    , m_minInterval(minInterval)
    , m_notBefore(clock.now())
    , m_timer(clock.makeTimer([this] { letIn(); }))
{
}

RequestGate::~RequestGate() = default;

std::unique_ptr<RequestGate::Place> RequestGate::enter(std::function<void()> go)
{
    return std::make_unique<Place>(*this, std::move(go));
}

void RequestGate::holdFor(Clock::Milliseconds time)
{
    m_notBefore = std::max(m_notBefore, m_clock.now() + time);
    arm();
}

void RequestGate::arm()
{
    if (m_waiting.isEmpty() || m_inside >= m_maxParallel)
        m_timer->stop();
    else
        m_timer->start(std::max(Clock::Milliseconds(0), m_notBefore - m_clock.now()));
}

void RequestGate::letIn()
{
    if (m_waiting.isEmpty() || m_inside >= m_maxParallel)
        return;
    if (m_notBefore > m_clock.now()) {
        arm();
        return;
    }
    Place *const next = m_waiting.takeFirst();
    next->m_isInside = true;
    ++m_inside;
    m_notBefore = m_clock.now() + m_minInterval;
    arm();
    // Last: it may give up its place at once, and with it the last user of this gate.
    const std::function<void()> go = std::exchange(next->m_go, {});
    go();
}

} // namespace balie::crm
