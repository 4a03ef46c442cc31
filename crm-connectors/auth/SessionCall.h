#pragma once

#include "crm-connectors/auth/SignInGate.h"

#include "base/http/HttpPort.h"

namespace balie::crm {

class AuthSession;

/// One request of a session: waits for the sign-in, goes out with it, follows redirects itself (the
/// sign-in's headers are for the system's own origins, while HTTP knows only Authorization and
/// Cookie to be secret), and after a 401 goes out once more with a newer sign-in.
class SessionCall final : public HttpCall {
public:
    /// `session` outlives this.
    SessionCall(AuthSession &session, HttpRequest request, HttpHandlers handlers);

private:
    void send(HttpRequest hop);
    void start(const Expected<void> &ready);
    /// What happens to a reply with this head; anything but Pass is kept from the handlers.
    enum class Fate { Pass, Renew, Follow };
    Fate fateOf(const HttpReply &head) const;
    void replied(const Expected<HttpReply> &result);
    void renew();
    void follow(const HttpReply &reply);
    void finish(const Expected<HttpReply> &result);

    AuthSession &m_session;
    HttpRequest m_request; ///< as it came, for the repeat
    HttpHandlers m_handlers;
    HttpRequest m_hop; ///< as it was sent last, without the sign-in
    bool m_isOwnHop = false;
    quint64 m_generation = 0; ///< of the sign-in that it was sent with
    bool m_repeated = false;
    int m_followed = 0;
    bool m_wentBare = false;
    bool m_isHeld = false; ///< head and pieces of the reply under way are not for the handlers
    std::unique_ptr<SignInGate::Waiting> m_waiting;
    std::unique_ptr<HttpCall> m_call;
};

} // namespace balie::crm
