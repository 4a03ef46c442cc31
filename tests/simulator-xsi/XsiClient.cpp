#include "tests/simulator-xsi/XsiClient.h"

#include <algorithm>

namespace balie::test {

using namespace Qt::Literals::StringLiterals;
using namespace balie::sim;

namespace {

PbxConfig prepared(PbxConfig config, XsiClient::Office office)
{
    if (office != XsiClient::Office::Crowd)
        config.office.users = 20;
    if (office != XsiClient::Office::Alive)
        config.office.activity = Activity::None;
    return config;
}

QString localType(const XmlElement &element)
{
    return element.attribute("type"_L1).section(u':', -1);
}

} // namespace

QString SeenEvent::call(QLatin1StringView leaf) const
{
    const XmlElement *call = data.descendant("call"_L1);
    return call ? call->childText(leaf) : QString();
}

QString SeenEvent::remote(QLatin1StringView leaf) const
{
    const XmlElement *party = data.descendant("remoteParty"_L1);
    return party ? party->childText(leaf) : QString();
}

class XsiClient::Exchange final : public XsiExchange {
public:
    explicit Exchange(XsiClient &client)
        : m_client(client)
    {
    }

    void reply(const XsiHttpReply &reply) override { answer = reply; }
    void beginStream(int status, const XsiHeaders &headers) override
    {
        answer = XsiHttpReply{status, headers, {}};
        open = true;
        wasOpen = true;
    }
    void chunk(const QByteArray &bytes) override
    {
        m_client.m_chunks.append(bytes);
        m_client.m_pending += bytes;
    }
    void endStream() override { open = false; }

    std::optional<XsiHttpReply> answer;
    bool open = false;
    bool wasOpen = false;

private:
    XsiClient &m_client;
};

XsiClient::XsiClient(PbxConfig config, Office office)
    : m_pbx(m_clock, prepared(std::move(config), office))
{
    become({"200"});
}

XsiClient::~XsiClient() = default;

void XsiClient::become(const DeviceId &device)
{
    m_device = device;
    m_user = face().userIdOf(device);
}

QByteArray XsiClient::idOf(const char *device) const
{
    return const_cast<XsiClient *>(this)->face().userIdOf({device}).toUtf8();
}

XsiHeaders XsiClient::headers(bool body) const
{
    XsiHeaders result{{"Host", "xsp.example.nl:8080"},
        {"Authorization", "Basic " + (m_user.toUtf8() + ":balie").toBase64()},
        {"X-BroadWorks-Protocol-Version", "22.0"}};
    if (body)
        result.emplaceBack("Content-Type", "application/xml; charset=UTF-8");
    return result;
}

XsiClient::Reply XsiClient::raw(const QByteArray &method, const QByteArray &target,
    const QByteArray &body, const XsiHeaders &headers)
{
    m_exchanges.push_back(std::make_unique<Exchange>(*this));
    Exchange &exchange = *m_exchanges.back();
    face().handle({method, target, headers, body, m_node, false}, exchange);
    Reply result;
    if (exchange.answer) {
        result = {exchange.answer->status, exchange.answer->headers, exchange.answer->body, {}};
        if (const auto document = readXml(result.body))
            result.document = *document;
    }
    if (exchange.answer && !exchange.open)
        m_exchanges.pop_back();
    read();
    return result;
}

XsiClient::Reply XsiClient::action(
    const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    return raw(method, "/com.broadsoft.xsi-actions/v2.0/" + path, body, headers(!body.isEmpty()));
}

XsiClient::Reply XsiClient::event(
    const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    return raw(method, "/com.broadsoft.xsi-events/v2.0/" + path, body, headers(!body.isEmpty()));
}

XsiClient::Reply XsiClient::calls(const QByteArray &method, const QByteArray &path)
{
    return action(method, "user/" + user() + "/calls" + (path.isEmpty() ? "" : "/" + path));
}

QByteArray XsiClient::openChannel(const QByteArray &set, const QByteArray &application)
{
    const QByteArray body = R"(<Channel xmlns="http://schema.broadsoft.com/xsi"><channelSetId>)"
        + set + "</channelSetId><priority>1</priority><weight>50</weight><expires>3600</expires>"
        + (application.isEmpty() ? "" : "<applicationId>" + application + "</applicationId>")
        + "</Channel>";
    m_lastChannel.clear();
    raw("POST", "/com.broadsoft.async/com.broadsoft.xsi-events/v2.0/channel", body, headers(true));
    return m_lastChannel;
}

QByteArray XsiClient::subscribe(
    const char *device, const QByteArray &package, const QByteArray &set)
{
    const Reply reply = event("POST", "user/" + idOf(device),
        R"(<Subscription xmlns="http://schema.broadsoft.com/xsi"><event>)" + package
            + "</event><expires>86400</expires><channelSetId>" + set
            + "</channelSetId></Subscription>");
    return reply.document.childText("subscriptionId"_L1).toLatin1();
}

int XsiClient::refresh(const QByteArray &subscription)
{
    return event("PUT", "subscription/" + subscription,
        R"(<Subscription xmlns="http://schema.broadsoft.com/xsi"><expires>86400</expires>)"
        "</Subscription>")
        .status;
}

int XsiClient::acknowledge(const QByteArray &eventId, const QByteArray &status)
{
    return event("POST", "channel/eventresponse",
        R"(<EventResponse xmlns="http://schema.broadsoft.com/xsi"><eventID>)" + eventId
            + "</eventID><statusCode>" + status
            + "</statusCode><reason>OK</reason></EventResponse>")
        .status;
}

void XsiClient::live(std::chrono::seconds time)
{
    static constexpr std::chrono::seconds beat(12);
    while (time.count() > 0) {
        const auto step = std::min(time, beat);
        advance(step);
        time -= step;
        read();
        if (!m_lastChannel.isEmpty())
            event("PUT", "channel/" + m_lastChannel + "/heartbeat");
    }
}

void XsiClient::read()
{
    static const QByteArray start = "<?xml";
    while (!m_pending.isEmpty()) {
        // Our server puts a declaration before each document.
        qsizetype end = m_pending.indexOf(start, 1);
        const auto document = readXml(end < 0 ? m_pending : m_pending.left(end));
        if (!document)
            return;
        m_pending = end < 0 ? QByteArray() : m_pending.mid(end);
        if (document->name == "Channel"_L1)
            m_lastChannel = document->childText("channelId"_L1).toLatin1();
        SeenEvent seen;
        seen.type = document->name == "Event"_L1 ? localType(*document) : document->name;
        seen.id = document->childText("eventID"_L1).toLatin1();
        seen.subscription = document->childText("subscriptionId"_L1);
        seen.target = document->childText("targetId"_L1);
        seen.sequence = document->childText("sequenceNumber"_L1).toInt();
        seen.data = *document;
        if (const XmlElement *data = document->child("eventData"_L1)) {
            seen.data = *data;
            seen.type = localType(*data);
            m_unacknowledged.push_back(seen.id);
        }
        m_events.push_back(std::move(seen));
    }
    if (!m_acknowledging)
        return;
    const auto waiting = std::exchange(m_unacknowledged, {});
    for (const QByteArray &id : waiting)
        acknowledge(id);
}

std::vector<SeenEvent> XsiClient::takeEvents()
{
    read();
    return std::exchange(m_events, {});
}

QStringList XsiClient::takeTypes()
{
    QStringList result;
    for (const SeenEvent &event : takeEvents())
        result.append(event.type);
    return result;
}

QList<QByteArray> XsiClient::takeChunks()
{
    return std::exchange(m_chunks, {});
}

int XsiClient::lateReplies() const
{
    return int(std::ranges::count_if(m_exchanges,
        [](const auto &each) { return each->answer && !each->open && !each->wasOpen; }));
}

bool XsiClient::streamIsOpen() const
{
    return std::ranges::any_of(m_exchanges, [](const auto &exchange) { return exchange->open; });
}

void XsiClient::closeStream()
{
    for (const auto &exchange : m_exchanges) {
        if (exchange->open)
            face().gone(*exchange);
    }
    m_exchanges.clear();
}

} // namespace balie::test
