// How calls leave a device, which calls belong together, and what a device has apart from calls.
#include "cti/provider/xsi/XsiDeviceFold.h"

#include <algorithm>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<ForwardingType> typeOf(xsi::ForwardingKind kind)
{
    switch (kind) {
    case xsi::ForwardingKind::Always:
        return ForwardingType::Immediate;
    case xsi::ForwardingKind::Busy:
        return ForwardingType::Busy;
    case xsi::ForwardingKind::NoAnswer:
        return ForwardingType::NoAnswer;
    case xsi::ForwardingKind::NotReachable:
    case xsi::ForwardingKind::Selective:
    case xsi::ForwardingKind::AlwaysSecondary:
        break;
    }
    return std::nullopt;
}

template <typename T> bool assign(T &target, const T &value)
{
    if (target == value)
        return false;
    target = value;
    return true;
}

bool hasFailed(const FoldedCall &entry, const xsi::Call &last)
{
    if (!entry.model.failCause.isEmpty())
        return true;
    return !last.releaseCause.isEmpty() && entry.model.direction == Direction::Outgoing
        && !entry.model.answeredAt;
}

} // namespace

/// Why it ended, best source first: whoever sent it off, the switch, what it was like before.
EndedConnection XsiDeviceFold::endingOf(
    const FoldedCall &entry, const xsi::Call &last, Clock::Milliseconds now) const
{
    EndedConnection ended;
    ended.last = entry.model;
    const auto &redirect = last.redirect ? last.redirect : entry.call.redirect;
    ended.cause = redirect             ? redirect->reason
        : !last.releaseCause.isEmpty() ? last.releaseCause
                                       : last.releasingParty;
    const CallId here = entry.model.id.call;
    const auto leaving = m_leaving.constFind(entry.call.callId);
    if (leaving != m_leaving.cend() && now <= leaving->until) {
        ended.reason = leaving->reason;
        ended.newDestination = leaving->to;
        ended.movedTo = leaving->movedTo.isEmpty() ? here : leaving->movedTo;
    } else if (redirect) {
        ended.reason
            = redirect->reason == "transfer"_L1 ? EndReason::Transferred : EndReason::Diverted;
        ended.newDestination = partyFrom(redirect->party);
        ended.movedTo = here;
    } else if (last.state == xsi::CallState::Detached) {
        ended.reason = EndReason::Diverted; // it waits somewhere, and may come back
        ended.movedTo = here;
    } else {
        ended.reason = hasFailed(entry, last) ? EndReason::Failed : EndReason::Cleared;
    }
    return ended;
}

bool XsiDeviceFold::endedBy(const xsi::Call &call, Clock::Milliseconds now)
{
    const FoldedCall *const entry = find(call.callId);
    if (!entry)
        return false;
    const bool wasShown = !entry->isShadow;
    if (wasShown) {
        EndedConnection ended = endingOf(*entry, call, now);
        const CallId before = ended.last.id.call;
        if (!call.extTrackingId.isEmpty() && call.extTrackingId != entry->call.extTrackingId) {
            // It has got another id with its last word: there it goes on, without us.
            ended.movedTo = CallId(call.extTrackingId);
            if (ended.reason == EndReason::Cleared)
                ended.reason = EndReason::Diverted;
            m_links.append({before, ended.movedTo, CallLink::Why::Tracking});
        }
        m_ended.append(ended);
    }
    remove(call.callId);
    return wasShown;
}

void XsiDeviceFold::connectConsultations()
{
    for (FoldedCall &entry : m_calls) {
        const FoldedCall *const held = find(m_consultations.value(entry.call.callId));
        entry.model.consultationOf
            = held && !held->isShadow && held != &entry ? held->model.id : ConnectionId();
    }
}

bool XsiDeviceFold::noteConsultation(const ConnectionId &held, const QString &consultationCallId)
{
    const FoldedCall *const existing = find(held);
    if (!existing || consultationCallId.isEmpty())
        return false;
    m_consultations.insert(consultationCallId, existing->call.callId);
    connectConsultations();
    return find(consultationCallId) != nullptr;
}

void XsiDeviceFold::noteLeaving(const ConnectionId &connection, const Leaving &leaving)
{
    if (const FoldedCall *const entry = find(connection))
        m_leaving.insert(entry->call.callId, leaving);
}

void XsiDeviceFold::forgetLeaving(const ConnectionId &connection)
{
    if (const FoldedCall *const entry = find(connection))
        m_leaving.remove(entry->call.callId);
}

void XsiDeviceFold::addLink(const CallLink &link)
{
    m_links.append(link);
}

void XsiDeviceFold::addParked(const Connection &parked, const QString &callId)
{
    FoldedCall entry;
    entry.call.callId = callId;
    entry.model = parked;
    m_calls.append(entry);
}

void XsiDeviceFold::endParked(Clock::Milliseconds now)
{
    for (const FoldedCall &entry : QVector<FoldedCall>(m_calls)) {
        EndedConnection gone = endingOf(entry, entry.call, now);
        if (gone.reason == EndReason::Cleared)
            gone.reason = EndReason::Unknown;
        m_ended.append(gone);
        remove(entry.call.callId);
    }
}

bool XsiDeviceFold::take(const xsi::HookData &data)
{
    return data.offHook && assign(m_services.offHook, data.offHook);
}

bool XsiDeviceFold::take(const xsi::DoNotDisturbData &data)
{
    return assign(m_services.doNotDisturb, data.unassigned ? std::nullopt : data.active);
}

bool XsiDeviceFold::take(const xsi::ForwardingData &data)
{
    const auto type = typeOf(data.kind);
    if (!type)
        return false;
    if (data.unassigned || !data.active)
        m_forwarding.erase(*type);
    else
        m_forwarding[*type] = {*data.active, xsi::numberOf(data.to)};
    std::optional<QVector<Forwarding>> known;
    if (!m_forwarding.empty())
        known.emplace();
    for (const auto &[each, state] : m_forwarding) {
        if (state.on)
            known->append({each, true, state.to});
    }
    return assign(m_services.forwarding, known);
}

bool XsiDeviceFold::take(const xsi::ParkedAgainstData &data)
{
    return assign(m_services.parkedAgainst, std::optional(data.parked ? 1 : 0));
}

} // namespace balie::cti
