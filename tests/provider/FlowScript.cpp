#include "tests/provider/FlowScript.h"

#include <QRandomGenerator>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using csta::CallEventType;

namespace {

const QHash<QString, QString> &devices()
{
    static const QHash<QString, QString> table{{u"O"_s, u"2000"_s}, {u"T"_s, u"3001"_s},
        {u"A"_s, u"+31201234567"_s}, {u"V"_s, u"6999"_s}, {u"P"_s, u"7001"_s}, {u"U"_s, u"3002"_s}};
    return table;
}

CallEventType typeNamed(const QString &name)
{
    static const QHash<QString, CallEventType> types{
        {u"ServiceInitiated"_s, CallEventType::ServiceInitiated},
        {u"Originated"_s, CallEventType::Originated}, {u"Offered"_s, CallEventType::Offered},
        {u"Delivered"_s, CallEventType::Delivered}, {u"Established"_s, CallEventType::Established},
        {u"ConnectionCleared"_s, CallEventType::ConnectionCleared},
        {u"Held"_s, CallEventType::Held}, {u"Retrieved"_s, CallEventType::Retrieved},
        {u"Diverted"_s, CallEventType::Diverted}, {u"Queued"_s, CallEventType::Queued},
        {u"Failed"_s, CallEventType::Failed}, {u"NetworkReached"_s, CallEventType::NetworkReached},
        {u"Transfered"_s, CallEventType::Transfered},
        {u"Conferenced"_s, CallEventType::Conferenced}};
    Q_ASSERT(types.contains(name));
    return types.value(name);
}

csta::ConnectionId connectionNamed(const QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 0)
        return {text, {}};
    return {text.left(slash), {deviceNamed(text.mid(slash + 1)), {}}};
}

csta::Party partyNamed(const QString &name)
{
    return {csta::Party::Kind::Device, {deviceNamed(name), {}}, {}};
}

std::optional<cti::ConnectionState> stateNamed(const QString &word)
{
    static const QStringList words{u"null"_s, u"initiated"_s, u"alerting"_s, u"connected"_s,
        u"hold"_s, u"queued"_s, u"fail"_s};
    const qsizetype index = words.indexOf(word);
    Q_ASSERT(index >= 0);
    return cti::ConnectionState(index);
}

void setKey(csta::CallEvent &event, const QString &key, const QString &value)
{
    if (key == "local"_L1)
        event.local = {stateNamed(value), value};
    else if (key == "calling"_L1)
        event.calling = value == "withheld"_L1 ? csta::Party{csta::Party::Kind::Restricted, {}, {}}
                                               : partyNamed(value);
    else if (key == "called"_L1)
        event.called = partyNamed(value);
    else if (key == "last"_L1)
        event.lastRedirection = partyNamed(value);
    else if (key == "new"_L1)
        event.newDestination = partyNamed(value);
    else if (key == "device"_L1)
        event.device = partyNamed(value);
    else if (key == "cause"_L1)
        event.cause = csta::causeFrom(value);
    else if (key == "secondary"_L1)
        event.secondaryOldCall = connectionNamed(value);
    else if (key == "list"_L1) {
        for (const QString &row : value.split(u',')) {
            csta::ConnectionListItem item;
            item.newConnection = connectionNamed(row.section(u'<', 0, 0));
            if (row.contains(u'<'))
                item.oldConnection = connectionNamed(row.section(u'<', 1));
            item.endpoint = {csta::Party::Kind::Device, item.newConnection.device, {}};
            event.connections.append(item);
        }
    } else {
        Q_ASSERT_X(false, "script", qPrintable(key));
    }
}

} // namespace

QString deviceNamed(const QString &name)
{
    return devices().value(name, name);
}

QString nameOfDevice(const QString &device)
{
    return devices().key(device, device);
}

ScriptEvent scriptEvent(const QString &line)
{
    const QStringList words = line.simplified().split(u' ');
    ScriptEvent result;
    result.monitor = words[0];
    result.event.type = typeNamed(words[1]);
    result.event.connection = connectionNamed(words[2]);
    for (const QString &word : words.mid(3))
        setKey(result.event, word.section(u'=', 0, 0), word.section(u'=', 1));
    return result;
}

QVector<ScriptEvent> script(const QStringList &lines)
{
    QVector<ScriptEvent> events;
    for (const QString &line : lines)
        events.append(scriptEvent(line));
    return events;
}

QVector<ScriptEvent> interleaved(const QVector<ScriptEvent> &events, quint32 seed)
{
    QHash<QString, QVector<ScriptEvent>> queues;
    QStringList monitors;
    for (const ScriptEvent &event : events) {
        queues[event.monitor].append(event);
        if (!monitors.contains(event.monitor))
            monitors.append(event.monitor);
    }
    QRandomGenerator random(seed);
    QVector<ScriptEvent> result;
    while (!monitors.isEmpty()) {
        const QString monitor = monitors[random.bounded(monitors.size())];
        result.append(queues[monitor].takeFirst());
        if (queues[monitor].isEmpty())
            monitors.removeAll(monitor);
    }
    return result;
}

} // namespace balie::test
