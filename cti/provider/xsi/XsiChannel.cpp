#include "cti/provider/xsi/XsiChannel.h"

#include "cti/xsi/Decoder.h"
#include "cti/xsi/Requests.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ChannelText {
    Q_DECLARE_TR_FUNCTIONS(ChannelText)
};

constexpr std::chrono::milliseconds refreshAgainAfter{60'000};

bool mayWorkLater(ErrorCode code)
{
    return code == ErrorCode::Busy || code == ErrorCode::Timeout || code == ErrorCode::Unreachable
        || code == ErrorCode::LinkLost;
}

} // namespace

XsiChannel::XsiChannel(Clock &clock, XsiRequests &requests, Callbacks callbacks)
    : m_clock(clock)
    , m_requests(requests)
    , m_callbacks(std::move(callbacks))
    , m_heartbeat(clock.makeTimer([this] { tick(); }))
    , m_refresh(clock.makeTimer([this] { refresh(); }))
    , m_again(clock.makeTimer([this] {
        for (const QString &eventId : std::exchange(m_unacknowledged, {}))
            acknowledge(eventId, true);
    }))
{
}

XsiChannel::~XsiChannel() = default;

void XsiChannel::open(const QString &channelSetId, const QString &applicationId)
{
    drop();
    if (std::exchange(m_channelSetId, channelSetId) != channelSetId) {
        m_leftId.clear();
        m_seen.clear();
        m_seenOrder.clear();
    }
    XsiRequest request{HttpMethod::Post, XsiContext::Async, {u"channel"_s}};
    request.body = xsi::channelBody({.channelSetId = channelSetId,
        .applicationId = applicationId,
        .expiresSeconds = expiresSeconds});
    request.priority = XsiPriority::Channel;
    HttpHandlers handlers;
    handlers.head = [this](const HttpReply &reply) {
        m_accepted = reply.isSuccess();
        // Heartbeats and acknowledgements count only on the node that holds the stream.
        if (m_accepted)
            m_requests.setChannelNode(reply.peerAddress);
    };
    handlers.data = [this](const QByteArray &bytes) {
        if (m_accepted)
            take(bytes);
    };
    handlers.done = [this](const Expected<HttpReply> &reply) { ended(reply); };
    m_stream = m_requests.openStream(request, std::move(handlers));
}

void XsiChannel::drop()
{
    ++m_generation;
    for (Timer *timer : {m_heartbeat.get(), m_refresh.get(), m_again.get()})
        timer->stop();
    m_stream.reset();
    m_framer.clear();
    m_accepted = false;
    m_beating = false;
    m_unechoed.reset();
    m_unacknowledged.clear();
    m_requests.setChannelNode({});
    if (const QString id = std::exchange(m_id, {}); !id.isEmpty())
        m_leftId = id;
}

void XsiChannel::goodbye()
{
    if (isOpen()) {
        XsiRequest request{HttpMethod::Delete, XsiContext::Event, {u"channel"_s, m_id}};
        request.priority = XsiPriority::Channel;
        request.toChannelNode = true;
        m_requests.sendLast(std::move(request));
    }
    drop();
    m_leftId.clear();
}

void XsiChannel::close(const Error &error)
{
    drop();
    m_callbacks.closed(error);
}

void XsiChannel::lost(const QString &detail)
{
    close({ErrorCode::LinkLost,
        ChannelText::tr(
            "The telephone system no longer tells what happens. The connection is made anew."),
        detail});
}

void XsiChannel::ended(const Expected<HttpReply> &reply)
{
    if (!reply)
        close(reply.error());
    else if (!reply->isSuccess())
        close(errorFrom(*reply));
    else
        lost(u"the stream ended"_s);
}

void XsiChannel::take(const QByteArray &bytes)
{
    m_unechoed.reset();
    const quint64 generation = m_generation;
    m_callbacks.heard();
    if (generation != m_generation)
        return;
    const Expected<QVector<QByteArray>> documents = m_framer.feed(bytes);
    if (!documents) {
        close(documents.error());
        return;
    }
    for (const QByteArray &bytesOfOne : *documents) {
        m_requests.recordIn(bytesOfOne);
        const Expected<xsi::StreamDocument> document = xsi::decodeStreamDocument(bytesOfOne);
        if (!document) {
            // An event that cannot be read cannot be acknowledged either, which is the end of the
            // channel.
            close(document.error());
            return;
        }
        take(*document);
        if (generation != m_generation)
            return;
    }
}

void XsiChannel::take(const xsi::StreamDocument &document)
{
    if (const auto *event = std::get_if<xsi::Event>(&document))
        takeEvent(*event);
    else if (const auto *channel = std::get_if<xsi::ChannelOpened>(&document))
        opened(*channel);
    else if (const auto *unknown = std::get_if<xsi::UnknownDocument>(&document))
        m_requests.note(u"%1 is not known here"_s.arg(unknown->root));
}

void XsiChannel::opened(const xsi::ChannelOpened &channel)
{
    if (channel.channelId.isEmpty() || isOpen())
        return;
    m_id = channel.channelId;
    m_heartbeat->start(heartbeatInterval);
    const std::chrono::milliseconds granted
        = std::chrono::seconds(channel.expiresSeconds.value_or(expiresSeconds));
    m_refreshAfter = std::clamp(granted / 2, refreshAgainAfter, refreshInterval);
    m_refresh->start(m_refreshAfter);
    // Nobody reads the one before this any more, and the server shares the events among all of a
    // set.
    if (const QString left = std::exchange(m_leftId, {}); !left.isEmpty() && left != m_id) {
        XsiRequest request{HttpMethod::Delete, XsiContext::Event, {u"channel"_s, left}};
        request.priority = XsiPriority::Own;
        m_requests.submit(std::move(request), [](const auto &) {});
    }
    m_callbacks.opened();
}

void XsiChannel::takeEvent(const xsi::Event &event)
{
    if (event.type == "ChannelTerminatedEvent"_L1) {
        if (!event.channelId.isEmpty() && !m_id.isEmpty() && event.channelId != m_id)
            return;
        const auto *terminated = std::get_if<xsi::TerminatedData>(&event.data);
        const QString reason = terminated ? terminated->reason : QString();
        drop();
        m_leftId.clear();
        m_callbacks.terminated(reason);
        return;
    }
    if (!event.eventId.isEmpty()) {
        acknowledge(event.eventId, false);
        if (m_seen.contains(event.eventId))
            return;
        m_seen.insert(event.eventId);
        m_seenOrder.push_back(event.eventId);
        if (qsizetype(m_seenOrder.size()) > rememberedEvents) {
            m_seen.remove(m_seenOrder.front());
            m_seenOrder.pop_front();
        }
    }
    if (event.subscriptionId.isEmpty())
        m_requests.note(u"%1 without a subscription"_s.arg(event.type));
    m_callbacks.event(event);
}

void XsiChannel::acknowledge(const QString &eventId, bool again)
{
    XsiRequest request{HttpMethod::Post, XsiContext::Event, {u"channel"_s, u"eventresponse"_s}};
    request.body = xsi::eventResponseBody(eventId, xsi::EventStatus::Ok);
    request.priority = XsiPriority::Channel;
    request.toChannelNode = true;
    m_requests.submit(std::move(request),
        [this, eventId, again, generation = m_generation](const Expected<HttpReply> &reply) {
            if (reply || again || generation != m_generation || !mayWorkLater(reply.error().code))
                return;
            m_unacknowledged.append(eventId);
            if (!m_again->isActive())
                m_again->start(acknowledgeAgainAfter);
        });
}

void XsiChannel::tick()
{
    if (m_unechoed && m_clock.now() - *m_unechoed >= echoTimeout) {
        lost(u"no echo of the heartbeat"_s);
        return;
    }
    m_heartbeat->start(heartbeatInterval);
    beat();
}

void XsiChannel::beat()
{
    if (!isOpen() || std::exchange(m_beating, true))
        return;
    m_heartbeat->start(heartbeatInterval);
    if (!m_unechoed)
        m_unechoed = m_clock.now();
    XsiRequest request{HttpMethod::Put, XsiContext::Event, {u"channel"_s, m_id, u"heartbeat"_s}};
    request.priority = XsiPriority::Channel;
    request.toChannelNode = true;
    m_requests.submit(
        std::move(request), [this, generation = m_generation](const Expected<HttpReply> &reply) {
            if (generation != m_generation)
                return;
            m_beating = false;
            if (reply)
                m_callbacks.answered();
            else if (reply.error().code == ErrorCode::StateChanged
                || reply.error().code == ErrorCode::NotAllowed)
                lost(u"the node does not know the channel"_s);
        });
}

void XsiChannel::ping()
{
    if (!m_unechoed || m_clock.now() - *m_unechoed >= recent)
        beat();
}

void XsiChannel::refresh()
{
    m_refresh->start(m_refreshAfter);
    XsiRequest request{HttpMethod::Put, XsiContext::Event, {u"channel"_s, m_id}};
    request.body = xsi::channelRefreshBody(expiresSeconds);
    request.priority = XsiPriority::Channel;
    request.toChannelNode = true;
    m_requests.submit(
        std::move(request), [this, generation = m_generation](const Expected<HttpReply> &reply) {
            if (generation != m_generation || reply)
                return;
            if (mayWorkLater(reply.error().code))
                m_refresh->start(refreshAgainAfter);
            else
                lost(u"the channel was not renewed"_s);
        });
}

} // namespace balie::cti
