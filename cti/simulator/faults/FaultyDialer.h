#pragma once

#include "base/Clock.h"
#include "cti/simulator/faults/FaultPlan.h"
#include "cti/simulator/server/MemoryLink.h"

#include <memory>

namespace balie::sim {

/// Stands between a client and an in-memory PBX and lets the plan's faults happen to whole
/// messages. One thread; must outlive the links it opened, and so must clock and plan.
class FaultyDialer {
public:
    /// `restart` is what FaultKind::Restart does to the PBX.
    FaultyDialer(Clock &clock, FaultPlan &plan, MemoryDialer inner, std::function<void()> restart);
    ~FaultyDialer();

    std::unique_ptr<MemoryLink> open(Framing framing, MemoryLinkEvents events);
    /// The same as a value, for code that takes a dialer.
    MemoryDialer dialer();

private:
    class Link;
    class DeadLink;

    Clock &m_clock;
    FaultPlan &m_plan;
    MemoryDialer m_inner;
    std::function<void()> m_restart;
    Clock::Milliseconds m_refusedUntil{-1};
};

} // namespace balie::sim
