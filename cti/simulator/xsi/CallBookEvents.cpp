// What each event of the engine means for the halves of its call.
#include "cti/simulator/xsi/CallBook.h"

#include <algorithm>

namespace balie::sim {

namespace {

bool isDiversion(Cause cause)
{
    switch (cause) {
    case Cause::Park:
    case Cause::CallPickup:
    case Cause::Recall:
    case Cause::RecallNoAnswer:
    case Cause::RecallBusy:
        return false;
    default:
        return true;
    }
}

} // namespace

std::vector<CallChange> CallBook::apply(const std::vector<Event> &events, qint64 epoch)
{
    Changes changes;
    m_clearing.clear();
    for (auto event = events.begin(); event != events.end(); ++event) {
        m_now = epoch + event->at.count();
        // A telephone that is lifted already dials at the same instant; with a click it rings
        // first.
        const bool dials = std::any_of(event + 1, events.end(), [&](const Event &later) {
            return later.type == EventType::Originated && later.subject == event->subject
                && later.at == event->at;
        });
        on(*event, !dials, changes);
    }
    return changes;
}

void CallBook::on(const Event &event, bool rings, Changes &changes)
{
    switch (event.type) {
    case EventType::ServiceInitiated:
        initiated(event, rings, changes);
        break;
    case EventType::Originated:
        originated(event, changes);
        break;
    case EventType::NetworkReached:
        if (!leg(event.subject.call, event.actor))
            add(event.subject.call, event.actor);
        break;
    case EventType::Delivered:
        delivered(event, changes);
        break;
    case EventType::Established:
        established(event, changes);
        break;
    case EventType::ConnectionCleared:
        cleared(event, changes);
        break;
    case EventType::Held:
    case EventType::Retrieved:
        heldOrRetrieved(event, changes);
        break;
    case EventType::Diverted:
        diverted(event, changes);
        break;
    case EventType::Queued:
        queued(event, changes);
        break;
    case EventType::Failed:
        failed(event, changes);
        break;
    case EventType::Transferred:
        transferred(event, changes);
        break;
    case EventType::Offered:
    case EventType::DoNotDisturb:
    case EventType::Forwarding:
    case EventType::OutOfService:
    case EventType::BackInService:
        break;
    }
}

void CallBook::initiated(const Event &event, bool rings, Changes &changes)
{
    const CallId call = event.subject.call;
    const bool picksUp = event.cause == Cause::CallPickup;
    CallLeg &leg = add(call, event.actor);
    leg.personality = rings && !picksUp ? LegPersonality::ClickToDial : LegPersonality::Originator;
    lookAcross(entry(call), event.called);
    if (rings && !picksUp)
        tell(CallNews::Originating, leg, changes);
}

void CallBook::originated(const Event &event, Changes &changes)
{
    const CallId call = event.subject.call;
    CallLeg *caller = leg(call, event.actor);
    if (!caller)
        caller = &add(call, event.actor);
    caller->personality = LegPersonality::Originator;
    lookAcross(entry(call), event.called);
    tell(CallNews::Originated, *caller, changes);
}

void CallBook::ensureCaller(const Event &event)
{
    // Nothing is said of an outside caller before his call comes to somebody.
    DeviceId calling = event.calling.device;
    if (event.calling.presence == Party::Presence::Withheld) {
        // The event does not name who withholds his number, but he sees it too.
        const auto withholds = [&](const View &view) {
            const Device *device = m_engine.device(view.device);
            return view.device != event.actor && device && device->withheld;
        };
        const auto caller = std::ranges::find_if(event.views, withholds);
        if (caller != event.views.end())
            calling = caller->device;
    }
    const Device *party = m_engine.device(calling);
    if (party && party->category == DeviceCategory::Outside && calling != event.actor
        && entry(event.subject.call).legs.empty())
        add(event.subject.call, calling).personality = LegPersonality::Originator;
}

void CallBook::delivered(const Event &event, Changes &changes)
{
    const CallId call = event.subject.call;
    ensureCaller(event);
    CallLeg *rung = leg(call, event.actor);
    const bool wasThere = rung && !rung->hidden;
    if (!rung)
        rung = &add(call, event.actor);
    Entry &place = entry(call);
    rung->state = LegState::Alerting;
    rung->recall = event.recall;
    if (event.recall)
        rung->recallFrom = place.lastLeft;
    if (!wasThere) {
        rung->personality = LegPersonality::Terminator;
        rung->redirections = place.redirections;
    }
    lookAcross(place, event.called);
    for (CallLeg &each : place.legs) {
        if (each.device == event.actor)
            continue;
        each.releaseCause.reset();
        if (!place.redirections.empty())
            each.redirections = place.redirections;
    }
    rung->told = rung->remote;
    tellNewRemotes(place,
        event.recall || place.redirections.empty() ? CallNews::Updated : CallNews::Forwarded,
        changes);
    tell(CallNews::Received, *rung, changes);
}

void CallBook::established(const Event &event, Changes &changes)
{
    const CallId call = event.subject.call;
    CallLeg *answering = leg(call, event.actor);
    if (!answering)
        answering = &add(call, event.actor);
    Entry &place = entry(call);
    const bool pickedUp = event.cause == Cause::CallPickup;
    const bool comesBack = answering->recall == RecallReason::Hold && answering->answered != 0;
    if (answering->personality == LegPersonality::ClickToDial)
        answering->personality = LegPersonality::Originator;
    const bool clicked = pickedUp && answering->personality == LegPersonality::Originator;
    answering->state = LegState::Active;
    answering->recall.reset();
    answering->recallFrom = {};
    if (answering->answered == 0)
        answering->answered = m_now;
    if (comesBack) {
        answering->totalHeld += m_now - answering->held;
        answering->held = 0;
    }
    if (pickedUp)
        renewTracking(place);
    lookAcross(place, event.called);

    if (clicked) {
        CallLeg dialling = *answering;
        dialling.state = LegState::Alerting;
        dialling.answered = 0;
        tell(CallNews::Originated, dialling, changes);
    }
    tell(comesBack ? CallNews::Retrieved : CallNews::Answered, *answering, changes);
    for (CallLeg &other : place.legs) {
        if (other.device == event.actor)
            continue;
        const bool waited = other.state == LegState::Alerting;
        const auto view = std::ranges::find(event.views, other.device, &View::device);
        const bool talks = view != event.views.end() && view->local == ConnectionState::Connected;
        if (pickedUp)
            tell(waited ? CallNews::PickedUp : CallNews::ParkRetrieved, other, changes);
        if (other.remoteHeld) {
            other.remoteHeld = false;
            tell(CallNews::Retrieved, other, changes);
        } else if (waited && talks) {
            other.state = LegState::Active;
            if (other.answered == 0)
                other.answered = m_now;
            tell(CallNews::Answered, other, changes);
        } else if (other.remote != other.told && !pickedUp) {
            tell(CallNews::Updated, other, changes);
        }
    }
}

void CallBook::cleared(const Event &event, Changes &changes)
{
    const CallId call = event.subject.call;
    auto gone = take(call, event.actor);
    if (!gone)
        return;
    if (gone->parked) {
        tellPlaceFree(*gone, changes);
        eraseIfEmpty(call);
        return;
    }
    const bool first = std::ranges::find(m_clearing, call) == m_clearing.end();
    const bool here = first && event.cause != Cause::MultipleAlerting;
    if (event.cause != Cause::MultipleAlerting)
        m_clearing.push_back(call);
    tellReleased(*gone, here, changes);
    if (m_calls[call].legs.size() > 1) {
        lookAcross(entry(call), {});
        tellNewRemotes(entry(call), CallNews::Updated, changes);
    }
    eraseIfEmpty(call);
}

void CallBook::heldOrRetrieved(const Event &event, Changes &changes)
{
    CallLeg *acting = leg(event.subject.call, event.actor);
    if (!acting)
        return;
    const bool holds = event.type == EventType::Held;
    acting->state = holds ? LegState::Held : LegState::Active;
    if (holds) {
        acting->held = m_now;
    } else if (acting->held != 0) {
        acting->totalHeld += m_now - acting->held;
        acting->held = 0;
    }
    tell(holds ? CallNews::Held : CallNews::Retrieved, *acting, changes);
    for (CallLeg &other : entry(event.subject.call).legs) {
        if (other.device == event.actor)
            continue;
        other.remoteHeld = holds;
        // Who holds the call himself hears nothing of what the other side does.
        if (other.state == LegState::Active)
            tell(holds ? CallNews::Held : CallNews::Retrieved, other, changes);
    }
}

void CallBook::diverted(const Event &event, Changes &changes)
{
    const CallId call = event.subject.call;
    ensureCaller(event);
    auto gone = take(call, event.actor);
    Entry &place = entry(call);
    const bool rang = gone.has_value();
    if (!rang) {
        // Forwarded before it rang: Advanced Call announces the call all the same.
        CallLeg &unseen = add(call, event.actor);
        lookAcross(place, event.called);
        tell(CallNews::ReceivedUnseen, unseen, changes);
        gone = take(call, event.actor);
    }
    place.lastLeft = event.actor;
    if (gone->parked) {
        tellPlaceFree(*gone, changes);
    } else {
        gone->detached = m_now;
        gone->redirections.push_back({event.actor, event.cause});
        gone->remote = event.destination.device.empty() ? gone->remote : event.destination.device;
        tell(CallNews::Redirected, *gone, changes);
        gone->redirections.pop_back();
        if (rang)
            tellReleased(
                *gone, event.cause == Cause::Park || event.cause == Cause::Redirected, changes);
        for (CallLeg &other : place.legs)
            other.remoteHeld = false;
    }
    if (isDiversion(event.cause))
        place.redirections.push_back({event.actor, event.cause});
    eraseIfEmpty(call);
}

void CallBook::tellPlaceFree(CallLeg &gone, Changes &changes) const
{
    gone.hidden = false;
    gone.remote = {};
    tell(CallNews::ParkedAgainst, gone, changes);
}

void CallBook::queued(const Event &event, Changes &changes)
{
    const CallId call = event.subject.call;
    CallLeg &waiting = add(call, event.actor);
    Entry &place = entry(call);
    lookAcross(place, event.called);
    CallLeg against = waiting;
    against.hidden = false;
    waiting.hidden = true;
    waiting.parked = true;
    tellNewRemotes(place, CallNews::Updated, changes);
    tell(CallNews::ParkedAgainst, against, changes);
}

void CallBook::failed(const Event &event, Changes &changes)
{
    const CallId call = event.subject.call;
    Entry &place = entry(call);
    const bool hasOwn = std::ranges::any_of(event.views, [&](const View &view) {
        return view.device == event.actor && view.local == ConnectionState::Fail;
    });
    if (hasOwn && !leg(call, event.actor))
        add(call, event.actor).hidden = true;
    lookAcross(place, event.called);
    for (CallLeg &each : place.legs) {
        if (each.device == event.actor || each.hidden)
            continue;
        each.releaseCause = event.cause;
        if (each.state == LegState::Alerting)
            each.state = LegState::Active;
        tell(CallNews::Releasing, each, changes);
    }
}

void CallBook::transferred(const Event &event, Changes &changes)
{
    const DeviceId from = event.actor;
    for (const auto &old : {std::optional(event.subject), event.secondary}) {
        auto gone = old ? take(old->call, from) : std::nullopt;
        if (!gone)
            continue;
        gone->detached = m_now;
        gone->redirections.push_back({from, event.cause});
        tell(CallNews::Redirected, *gone, changes);
        gone->redirections.pop_back();
        tellReleased(*gone, true, changes);
    }
    Entry joined;
    for (const ConnectionChange &change : event.changes) {
        if (!change.before)
            continue;
        if (const auto moved = take(change.before->call, change.before->device)) {
            joined.legs.push_back(*moved);
            joined.legs.back().call = change.now.call;
        }
        if (const auto old = m_calls.find(change.before->call); old != m_calls.end()) {
            joined.redirections = old->second.redirections;
            if (joined.info.isEmpty())
                joined.info = old->second.info;
        }
    }
    joined.redirections.push_back({from, event.cause});
    joined.lastLeft = from;
    renewTracking(joined);
    eraseIfEmpty(event.subject.call);
    if (event.secondary)
        eraseIfEmpty(event.secondary->call);
    if (joined.legs.empty())
        return;
    const CallId call = joined.legs.front().call;
    Entry &place = m_calls[call] = std::move(joined);
    lookAcross(place, event.destination);
    for (CallLeg &each : place.legs) {
        const auto others = [&](LegState state) {
            return std::ranges::any_of(place.legs, [&](const CallLeg &other) {
                return other.device != each.device && other.state == state;
            });
        };
        each.remoteHeld = others(LegState::Held);
        if (each.state == LegState::Active && !others(LegState::Active) && !each.remoteHeld) {
            // The target has yet to answer: this half waits as if it had dialled.
            each.state = LegState::Alerting;
            each.personality = LegPersonality::Originator;
        }
    }
    for (CallLeg &each : place.legs)
        tell(CallNews::Transferred, each, changes);
}

} // namespace balie::sim
