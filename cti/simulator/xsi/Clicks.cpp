#include "cti/simulator/xsi/Clicks.h"

#include <algorithm>

namespace balie::sim {

CallLeg Clicks::begin(const DeviceId &user, const DeviceId &remote, Command command)
{
    const CallLeg leg = m_context.calls.beginClick(user, remote, m_context.clock.wallMs());
    Pending pending{leg.callId, std::move(command),
        m_context.clock.makeTimer([this, id = leg.callId] { lift(id); })};
    if (const auto after = m_context.engine().options().promptPickup)
        pending.timer->start(*after);
    m_pending.push_back(std::move(pending));
    m_subscriptions.tell({{CallNews::Originating, leg}});
    return leg;
}

std::optional<Clicks::Pending> Clicks::take(const QByteArray &callId)
{
    const auto found = std::ranges::find(m_pending, callId, &Pending::callId);
    if (found == m_pending.end())
        return std::nullopt;
    Pending pending = std::move(*found);
    m_pending.erase(found);
    return pending;
}

bool Clicks::lift(QByteArray callId)
{
    const auto pending = take(callId);
    if (!pending)
        return false;
    m_context.calls.pickUpPhone(callId);
    if (!m_context.pbx.apply(pending->command).ok())
        release(callId);
    return true;
}

bool Clicks::giveUp(const QByteArray &callId)
{
    if (!take(callId))
        return false;
    release(callId);
    return true;
}

void Clicks::release(const QByteArray &callId)
{
    if (const auto leg = m_context.calls.endClick(callId, m_context.clock.wallMs()))
        m_subscriptions.tell({{CallNews::Released, *leg}});
}

} // namespace balie::sim
