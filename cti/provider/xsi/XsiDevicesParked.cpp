// What is parked at the own line: the Call Park package tells who waits, and not which call that is.
#include "cti/provider/xsi/XsiParkPlaces.h"
#include "cti/provider/xsi/XsiWatched.h"
#include "cti/switchboard/CallUse.h"

#include <algorithm>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isSameOrAsUnknown(const Party &a, const Party &b)
{
    return isSame(a, b) || (!isKnown(a) && !isKnown(b) && a == b);
}

} // namespace

void XsiDevices::noteParking(const ConnectionId &connection)
{
    const Party place{ownParkPlace(), {}, {}, false};
    noteLeaving(connection, EndReason::Diverted, place, connection.call);
    if (const Connection *const call = this->connection(connection))
        m_parking = {*call, m_clock.now() + leavingWithin};
}

/// The call that was parked from here goes on under its own id; any other gets one.
Connection XsiDevices::parkedConnection(const Party &who, bool justNow)
{
    const Clock::Milliseconds now = m_clock.now();
    const std::optional<Parking> parking = std::exchange(m_parking, {});
    const bool isOurs
        = parking && now <= parking->until && isSameOrAsUnknown(parking->call.remote, who);
    Connection parked;
    if (isOurs) {
        const Connection &was = parking->call;
        parked.id.call = was.id.call;
        parked.direction = was.direction;
        parked.called = was.called;
        parked.redirections = was.redirections;
        parked.redirections.append({{m_own, {}, {}, false}, u"park"_s});
        parked.queue = was.queue;
        parked.note = was.note;
    } else {
        parked.id.call = CallId(u"parked/%1/%2"_s.arg(m_own.value()).arg(++m_lastParked));
    }
    parked.id.device = ownParkPlace();
    parked.state = ConnectionState::Queued;
    parked.remote = who;
    if (isOurs || justNow)
        parked.startedAt = now;
    return parked;
}

void XsiDevices::takeParked(const xsi::ParkedAgainstData &data)
{
    Watched *const place = find(ownParkPlace());
    if (!place || place->fold.knowledge() == Knowledge::Refused)
        return;
    XsiDeviceFold &fold = place->fold;
    const bool isFirst = !std::exchange(place->fresh, true);
    bool isNews = isFirst;
    fold.setKnowledge(Knowledge::Known);
    const FoldedCall *const known = fold.calls().isEmpty() ? nullptr : &fold.calls().first();
    const Party who = data.parked ? partyFrom(*data.parked) : Party();
    const bool stays = known && data.parked && isSameOrAsUnknown(known->model.remote, who)
        && (data.callId.isEmpty() || known->call.callId == data.callId);
    if (known && !stays) {
        fold.endParked(m_clock.now());
        isNews = true;
    }
    if (data.parked && !stays) {
        const Connection parked = parkedConnection(who, !isFirst);
        fold.addParked(parked, data.callId.isEmpty() ? parked.id.call.value() : data.callId);
        fold.refreshActions(m_services);
        isNews = true;
    }
    if (!isNews)
        return;
    post(*place, isFirst);
    changed(ownParkPlace());
}

/// Parked for too long it rings here again, which the switch says of the call. It may have a new
/// tracking id, and be told of before or after it has left the park.
void XsiDevices::followParkRecalls(const QVector<ConnectionId> &before)
{
    Watched *const own = find(m_own);
    Watched *const place = find(ownParkPlace());
    if (!own || !place)
        return;
    for (const FoldedCall &entry : own->fold.calls()) {
        const Connection &back = entry.model;
        if (entry.isShadow || back.recall != RecallReason::Park || before.contains(back.id))
            continue;
        const Connection *const parked = leftWith(ownParkPlace(), back.remote);
        if (!parked)
            continue;
        const CallLink link{parked->id.call, back.id.call, CallLink::Why::Recall};
        if (place->fold.find(parked->id)) {
            place->fold.noteLeaving(parked->id,
                {EndReason::Diverted, {m_own, {}, {}, false}, link.newCall,
                    m_clock.now() + leavingWithin});
            place->fold.endParked(m_clock.now());
            post(*place, false);
        }
        if (link.oldCall != link.newCall)
            own->fold.addLink(link);
        return; // one call can be parked at a line
    }
}

} // namespace balie::cti
