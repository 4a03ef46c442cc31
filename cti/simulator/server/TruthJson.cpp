#include "cti/simulator/server/TruthJson.h"

#include "cti/simulator/engine/Names.h"
#include "cti/simulator/server/Pbx.h"

#include <QJsonArray>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

namespace {

QString word(std::string_view name)
{
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

void put(QJsonObject &object, const QString &key, const std::string &text)
{
    if (!text.empty())
        object.insert(key, QString::fromStdString(text));
}

void put(QJsonObject &object, const QString &key, const Party &party)
{
    if (party.presence == Party::Presence::Known)
        put(object, key, party.device.value);
}

QJsonObject connectionJson(const ConnectionTruth &connection, Millis now)
{
    QJsonObject json{{u"call"_s, QString::fromStdString(connection.call.value)},
        {u"state"_s, word(nameOf(connection.state))},
        {u"direction"_s, word(nameOf(connection.direction))},
        {u"ageMs"_s, qint64((now - connection.started).count())}};
    put(json, u"remote"_s, connection.remote);
    put(json, u"remoteName"_s, connection.remoteName);
    put(json, u"called"_s, connection.called);
    put(json, u"lastRedirection"_s, connection.lastRedirection);
    if (connection.remote.presence == Party::Presence::Withheld)
        json.insert(u"withheld"_s, true);
    if (connection.recall)
        json.insert(u"recall"_s, word(nameOf(*connection.recall)));
    return json;
}

QJsonObject deviceJson(const DeviceTruth &truth, const Device &device, Millis now)
{
    QJsonObject json{{u"device"_s, QString::fromStdString(truth.device.value)},
        {u"inService"_s, truth.inService}, {u"doNotDisturb"_s, truth.doNotDisturb}};
    if (!device.watchable)
        json.insert(u"private"_s, true);
    put(json, u"name"_s, device.name);
    QJsonArray rules;
    for (const Forwarding &rule : truth.forwarding) {
        if (!rule.on)
            continue;
        QJsonObject entry{{u"type"_s, word(nameOf(rule.kind))}, {u"on"_s, true}};
        put(entry, u"to"_s, rule.to.value);
        rules.append(entry);
    }
    if (!rules.isEmpty())
        json.insert(u"forwarding"_s, rules);
    QJsonArray connections;
    for (const ConnectionTruth &connection : truth.connections)
        connections.append(connectionJson(connection, now));
    json.insert(u"connections"_s, connections);
    return json;
}

} // namespace

QJsonObject truthJson(const Pbx &pbx)
{
    const Millis now = pbx.now();
    QJsonArray devices;
    for (const DeviceTruth &truth : pbx.engine().truth()) {
        const Device *device = pbx.engine().device(truth.device);
        if (device && device->category != DeviceCategory::Outside)
            devices.append(deviceJson(truth, *device, now));
    }
    return {{u"at"_s, qint64(now.count())}, {u"calls"_s, qint64(pbx.engine().callCount())},
        {u"devices"_s, devices}};
}

} // namespace balie::sim
