#pragma once

#include "base/ManualClock.h"
#include "cti/provider/xsi/XsiDevices.h"
#include "cti/provider/xsi/XsiParkPlaces.h"
#include "cti/switchboard/Switchboard.h"

#include <QHash>
#include <QSet>

/// Events as a switch sends them, and what becomes of them.
namespace balie::test {

using namespace Qt::Literals::StringLiterals;

inline const QString me = u"anna@example.nl"_s;
inline const QString bob = u"bob@example.nl"_s;
inline const QString eve = u"eve@example.nl"_s;
inline const QString caller = u"+31201111111"_s; ///< somebody outside

inline xsi::RemoteParty remoteParty(const QString &who)
{
    xsi::RemoteParty party;
    if (who.contains(u'@'))
        party.userId = who;
    else
        party.address = u"tel:"_s + who;
    return party;
}

/// One call of one user; short to write down.
struct CallOf : xsi::Call {
    CallOf(const QString &id, const QString &tracking, xsi::Personality who, xsi::CallState how,
        const QString &with = {})
    {
        callId = id;
        extTrackingId = tracking;
        personality = who;
        state = how;
        if (!with.isEmpty())
            remote = remoteParty(with);
    }
    CallOf &with(const std::function<void(xsi::Call &)> &change)
    {
        change(*this);
        return *this;
    }
};

inline xsi::Event callEvent(
    const QString &type, const QVector<xsi::Call> &calls, bool isSnapshot = false)
{
    xsi::CallData data;
    data.calls = calls;
    data.isSnapshot = isSnapshot;
    xsi::Event event;
    event.type = type;
    event.data = data;
    return event;
}

/// The call side with nothing beyond it.
struct XsiStage {
    using Personality = xsi::Personality;
    using State = xsi::CallState;

    explicit XsiStage(const QStringList &watched = {})
    {
        devices.onChanged([this](const cti::DeviceId &device) { changes.append(device.value()); });
        devices.setOwnDevice(cti::DeviceId(me));
        cti::AssignedServices services;
        services.callTransfer = services.callPark = services.groupPark = true;
        services.directedPickup = services.voiceMail = true;
        devices.setServices(services);
        for (const QString &user : QStringList{me} + watched) {
            devices.await(cti::DeviceId(user));
            snapshot(user);
        }
    }

    void event(const QString &user, const QString &type, const xsi::Call &call)
    {
        devices.take(cti::DeviceId(user), callEvent(type + u"Event"_s, {call}));
    }
    void snapshot(const QString &user, const QVector<xsi::Call> &calls = {})
    {
        devices.take(cti::DeviceId(user), callEvent(u"CallSubscriptionEvent"_s, calls, true));
    }
    /// Who waits at the own line, or nobody (any more).
    void park(const QString &who = {})
    {
        if (!devices.snapshot(cti::ownParkPlace()))
            devices.await(cti::ownParkPlace());
        data(me,
            xsi::ParkedAgainstData{
                who.isEmpty() ? std::nullopt : std::optional(remoteParty(who)), {}});
    }
    void data(const QString &user, xsi::EventData data)
    {
        xsi::Event event;
        event.type = u"OtherEvent"_s;
        event.data = std::move(data);
        devices.take(cti::DeviceId(user), event);
    }
    /// Everything that was posted for the own device since the last call, in order.
    QVector<cti::DeviceSnapshot> posted() { return handOver.take().ordered; }
    cti::DeviceSnapshot last(const QString &user = me) const
    {
        const cti::DeviceSnapshot *const found = devices.snapshot(cti::DeviceId(user));
        return found ? *found : cti::DeviceSnapshot();
    }
    cti::Connection only(const QString &user = me) const
    {
        const auto connections = last(user).connections;
        return connections.size() == 1 ? connections.first() : cti::Connection();
    }
    static cti::ConnectionId id(const QString &call, const QString &user = me)
    {
        return {cti::CallId(call), cti::DeviceId(user)};
    }

    ManualClock clock;
    cti::HandOver handOver;
    cti::XsiDevices devices{clock, handOver};
    QStringList changes;
};

} // namespace balie::test
