#include "cti/simulator/xsi/XsiGate.h"

#include "cti/simulator/xsi/XsiReplies.h"

#include <algorithm>

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

bool XsiGate::isOverload()
{
    const Clock::Milliseconds now = m_context.clock.now();
    while (!m_recent.empty() && now - m_recent.front() >= std::chrono::seconds(1))
        m_recent.pop_front();
    m_recent.push_back(now);
    XsiCounters &counters = m_context.counters;
    counters.peakPerSecond = std::max(counters.peakPerSecond, int(m_recent.size()));
    const int limit = m_context.faults.requestsPerSecond;
    return limit > 0 && int(m_recent.size()) > limit;
}

XsiHttpReply XsiGate::redirect(const XsiHttpRequest &request) const
{
    const QStringList &nodes = m_context.options.nodes;
    QString other = request.node;
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        if (nodes.at(i) != request.node)
            other = m_context.options.nodeNames.value(i, nodes.at(i));
    }
    const QByteArray host = headerValue(request.headers, "Host");
    const qsizetype colon = host.lastIndexOf(':');
    const QByteArray port = colon < 0 ? QByteArray() : host.mid(colon);
    return {302,
        {{"Location",
            (request.secure ? "https://" : "http://") + other.toLatin1() + port + request.target}},
        {}};
}

DeviceId XsiGate::signedBy(const XsiHeaders &headers) const
{
    const QByteArray header = headerValue(headers, "Authorization");
    const qsizetype space = header.indexOf(' ');
    if (space < 0)
        return {};
    const QByteArray scheme = header.left(space);
    const QByteArray value = header.mid(space + 1);
    if (scheme == "Bearer") {
        const auto token = m_context.options.bearerTokens.find(value);
        const Account *account = token == m_context.options.bearerTokens.end()
            ? nullptr
            : m_context.engine().account(token->second);
        return account ? account->device : DeviceId();
    }
    if (scheme != "Basic")
        return {};
    const auto decoded
        = QByteArray::fromBase64Encoding(value, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {};
    const QByteArray &pair = *decoded;
    const qsizetype colon = pair.indexOf(':');
    if (colon < 0)
        return {};
    const DeviceId device = m_context.users.deviceOf(QString::fromUtf8(pair.left(colon)));
    const Account *account = device.empty() ? nullptr : m_context.engine().accountOf(device);
    const bool fits = account && account->password == pair.mid(colon + 1).toStdString();
    return fits ? device : DeviceId();
}

XsiHeaders XsiGate::sessionOf(
    const XsiHttpRequest &request, const DeviceId &user, const QByteArray &context)
{
    static const QByteArray name = "JSESSIONID=";
    for (const QByteArray &pair : headerValue(request.headers, "Cookie").split(';')) {
        const QByteArray cookie = pair.trimmed();
        const auto session = cookie.startsWith(name) ? m_sessions.constFind(cookie.mid(name.size()))
                                                     : m_sessions.constEnd();
        if (session != m_sessions.constEnd() && session->user == user
            && session->context == context)
            return {};
    }
    ++m_context.counters.sessions;
    const QByteArray value = m_context.nextId();
    m_sessions.insert(value, {user, context});
    return {{"Set-Cookie",
        name + value + "; Path=/" + context + (request.secure ? "; Secure" : "") + "; HttpOnly"}};
}

Expected<XsiGate::Admitted, XsiHttpReply> XsiGate::admit(
    const XsiHttpRequest &request, XsiExchange &exchange)
{
    XsiCounters &counters = m_context.counters;
    XsiFaults &faults = m_context.faults;
    ++counters.requests;
    if (isOverload()) {
        ++counters.overloads;
        return unexpected(replies::html(503));
    }
    if (faults.redirects > 0) {
        --faults.redirects;
        ++counters.redirects;
        return unexpected(redirect(request));
    }
    if (faults.failures > 0) {
        --faults.failures;
        return unexpected(faults.failureStatus >= 500
                ? replies::html(faults.failureStatus)
                : replies::refusal(faults.failureStatus, u"Refused on purpose"_s));
    }

    auto target = XsiTarget::parse(request.target);
    if (!target)
        return unexpected(replies::refusal(400, u"The target is not properly encoded"_s));
    XsiRequest inner;
    inner.user = signedBy(request.headers);
    if (inner.user.empty())
        return unexpected(replies::refusal(401, u"Who are you?"_s));
    if (!hasHeader(request.headers, "X-BroadWorks-Protocol-Version"))
        ++counters.withoutVersion;

    const auto begins = [&](std::initializer_list<QByteArray> contexts) {
        qsizetype at = 0;
        for (const QByteArray &context : contexts) {
            if (target->path.value(at++) != QString::fromLatin1(context))
                return false;
        }
        return true;
    };
    const XsiOptions &options = m_context.options;
    Application application = Application::Actions;
    qsizetype prefix = 2;
    if (begins({options.asyncContext, options.eventsContext, "v2.0"})) {
        application = Application::Async;
        prefix = 3;
    } else if (begins({options.eventsContext, "v2.0"})) {
        application = Application::Events;
    } else if (!begins({options.actionsContext, "v2.0"})) {
        return unexpected(replies::html(404));
    }
    inner.session = sessionOf(request, inner.user, target->path.first().toLatin1());
    inner.method = request.method;
    inner.path = target->path.mid(prefix);
    inner.target = std::move(*target);
    inner.contentType = headerValue(request.headers, "Content-Type");
    inner.body = request.body;
    inner.node = request.node;
    inner.exchange = &exchange;
    return Admitted{application, std::move(inner)};
}

} // namespace balie::sim
