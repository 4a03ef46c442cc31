#include "tests/simulator/Exchange.h"

#include "cti/simulator/engine/Names.h"

#include <QTest>

namespace balie::test {

using namespace sim;

namespace {

RandomSource counting()
{
    return [value = std::uint32_t{0}]() mutable { return value += 0x9E3779B9U; };
}

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

} // namespace

Exchange::Exchange(Options options)
    : engine(std::move(options), counting())
{
    for (const char *id : {"200", "201", "202", "203", "204", "205", "206"}) {
        Device device;
        device.id = {id};
        device.name = std::string("Toestel ") + id;
        device.lines = device.id.value == "200" ? 4 : 1;
        engine.addDevice(device);
    }
    for (const char *id : {"701", "702"}) {
        Device device;
        device.id = {id};
        device.category = DeviceCategory::Park;
        engine.addDevice(device);
    }
    Device voiceMail;
    voiceMail.id = {"699"};
    voiceMail.category = DeviceCategory::VoiceUnit;
    voiceMail.lines = 0;
    engine.addDevice(voiceMail);
    for (const char *id : {"+31201111111", "+31202222222"}) {
        Device caller;
        caller.id = {id};
        caller.category = DeviceCategory::Outside;
        caller.name = "Van Dijk Installaties";
        engine.addDevice(caller);
    }
}

Outcome Exchange::ok(const Command &command)
{
    Outcome outcome = engine.apply(command, now);
    m_events.insert(m_events.end(), outcome.events.begin(), outcome.events.end());
    if (outcome.refusal)
        QTest::qFail(nameOf(outcome.refusal->value).data(), __FILE__, __LINE__);
    return outcome;
}

QString Exchange::refusal(const Command &command)
{
    const Outcome outcome = engine.apply(command, now);
    m_events.insert(m_events.end(), outcome.events.begin(), outcome.events.end());
    if (!outcome.refusal)
        return {};
    return text(nameOf(outcome.refusal->category)) + QLatin1Char('/')
        + text(nameOf(outcome.refusal->value));
}

void Exchange::pass(Millis time)
{
    now += time;
    const auto events = engine.advanceTo(now);
    m_events.insert(m_events.end(), events.begin(), events.end());
}

QStringList Exchange::seenAt(const char *device)
{
    QStringList result;
    for (const Event &event : m_events) {
        for (const View &view : event.views) {
            if (view.device.value != device)
                continue;
            QString line = text(nameOf(event.type));
            if (!event.subject.call.empty()) {
                line += QLatin1Char('(') + text(nameOf(view.local)) + QLatin1String(") ")
                    + text(event.subject.call.value) + QLatin1Char('/')
                    + text(event.subject.device.value) + QLatin1Char(' ')
                    + text(nameOf(event.cause));
            }
            result << line;
        }
    }
    return result;
}

void Exchange::forget()
{
    m_events.clear();
}

Event Exchange::last(EventType type) const
{
    for (auto it = m_events.rbegin(); it != m_events.rend(); ++it) {
        if (it->type == type)
            return *it;
    }
    QTest::qFail("no such event", __FILE__, __LINE__);
    return {};
}

QString Exchange::stateOf(const char *device) const
{
    QStringList result;
    const auto truth = engine.truth(DeviceId{device});
    if (truth) {
        for (const ConnectionTruth &connection : truth->connections)
            result << text(connection.call.value) + QLatin1Char('/')
                    + text(nameOf(connection.state));
    }
    return result.join(QLatin1Char(' '));
}

ConnectionTruth Exchange::connection(const char *device) const
{
    const auto truth = engine.truth(DeviceId{device});
    if (truth && !truth->connections.empty())
        return truth->connections.front();
    QTest::qFail("the device is in no call", __FILE__, __LINE__);
    return {};
}

CallId Exchange::call(const char *from, const char *to)
{
    const Outcome outcome = ok(MakeCall{{from}, to});
    forget();
    return outcome.connection.value_or(ConnectionId{}).call;
}

CallId Exchange::talk(const char *from, const char *to)
{
    const CallId id = call(from, to);
    ok(AnswerCall{at(id, to)});
    forget();
    return id;
}

} // namespace balie::test
