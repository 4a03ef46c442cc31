#include "cti/provider/xsi/XsiRequests.h"

#include "base/HostRules.h"
#include "cti/provider/ProviderErrors.h"
#include "cti/provider/xsi/XsiAddress.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct XsiText {
    Q_DECLARE_TR_FUNCTIONS(XsiText)
};

constexpr int mostRedirects = 5;
/// Of those that wait for the rate; the connections to one host are few, and the channel needs
/// some.
constexpr int mostUnderWay = 4;
constexpr std::chrono::milliseconds shortTimeout{10'000}; // of what somebody waits for
constexpr std::chrono::milliseconds longestRetryAfter{300'000};

bool isPaced(XsiPriority priority)
{
    return priority >= XsiPriority::Own;
}

QByteArray authorizationOf(const SignIn &signIn)
{
    if (signIn.credential == Credential::BearerToken)
        return "Bearer " + signIn.password.toUtf8();
    return "Basic " + (signIn.user + u':' + signIn.password).toUtf8().toBase64();
}

Error wrongHands(const QUrl &to)
{
    return {ErrorCode::Untrusted,
        XsiText::tr("The telephone system sent you on to %1. Your password was not sent there. Ask "
                    "your administrator for the right address.")
            .arg(to.toDisplayString(
                QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo)),
        u"redirected to an address that is not trusted"_s};
}

bool isBusy(const HttpReply &reply)
{
    return reply.status == 503 || reply.status == 429;
}

/// Whether it is asked again by itself when the server has no room: nothing that a person did, which
/// might come late and over what he did next, and not what the link waits for.
bool isPatient(const XsiRequest &request)
{
    return request.priority > XsiPriority::Own
        || (request.priority == XsiPriority::Own && request.method == HttpMethod::Get);
}

} // namespace

/// The channel's request, which has to pass a redirect to another node like all the others.
class XsiRequests::Stream final : public HttpCall {
public:
    Stream(XsiRequests &requests, const XsiRequest &request, HttpHandlers handlers)
        : m_requests(requests)
        , m_request(request)
        , m_handlers(std::move(handlers))
    {
        send();
    }

private:
    void send()
    {
        m_id = m_requests.m_streamId = ++m_requests.m_lastId;
        HttpRequest request = m_requests.prepare(m_request, m_id);
        m_url = request.url;
        request.timeout = 0ms;
        request.headers.append(
            HttpHeader{"Accept-Encoding", "identity"}); // an event may not sit in a compressor
        HttpHandlers handlers;
        handlers.head = [this](const HttpReply &reply) {
            m_refused = reply.status == 401;
            // Copied: whoever is called may delete this.
            if (const auto head = m_handlers.head; !m_refused && head)
                head(reply);
        };
        handlers.data = [this](const QByteArray &bytes) {
            if (const auto data = m_handlers.data; !m_refused && data)
                data(bytes);
        };
        handlers.done = [this](const Expected<HttpReply> &reply) { done(reply); };
        m_sentAt = m_requests.m_clock.now();
        m_call = m_requests.m_http.send(std::move(request), std::move(handlers));
    }

    void done(const Expected<HttpReply> &reply)
    {
        if (reply)
            m_requests.keep(m_url, *reply, m_id);
        else
            m_requests.noteOf(m_id, u"failed: %1"_s.arg(reply.error().detail));
        const auto finished = std::move(m_handlers.done);
        if (reply && isBusy(*reply))
            m_requests.hold(m_sentAt, *reply);
        if (!reply || reply->status != 401) {
            finished(reply);
        } else if (reply->wentBare) {
            if (!m_requests.follow(m_url, *reply)) {
                finished(unexpected(wrongHands(reply->url)));
                return;
            }
            // Nodes that send each other on are in trouble, not to be distrusted.
            if (++m_moves > mostRedirects) {
                finished(unexpected(linkLostError()));
                return;
            }
            m_refused = false;
            m_handlers.done = finished;
            send();
        } else {
            m_requests.deny(errorFrom(*reply)); // may delete this
        }
    }

    XsiRequests &m_requests;
    XsiRequest m_request;
    HttpHandlers m_handlers;
    std::unique_ptr<HttpCall> m_call;
    QUrl m_url;
    quint64 m_id = 0;
    Clock::Milliseconds m_sentAt{0};
    bool m_refused = false;
    int m_moves = 0;
};

XsiRequests::XsiRequests(Clock &clock, HttpPort &http, Backoff::Random random, TraceSink *trace)
    : m_clock(clock)
    , m_http(http)
    , m_random(std::move(random))
    , m_trace(trace)
    , m_pace(clock.makeTimer([this] { pump(); }))
    , m_lastPace(clock.makeTimer([this] { pumpLast(); }))
    , m_laterTimer(clock.makeTimer([this] { deliver(); }))
{
    setRate(requestsPerSecond);
}

XsiRequests::~XsiRequests() = default;

void XsiRequests::open(const SignIn &signIn, Denied denied)
{
    close(linkLostError());
    const QByteArray authorization = authorizationOf(signIn);
    // What is still to be deleted may be wanted again now, but for somebody else's.
    if (m_authorization == authorization && isSameOrigin(m_signIn.server, signIn.server))
        m_lastWords.clear();
    if (signIn.server != m_signIn.server || signIn.user != m_signIn.user) {
        m_heldSince = m_heldUntil = 0ms; // that was another server, or said to somebody else
        m_busyInRow = 0;
    }
    m_signIn = signIn;
    m_authorization = authorization;
    m_signIn.password.fill(u'\0');
    m_signIn.password.clear();
    m_origin = signIn.server;
    m_cookies.clear();
    m_channelNode.clear();
    m_whenDenied = std::move(denied);
    m_deniedBy.reset();
    m_open = true;
    tellIfSilent();
}

void XsiRequests::close(const Error &why)
{
    if (!std::exchange(m_open, false))
        return;
    m_pace->stop();
    failAll(why);
}

void XsiRequests::failAll(const Error &error)
{
    auto underWay = std::exchange(m_underWay, {});
    auto queues = std::exchange(m_queues, {});
    m_pacedUnderWay = 0;
    for (auto &[id, entry] : underWay) {
        entry.call.reset();
        entry.done(unexpected(Error(error)));
    }
    for (auto &[priority, queue] : queues) {
        for (Entry &entry : queue)
            entry.done(unexpected(Error(error)));
    }
}

void XsiRequests::setRate(int perSecond)
{
    m_interval = perSecond <= 0 ? 0us : (1'000'000us + (perSecond - 1) * 1us) / perSecond;
}

void XsiRequests::submit(XsiRequest request, Done done)
{
    if (!m_open || m_deniedBy) {
        answerLater(std::move(done), m_deniedBy.value_or(linkLostError()));
        return;
    }
    const XsiPriority priority = request.priority;
    m_queues[priority].push_back({std::move(request), std::move(done)});
    pump();
}

std::unique_ptr<HttpCall> XsiRequests::openStream(const XsiRequest &request, HttpHandlers handlers)
{
    return std::make_unique<Stream>(*this, request, std::move(handlers));
}

/// For one that the rate holds back: whether it has to wait, with the timer set for then.
bool XsiRequests::mustWait(Timer &timer)
{
    const auto now = m_clock.now();
    const auto at = std::max(std::chrono::ceil<Clock::Milliseconds>(m_nextSend), m_heldUntil);
    if (now < at) {
        timer.start(at - now);
        return true;
    }
    countOne();
    return false;
}

/// One is sent now, and the next that the rate holds back an interval later.
void XsiRequests::countOne()
{
    const std::chrono::microseconds now = m_clock.now();
    // The clock counts in steps of 1 ms: what is left of one goes to the next request.
    const bool isLeft = now - m_nextSend < 1ms;
    m_nextSend = (isLeft ? m_nextSend : now) + m_interval;
}

void XsiRequests::pump()
{
    for (auto &[priority, queue] : m_queues) {
        while (!queue.empty()) {
            if (isPaced(priority) && (m_pacedUnderWay >= mostUnderWay || mustWait(*m_pace)))
                return;
            Entry entry = std::move(queue.front());
            queue.pop_front();
            send(std::move(entry));
        }
    }
}

HttpRequest XsiRequests::prepare(const XsiRequest &request, quint64 id)
{
    HttpRequest made;
    made.method = request.method;
    made.url = xsiAddress(m_origin, m_signIn.xsi, request);
    made.headers = {{"Authorization", m_authorization}, {"Accept", "application/xml"}};
    if (!m_signIn.xsi.version.isEmpty())
        made.headers.append(
            HttpHeader{"X-BroadWorks-Protocol-Version", m_signIn.xsi.version.toLatin1()});
    if (!request.body.isEmpty())
        made.headers.append(HttpHeader{"Content-Type", "application/xml; charset=UTF-8"});
    if (const QByteArray cookies = m_cookies.headerFor(made.url); !cookies.isEmpty())
        made.headers.append(HttpHeader{"Cookie", cookies});
    made.body = request.body;
    made.extraCaPem = m_signIn.extraCaPem;
    made.connectTo = request.toChannelNode ? m_channelNode : QString();
    made.allowPlain = m_signIn.mayBeReadable;
    made.maxRedirects = mostRedirects;
    if (!isPaced(request.priority))
        made.timeout = shortTimeout;
    noteOf(id, methodName(made.method) + u' ' + made.url.path(QUrl::FullyEncoded));
    if (!request.body.isEmpty())
        record(TraceRecord::Kind::Out, request.body, id);
    return made;
}

void XsiRequests::send(Entry entry)
{
    const quint64 id = ++m_lastId;
    // Commands, heartbeats and acknowledgements do not wait, but what waits does so for them: the
    // server counts them all.
    if (!isPaced(entry.request.priority))
        countOne();
    m_pacedUnderWay += isPaced(entry.request.priority) ? 1 : 0;
    entry.sentAt = m_clock.now();
    HttpHandlers handlers;
    handlers.done = [this, id](const Expected<HttpReply> &reply) { answered(id, reply); };
    HttpRequest request = prepare(entry.request, id);
    entry.url = request.url;
    entry.call = m_http.send(std::move(request), std::move(handlers));
    m_underWay.emplace(id, std::move(entry));
}

void XsiRequests::answered(quint64 id, const Expected<HttpReply> &reply)
{
    auto node = m_underWay.extract(id);
    if (node.empty())
        return;
    Entry entry = std::move(node.mapped());
    m_pacedUnderWay -= isPaced(entry.request.priority) ? 1 : 0;
    if (!reply) {
        noteOf(id, u"failed: %1"_s.arg(reply.error().detail));
        entry.done(unexpected(Error(reply.error())));
        pump();
        return;
    }
    keep(entry.url, *reply, id);
    if (reply->status == 401) {
        if (reply->wentBare) {
            if (!follow(entry.url, *reply))
                entry.done(unexpected(wrongHands(reply->url)));
            else if (++entry.moves > mostRedirects)
                entry.done(unexpected(linkLostError()));
            else
                send(std::move(entry));
        } else {
            const Error error = errorFrom(*reply);
            entry.done(unexpected(Error(error)));
            deny(error);
        }
        return;
    }
    if (isBusy(*reply)) {
        hold(entry.sentAt, *reply);
        if (isPatient(entry.request)) {
            m_queues[entry.request.priority].push_front(std::move(entry));
            pump();
            return;
        }
    }
    if (reply->isSuccess()) {
        if (isPaced(entry.request.priority) && entry.sentAt >= m_heldUntil)
            m_busyInRow = 0;
        entry.done(*reply);
    } else {
        entry.done(unexpected(errorFrom(*reply)));
    }
    pump();
}

/// A redirect led to another node, where the password does not go by itself: from now on we ask
/// that node. It may be the one that was asked, by a detour on which the password got lost.
bool XsiRequests::follow(const QUrl &asked, const HttpReply &reply)
{
    if (reply.url.path() != asked.path() || !isTrustedMove(asked, reply.url))
        return false;
    note(u"moved to another node"_s);
    const QString prefix = m_origin.path();
    m_origin = reply.url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    m_origin.setPath(prefix);
    return true;
}

void XsiRequests::keep(const QUrl &asked, const HttpReply &reply, quint64 id)
{
    m_cookies.take(reply.url.isValid() ? reply.url : asked, reply.headers);
    const bool hasDocument = reply.body.trimmed().startsWith('<');
    if (!reply.isSuccess() || !hasDocument)
        noteOf(id, u"status %1"_s.arg(reply.status));
    if (hasDocument)
        record(TraceRecord::Kind::In, reply.body, id);
}

void XsiRequests::hold(Clock::Milliseconds sentAt, const HttpReply &reply)
{
    // Answers to requests that left before the last refusal are the same refusal.
    if (sentAt < m_heldSince)
        return;
    const Clock::Milliseconds asked = std::chrono::seconds(reply.header("Retry-After").toInt());
    const auto delay
        = std::max(xsiDelay(m_busyInRow++, m_random()), std::clamp(asked, 0ms, longestRetryAfter));
    note(u"the server is busy: next request in %1 ms"_s.arg(delay.count()));
    m_heldSince = m_clock.now();
    m_heldUntil = m_heldSince + delay;
}

std::chrono::milliseconds XsiRequests::heldFor() const
{
    return std::max(m_heldUntil - m_clock.now(), 0ms);
}

void XsiRequests::deny(const Error &error)
{
    if (std::exchange(m_deniedBy, error))
        return;
    m_pace->stop();
    failAll(error);
    if (const Denied denied = m_whenDenied)
        denied(error);
}

void XsiRequests::answerLater(Done done, const Error &error)
{
    m_later.push_back([done = std::move(done), error] { done(unexpected(Error(error))); });
    m_laterTimer->start(0ms);
}

void XsiRequests::deliver()
{
    for (const auto &answer : std::exchange(m_later, {}))
        answer();
}

void XsiRequests::sendLast(XsiRequest request)
{
    if (!m_open || m_deniedBy)
        return;
    HttpRequest prepared = prepare(request, ++m_lastId);
    if (!isPaced(request.priority)) {
        sendLastNow(std::move(prepared));
        return;
    }
    m_lastWords.push_back(std::move(prepared));
    pumpLast();
}

void XsiRequests::pumpLast()
{
    while (!m_lastWords.empty() && !mustWait(*m_lastPace)) {
        HttpRequest request = std::move(m_lastWords.front());
        m_lastWords.pop_front();
        sendLastNow(std::move(request));
    }
}

void XsiRequests::sendLastNow(HttpRequest request)
{
    const quint64 id = ++m_lastId;
    HttpHandlers handlers;
    handlers.done = [this, id](const Expected<HttpReply> &reply) {
        if (!reply || reply->status == 401 || reply->status == 503)
            m_lastWords.clear();
        m_lastUnderWay.erase(id);
        tellIfSilent(); // may delete this
    };
    m_lastUnderWay.emplace(id, m_http.send(std::move(request), std::move(handlers)));
}

void XsiRequests::whenSilent(std::function<void()> silent)
{
    m_whenSilent.push_back(std::move(silent));
    tellIfSilent();
}

void XsiRequests::tellIfSilent()
{
    if (!m_lastWords.empty() || !m_lastUnderWay.empty())
        return;
    for (const auto &silent : std::exchange(m_whenSilent, {}))
        silent();
}

qsizetype XsiRequests::underWay() const
{
    return qsizetype(m_underWay.size());
}

qsizetype XsiRequests::waiting() const
{
    qsizetype count = 0;
    for (const auto &[priority, queue] : m_queues)
        count += qsizetype(queue.size());
    return count;
}

void XsiRequests::note(const QString &text)
{
    record(TraceRecord::Kind::Note, text.toUtf8());
}

void XsiRequests::noteOf(quint64 id, const QString &text)
{
    record(TraceRecord::Kind::Note, text.toUtf8(), id);
}

void XsiRequests::recordIn(const QByteArray &document)
{
    record(TraceRecord::Kind::In, document, m_streamId);
}

void XsiRequests::record(TraceRecord::Kind kind, const QByteArray &payload, quint64 id)
{
    if (!m_trace)
        return;
    TraceRecord record;
    record.kind = kind;
    record.wallMs = m_clock.wallMs();
    record.monotonicMs = m_clock.now().count();
    record.session = m_session;
    record.protocol = u"xsi"_s;
    if (id != 0)
        record.invoke = m_traceTag + QString::number(id);
    else
        record.invoke = m_traceTag;
    record.payload = kind == TraceRecord::Kind::Note ? payload : withoutSecrets(payload);
    m_trace->record(record);
}

} // namespace balie::cti
