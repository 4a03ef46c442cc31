#include "cti/provider/xsi/XsiDeviceFold.h"

#include "cti/provider/xsi/XsiActionRules.h"

#include <QSet>
#include <algorithm>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Events that are the first of a call at a device.
bool begins(const QString &eventType)
{
    return eventType == "CallReceivedEvent"_L1 || eventType == "CallOriginatingEvent"_L1
        || eventType == "CallOriginatedEvent"_L1;
}

} // namespace

FoldedCall *XsiDeviceFold::mutableFind(const QString &callId)
{
    const auto found = std::ranges::find_if(
        m_calls, [&](const FoldedCall &entry) { return entry.call.callId == callId; });
    return found == m_calls.end() ? nullptr : &*found;
}

const FoldedCall *XsiDeviceFold::find(const QString &callId) const
{
    const auto found = std::ranges::find_if(
        m_calls, [&](const FoldedCall &entry) { return entry.call.callId == callId; });
    return found == m_calls.end() ? nullptr : &*found;
}

const FoldedCall *XsiDeviceFold::find(const ConnectionId &connection) const
{
    const auto found = std::ranges::find_if(m_calls,
        [&](const FoldedCall &entry) { return !entry.isShadow && entry.model.id == connection; });
    return found == m_calls.end() ? nullptr : &*found;
}

bool XsiDeviceFold::take(const xsi::CallData &data, const QString &eventType, ServerClock &clock,
    Clock::Milliseconds now)
{
    bool changed = false;
    for (const xsi::Call &call : data.calls)
        learnTimes(call, eventType, data.isSnapshot, clock);
    if (data.isSnapshot) {
        QSet<QString> present;
        for (const xsi::Call &call : data.calls)
            present.insert(call.callId);
        const QVector<FoldedCall> former = m_calls;
        for (const FoldedCall &entry : former) {
            if (present.contains(entry.call.callId))
                continue;
            if (!entry.isShadow) {
                // Nobody says what became of it, but we may know what was meant to.
                EndedConnection gone = endingOf(entry, entry.call, now);
                if (gone.reason == EndReason::Cleared)
                    gone.reason = EndReason::Unknown;
                m_ended.append(gone);
                changed = true;
            }
            remove(entry.call.callId);
        }
        changed = changed || m_knowledge != Knowledge::Known;
        m_knowledge = Knowledge::Known;
    }
    for (const xsi::Call &call : data.calls) {
        if (!call.callId.isEmpty())
            changed = takeCall(call, eventType, data.isSnapshot, clock, now) || changed;
    }
    if (data.isSnapshot)
        std::ranges::stable_sort(
            m_calls, {}, [](const FoldedCall &entry) { return entry.call.startTime.value_or(0); });
    connectConsultations();
    return take(xsi::HookData{data.offHook}) || changed;
}

void XsiDeviceFold::learnTimes(
    const xsi::Call &call, const QString &eventType, bool isSnapshot, ServerClock &clock) const
{
    for (const auto &time :
        {call.startTime, call.answerTime, call.heldTime, call.detachedTime, call.releaseTime}) {
        if (time)
            clock.learnPast(*time);
    }
    if (isSnapshot)
        return;
    // Only what this event tells for the first time has just happened.
    const FoldedCall *const known = find(call.callId);
    if (!known && begins(eventType) && !call.answerTime && call.startTime)
        clock.learn(*call.startTime);
    else if (known && call.releaseTime)
        clock.learn(*call.releaseTime);
    else if (known && !known->call.answerTime && call.answerTime
        && eventType == "CallAnsweredEvent"_L1)
        clock.learn(*call.answerTime);
}

/// The switch has given the id to another call, and we missed the end of the first.
bool XsiDeviceFold::isAnotherCall(
    const xsi::Call &was, const xsi::Call &is, const QString &eventType, bool isSnapshot) const
{
    if (!was.startTime || !is.startTime || was.startTime == is.startTime
        || was.extTrackingId == is.extTrackingId || !is.recallType.isEmpty())
        return false;
    const bool forgotAnswer = was.answerTime && !is.answerTime;
    return forgotAnswer || begins(eventType) || (isSnapshot && was.remote != is.remote);
}

bool XsiDeviceFold::takeCall(const xsi::Call &call, const QString &eventType, bool isSnapshot,
    const ServerClock &clock, Clock::Milliseconds now)
{
    FoldedCall *entry = mutableFind(call.callId);
    if (entry && isAnotherCall(entry->call, call, eventType, isSnapshot)) {
        if (!entry->isShadow)
            m_ended.append({entry->model, EndReason::Unknown, {}, {}, {}});
        remove(call.callId);
        entry = nullptr;
    }
    switch (shownAs(call)) {
    case CallShown::Over:
        return endedBy(call, now);
    case CallShown::No: {
        if (call.state == xsi::CallState::Unknown)
            return false; // a word of a later release: what was known is better than nothing
        FoldedCall shadow{call, {}, true};
        shadow.model.id = entry ? entry->model.id : ConnectionId{idFor(call), m_device};
        const bool changed = endedBy(call, now);
        m_calls.append(shadow);
        return changed;
    }
    case CallShown::Yes:
        break;
    }
    const CallHint hint = hintFrom(eventType);
    if (!entry || entry->isShadow) {
        const CallId before = entry ? entry->model.id.call : CallId();
        if (entry)
            remove(call.callId);
        FoldedCall made;
        made.model.id = {idFor(call), m_device};
        if (!before.isEmpty() && before != made.model.id.call)
            m_links.append({before, made.model.id.call, CallLink::Why::Recall});
        if (!isSnapshot)
            made.model.startedAt = now; // unless the switch says so
        update(made, call, hint, clock, now);
        m_calls.append(made);
        return true;
    }
    const FoldedCall former = *entry;
    if (entry->call.extTrackingId != call.extTrackingId)
        rename(*entry, idFor(call));
    update(*entry, call, hint, clock, now);
    return entry->model != former.model || entry->call != former.call;
}

/// The legs of one call share the tracking id, so that two of them at one device would be one
/// connection: the later gets a name of its own.
CallId XsiDeviceFold::idFor(const xsi::Call &call) const
{
    const CallId shared(call.extTrackingId.isEmpty() ? call.callId : call.extTrackingId);
    const bool isTaken = std::ranges::any_of(m_calls, [&](const FoldedCall &other) {
        return !other.isShadow && other.call.callId != call.callId && other.model.id.call == shared;
    });
    return isTaken ? CallId(shared.value() + u'/' + call.callId) : shared;
}

void XsiDeviceFold::rename(FoldedCall &entry, const CallId &id)
{
    const CallId before = entry.model.id.call;
    if (before == id)
        return;
    m_ended.append({entry.model, EndReason::Merged, {}, id, {}});
    m_links.append({before, id, CallLink::Why::Tracking});
    entry.model.id.call = id;
}

void XsiDeviceFold::update(FoldedCall &entry, const xsi::Call &call, const CallHint &hint,
    const ServerClock &clock, Clock::Milliseconds now)
{
    const Connection before
        = std::exchange(entry.model, connectionFrom(call, hint, m_device, clock));
    Connection &connection = entry.model;
    connection.id = before.id;
    connection.consultationOf = before.consultationOf;
    connection.actions = before.actions; // of the rules, which come after
    // A transfer turns a call that came in into one that goes out; for people it stays what it was.
    if (before.direction != Direction::Unknown)
        connection.direction = before.direction;
    if (before.called != Party())
        connection.called = before.called;
    const bool isNew = before.state == ConnectionState::Null;
    if (before.startedAt && (!isNew || !connection.startedAt))
        connection.startedAt = before.startedAt;
    const bool isAnswered = call.state == xsi::CallState::Active && connection.failCause.isEmpty()
        && connection.state == ConnectionState::Connected;
    if (before.answeredAt)
        connection.answeredAt = before.answeredAt;
    else if (isAnswered && !connection.answeredAt && !isNew)
        connection.answeredAt = now;
    if (connection.state == ConnectionState::Hold) {
        const bool wasHeld = before.state == ConnectionState::Hold;
        if (wasHeld && before.heldSince && entry.call.heldTime == call.heldTime)
            connection.heldSince = before.heldSince;
        else if (!connection.heldSince && !isNew)
            connection.heldSince = now;
    }
    entry.call = call;
    entry.isShadow = false;
    learnWhetherItObeys(call);
}

/// Telephones that cannot be told to talk cannot be told to hold either, and only the former is
/// told: while it rings, and while a call is held.
void XsiDeviceFold::learnWhetherItObeys(const xsi::Call &call)
{
    if (call.state == xsi::CallState::Held)
        m_obeys = call.allowRetrieve;
    else if (call.state == xsi::CallState::Alerting
        && call.personality == xsi::Personality::Terminator)
        m_obeys = call.allowAnswer;
}

void XsiDeviceFold::remove(const QString &callId)
{
    m_calls.removeIf([&](const FoldedCall &entry) { return entry.call.callId == callId; });
    if (m_calls.isEmpty())
        m_calls.squeeze(); // thousands of devices without a call
    m_leaving.remove(callId);
    m_consultations.remove(callId);
    m_consultations.removeIf(
        [&](QHash<QString, QString>::iterator each) { return each.value() == callId; });
}

bool XsiDeviceFold::refreshActions(const AssignedServices &services)
{
    QVector<Actions> before;
    for (const FoldedCall &entry : std::as_const(m_calls))
        before.append(entry.model.actions);
    applyXsiActionRules(m_calls, m_own, m_obeys, services);
    return !std::ranges::equal(
        before, m_calls, {}, {}, [](const FoldedCall &entry) { return entry.model.actions; });
}

DeviceSnapshot XsiDeviceFold::take(bool resynced, Clock::Milliseconds at)
{
    DeviceSnapshot snapshot;
    snapshot.device = m_device;
    snapshot.knowledge = m_knowledge;
    snapshot.resynced = resynced;
    for (const FoldedCall &entry : std::as_const(m_calls)) {
        if (!entry.isShadow)
            snapshot.connections.append(entry.model);
    }
    snapshot.ended = std::exchange(m_ended, {});
    snapshot.links = std::exchange(m_links, {});
    snapshot.services = m_services;
    snapshot.at = at;
    return snapshot;
}

} // namespace balie::cti
