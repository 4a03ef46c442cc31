#include "crm-connectors/auth/SessionCall.h"

#include "crm-connectors/auth/AuthSession.h"

#include "base/http/HttpRules.h"

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

SessionCall::SessionCall(AuthSession &session, HttpRequest request, HttpHandlers handlers)
    : m_session(session)
    , m_request(std::move(request))
    , m_handlers(std::move(handlers))
    , m_waiting(session.gate().wait(
          SignInGate::Need::Any, [this](const Expected<void> &ready) { start(ready); }))
{
}

void SessionCall::start(const Expected<void> &ready)
{
    if (!ready) {
        finish(unexpected(ready.error()));
        return;
    }
    m_followed = 0;
    m_wentBare = false;
    send(m_request);
}

void SessionCall::send(HttpRequest hop)
{
    m_hop = hop;
    hop.maxRedirects = 0;
    m_isHeld = false;
    m_isOwnHop = m_session.isOwn(hop.url);
    m_generation = m_session.gate().generation();
    if (m_isOwnHop)
        m_session.sign(hop);
    HttpHandlers handlers;
    if (m_handlers.head || m_handlers.data) {
        handlers.head = [this](const HttpReply &head) {
            m_isHeld = fateOf(head) != Fate::Pass;
            if (m_isHeld || !m_handlers.head)
                return;
            HttpReply told = head;
            told.wentBare = m_wentBare;
            const auto handler = m_handlers.head; // it may delete this
            handler(told);
        };
    }
    if (m_handlers.data) {
        handlers.data = [this](const QByteArray &piece) {
            if (m_isHeld)
                return;
            const auto handler = m_handlers.data;
            handler(piece);
        };
    }
    handlers.done = [this](const Expected<HttpReply> &result) { replied(result); };
    m_call = m_session.http().send(std::move(hop), std::move(handlers));
}

SessionCall::Fate SessionCall::fateOf(const HttpReply &head) const
{
    if (head.status == 401 && m_isOwnHop && !m_repeated && m_session.canRenew())
        return Fate::Renew;
    if (isRedirect(head.status) && m_request.maxRedirects > 0 && !head.header("Location").isEmpty())
        return Fate::Follow;
    return Fate::Pass;
}

void SessionCall::replied(const Expected<HttpReply> &result)
{
    if (!result) {
        finish(result);
        return;
    }
    switch (fateOf(*result)) {
    case Fate::Renew:
        renew();
        break;
    case Fate::Follow:
        follow(HttpReply(*result));
        break;
    case Fate::Pass: {
        HttpReply reply = *result;
        reply.wentBare = m_wentBare;
        finish(reply);
        break;
    }
    }
}

void SessionCall::renew()
{
    m_repeated = true;
    // Another request met the 401 first, and has a newer sign-in by now.
    const auto need = m_generation == m_session.gate().generation() ? SignInGate::Need::Newer
                                                                    : SignInGate::Need::Any;
    m_waiting = m_session.gate().wait(need, [this](const Expected<void> &ready) { start(ready); });
}

void SessionCall::follow(const HttpReply &reply)
{
    const auto refuse = [this](const QString &why) {
        finish(unexpected(Error{ErrorCode::Protocol, m_session.errors().notUnderstood(why).userText,
            u"redirect: "_s + why}));
    };
    if (m_followed >= m_request.maxRedirects) {
        refuse(u"too many redirects"_s);
        return;
    }
    Expected<RedirectedRequest, QString> next
        = redirected(m_hop, reply.status, reply.header("Location"));
    if (!next) {
        refuse(next.error());
        return;
    }
    HttpRequest &request = next->request;
    const bool leavesHome = m_isOwnHop && !m_session.isOwn(request.url);
    // What was said to the system is not repeated to another server.
    if (leavesHome && !request.body.isEmpty()) {
        finish(unexpected(m_session.errors().sentElsewhere(request.url.host())));
        return;
    }
    m_wentBare = m_wentBare || next->isBare;
    ++m_followed;
    send(std::move(request));
}

void SessionCall::finish(const Expected<HttpReply> &result)
{
    const auto handler = std::exchange(m_handlers.done, {});
    const Expected<HttpReply> given = result;
    if (handler)
        handler(given);
}

} // namespace balie::crm
