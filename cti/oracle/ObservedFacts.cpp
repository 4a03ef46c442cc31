#include "cti/oracle/ObservedFacts.h"

#include "cti/lamp/Lamp.h"

namespace balie::oracle {

using namespace Qt::Literals::StringLiterals;

namespace {

QString bodyWord(cti::LampBody body)
{
    switch (body) {
    case cti::LampBody::Refused: return u"private"_s;
    case cti::LampBody::NotWatched: return u"not watched"_s;
    case cti::LampBody::Waiting: return u"waiting for the first state"_s;
    case cti::LampBody::RingingOnACall: return u"ringing, on a call"_s;
    case cti::LampBody::Ringing: return u"ringing"_s;
    case cti::LampBody::OnACall: return u"on a call"_s;
    case cti::LampBody::Dialling: return u"dialling"_s;
    case cti::LampBody::OnHold: return u"on hold"_s;
    case cti::LampBody::DoNotDisturb: return u"do not disturb"_s;
    case cti::LampBody::Forwarded: return u"forwarded to"_s;
    case cti::LampBody::AgentAway: return u"unavailable"_s;
    case cti::LampBody::NoPhone: return u"no phone"_s;
    case cti::LampBody::CalendarBusy: return u"calendar"_s;
    case cti::LampBody::Free: return u"free"_s;
    }
    return {};
}

QString stateWord(cti::ConnectionState state)
{
    switch (state) {
    case cti::ConnectionState::Null: return u"gone"_s;
    case cti::ConnectionState::Initiated: return u"dialling"_s;
    case cti::ConnectionState::Alerting: return u"ringing"_s;
    case cti::ConnectionState::Connected: return u"talking"_s;
    case cti::ConnectionState::Hold: return u"held"_s;
    case cti::ConnectionState::Queued: return u"waiting"_s;
    case cti::ConnectionState::Fail: return u"failed"_s;
    }
    return {};
}

} // namespace

Facts factsShown(const cti::Switchboard &switchboard, const QVector<cti::DeviceId> &devices)
{
    Facts all;
    for (const cti::DeviceId &device : devices) {
        DeviceFacts facts;
        facts.device = device.value();
        const cti::DeviceSnapshot *snapshot = switchboard.device(device);
        if (!snapshot) {
            facts.lamp = u"nothing at all"_s;
            all.insert(facts.device, facts);
            continue;
        }
        facts.stale = !switchboard.isFresh(device);
        facts.lamp = bodyWord(cti::lampFor(cti::personState(*snapshot, !facts.stale)).body);
        facts.doNotDisturb = snapshot->services.doNotDisturb;
        if (snapshot->services.forwarding)
            facts.forwardedTo = QString();
        for (const cti::Forwarding &forwarding : snapshot->services.forwarding.value_or(QVector<cti::Forwarding>())) {
            if (forwarding.on && forwarding.type == cti::ForwardingType::Immediate)
                facts.forwardedTo = forwarding.target;
        }
        for (const cti::Connection &connection : snapshot->connections)
            facts.connections.insert(connection.id.call.value(),
                {stateWord(connection.state), connection.remote.withheld ? QString() : connection.remote.number});
        all.insert(facts.device, facts);
    }
    return all;
}

} // namespace balie::oracle
