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

QStringList threadFaults(const Facts &truth, const Facts &shown,
    const std::function<quint64(const QString &device, const QString &call)> &threadOf)
{
    QStringList faults;
    QMap<QString, quint64> threads;
    QMap<quint64, QString> calls;
    for (const DeviceFacts &device : shown) {
        const auto there = truth.value(device.device).connections;
        for (auto half = there.cbegin(); half != there.cend(); ++half) {
            const QStringList same = device.connections.keys(half.value());
            if (same.size() != 1 || there.keys(half.value()).size() != 1)
                continue;
            const quint64 thread = threadOf(device.device, same.first());
            const quint64 first = threads.value(half.key(), thread);
            if (thread != first)
                faults << u"call %1 is thread %2, but %3 at %4"_s.arg(half.key())
                              .arg(first).arg(thread).arg(device.device);
            const QString call = calls.value(thread, half.key());
            if (call != half.key())
                faults << u"thread %1 is call %2, but %3 at %4"_s.arg(thread)
                              .arg(call, half.key(), device.device);
            threads.insert(half.key(), first);
            calls.insert(thread, call);
        }
    }
    return faults;
}

} // namespace balie::oracle
