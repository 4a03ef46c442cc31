#include "cti/tracetool/XsiReplay.h"

#include "cti/provider/xsi/XsiProvider.h"
#include "cti/tracetool/StateLines.h"
#include "cti/xsi/Decoder.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <utility>

namespace balie::tracetool {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using cti::DeviceId;

namespace {

/// A refresh goes by the client's own clock: one that the trace has much later is another one.
constexpr std::chrono::milliseconds refreshWithin = 60s;
constexpr auto settleTime = 100ms; // frames of the switchboard after the last record

/// Trace times are monotonic, but a trace may have been put together from several.
std::chrono::milliseconds between(const TraceRecord &earlier, const TraceRecord &later)
{
    return std::chrono::milliseconds(qMax<qint64>(0, later.monotonicMs - earlier.monotonicMs));
}

/// The last part of a path, as it was before it was made one.
QString lastPart(const QString &key)
{
    return QUrl::fromPercentEncoding(
        key.section(u' ', 1, 1).section(u'/', -1).toUtf8());
}

bool isForCalls(const QString &key)
{
    return key.endsWith(" Call"_L1);
}

HttpReply replyOf(const QUrl &url, int status, const QByteArray &body)
{
    HttpReply reply;
    reply.status = status;
    reply.body = body;
    reply.url = url;
    return reply;
}

/// Says nothing that a client could not know: that he is alive, and what he has heard.
bool isKeepAlive(const QString &key)
{
    return key.startsWith("PUT /channel/"_L1) || key.startsWith("POST /channel/eventresponse"_L1);
}

} // namespace

class XsiReplay::Call final : public HttpCall {
public:
    Call(XsiReplay &replay, QUrl askedUrl, HttpHandlers whom)
        : handlers(std::move(whom))
        , url(std::move(askedUrl))
        , m_replay(replay)
    {
    }
    ~Call() override
    {
        if (m_replay.m_calls.value(m_exchange) != this)
            return;
        m_replay.m_calls.remove(m_exchange);
        // The trace has yet to ask: so can the client once more.
        if (m_replay.m_trace.exchanges().at(m_exchange).sentAt > m_replay.m_now)
            m_replay.m_taken.remove(m_exchange);
    }

    void become(qsizetype exchange)
    {
        m_exchange = exchange;
        m_replay.m_taken.insert(exchange);
        m_replay.m_calls.insert(exchange, this);
    }

    HttpHandlers handlers;
    QUrl url;
    bool hasHead = false;
    std::shared_ptr<Call *> self = std::make_shared<Call *>(this); ///< gone with it

private:
    XsiReplay &m_replay;
    qsizetype m_exchange = -1;
};

class XsiReplay::Port final : public HttpPort {
public:
    explicit Port(XsiReplay &replay)
        : m_replay(replay)
    {
    }
    std::unique_ptr<HttpCall> send(HttpRequest request, HttpHandlers handlers) override
    {
        return m_replay.asked(request, std::move(handlers));
    }

private:
    XsiReplay &m_replay;
};

XsiReplay::XsiReplay(const QVector<TraceRecord> &records, LineOutput &output)
    : m_trace(records)
    , m_output(output)
    , m_clock(records.isEmpty() ? 0 : records.first().wallMs)
    , m_workTimer(m_clock.makeTimer([this] {
        for (const auto &work : std::exchange(m_work, {}))
            work();
    }))
{
    cti::XsiProvider::Options options;
    options.http = [this](Clock &) { return std::make_unique<Port>(*this); };
    options.random = [] { return 0.5; };
    options.requestsPerSecond = 0; // the trace is in nobody's way
    m_client = std::make_unique<cti::PbxClient>(
        [options](cti::HandOver &handOver, Clock &clock) {
            return std::make_unique<cti::XsiProvider>(handOver, clock, options);
        },
        m_clock, cti::PbxClient::Threading::Same);
    QObject::connect(&m_client->switchboard(), &cti::Switchboard::callEvent, m_client.get(),
        [this](
            const cti::CallEvent &event) { m_output.print(eventLine(event, m_clock.wallMs())); });
}

XsiReplay::~XsiReplay()
{
    m_client.reset();
    // Nobody runs a loop here; what was thrown away has to be thrown away by hand.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void XsiReplay::run()
{
    const auto &messages = m_trace.messages();
    for (m_now = 0; m_now < messages.size() && !isOver(); ++m_now) {
        const auto pause
            = m_now == 0 ? 0ms : between(messages.at(m_now - 1).record, messages.at(m_now).record);
        // What came in one and the same moment was one batch then, and has to be one now.
        if (pause > 0ms)
            m_clock.advance(pause);
        play(m_now);
    }
    m_clock.advance(settleTime);
    printState();
}

/// After the last sign-out: what is to be shown is what was seen before it.
bool XsiReplay::isOver() const
{
    const auto &messages = m_trace.messages();
    return messages.at(m_now).record.payload == "signing out"
        && std::none_of(messages.cbegin() + m_now, messages.cend(), [](const XsiMessage &message) {
               return message.record.kind == TraceRecord::Kind::Note
                   && message.record.payload.startsWith("signing in: ");
           });
}

void XsiReplay::play(qsizetype index)
{
    const XsiMessage &message = m_trace.messages().at(index);
    if (message.sends >= 0)
        playSent(message.sends);
    else if (message.answers >= 0)
        playAnswered(message.answers, index);
    else if (message.record.kind == TraceRecord::Kind::Note)
        playNote(QString::fromUtf8(message.record.payload));
}

void XsiReplay::playNote(const QString &text)
{
    // The notes of XsiProvider.
    if (text.startsWith("signing in: "_L1)) {
        m_user = text.sliced(12);
        m_signedIn = true;
        m_connectionStart = m_now;
        cti::SignIn signIn;
        signIn.server = QUrl(u"https://trace/"_s);
        signIn.user = m_user;
        signIn.xsi.basicCalls = std::any_of(m_trace.exchanges().cbegin(),
            m_trace.exchanges().cend(),
            [](const XsiExchange &one) { return one.key.endsWith(" Basic Call"_L1); });
        m_client->signIn(signIn);
    } else if (text == "signing out"_L1) {
        m_signedIn = false;
        m_client->signOut();
    } else if (text == "suspending"_L1) {
        m_client->suspend();
    } else if (text.startsWith("command "_L1)) {
        command(text.sliced(8).toUtf8());
    }
}

void XsiReplay::command(const QByteArray &json)
{
    const QJsonObject said = QJsonDocument::fromJson(json).object();
    const auto part = [&said](const QString &key) { return said[key].toString(); };
    cti::CallCommand command;
    command.service = cti::Service(said[u"service"_s].toInt());
    command.connection = {cti::CallId(part(u"call"_s)), DeviceId(part(u"device"_s))};
    command.second = {cti::CallId(part(u"secondCall"_s)), DeviceId(part(u"secondDevice"_s))};
    command.destination = part(u"to"_s);
    command.mailboxOf = DeviceId(part(u"mailboxOf"_s));
    m_client->execute(command, [](const Expected<cti::CommandResult> &) {});
}

void XsiReplay::playSent(qsizetype exchange)
{
    const QString key = m_trace.exchanges().at(exchange).key;
    m_waiting.removeIf([](const auto &waiting) { return waiting.second.expired(); });
    for (qsizetype i = 0; i < m_waiting.size() && !m_taken.contains(exchange); ++i) {
        if (m_waiting.at(i).first == key) {
            (*m_waiting.at(i).second.lock())->become(exchange);
            m_waiting.removeAt(i);
        }
    }
    const QString profile = u"GET /user/%1/profile"_s.arg(
        QString::fromLatin1(QUrl::toPercentEncoding(m_user, "@")));
    if (key == profile && !m_taken.contains(exchange)) {
        connectAgain();
    } else if (key.startsWith("POST /user/"_L1) && isForCalls(key)) {
        setWatched(DeviceId(lastPart(key.section(u' ', 0, 1))), true);
    } else if (key.startsWith("DELETE /subscription/"_L1) && m_signedIn) {
        setWatched(m_callSubscriptions.value(lastPart(key)), false);
    }
}

void XsiReplay::playAnswered(qsizetype exchange, qsizetype at)
{
    const XsiExchange &recorded = m_trace.exchanges().at(exchange);
    if (recorded.key.startsWith("POST /user/"_L1) && isForCalls(recorded.key)) {
        if (const auto made = xsi::decodeSubscription(recorded.body))
            m_callSubscriptions.insert(
                made->subscriptionId, DeviceId(lastPart(recorded.key.section(u' ', 0, 1))));
    }
    Call *const call = m_calls.value(exchange);
    if (!call)
        return;
    if (at == recorded.answeredAt) {
        answer(*call, recorded.status, recorded.body, recorded.failure);
    } else if (recorded.isStream) {
        if (!std::exchange(call->hasHead, true) && call->handlers.head)
            call->handlers.head(replyOf(call->url, 200, {}));
        const auto data = call->handlers.data; // whoever is called may delete the call
        data(m_trace.messages().at(at).record.payload);
    }
}

void XsiReplay::answer(Call &call, int status, const QByteArray &body, const QString &failure)
{
    m_calls.removeIf([&call](const auto &entry) { return entry.value() == &call; });
    const auto done = std::exchange(call.handlers.done, {});
    if (failure.isEmpty())
        done(replyOf(call.url, status, body));
    else
        done(unexpected(Error{ErrorCode::LinkLost, {}, failure}));
}

/// The trace makes a new connection: ours goes too, whatever the client thinks of it.
void XsiReplay::connectAgain()
{
    m_connectionStart = m_now;
    for (const auto &[exchange, call] : m_calls.asKeyValueRange()) {
        if (m_trace.exchanges().at(exchange).isStream) {
            answer(*call, 0, {}, u"the trace connects again"_s);
            break;
        }
    }
    m_clock.settle();
    m_client->reconnectNow();
}

qsizetype XsiReplay::match(const QString &key) const
{
    const auto &messages = m_trace.messages();
    const auto here = messages.at(qMin(m_now, messages.size() - 1)).record.monotonicMs;
    for (const qsizetype candidate : m_trace.withKey(key)) {
        const XsiExchange &exchange = m_trace.exchanges().at(candidate);
        if (exchange.sentAt < m_connectionStart || m_taken.contains(candidate))
            continue;
        const auto ahead = std::chrono::milliseconds(
            messages.at(exchange.sentAt).record.monotonicMs - here);
        return key.startsWith("PUT "_L1) && ahead > refreshWithin ? -1 : candidate;
    }
    return -1;
}

std::unique_ptr<HttpCall> XsiReplay::asked(const HttpRequest &request, HttpHandlers handlers)
{
    const QString key = exchangeKey(QString(methodName(request.method)),
        request.url.path(QUrl::FullyEncoded), request.body);
    const qsizetype exchange = isKeepAlive(key) ? -1 : match(key);
    auto call = std::make_unique<Call>(*this, request.url, std::move(handlers));
    if (exchange >= 0) {
        call->become(exchange);
        later([this, exchange] { catchUp(exchange); });
        return call;
    }
    // A connection is let in when the trace makes one.
    if (key.endsWith("/profile"_L1) || key.endsWith("/services"_L1)
        || key.startsWith("POST /channel <"_L1)) {
        m_waiting.append({key, call->self});
        return call;
    }
    // What the trace does not have is granted where it changes nothing, and else is not there.
    const int status
        = request.method == HttpMethod::Get || key.startsWith("POST /user/"_L1) ? 404 : 200;
    later([this, status, asked = std::weak_ptr<Call *>(call->self)] {
        if (const auto there = asked.lock())
            answer(**there, status, {}, {});
    });
    return call;
}

void XsiReplay::catchUp(qsizetype exchange)
{
    const XsiExchange &recorded = m_trace.exchanges().at(exchange);
    if (recorded.isStream) {
        for (qsizetype at = recorded.sentAt; at < m_now; ++at) {
            if (m_trace.messages().at(at).answers == exchange)
                playAnswered(exchange, at);
        }
    } else if (recorded.answeredAt >= 0 && recorded.answeredAt < m_now) {
        playAnswered(exchange, recorded.answeredAt);
    }
}

void XsiReplay::later(std::function<void()> work)
{
    m_work.append(std::move(work));
    m_workTimer->start(0ms);
}

void XsiReplay::setWatched(const DeviceId &device, bool watched)
{
    // The own user is watched by itself.
    if (device.isEmpty() || device.value() == m_user || m_watched.contains(device) == watched)
        return;
    if (watched)
        m_watched.append(device);
    else
        m_watched.removeAll(device);
    m_client->setWatched(m_watched);
}

void XsiReplay::printState()
{
    const cti::Switchboard &switchboard = m_client->switchboard();
    m_output.print(linkLine(switchboard.link()));
    for (const DeviceId &device :
        QVector<DeviceId>{switchboard.link().ownDevice} + m_watched) {
        if (const auto *snapshot = switchboard.device(device))
            m_output.print(deviceLine(*snapshot, switchboard.isFresh(device)));
    }
}

} // namespace balie::tracetool
