#include "cti/oracle/ToldByXsi.h"

#include <algorithm>

namespace balie::oracle {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Takes out who waits there: no call of this device.
QMap<QString, DeviceFacts::Connection> takeParked(DeviceFacts &facts)
{
    QMap<QString, DeviceFacts::Connection> parked;
    for (const QString &call : facts.connections.keys()) {
        if (facts.connections.value(call).state == "waiting"_L1)
            parked.insert(call, facts.connections.take(call));
    }
    return parked;
}

} // namespace

Facts asToldByXsi(
    const Facts &truth, const std::function<QString(const QString &device)> &userIdOf, const OwnLine &own)
{
    Facts told;
    for (DeviceFacts facts : truth) {
        const auto parked = takeParked(facts);
        if (facts.device == own.device) {
            DeviceFacts place;
            place.device = own.parkPlace;
            place.lamp = u"free"_s;
            place.connections = parked;
            told.insert(place.device, place);
        }
        const QString user = userIdOf(facts.device);
        if (user.isEmpty())
            continue;
        facts.device = user;
        if (facts.lamp == "no phone"_L1)
            facts.lamp = u"free"_s;
        told.insert(user, facts);
    }
    return told;
}

Facts withoutCallIds(const Facts &facts)
{
    Facts result = facts;
    for (DeviceFacts &device : result) {
        QList<DeviceFacts::Connection> connections = device.connections.values();
        std::sort(connections.begin(), connections.end());
        device.connections.clear();
        for (qsizetype i = 0; i < connections.size(); ++i)
            device.connections.insert(QString::number(i), connections.at(i));
    }
    return result;
}

} // namespace balie::oracle
