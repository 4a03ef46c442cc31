#include "cti/oracle/TruthFacts.h"

#include <QJsonArray>

namespace balie::oracle {

using namespace Qt::Literals::StringLiterals;

namespace {

QString stateWord(const QString &state)
{
    static const QHash<QString, QString> words{{u"initiated"_s, u"dialling"_s}, {u"alerting"_s, u"ringing"_s},
        {u"connected"_s, u"talking"_s}, {u"hold"_s, u"held"_s}, {u"queued"_s, u"waiting"_s}, {u"fail"_s, u"failed"_s}};
    return words.value(state, state);
}

// Rows 3 to 13 of the table; 10 and 12 need what a PBX cannot know of itself.
QString lampWord(const DeviceFacts &facts, bool inService)
{
    int ringing = 0;
    int talking = 0;
    int dialling = 0;
    int held = 0;
    for (const DeviceFacts::Connection &connection : facts.connections) {
        ringing += connection.state == "ringing"_L1;
        talking += connection.state == "talking"_L1;
        dialling += connection.state == "dialling"_L1 || connection.state == "failed"_L1;
        held += connection.state == "held"_L1;
    }
    if (ringing > 0 && talking + dialling > 0)
        return u"ringing, on a call"_s;
    if (ringing > 0)
        return u"ringing"_s;
    if (talking > 0)
        return u"on a call"_s;
    if (dialling > 0)
        return u"dialling"_s;
    if (held > 0)
        return u"on hold"_s;
    if (facts.doNotDisturb.value_or(false))
        return u"do not disturb"_s;
    if (facts.forwardedTo && !facts.forwardedTo->isEmpty())
        return u"forwarded to"_s;
    return inService ? u"free"_s : u"no phone"_s;
}

} // namespace

Facts factsOfTruth(const QJsonObject &truth)
{
    Facts all;
    const QJsonArray devices = truth.value("devices"_L1).toArray();
    for (const auto &value : devices) {
        const QJsonObject device = value.toObject();
        DeviceFacts facts;
        facts.device = device.value("device"_L1).toString();
        // Of somebody who shields his telephone that is the whole truth for others.
        if (device.value("private"_L1).toBool()) {
            facts.lamp = u"private"_s;
            all.insert(facts.device, facts);
            continue;
        }
        facts.doNotDisturb = device.value("doNotDisturb"_L1).toBool();
        facts.forwardedTo = QString();
        const QJsonArray rules = device.value("forwarding"_L1).toArray();
        for (const auto &rule : rules) {
            if (rule["type"_L1].toString() == "immediate"_L1 && rule["on"_L1].toBool())
                facts.forwardedTo = rule["to"_L1].toString();
        }
        const QJsonArray connections = device.value("connections"_L1).toArray();
        for (const auto &connection : connections)
            facts.connections.insert(connection["call"_L1].toString(),
                {stateWord(connection["state"_L1].toString()), connection["remote"_L1].toString()});
        facts.lamp = lampWord(facts, device.value("inService"_L1).toBool(true));
        all.insert(facts.device, facts);
    }
    return all;
}

} // namespace balie::oracle
