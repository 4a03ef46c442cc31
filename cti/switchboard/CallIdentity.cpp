#include "cti/switchboard/CallIdentity.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace balie::cti {

namespace {

/// How late a device may come with its part in a call that the others have left. Monitors of one switch differ by
/// milliseconds and lamps by a frame; a redial under the same id takes a person longer.
constexpr Clock::Milliseconds lateness = 2s;
/// Calls under which one device is remembered as having handed them on.
constexpr qsizetype keptHandedOn = 64;

bool isKnown(const Party &party)
{
    return !party.device.isEmpty() || !party.number.isEmpty();
}

bool names(const QVector<QString> &list, const Party &party)
{
    return (!party.device.isEmpty() && list.contains(party.device.value()))
        || (!party.number.isEmpty() && list.contains(party.number));
}

bool isDevice(const Party &party, const DeviceId &device)
{
    return party.device == device || party.number == device.value();
}

bool isSame(const Party &a, const Party &b)
{
    return (!a.device.isEmpty() && isDevice(b, a.device)) || (!a.number.isEmpty() && a.number == b.number)
        || (!b.device.isEmpty() && isDevice(a, b.device));
}

void add(QVector<QString> &list, const QString &name)
{
    if (!name.isEmpty() && !list.contains(name))
        list.append(name);
}

void add(QVector<QString> &list, const Party &party)
{
    add(list, party.device.value());
    add(list, party.number);
}

void addAll(QVector<QString> &list, const QVector<QString> &names)
{
    for (const QString &name : names)
        add(list, name);
}

/// Whether the call went on without the device that left it so.
bool isHandingOn(EndReason reason)
{
    return reason == EndReason::Transferred || reason == EndReason::Diverted || reason == EndReason::Merged;
}

} // namespace

/// What decides whether a connection and a use of its call id belong together.
struct CallIdentity::UseRules {
    static bool lives(const Use &use) { return !use.devices.isEmpty(); }

    static bool has(const Use &use, const DeviceId &device)
    {
        return std::any_of(use.devices.cbegin(), use.devices.cend(),
                           [&](const Taking &taking) { return taking.device == device; });
    }

    static const Left *left(const Use &use, const DeviceId &device)
    {
        const auto found = std::find_if(use.left.cbegin(), use.left.cend(),
                                        [&](const Left &left) { return left.device == device; });
        return found == use.left.cend() ? nullptr : &*found;
    }

    static bool wasHandedOn(const Use &use)
    {
        return std::any_of(use.left.cbegin(), use.left.cend(),
                           [](const Left &left) { return isHandingOn(left.reason); });
    }

    /// Nobody is in it any more and nobody handed it on: it was hung up.
    static bool isOver(const Use &use)
    {
        return !lives(use) && !use.left.isEmpty() && !isHandingOn(use.left.last().reason);
    }

    static bool someRemoteUnknown(const Use &use)
    {
        return std::any_of(use.devices.cbegin(), use.devices.cend(),
                           [](const Taking &taking) { return taking.remoteUnknown; })
            || std::any_of(use.left.cbegin(), use.left.cend(),
                           [](const Left &left) { return !isKnown(left.remote); });
    }

    /// Whether somebody in the use named this device.
    static bool isNamed(const Use &use, const DeviceId &device)
    {
        return use.remotes.contains(device.value()) || use.vias.contains(device.value());
    }

    /// Whether the connection came by way of a device of the use.
    static bool cameByWayOf(const Use &use, const Connection &connection)
    {
        const auto tookPart = [&use](const Party &party) {
            return std::any_of(use.devices.cbegin(), use.devices.cend(),
                               [&](const Taking &taking) { return isDevice(party, taking.device); })
                || std::any_of(use.left.cbegin(), use.left.cend(),
                               [&](const Left &left) { return isDevice(party, left.device); });
        };
        return std::any_of(connection.redirections.cbegin(), connection.redirections.cend(),
                           [&](const Redirection &redirection) { return tookPart(redirection.from); })
            || (!connection.recalledFrom.isEmpty() && tookPart(Party{connection.recalledFrom, {}, {}, false}));
    }

    /// Whether somebody in the use was calling what this connection says was called, or what sent it on.
    static bool isSoughtBy(const Use &use, const Connection &connection)
    {
        return names(use.remotes, connection.called)
            || std::any_of(connection.redirections.cbegin(), connection.redirections.cend(),
                           [&](const Redirection &redirection) { return names(use.remotes, redirection.from); });
    }

    /// Whether the parties of the connection are those of the use. Ids are unique among the calls that live, but
    /// what lives here may be over at the switch, so that an id alone proves nothing.
    static bool fits(const Use &use, const Connection &connection)
    {
        const Party &remote = connection.remote;
        const bool named = isNamed(use, connection.id.device);
        if (isKnown(remote)) {
            if (names(use.remotes, remote))
                return true; // they share the far party: transferred, forwarded, picked up
            for (const Taking &taking : use.devices) {
                if (isDevice(remote, taking.device))
                    return named || taking.remoteUnknown || isSoughtBy(use, connection);
            }
            for (const Left &gone : use.left) {
                if (isDevice(remote, gone.device))
                    return named || isSoughtBy(use, connection);
            }
            return (named || cameByWayOf(use, connection)) && someRemoteUnknown(use);
        }
        if (named || cameByWayOf(use, connection))
            return true;
        if (!lives(use) || connection.state == ConnectionState::Initiated)
            return false; // going off hook is always the beginning of a call
        return !remote.withheld || someRemoteUnknown(use);
    }

    static bool mayJoin(const Use &use, const Connection &connection)
    {
        if (!fits(use, connection))
            return false;
        if (lives(use) || !use.overAt || !connection.startedAt
            || *connection.startedAt <= *use.overAt + lateness)
            return true;
        return wasHandedOn(use) && (isNamed(use, connection.id.device) || cameByWayOf(use, connection));
    }

    /// Whether a device that left can be in the same call again. One that hung up cannot: the id was reused.
    static bool mayComeBack(const Use &use, const Left &left, const Connection &connection)
    {
        const Party &remote = connection.remote;
        if (!isHandingOn(left.reason) || (isKnown(remote) && isKnown(left.remote) && !names(use.remotes, remote)))
            return false;
        if (connection.recall != RecallReason::None)
            return true;
        switch (connection.state) {
        case ConnectionState::Alerting:
            return cameByWayOf(use, connection) || names(use.vias, connection.called)
                || std::any_of(connection.redirections.cbegin(), connection.redirections.cend(),
                               [&](const Redirection &redirection) { return names(use.vias, redirection.from); });
        case ConnectionState::Connected:
        case ConnectionState::Hold:
            // Picked up or taken out of the park. A call that is made anew has no answer at first.
            return connection.direction != Direction::Outgoing || connection.answeredAt.has_value();
        case ConnectionState::Queued:
            return true;
        default:
            return false;
        }
    }

    /// Whether two uses name each other's parties, so that a link between them is believable.
    static bool areRelated(const Use &a, const Use &b)
    {
        const auto parties = [](const Use &use) {
            QVector<QString> all = use.remotes + use.vias;
            for (const Taking &taking : use.devices)
                all.append(taking.device.value());
            for (const Left &left : use.left)
                all.append(left.device.value());
            return all;
        };
        const QVector<QString> some = parties(a);
        const QVector<QString> others = parties(b);
        return some.isEmpty() || others.isEmpty()
            || std::any_of(some.cbegin(), some.cend(), [&](const QString &name) { return others.contains(name); });
    }
};

// ---- Finding

CallIdentity::Use *CallIdentity::useWith(const ConnectionId &id)
{
    const auto uses = m_calls.find(id.call);
    if (uses == m_calls.end())
        return nullptr;
    for (Use &use : *uses) {
        if (UseRules::has(use, id.device))
            return &use;
    }
    return nullptr;
}

CallIdentity::Use *CallIdentity::useToJoin(const Connection &connection)
{
    const auto uses = m_calls.find(connection.id.call);
    if (uses == m_calls.end())
        return nullptr;
    // Oldest first: each device goes through the uses of an id in the order in which they were.
    for (Use &use : *uses) {
        if (!UseRules::left(use, connection.id.device) && UseRules::mayJoin(use, connection))
            return &use;
    }
    return nullptr;
}

CallIdentity::Use *CallIdentity::useToComeBackTo(const Connection &connection)
{
    const auto uses = m_calls.find(connection.id.call);
    if (uses == m_calls.end())
        return nullptr;
    for (auto use = uses->rbegin(); use != uses->rend(); ++use) {
        const Left *const left = UseRules::left(*use, connection.id.device);
        if (left && UseRules::mayComeBack(*use, *left, connection))
            return &*use;
    }
    return nullptr;
}

CallIdentity::Use *CallIdentity::useRecalled(const Connection &connection)
{
    Use *best = nullptr;
    int bestScore = 0;
    const auto consider = [&](Use &use) {
        for (const Left &left : std::as_const(use.left)) {
            if (!isHandingOn(left.reason)
                || (left.device != connection.id.device && !isDevice(left.sentTo, connection.recalledFrom)))
                continue;
            const bool bothKnown = isKnown(connection.remote) && isKnown(left.remote);
            const bool sameRemote = bothKnown && isSame(connection.remote, left.remote);
            if (bothKnown && !sameRemote)
                continue;
            int score = sameRemote ? 2 : 0;
            if (!connection.recalledFrom.isEmpty() && isDevice(left.sentTo, connection.recalledFrom))
                score += 4;
            if (left.device == connection.id.device)
                score += 1;
            // Of two calls of the same caller the last one; of two callers whom nobody can tell apart the
            // one who has waited longest.
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
                        ringsHere = ringsHere || UseRules::has(otherUse, connection.id.device);
                        hungUp = hungUp || UseRules::isOver(otherUse);
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
    Use *use = isRecall ? useToComeBackTo(connection) : useToJoin(connection);
    if (!use)
        use = isRecall ? useToJoin(connection) : useToComeBackTo(connection);
    if (!use) {
        CallThreadId thread = CallThreadId::None;
        if (isRecall) {
            if (const Use *const recalled = useRecalled(connection))
                thread = recalled->thread;
        }
        use = &open(connection.id.call, thread == CallThreadId::None ? newThread() : thread);
    }
    use->devices.append({connection.id.device, true});
    use->overAt.reset();
    remember(*use, connection);
    return use->thread;
}

CallThreadId CallIdentity::threadOf(const CallId &call) const
{
    const auto uses = m_calls.constFind(call);
    if (uses == m_calls.cend())
        return CallThreadId::None;
    const auto use = std::find_if(uses->crbegin(), uses->crend(), UseRules::lives);
    return use == uses->crend() ? CallThreadId::None : use->thread;
}

CallThreadId CallIdentity::threadOf(const ConnectionId &id) const
{
    const auto uses = m_calls.constFind(id.call);
    if (uses == m_calls.cend())
        return CallThreadId::None;
    const auto use = std::find_if(uses->cbegin(), uses->cend(),
                                  [&](const Use &candidate) { return UseRules::has(candidate, id.device); });
    return use == uses->cend() ? CallThreadId::None : use->thread;
}

void CallIdentity::remember(Use &use, const Connection &connection)
{
    const bool known = isKnown(connection.remote);
    for (Taking &taking : use.devices) {
        if (taking.device == connection.id.device)
            taking.remoteUnknown = !known;
    }
    add(use.remotes, connection.remote);
    for (const Redirection &redirection : connection.redirections)
        add(use.vias, redirection.from);
    add(use.vias, connection.recalledFrom.value());
    if (connection.startedAt && (!use.since || *connection.startedAt < *use.since))
        use.since = connection.startedAt;
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
    add(use->vias, ended.newDestination);
    const bool goesOn = !ended.movedTo.isEmpty() && ended.movedTo != id.call;
    const Left left{id.device, ended.reason, ended.last.remote, ended.newDestination};
    if (goesOn) {
        link({id.call, ended.movedTo, CallLink::Why::Transfer}, id.device);
        if (ended.reason == EndReason::Transferred) {
            // Out of the new call too, without ever having had a connection in it: the next one is another.
            Use *const next = linkTarget({id.call, ended.movedTo, CallLink::Why::Transfer}, id.device);
            if (next && !UseRules::has(*next, id.device)) {
                next->left.append(left);
                if (!UseRules::lives(*next))
                    next->overAt = at;
                handedOn(id.device, ended.movedTo);
            }
        }
        use = useWith(id); // a link may have opened another use of the same id
    }
    use->devices.removeIf([&](const Taking &taking) { return taking.device == id.device; });
    use->left.removeIf([&](const Left &earlier) { return earlier.device == id.device; });
    use->left.append(left);
    if (use->devices.isEmpty())
        use->overAt = at;
    if (isHandingOn(ended.reason)) {
        handedOn(id.device, id.call);
        if (!ended.newDestination.device.isEmpty())
            handedOn(ended.newDestination.device, id.call);
    }
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

CallIdentity::Use *CallIdentity::linkTarget(const CallLink &link, const DeviceId &seenBy)
{
    if (Use *const use = useWith({link.newCall, seenBy}))
        return use;
    const auto uses = m_calls.find(link.newCall);
    if (uses == m_calls.end())
        return nullptr;
    for (auto use = uses->rbegin(); use != uses->rend(); ++use) {
        if (use->cameFrom.contains(link.oldCall) && !UseRules::left(*use, seenBy))
            return &*use;
    }
    return nullptr;
}

CallIdentity::Use *CallIdentity::linkSource(const CallLink &link, const DeviceId &seenBy, const Use *target)
{
    if (Use *const use = useWith({link.oldCall, seenBy}))
        return use;
    const auto uses = m_calls.find(link.oldCall);
    if (uses == m_calls.end())
        return nullptr;
    for (auto use = uses->rbegin(); use != uses->rend(); ++use) {
        // Ended in an earlier snapshot of the same device, which was told where the call went afterwards.
        const Left *const left = UseRules::left(*use, seenBy);
        if (left && isHandingOn(left->reason) && use->became.isEmpty())
            return &*use;
    }
    for (Use &use : *uses) {
        if (!use.became.contains(link.newCall) && !UseRules::isOver(use) && !UseRules::left(use, seenBy)
            && (!target || UseRules::areRelated(use, *target)))
            return &use;
    }
    return nullptr;
}

void CallIdentity::link(const CallLink &link, const DeviceId &seenBy)
{
    if (link.oldCall == link.newCall || link.oldCall.isEmpty() || link.newCall.isEmpty())
        return;
    Use *target = linkTarget(link, seenBy);
    if (target && target->cameFrom.contains(link.oldCall) && !useWith({link.oldCall, seenBy}))
        return; // another monitor told it already
    Use *source = linkSource(link, seenBy, target);
    if (!source)
        source = &open(link.oldCall, newThread());
    if (!target) {
        // The new id may be in use already because another device told of its part first.
        const auto uses = m_calls.find(link.newCall);
        if (uses != m_calls.end()) {
            for (Use &use : *uses) {
                if (!UseRules::left(use, seenBy) && !UseRules::isOver(use) && UseRules::areRelated(use, *source)) {
                    target = &use;
                    break;
                }
            }
        }
    }
    if (!target)
        target = &open(link.newCall, source->thread);
    if (!source->became.contains(link.newCall))
        source->became.append(link.newCall);
    if (!target->cameFrom.contains(link.oldCall))
        target->cameFrom.append(link.oldCall);
    addAll(target->remotes, source->remotes);
    addAll(target->vias, source->vias);
    for (const Taking &taking : std::as_const(source->devices))
        add(target->vias, taking.device.value());
    add(source->vias, seenBy.value());
    add(target->vias, seenBy.value());
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
    QVector<CallId> &calls = m_callsOf[into];
    const QVector<CallId> moved = m_callsOf.take(gone);
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

QVector<CallIdentity::Merged> CallIdentity::takeMerged()
{
    return std::exchange(m_merged, {});
}

// ---- Forgetting

template <typename Predicate>
void CallIdentity::forget(Predicate forgettable)
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
            const bool heldBySameId = std::any_of(uses->cbegin(), uses->cend(),
                                                  [&](const Use &use) { return use.thread == thread; });
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
    forget([moment](const Use &use) { return !UseRules::lives(use) && use.overAt.value_or(moment) <= moment; });
}

void CallIdentity::forgetOverBefore(Clock::Milliseconds moment)
{
    forget([moment](const Use &use) { return UseRules::isOver(use) && use.overAt && *use.overAt <= moment; });
}

qsizetype CallIdentity::size() const
{
    qsizetype count = 0;
    for (const Uses &uses : m_calls)
        count += uses.size();
    return count;
}

} // namespace balie::cti
