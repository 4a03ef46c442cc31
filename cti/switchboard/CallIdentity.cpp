#include "cti/switchboard/CallIdentity.h"

#include <algorithm>
#include <utility>

namespace balie::cti {

namespace {

/// Calls under which one device is remembered as having handed them on.
constexpr qsizetype keptHandedOn = 64;

} // namespace

// ---- Finding

CallIdentity::Use *CallIdentity::useWith(const ConnectionId &id)
{
    const auto uses = m_calls.find(id.call);
    if (uses == m_calls.end())
        return nullptr;
    for (Use &use : *uses) {
        if (use.has(id.device))
            return &use;
    }
    return nullptr;
}

CallIdentity::Use *CallIdentity::useToJoin(const Connection &connection)
{
    const auto uses = m_calls.find(connection.id.call);
    if (uses == m_calls.end())
        return nullptr;
    for (Use &use : *uses) {
        if (use.expected.contains(connection.id.device) && !use.leftBy(connection.id.device))
            return &use;
    }
    // Oldest first: each device goes through the uses of an id in the order in which they were.
    const auto mayJoin = [&](const Use &use) {
        return !use.leftBy(connection.id.device) && use.mayBeJoinedBy(connection);
    };
    for (Use &use : *uses) {
        if (!use.wasEmptyBefore(connection) && mayJoin(use))
            return &use;
    }
    // Handed on a while ago to somebody who is not watched: the last one that was.
    for (auto use = uses->rbegin(); use != uses->rend(); ++use) {
        if (mayJoin(*use))
            return &*use;
    }
    return nullptr;
}

CallIdentity::Use *CallIdentity::useLeftBy(const Connection &connection,
    bool (Use::*mayBeAgain)(const Use::Left &, const Connection &) const)
{
    const auto uses = m_calls.find(connection.id.call);
    if (uses == m_calls.end())
        return nullptr;
    for (auto use = uses->rbegin(); use != uses->rend(); ++use) {
        const Use::Left *const left = use->leftBy(connection.id.device);
        if (left && ((*use).*mayBeAgain)(*left, connection))
            return &*use;
    }
    return nullptr;
}

CallIdentity::Use *CallIdentity::useSeenAgain(const Connection &connection)
{
    return useLeftBy(connection, &Use::mayBeSeenAgain);
}

CallIdentity::Use *CallIdentity::useToComeBackTo(const Connection &connection)
{
    return useLeftBy(connection, &Use::mayBeReturnedTo);
}

CallIdentity::Use *CallIdentity::useRecalled(const Connection &connection)
{
    Use *best = nullptr;
    int bestScore = 0;
    const auto consider = [&](Use &use) {
        for (const Use::Left &left : std::as_const(use.left)) {
            if (!isHandingOn(left.reason)
                || (left.device != connection.id.device
                    && !isDevice(left.sentTo, connection.recalledFrom)))
                continue;
            const bool bothKnown = isKnown(connection.remote) && isKnown(left.remote);
            const bool sameRemote = bothKnown && isSame(connection.remote, left.remote);
            if (bothKnown && !sameRemote)
                continue;
            int score = sameRemote ? 2 : 0;
            if (!connection.recalledFrom.isEmpty()
                && isDevice(left.sentTo, connection.recalledFrom))
                score += 4;
            if (left.device == connection.id.device)
                score += 1;
            // Of two calls of the same caller the last one; of two callers whom nobody can tell
            // apart the one who has waited longest.
            if (score >= 3 && (score > bestScore || (score == bestScore && sameRemote))) {
                best = &use;
                bestScore = score;
            }
        }
    };
    const auto search = [&](const DeviceId &device) {
        const auto calls = m_handedOnBy.constFind(device);
        if (device.isEmpty() || calls == m_handedOnBy.cend())
            return;
        for (const CallId &call : *calls) {
            const auto uses = m_calls.find(call);
            if (uses == m_calls.end())
                continue;
            for (Use &use : *uses) {
                bool ringsHere = false;
                bool hungUp = false;
                for (const CallId &other : m_callsOf.value(use.thread)) {
                    for (const Use &otherUse : m_calls.value(other)) {
                        if (otherUse.thread != use.thread)
                            continue;
                        ringsHere = ringsHere || otherUse.has(connection.id.device);
                        hungUp = hungUp || otherUse.wasOverBefore(connection);
                    }
                }
                if (!ringsHere && !hungUp)
                    consider(use);
            }
        }
    };
    search(connection.id.device);
    search(connection.recalledFrom);
    return best;
}

// ---- Connections

CallThreadId CallIdentity::threadFor(const Connection &connection)
{
    if (Use *const use = useWith(connection.id)) {
        remember(*use, connection);
        return use->thread;
    }
    const bool isRecall = connection.recall != RecallReason::None;
    Use *use = useSeenAgain(connection);
    if (use)
        use->left.removeIf(
            [&](const Use::Left &left) { return left.device == connection.id.device; });
    else
        use = isRecall ? useToComeBackTo(connection) : useToJoin(connection);
    if (!use)
        use = isRecall ? useToJoin(connection) : useToComeBackTo(connection);
    if (!use) {
        Use *const recalled = isRecall ? useRecalled(connection) : nullptr;
        if (recalled)
            recalled->became.append(
                {connection.id.call, m_lastUse + 1}); // the one that is opened next
        use = &open(connection.id.call, recalled ? recalled->thread : newThread());
    }
    use->devices.append({connection.id.device, true});
    remember(*use, connection);
    return use->thread;
}

CallThreadId CallIdentity::threadOf(const CallId &call) const
{
    const auto uses = m_calls.constFind(call);
    if (uses == m_calls.cend())
        return CallThreadId::None;
    const auto use = std::find_if(
        uses->crbegin(), uses->crend(), [](const Use &candidate) { return candidate.lives(); });
    return use == uses->crend() ? CallThreadId::None : use->thread;
}

CallThreadId CallIdentity::threadOf(const ConnectionId &id) const
{
    const auto uses = m_calls.constFind(id.call);
    if (uses == m_calls.cend())
        return CallThreadId::None;
    const auto use = std::find_if(uses->cbegin(), uses->cend(),
        [&](const Use &candidate) { return candidate.has(id.device); });
    return use == uses->cend() ? CallThreadId::None : use->thread;
}

void CallIdentity::remember(Use &use, const Connection &connection)
{
    use.remember(connection);
    if (!connection.consultationOf.call.isEmpty()) {
        const Use *const held = useWith({connection.consultationOf.call, connection.id.device});
        if (held && held->thread != use.thread)
            m_consultationOf.insert(use.thread, held->thread);
    }
}

void CallIdentity::ended(const EndedConnection &ended, Clock::Milliseconds at)
{
    const ConnectionId &id = ended.last.id;
    Use *use = useWith(id);
    if (!use)
        return;
    remember(*use, ended.last);
    if (!ended.movedTo.isEmpty() && ended.movedTo != id.call) {
        link({id.call, ended.movedTo, CallLink::Why::Transfer}, id.device);
        use = useWith(id); // linking may have opened another use
        Use *const next = useLinkedFrom(*use, ended.movedTo);
        if (ended.reason == EndReason::Transferred && next && !next->has(id.device)) {
            // Out of the new call too, without ever having had a connection in it: the next one is
            // another.
            next->leave(ended, at);
            handedOn(id.device, ended.movedTo);
        }
    }
    use->leave(ended, at);
    if (isHandingOn(ended.reason)) {
        handedOn(id.device, id.call);
        if (!ended.newDestination.device.isEmpty())
            handedOn(ended.newDestination.device, id.call);
    }
}

void CallIdentity::lostSightOf(const Connection &connection, Clock::Milliseconds at)
{
    Use *const use = useWith(connection.id);
    if (!use)
        return;
    remember(*use, connection);
    use->loseSight(connection, at);
}

void CallIdentity::handedOn(const DeviceId &device, const CallId &call)
{
    QVector<CallId> &calls = m_handedOnBy[device];
    calls.removeOne(call);
    calls.append(call);
    if (calls.size() > keptHandedOn)
        calls.removeFirst();
}

// ---- Links

/// The use of the new id that this very use was linked to.
CallIdentity::Use *CallIdentity::useLinkedFrom(const Use &source, const CallId &newCall)
{
    for (const auto &[call, serial] : source.became) {
        const auto uses = call == newCall ? m_calls.find(call) : m_calls.end();
        if (uses == m_calls.end())
            continue;
        for (Use &use : *uses) {
            if (use.serial == serial)
                return &use;
        }
    }
    return nullptr;
}

/// The use of the old id that the device which saw the link has or had a part in.
CallIdentity::Use *CallIdentity::sourceSeenBy(const CallLink &link, const DeviceId &seenBy)
{
    if (Use *const use = useWith({link.oldCall, seenBy}))
        return use;
    const auto uses = m_calls.find(link.oldCall);
    if (uses == m_calls.end())
        return nullptr;
    // It may have been told in an earlier snapshot of the device that its part had ended.
    for (auto use = uses->rbegin(); use != uses->rend(); ++use) {
        const Use::Left *const left = use->leftBy(seenBy);
        if (left && isHandingOn(left->reason))
            return &*use;
    }
    return nullptr;
}

/// Whether another device that knows both calls has told the link to this one, which knows only the
/// new one.
bool CallIdentity::isToldAlready(const CallLink &link, const DeviceId &seenBy) const
{
    const auto uses = m_calls.constFind(link.newCall);
    if (uses == m_calls.cend())
        return false;
    return std::any_of(uses->cbegin(), uses->cend(), [&](const Use &use) {
        return use.cameFrom.contains(link.oldCall) && !use.isOver() && !use.leftBy(seenBy);
    });
}

CallIdentity::Use *CallIdentity::sourceFor(
    const CallLink &link, const DeviceId &seenBy, const Use *target)
{
    const auto uses = m_calls.find(link.oldCall);
    if (uses == m_calls.end())
        return nullptr;
    for (Use &use : *uses) {
        if (!useLinkedFrom(use, link.newCall) && !use.isOver() && !use.leftBy(seenBy)
            && (target ? use.isRelatedTo(*target) : use.lives()))
            return &use;
    }
    return nullptr;
}

/// The new id may be in use already, because another device told of its part first.
CallIdentity::Use *CallIdentity::targetFor(
    const CallLink &link, const DeviceId &seenBy, const Use &source)
{
    const auto uses = m_calls.find(link.newCall);
    if (uses == m_calls.end())
        return nullptr;
    for (Use &use : *uses) {
        if (!use.leftBy(seenBy) && !use.isOver() && use.isRelatedTo(source))
            return &use;
    }
    for (Use &use : *uses) {
        if (!use.leftBy(seenBy) && use.isNamed(seenBy) && use.isRelatedTo(source))
            return &use;
    }
    return nullptr;
}

void CallIdentity::link(const CallLink &link, const DeviceId &seenBy)
{
    if (link.oldCall == link.newCall || link.oldCall.isEmpty() || link.newCall.isEmpty())
        return;
    Use *source = sourceSeenBy(link, seenBy);
    Use *target = useWith({link.newCall, seenBy});
    if (!source) {
        if (target ? target->cameFrom.contains(link.oldCall) : isToldAlready(link, seenBy))
            return;
        source = sourceFor(link, seenBy, target);
    }
    if (!source)
        source = &open(link.oldCall, newThread());
    if (!target)
        target = useLinkedFrom(*source, link.newCall);
    if (!target)
        target = targetFor(link, seenBy, *source);
    if (!target)
        target = &open(link.newCall, source->thread);
    if (!useLinkedFrom(*source, link.newCall))
        source->became.append({link.newCall, target->serial});
    if (!target->cameFrom.contains(link.oldCall))
        target->cameFrom.append(link.oldCall);
    target->inherit(*source, seenBy);
    merge(source->thread, target->thread);
}

// ---- Threads

CallIdentity::Use &CallIdentity::open(const CallId &call, CallThreadId thread)
{
    QVector<CallId> &calls = m_callsOf[thread];
    if (!calls.contains(call))
        calls.append(call);
    Uses &uses = m_calls[call];
    uses.append(Use{});
    uses.last().thread = thread;
    uses.last().serial = ++m_lastUse;
    return uses.last();
}

Moment CallIdentity::beginOf(CallThreadId thread) const
{
    Moment begin;
    for (const CallId &call : m_callsOf.value(thread)) {
        for (const Use &use : m_calls.value(call)) {
            if (use.thread == thread && use.since && (!begin || *use.since < *begin))
                begin = use.since;
        }
    }
    return begin;
}

bool CallIdentity::survives(CallThreadId a, CallThreadId b) const
{
    if (m_consultationOf.value(b) == a)
        return true;
    if (m_consultationOf.value(a) == b)
        return false;
    const Moment beginA = beginOf(a);
    const Moment beginB = beginOf(b);
    if (beginA && beginB && *beginA != *beginB)
        return *beginA < *beginB;
    return a < b;
}

void CallIdentity::merge(CallThreadId a, CallThreadId b)
{
    if (a == b)
        return;
    const CallThreadId into = survives(a, b) ? a : b;
    const CallThreadId gone = into == a ? b : a;
    const QVector<CallId> moved = m_callsOf.take(gone);
    QVector<CallId> &calls = m_callsOf[into];
    for (const CallId &call : moved) {
        for (Use &use : m_calls[call]) {
            if (use.thread == gone)
                use.thread = into;
        }
        if (!calls.contains(call))
            calls.append(call);
    }
    m_consultationOf.remove(gone);
    for (CallThreadId &held : m_consultationOf) {
        if (held == gone)
            held = into;
    }
    m_merged.append({gone, into});
}

CallThreadId CallIdentity::survivorOf(CallThreadId thread) const
{
    for (const Merged &merged : m_merged) {
        if (merged.gone == thread)
            thread = merged.into;
    }
    return thread;
}

QVector<CallIdentity::Merged> CallIdentity::takeMerged()
{
    return std::exchange(m_merged, {});
}

// ---- Forgetting

template <typename Predicate> void CallIdentity::forget(Predicate forgettable)
{
    for (auto uses = m_calls.begin(); uses != m_calls.end();) {
        QVector<CallThreadId> gone;
        uses->removeIf([&](const Use &use) {
            const bool is = forgettable(use);
            if (is)
                gone.append(use.thread);
            return is;
        });
        for (const CallThreadId thread : std::as_const(gone)) {
            const bool heldBySameId = std::any_of(
                uses->cbegin(), uses->cend(), [&](const Use &use) { return use.thread == thread; });
            const auto calls = m_callsOf.find(thread);
            if (heldBySameId || calls == m_callsOf.end())
                continue;
            calls->removeOne(uses.key());
            if (calls->isEmpty()) {
                m_callsOf.erase(calls);
                m_consultationOf.remove(thread);
            }
        }
        if (uses->isEmpty())
            uses = m_calls.erase(uses);
        else
            ++uses;
    }
    for (auto calls = m_handedOnBy.begin(); calls != m_handedOnBy.end();) {
        calls->removeIf([this](const CallId &call) { return !m_calls.contains(call); });
        if (calls->isEmpty())
            calls = m_handedOnBy.erase(calls);
        else
            ++calls;
    }
}

void CallIdentity::forgetBefore(Clock::Milliseconds moment)
{
    forget(
        [moment](const Use &use) { return !use.lives() && use.overAt.value_or(moment) <= moment; });
}

void CallIdentity::forgetOverBefore(Clock::Milliseconds moment)
{
    forget(
        [moment](const Use &use) { return use.isOver() && use.overAt && *use.overAt <= moment; });
}

qsizetype CallIdentity::size() const
{
    qsizetype count = 0;
    for (const Uses &uses : m_calls)
        count += uses.size();
    return count;
}

} // namespace balie::cti
