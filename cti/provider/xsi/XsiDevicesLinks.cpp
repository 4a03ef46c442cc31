// Which call became which, where no event of one device says it: commands know, or two devices
// together.
#include "cti/provider/xsi/XsiWatched.h"
#include "cti/switchboard/CallUse.h"

#include <algorithm>

namespace balie::cti {

void XsiDevices::noteConsultation(const ConnectionId &held, const QString &consultationCallId)
{
    Watched *const own = find(m_own);
    if (!own || !own->fold.noteConsultation(held, consultationCallId))
        return;
    post(*own, false);
    changed(m_own);
}

void XsiDevices::noteLeaving(
    const ConnectionId &connection, EndReason reason, const Party &to, const CallId &movedTo)
{
    if (Watched *const watched = find(connection.device))
        watched->fold.noteLeaving(connection, {reason, to, movedTo, m_clock.now() + leavingWithin});
}

void XsiDevices::forgetLeaving(const ConnectionId &connection)
{
    if (Watched *const watched = find(connection.device))
        watched->fold.forgetLeaving(connection);
    if (m_parking && m_parking->call.id == connection)
        m_parking.reset();
}

void XsiDevices::notePickUp(const ConnectionId &theirs, const QString &ownCallId)
{
    const Connection *const ringing = connection(theirs);
    Party caller = ringing ? ringing->remote : Party();
    for (const Gone &gone : m_gone) {
        if (!ringing && gone.last.id == theirs)
            caller = gone.last.remote;
    }
    m_pickUps.append({theirs, caller, ownCallId, m_clock.now() + leavingWithin});
    followPickUps();
}

/// The call of the one who picks up has a tracking id of its own. That it is the call that rang is
/// believed when it is told with its first sight, while the other still rings, or after it has
/// shown the same caller; in between nobody could tell it from any other call.
bool XsiDevices::linkPickUps(PickUpLinks which, const QVector<ConnectionId> &before)
{
    Watched *const own = find(m_own);
    bool linked = false;
    m_pickUps.removeIf([&](const PickUp &pickUp) {
        const bool rings = connection(pickUp.theirs) != nullptr;
        const FoldedCall *const mine = own ? own->fold.find(pickUp.ownCallId) : nullptr;
        if (!mine || mine->isShadow)
            return pickUp.until < m_clock.now();
        const Connection &model = mine->model;
        if (model.id.call == pickUp.theirs.call)
            return true;
        const bool isNew = which == PickUpLinks::OfNewCalls && rings && !before.contains(model.id);
        const bool isShown = which == PickUpLinks::OfKnownCalls
            && (isSame(model.remote, pickUp.caller)
                || isDevice(model.remote, pickUp.theirs.device));
        if (!isNew && !isShown)
            return false;
        own->fold.addLink({pickUp.theirs.call, model.id.call, CallLink::Why::PickUp});
        linked = true;
        return true;
    });
    return linked;
}

void XsiDevices::followPickUps()
{
    if (linkPickUps(PickUpLinks::OfKnownCalls, {}))
        post(*find(m_own), false);
}

/// The connection that this device has, or just had, with that party.
const Connection *XsiDevices::leftWith(const DeviceId &device, const Party &remote) const
{
    const Watched *const watched = find(device);
    if (!watched || !cti::isKnown(remote))
        return nullptr;
    for (const FoldedCall &entry : watched->fold.calls()) {
        if (!entry.isShadow && isSame(entry.model.remote, remote))
            return &entry.model;
    }
    const auto gone = std::find_if(m_gone.crbegin(), m_gone.crend(), [&](const Gone &each) {
        return each.last.id.device == device && isSame(each.last.remote, remote);
    });
    return gone == m_gone.crend() ? nullptr : &gone->last;
}

/// A call that somebody sent on may ring at its new place under a new tracking id. Who sent it on
/// stands in its redirections, and the caller is the same: told as a link of the one who sent it.
void XsiDevices::followRedirections(const XsiDeviceFold &fold, const QVector<ConnectionId> &before)
{
    QVector<std::pair<DeviceId, CallLink>> links;
    for (const FoldedCall &entry : fold.calls()) {
        const Connection &connection = entry.model;
        if (entry.isShadow || before.contains(connection.id) || connection.redirections.isEmpty())
            continue;
        const DeviceId from = connection.redirections.last().from.device;
        const Connection *const was
            = from == fold.device() ? nullptr : leftWith(from, connection.remote);
        if (was && was->id.call != connection.id.call)
            links.append({from, {was->id.call, connection.id.call, CallLink::Why::Transfer}});
    }
    for (const auto &[device, link] : std::as_const(links)) {
        Watched *const sender = find(device);
        sender->fold.addLink(link);
        post(*sender, false);
    }
}

} // namespace balie::cti
