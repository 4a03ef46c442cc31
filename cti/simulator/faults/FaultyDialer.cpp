#include "cti/simulator/faults/FaultyDialer.h"

#include "cti/simulator/faults/Damage.h"

#include <deque>

namespace balie::sim {

using Milliseconds = Clock::Milliseconds;

namespace {

constexpr Milliseconds slowPerMessage{40};
/// How long a message that is to be overtaken waits for one to overtake it.
constexpr Milliseconds reorderPatience{50};

struct Item {
    Milliseconds at;
    QByteArray bytes;
    bool overtakable = false;
};

} // namespace

/// Refuses: reports closed() on the next turn.
class FaultyDialer::DeadLink final : public MemoryLink {
public:
    DeadLink(Clock &clock, MemoryLinkEvents events)
        : m_events(std::move(events))
        , m_timer(clock.makeTimer([this] { report(); }))
    {
        m_timer->start(Milliseconds(0));
    }
    void send(const QByteArray &) override { }
    void close() override { m_timer->stop(); }

private:
    void report()
    {
        if (const auto closed = m_events.closed)
            closed();
    }

    MemoryLinkEvents m_events;
    std::unique_ptr<Timer> m_timer;
};

class FaultyDialer::Link final : public MemoryLink {
public:
    Link(FaultyDialer &owner, Framing framing, MemoryLinkEvents events)
        : m_owner(owner)
        , m_framing(framing)
        , m_events(std::move(events))
        , m_timer(owner.m_clock.makeTimer([this] { pump(); }))
    {
        m_inner = owner.m_inner(framing,
            {[this] {
                 if (const auto opened = m_events.opened)
                     opened();
             },
                [this](const QByteArray &bytes) { pass(FaultDirection::ToClient, bytes); },
                [this] {
                    m_serverGone = true;
                    schedule();
                }});
    }
    ~Link() override { *m_alive = false; }

    void send(const QByteArray &bytes) override
    {
        if (!m_closed)
            pass(FaultDirection::ToServer, bytes);
    }

    void close() override
    {
        m_closed = true;
        m_timer->stop();
        if (m_inner)
            m_inner->close();
    }

private:
    std::deque<Item> &lane(FaultDirection direction) { return m_lanes[size_t(direction)]; }

    void pass(FaultDirection direction, const QByteArray &bytes)
    {
        if (m_halfOpen || m_closed)
            return;
        const auto due = m_owner.m_plan.takeDue(direction, 1);
        if (!due) {
            queue(direction, bytes);
            return;
        }
        const FaultLevel level
            = m_framing == Framing::Text ? FaultLevel::TextMessages : FaultLevel::J2Messages;
        if (!faultApplies(due->kind, level)) {
            queue(direction, bytes);
            return;
        }
        m_owner.m_plan.recordFired(*due, now());
        inflict(*due, bytes);
    }

    void inflict(const Fault &fault, const QByteArray &bytes)
    {
        FaultPlan &plan = m_owner.m_plan;
        switch (fault.kind) {
        case FaultKind::Drop:
            breakLink();
            return;
        case FaultKind::Refused:
            m_owner.m_refusedUntil = now() + fault.duration;
            breakLink();
            return;
        case FaultKind::Restart:
            breakLink();
            m_restartDue = true;
            return;
        case FaultKind::HalfOpen:
            // What was under way is lost as well; the client's next sign of life is its own
            // timeout.
            m_halfOpen = true;
            m_lanes[0].clear();
            m_lanes[1].clear();
            m_inner->close();
            return;
        case FaultKind::Stall:
            m_stalledUntil = now() + fault.duration;
            queue(fault.direction, bytes);
            return;
        case FaultKind::Slow:
            m_slowUntil = now() + fault.duration;
            queue(fault.direction, bytes);
            return;
        case FaultKind::Garble:
            queue(fault.direction, garbled(bytes, plan));
            return;
        case FaultKind::Truncate:
            queue(fault.direction, truncated(bytes, plan));
            if (m_framing == Framing::J2)
                m_serverGone = true;
            return;
        case FaultKind::Duplicate:
            queue(fault.direction, bytes);
            queue(fault.direction, bytes);
            return;
        case FaultKind::Reorder:
            queue(fault.direction, bytes);
            lane(fault.direction).back().overtakable = true;
            lane(fault.direction).back().at = now() + reorderPatience;
            return;
        case FaultKind::Split:
            for (const QByteArray &piece : pieces(bytes, plan))
                queue(fault.direction, piece);
            return;
        }
    }

    void queue(FaultDirection direction, const QByteArray &bytes)
    {
        auto &items = lane(direction);
        Milliseconds at = std::max(now(), m_stalledUntil);
        if (!items.empty() && items.back().overtakable) {
            items.back().overtakable = false;
            items.back().at = at;
            items.insert(items.end() - 1, {at, bytes});
        } else {
            if (now() < m_slowUntil)
                at += slowPerMessage;
            if (!items.empty())
                at = std::max(
                    at, items.back().at + (now() < m_slowUntil ? slowPerMessage : Milliseconds(0)));
            items.push_back({at, bytes});
        }
        schedule();
    }

    void breakLink()
    {
        m_lanes[0].clear();
        m_lanes[1].clear();
        m_inner->close();
        m_serverGone = true;
        schedule();
    }

    void schedule()
    {
        if (m_closed)
            return;
        Milliseconds delay = Milliseconds::max();
        for (const auto &items : m_lanes) {
            if (!items.empty())
                delay = std::min(delay, std::max(Milliseconds(0), items.front().at - now()));
        }
        if (delay == Milliseconds::max() && m_serverGone)
            delay = Milliseconds(0);
        if (delay != Milliseconds::max())
            m_timer->start(delay);
    }

    /// Everything leaves from here, so that a client may delete the link in any callback.
    void pump()
    {
        const auto alive = m_alive;
        if (std::exchange(m_restartDue, false))
            m_owner.m_restart();
        for (const auto direction : {FaultDirection::ToServer, FaultDirection::ToClient}) {
            auto &items = lane(direction);
            while (!items.empty() && items.front().at <= now()) {
                const QByteArray bytes = items.front().bytes;
                items.pop_front();
                if (direction == FaultDirection::ToServer)
                    m_inner->send(bytes);
                else if (const auto received = m_events.received)
                    received(bytes);
                if (!*alive || m_closed)
                    return;
            }
        }
        if (m_serverGone && lane(FaultDirection::ToClient).empty()) {
            m_closed = true;
            m_inner->close();
            if (const auto closed = m_events.closed)
                closed();
            return;
        }
        schedule();
    }

    Milliseconds now() const { return m_owner.m_clock.now(); }

    FaultyDialer &m_owner;
    Framing m_framing;
    MemoryLinkEvents m_events;
    std::unique_ptr<Timer> m_timer;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::deque<Item> m_lanes[2];
    Milliseconds m_stalledUntil{-1};
    Milliseconds m_slowUntil{-1};
    bool m_halfOpen = false;
    bool m_closed = false;
    bool m_serverGone = false;
    bool m_restartDue = false;
    std::unique_ptr<MemoryLink> m_inner;
};

FaultyDialer::FaultyDialer(
    Clock &clock, FaultPlan &plan, MemoryDialer inner, std::function<void()> restart)
    : m_clock(clock)
    , m_plan(plan)
    , m_inner(std::move(inner))
    , m_restart(std::move(restart))
{
}

FaultyDialer::~FaultyDialer() = default;

std::unique_ptr<MemoryLink> FaultyDialer::open(Framing framing, MemoryLinkEvents events)
{
    if (m_clock.now() < m_refusedUntil)
        return std::make_unique<DeadLink>(m_clock, std::move(events));
    return std::make_unique<Link>(*this, framing, std::move(events));
}

MemoryDialer FaultyDialer::dialer()
{
    return [this](Framing framing, MemoryLinkEvents events) {
        return open(framing, std::move(events));
    };
}

} // namespace balie::sim
