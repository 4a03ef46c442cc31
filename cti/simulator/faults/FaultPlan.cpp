#include "cti/simulator/faults/FaultPlan.h"

#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

QString faultName(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Drop:
        return u"drop"_s;
    case FaultKind::Stall:
        return u"stall"_s;
    case FaultKind::HalfOpen:
        return u"halfOpen"_s;
    case FaultKind::Garble:
        return u"garble"_s;
    case FaultKind::Truncate:
        return u"truncate"_s;
    case FaultKind::Duplicate:
        return u"duplicate"_s;
    case FaultKind::Reorder:
        return u"reorder"_s;
    case FaultKind::Restart:
        return u"restart"_s;
    case FaultKind::Slow:
        return u"slow"_s;
    case FaultKind::Refused:
        return u"refused"_s;
    case FaultKind::Split:
        return u"split"_s;
    }
    return {};
}

bool faultApplies(FaultKind kind, FaultLevel level)
{
    switch (kind) {
    case FaultKind::Duplicate:
    case FaultKind::Reorder:
        return level != FaultLevel::Bytes;
    case FaultKind::Split:
        return level != FaultLevel::TextMessages;
    default:
        return true;
    }
}

FaultPlan::FaultPlan(quint32 seed, std::vector<Fault> faults)
    : m_random(seed)
    , m_waiting(std::move(faults))
{
}

FaultPlan FaultPlan::random(
    quint32 seed, const std::vector<FaultKind> &kinds, int count, qint64 first, qint64 last)
{
    FaultPlan plan(seed);
    if (kinds.empty())
        return plan;
    for (int i = 0; i < count; ++i) {
        Fault fault;
        fault.kind = kinds[plan.pick(quint32(kinds.size()))];
        fault.direction = plan.pick(4) == 0 ? FaultDirection::ToServer : FaultDirection::ToClient;
        fault.after = first + plan.pick(quint32(std::max<qint64>(1, last - first + 1)));
        fault.duration = std::chrono::milliseconds(500 + plan.pick(30'000));
        plan.add(fault);
    }
    return plan;
}

void FaultPlan::add(const Fault &fault)
{
    m_waiting.push_back(fault);
}

std::optional<Fault> FaultPlan::takeDue(FaultDirection direction, qint64 units)
{
    qint64 &passed = m_passed[size_t(direction)];
    passed += units;
    const auto due = std::ranges::find_if(m_waiting,
        [&](const Fault &fault) { return fault.direction == direction && fault.after <= passed; });
    if (due == m_waiting.end())
        return std::nullopt;
    const Fault fault = *due;
    m_waiting.erase(due);
    return fault;
}

qint64 FaultPlan::passed(FaultDirection direction) const
{
    return m_passed[size_t(direction)];
}

quint32 FaultPlan::pick(quint32 below)
{
    return below == 0 ? 0 : quint32(m_random() % below);
}

} // namespace balie::sim
