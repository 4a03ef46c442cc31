#include "cti/tracetool/StateLines.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>
#include <array>

namespace balie::tracetool {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The name of an enumerator by its place; the arrays below follow the headers.
template <size_t N, typename Enum>
QString word(const std::array<QLatin1StringView, N> &words, Enum value)
{
    const auto place = size_t(value);
    return place < N ? QString(words[place]) : QString::number(place);
}

constexpr std::array events{"offered"_L1, "originated"_L1, "remoteAlerting"_L1, "answered"_L1,
    "held"_L1, "retrieved"_L1, "transferred"_L1, "recalled"_L1, "failed"_L1, "changed"_L1,
    "ended"_L1};
constexpr std::array states{
    "null"_L1, "initiated"_L1, "alerting"_L1, "connected"_L1, "hold"_L1, "queued"_L1, "fail"_L1};
constexpr std::array directions{"unknown"_L1, "incoming"_L1, "outgoing"_L1};
constexpr std::array recalls{"none"_L1, "noAnswer"_L1, "busy"_L1, "park"_L1, "hold"_L1, "other"_L1};
constexpr std::array ends{
    "unknown"_L1, "cleared"_L1, "transferred"_L1, "merged"_L1, "diverted"_L1, "failed"_L1};
constexpr std::array linkStates{"idle"_L1, "connecting"_L1, "handshake"_L1, "syncing"_L1, "live"_L1,
    "stale"_L1, "backoff"_L1, "refused"_L1};
constexpr std::array knowledges{"notWatched"_L1, "waiting"_L1, "known"_L1, "refused"_L1};
constexpr std::array forwardings{
    "immediate"_L1, "busy"_L1, "noAnswer"_L1, "doNotDisturb"_L1, "night"_L1};

void put(QJsonObject &object, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

QJsonObject connectionObject(const cti::Connection &connection)
{
    QJsonObject object{
        {u"call"_s, connection.id.call.value()},
        {u"state"_s, word(states, connection.state)},
        {u"direction"_s, word(directions, connection.direction)},
    };
    put(object, u"number"_s, connection.remote.number);
    put(object, u"name"_s, connection.remote.name);
    put(object, u"called"_s, connection.called.number);
    if (connection.remote.withheld)
        object.insert(u"withheld"_s, true);
    if (connection.recall != cti::RecallReason::None) {
        object.insert(u"recall"_s, word(recalls, connection.recall));
        put(object, u"recalledFrom"_s, connection.recalledFrom.value());
    }
    return object;
}

} // namespace

QJsonObject eventLine(const cti::CallEvent &event, qint64 wallMs)
{
    QJsonObject line = connectionObject(event.connection);
    line.insert(u"kind"_s, u"event"_s);
    line.insert(
        u"time"_s, QDateTime::fromMSecsSinceEpoch(wallMs, Qt::UTC).toString(Qt::ISODateWithMs));
    line.insert(u"event"_s, word(events, event.kind));
    line.insert(u"device"_s, event.device.value());
    line.insert(u"thread"_s, qint64(event.thread));
    line.insert(u"observed"_s, event.certainty == cti::Certainty::Observed);
    if (event.own)
        line.insert(u"own"_s, true);
    if (event.endReason != cti::EndReason::Unknown)
        line.insert(u"endReason"_s, word(ends, event.endReason));
    put(line, u"to"_s, event.newDestination.number);
    put(line, u"cause"_s, event.cause);
    put(line, u"formerly"_s, event.formerly.call.value());
    return line;
}

QJsonObject linkLine(const cti::LinkStatus &status)
{
    QJsonObject line{{u"kind"_s, u"link"_s}, {u"state"_s, word(linkStates, status.state)}};
    put(line, u"ownDevice"_s, status.ownDevice.value());
    put(line, u"server"_s, status.serverName);
    if (status.error)
        put(line, u"error"_s, errorCodeName(status.error->code) + u": "_s + status.error->detail);
    return line;
}

QJsonObject deviceLine(const cti::DeviceSnapshot &snapshot, bool fresh)
{
    QJsonArray connections;
    for (const cti::Connection &connection : snapshot.connections)
        connections.append(connectionObject(connection));
    QJsonObject line{
        {u"kind"_s, u"device"_s},
        {u"device"_s, snapshot.device.value()},
        {u"knowledge"_s, word(knowledges, snapshot.knowledge)},
        {u"fresh"_s, fresh},
        {u"connections"_s, connections},
    };
    const cti::DeviceServices &services = snapshot.services;
    if (services.doNotDisturb)
        line.insert(u"doNotDisturb"_s, *services.doNotDisturb);
    if (services.inService)
        line.insert(u"inService"_s, *services.inService);
    if (services.forwarding) {
        QJsonArray list;
        for (const cti::Forwarding &forwarding : *services.forwarding)
            list.append(QJsonObject{
                {u"type"_s, word(forwardings, forwarding.type)}, {u"to"_s, forwarding.target}});
        line.insert(u"forwarding"_s, list);
    }
    return line;
}

} // namespace balie::tracetool
