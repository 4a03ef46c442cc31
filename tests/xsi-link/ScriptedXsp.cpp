#include "tests/xsi-link/ScriptedXsp.h"

#include <QRegularExpression>
#include <utility>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray space = R"( xmlns="http://schema.broadsoft.com/xsi")";

QString between(const QByteArray &text, const QString &from, const QString &to)
{
    return QString::fromUtf8(text).section(from, 1, 1).section(to, 0, 0);
}

} // namespace

ScriptedXsp::ScriptedXsp(ManualClock &clock)
    : http(clock)
    , m_clock(clock)
    , m_laterTimer(clock.makeTimer([this] {
        for (const auto &what : std::exchange(m_later, {}))
            what();
    }))
{
    http.setRule([this](const ScriptedHttp::Sent &sent) {
        for (Exception &exception : m_exceptions) {
            if (exception.times == 0 || !sent.line().contains(exception.line)
                || !sent.request.body.contains(exception.body))
                continue;
            exception.times -= exception.times > 0 ? 1 : 0;
            return exception.answer;
        }
        return usual(sent);
    });
}

void ScriptedXsp::answer(
    const QByteArray &line, const QByteArray &body, ScriptedHttp::Answer answer, int times)
{
    m_exceptions.prepend({line, body, std::move(answer), times});
}

/// After the answer that is being made now has arrived, unless the test wants it before.
void ScriptedXsp::later(std::function<void()> what)
{
    m_later.push_back(std::move(what));
    const std::chrono::milliseconds step(1);
    m_laterTimer->start(
        earlySnapshots && channels > 0 && http.isStreaming() ? step : http.latency + step);
}

ScriptedHttp::Answer ScriptedXsp::usual(const ScriptedHttp::Sent &sent)
{
    const QByteArray line = sent.line();
    if (line.endsWith("/profile"))
        return {200,
            "<Profile" + space
                + "><details><userId>anna@example.nl</userId><firstName>Anna</firstName>"
                  "<lastName>Bakker</lastName></details></Profile>"};
    if (line.endsWith("/services")) {
        QByteArray body = "<Services" + space + '>';
        for (const QByteArray &service : services)
            body += "<service><name>" + service + "</name></service>";
        return {200, body + "</Services>"};
    }
    if (line.startsWith("POST /com.broadsoft.async/")) {
        const QByteArray id = "channel-" + QByteArray::number(++channels);
        if (opensChannel) {
            later([this, id] {
                if (http.isStreaming())
                    http.push("<Channel" + space + "><channelId>" + id
                        + "</channelId><expires>3600</expires></Channel>");
            });
        }
        ScriptedHttp::Answer answer;
        answer.stream = true;
        return answer;
    }
    if (line.endsWith("/heartbeat") && echoes) {
        later([this] {
            if (http.isStreaming())
                http.push("<ChannelHeartBeat" + space + "/>");
        });
        return {};
    }
    if (line.contains("/v2.0/subscription?"))
        return {200, "<Subscriptions" + space + '>' + leftovers + "</Subscriptions>"};
    if (line.startsWith("POST /com.broadsoft.xsi-events/v2.0/user/"))
        return subscribed(
            QUrl::fromPercentEncoding(line.mid(line.lastIndexOf('/') + 1)), sent.request.body);
    if (line.startsWith("PUT /com.broadsoft.xsi-events/v2.0/subscription/")) {
        const QString id = QString::fromUtf8(line.mid(line.lastIndexOf('/') + 1));
        if (sendsSnapshots)
            later([this, id] { sendSnapshot(id); });
        return {200,
            "<Subscription" + space + "><subscriptionId>" + id.toUtf8()
                + "</subscriptionId><expires>" + QByteArray::number(granted)
                + "</expires></Subscription>"};
    }
    return {};
}

ScriptedHttp::Answer ScriptedXsp::subscribed(const QString &target, const QByteArray &body)
{
    Subscription made{
        u"s%1"_s.arg(++m_lastSubscription), target, between(body, u"<event>"_s, u"</event>"_s)};
    subscriptions.append(made);
    if (sendsSnapshots && made.event.endsWith("Call"_L1))
        later([this, id = made.id] { sendSnapshot(id); });
    return {200,
        "<Subscription" + space + "><subscriptionId>" + made.id.toUtf8()
            + "</subscriptionId><expires>" + QByteArray::number(granted)
            + "</expires></Subscription>"};
}

ScriptedXsp::Subscription ScriptedXsp::subscription(
    const QString &target, const QString &event) const
{
    for (auto found = subscriptions.crbegin(); found != subscriptions.crend(); ++found) {
        if (found->target == target && found->event == event)
            return *found;
    }
    return {};
}

QString ScriptedXsp::sendEvent(const QString &subscriptionId, const QByteArray &type,
    const QByteArray &data, qint64 sequence, const QString &eventId)
{
    Subscription *of = nullptr;
    for (Subscription &subscription : subscriptions)
        of = subscription.id == subscriptionId ? &subscription : of;
    if (sequence == 0)
        sequence = of ? ++of->sequence : 1;
    else if (of)
        of->sequence = int(sequence);
    const QString id = eventId.isEmpty() ? u"e%1"_s.arg(++m_lastEvent) : eventId;
    // The owner, and no target: only the subscription tells whom it is about.
    http.push(
        R"(<?xml version="1.0" encoding="UTF-8"?><x:Event x1:type="x:SubscriptionEvent" )"
        R"(xmlns:x="http://schema.broadsoft.com/xsi" xmlns:x1="http://www.w3.org/2001/XMLSchema-instance">)"
        "<x:eventID>"
        + id.toUtf8() + "</x:eventID><x:sequenceNumber>" + QByteArray::number(sequence)
        + "</x:sequenceNumber><x:userId>anna@example.nl</x:userId><x:subscriptionId>"
        + subscriptionId.toUtf8() + "</x:subscriptionId><x:eventData x1:type=\"x:" + type + "\">"
        + data + "</x:eventData></x:Event>");
    return id;
}

void ScriptedXsp::sendSnapshot(const QString &subscriptionId, const QByteArray &calls)
{
    for (const Subscription &subscription : std::as_const(subscriptions)) {
        if (subscription.id == subscriptionId && subscription.event.endsWith("Call"_L1)
            && http.isStreaming()) {
            sendEvent(subscriptionId, "CallSubscriptionEvent", calls);
            return;
        }
    }
}

void ScriptedXsp::terminateChannel(const QByteArray &reason)
{
    http.push(
        R"(<x:Event x1:type="x:ChannelTerminatedEvent" xmlns:x="http://schema.broadsoft.com/xsi" )"
        R"(xmlns:x1="http://www.w3.org/2001/XMLSchema-instance"><x:eventID>t1</x:eventID><x:channelId>)"
        "channel-"
        + QByteArray::number(channels) + "</x:channelId><x:reason>" + reason
        + "</x:reason></x:Event>");
}

QStringList ScriptedXsp::acknowledged() const
{
    QStringList ids;
    for (const ScriptedHttp::Sent &sent : http.sentWith("/channel/eventresponse"))
        ids.append(between(sent.request.body, u"<eventID>"_s, u"</eventID>"_s));
    return ids;
}

QByteArray ScriptedXsp::ringing(const QByteArray &callId, const QByteArray &state)
{
    return "<x:call><x:callId>" + callId + "</x:callId><x:extTrackingId>t-" + callId
        + "</x:extTrackingId><x:personality>Terminator</x:personality><x:state>" + state
        + "</x:state><x:remoteParty><x:address>tel:+31201234567</x:address></x:remoteParty>"
          "<x:startTime>1767600000000</x:startTime></x:call>";
}

} // namespace balie::test
