#pragma once

#include "base/Backoff.h"
#include "base/Clock.h"
#include "base/TraceSink.h"
#include "base/http/HttpPort.h"
#include "cti/link/SignIn.h"

#include <QUrlQuery>
#include <deque>
#include <map>

namespace balie::cti {

/// Where a request goes: which of the three contexts (Xsi Interface Specification R2020.07, 3.3, 4.3).
enum class XsiContext { Actions, Events, Async };

/// The lower the earlier. Channel (acknowledgements, heartbeats) and Command do not wait for the rate.
enum class XsiPriority { Channel, Command, Own, Visible, Bulk };

struct XsiRequest {
    HttpMethod method = HttpMethod::Get;
    XsiContext context = XsiContext::Actions;
    QStringList path; ///< segments below /v2.0, not encoded yet: {"user", "anna@example.nl", "calls"}
    QUrlQuery query{}; ///< decoded values
    QByteArray body{};
    XsiPriority priority = XsiPriority::Own;
    bool toChannelNode = false; ///< to the node that holds the stream
};

/// Every HTTP request of the provider passes here: addresses, Authorization and
/// X-BroadWorks-Protocol-Version, cookies, the rate, the trace, and what a status means. Lives on the
/// link's I/O thread. Callbacks answer exactly once, never from inside submit(), and not any more after
/// close().
class XsiRequests {
public:
    using Done = std::function<void(Expected<HttpReply>)>;
    /// 401 anywhere: the password is wrong; asking again would lock the account.
    using Denied = std::function<void(const Error &)>;

    static constexpr int requestsPerSecond = 20; ///< of priorities Own and below; see setRate()

    /// All must outlive this object. `trace` may be null; what is recorded has no password, no token
    /// and no cookie in it.
    XsiRequests(Clock &clock, HttpPort &http, Backoff::Random random, TraceSink *trace);
    ~XsiRequests();

    /// From now on with this account; forgets cookies and node.
    void open(const SignIn &signIn, Denied denied);
    /// What is under way or waits fails with `why`.
    void close(const Error &why);
    /// IP address of the node that holds the stream; empty: the host's own.
    void setChannelNode(const QString &address) { m_channelNode = address; }
    void setSession(quint32 session) { m_session = session; }
    void setRate(int perSecond);

    /// A reply of status 2xx, or the error that errorFrom() makes of any other. 503 and 429 are tried
    /// again with back-off (5 s * 2^n, n <= 4, plus up to 10 s) for priorities Own and below, and hold all
    /// of these meanwhile; commands fail with Busy. 302 and its fellows are followed with method and body.
    void submit(XsiRequest request, Done done);
    /// The endless reply of the channel; never queued. `handlers.done` gets the reply whatever its status.
    [[nodiscard]] std::unique_ptr<HttpCall> openStream(const XsiRequest &request, HttpHandlers handlers);

    void note(const QString &text);
    void recordIn(const QByteArray &document);

    /// Sent and not answered, and waiting; for tests and the trace.
    qsizetype underWay() const;
    qsizetype waiting() const;

private:
    // The implementation is the link's side.
};

/// An answer that is no success: 400 InvalidInput, 401 BadCredentials, 403 NotAllowed, 404 StateChanged, 409
/// Refused, 429 and 5xx Busy; the sentence names the server's own summary where it is one. The detail has
/// status and error code.
Error errorFrom(const HttpReply &reply);

} // namespace balie::cti
