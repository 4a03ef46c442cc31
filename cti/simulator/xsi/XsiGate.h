#pragma once

#include "base/Expected.h"
#include "cti/simulator/xsi/XsiContext.h"
#include "cti/simulator/xsi/XsiRouter.h"

#include <QHash>
#include <deque>

namespace balie::sim {

/// What every request passes before anybody looks at what it asks: overload and other faults,
/// credentials, and which application it is for.
class XsiGate {
public:
    enum class Application { Actions, Events, Async };
    struct Admitted {
        Application application;
        XsiRequest request;
    };

    explicit XsiGate(XsiContext &context)
        : m_context(context)
    {
    }

    /// The XSPs have forgotten their cookies.
    void forgetSessions() { m_sessions.clear(); }

    Expected<Admitted, XsiHttpReply> admit(const XsiHttpRequest &request, XsiExchange &exchange);

private:
    bool isOverload();
    XsiHttpReply redirect(const XsiHttpRequest &request) const;
    /// Empty without valid credentials.
    DeviceId signedBy(const XsiHeaders &headers) const;

    /// The cookie that saves looking the user up again; credentials are asked for all the same.
    XsiHeaders sessionOf(const XsiHttpRequest &request, const DeviceId &user, const QByteArray &context);

    XsiContext &m_context;
    struct Session {
        DeviceId user;
        QByteArray context;
    };
    QHash<QByteArray, Session> m_sessions; ///< by the value of the cookie
    std::deque<Clock::Milliseconds> m_recent; ///< requests of the last second
};

} // namespace balie::sim
