#pragma once

#include "base/Backoff.h"
#include "base/Clock.h"
#include "base/TraceSink.h"
#include "base/http/HttpPort.h"
#include "cti/link/SignIn.h"
#include "cti/provider/xsi/XsiCookies.h"

#include <QUrlQuery>
#include <deque>
#include <map>
#include <vector>

namespace balie::cti {

/// Where a request goes: which of the three contexts (Xsi Interface Specification
/// R2020.07, 3.3, 4.3).
enum class XsiContext { Action, Event, Async };

/// The lower the earlier. Channel (acknowledgements, heartbeats) and Command do not wait for the
/// rate.
enum class XsiPriority { Channel, Command, Own, Visible, Bulk };

struct XsiRequest {
    HttpMethod method = HttpMethod::Get;
    XsiContext context = XsiContext::Action;
    QStringList
        path; ///< segments below /v2.0, not encoded yet: {"user", "anna@example.nl", "calls"}
    QUrlQuery query{}; ///< decoded values
    QByteArray body{};
    XsiPriority priority = XsiPriority::Own;
    bool toChannelNode = false; ///< to the node that holds the stream
};

/// Every HTTP request of the provider passes here: addresses, Authorization and
/// X-BroadWorks-Protocol-Version, cookies, the rate, the trace, and what a status means. Lives on
/// the link's I/O thread. Callbacks answer exactly once, never from inside submit(), and not any
/// more after close().
class XsiRequests {
public:
    using Done = std::function<void(Expected<HttpReply>)>;
    /// 401 anywhere: the password is wrong; asking again would lock the account.
    using Denied = std::function<void(const Error &)>;

    static constexpr int requestsPerSecond = 20; ///< of priorities Own and below; see setRate()

    /// All must outlive this object. `trace` may be null; what is recorded has no password, no
    /// token and no cookie in it.
    XsiRequests(Clock &clock, HttpPort &http, Backoff::Random random, TraceSink *trace);
    /// Precedes the numbers in the trace, where several write to one.
    void setTraceTag(const QString &tag) { m_traceTag = tag; }
    /// Answers nobody: close() before it.
    ~XsiRequests();

    /// From now on with this account; forgets cookies and node.
    void open(const SignIn &signIn, Denied denied);
    /// What is under way or waits fails with `why`.
    void close(const Error &why);
    /// IP address of the node that holds the stream; empty: the host's own.
    void setChannelNode(const QString &address) { m_channelNode = address; }
    void setSession(quint32 session) { m_session = session; }
    void setRate(int perSecond);
    /// How long the server still asked to be left alone.
    std::chrono::milliseconds heldFor() const;

    /// A reply of status 2xx, or the error that errorFrom() makes of any other. 503 and 429 hold all
    /// of priorities Own and below back (5 s * 2^n, n <= 4, plus up to 10 s, or what the server
    /// asks for); what reads and what watches others is then tried again, all else fails with Busy.
    /// 302 and its fellows are followed
    /// with method and body.
    void submit(XsiRequest request, Done done);
    /// The endless reply of the channel; never queued. `handlers.done` gets the reply whatever its
    /// status.
    [[nodiscard]] std::unique_ptr<HttpCall> openStream(
        const XsiRequest &request, HttpHandlers handlers);

    /// For nobody who wants the answer, and not taken back by close(): deletions on leaving.
    /// Channel and Command go at once, the others at the rate, until the next open() of the same
    /// account or until the server does not answer. Does nothing while closed.
    void sendLast(XsiRequest request);
    /// Calls back once no last words are waiting or unanswered any more; at once where none are.
    void whenSilent(std::function<void()> silent);

    /// Into the trace. What belongs to one request has its number as `invoke`: a note with method
    /// and path when it leaves and its body; then its reply's document, or a note "status N" where
    /// that has none or is no success, or "failed: ...".
    void note(const QString &text);
    /// A document of the stream.
    void recordIn(const QByteArray &document);

    /// Sent and not answered, and waiting; for tests and the trace.
    qsizetype underWay() const;
    qsizetype waiting() const;

private:
    struct Entry {
        XsiRequest request;
        Done done;
        std::unique_ptr<HttpCall> call{};
        QUrl url{}; ///< as sent
        Clock::Milliseconds sentAt{0};
        int moves = 0; ///< times sent once more, to the node that a redirect named
    };
    class Stream;

    HttpRequest prepare(const XsiRequest &request, quint64 id);
    void pump();
    void send(Entry entry);
    void answered(quint64 id, const Expected<HttpReply> &reply);
    bool follow(const QUrl &asked, const HttpReply &reply);
    void keep(const QUrl &asked, const HttpReply &reply, quint64 id);
    void hold(Clock::Milliseconds sentAt, const HttpReply &reply);
    void deny(const Error &error);
    void failAll(const Error &error);
    void answerLater(Done done, const Error &error);
    void deliver();
    void pumpLast();
    void sendLastNow(HttpRequest request);
    void tellIfSilent();
    bool mustWait(Timer &timer);
    void countOne();
    void noteOf(quint64 id, const QString &text);
    void record(TraceRecord::Kind kind, const QByteArray &payload, quint64 id = 0);

    Clock &m_clock;
    HttpPort &m_http;
    Backoff::Random m_random;
    TraceSink *m_trace;
    QString m_traceTag;
    quint32 m_session = 0;
    SignIn m_signIn;
    QByteArray m_authorization;
    QUrl m_origin; ///< of the server, or of the node that it sent us to
    XsiCookies m_cookies;
    QString m_channelNode;
    Denied m_whenDenied;
    bool m_open = false;
    std::optional<Error> m_deniedBy;
    quint64 m_lastId = 0;
    quint64 m_streamId = 0;
    std::map<XsiPriority, std::deque<Entry>> m_queues;
    std::map<quint64, Entry> m_underWay;
    int m_pacedUnderWay = 0;
    std::chrono::microseconds m_interval{0}; ///< between two that wait for the rate
    std::chrono::microseconds m_nextSend{0};
    Clock::Milliseconds m_heldSince{0};
    Clock::Milliseconds m_heldUntil{0};
    int m_busyInRow = 0;
    std::unique_ptr<Timer> m_pace;
    std::deque<HttpRequest> m_lastWords;
    std::map<quint64, std::unique_ptr<HttpCall>> m_lastUnderWay;
    std::unique_ptr<Timer> m_lastPace;
    std::vector<std::function<void()>> m_whenSilent;
    std::vector<std::function<void()>> m_later; ///< answers to what was asked while closed
    std::unique_ptr<Timer> m_laterTimer;
};

/// How long to leave a server alone that has no room: 5 s * 2^attempt (4 at most) and up to 10 s
/// more, so that an office does not come back in step. `random` in [0, 1).
std::chrono::milliseconds xsiDelay(int attempt, double random);

/// An answer that is no success: 400 InvalidInput, 401 BadCredentials, 403 NotAllowed, 404
/// StateChanged, 409 Refused, 429 and 5xx Busy; the sentence names the server's own summary where
/// it is one. The detail has status and error code.
Error errorFrom(const HttpReply &reply);
/// Whether errorFrom() made it: the server answered.
bool isFromServer(const Error &error);

} // namespace balie::cti
