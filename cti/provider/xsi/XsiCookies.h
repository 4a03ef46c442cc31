#pragma once

#include "base/http/HttpPort.h"

#include <QVector>

namespace balie::cti {

/// Cookies of a session, kept in memory only: by host, path and name, sent back to that host alone
/// (RFC 6265 without Domain, which would spread them, and without dates: a session is shorter).
/// Each of the contexts of an XSP has a session cookie of the same name, so the path counts.
class XsiCookies {
public:
    void clear() { m_cookies.clear(); }
    /// Takes every Set-Cookie of the reply.
    void take(const QUrl &from, const QVector<HttpHeader> &headers);
    /// Value of the Cookie header for this address; empty if there is none.
    QByteArray headerFor(const QUrl &url) const;

private:
    struct Cookie {
        QString host;
        QByteArray path;
        QByteArray name;
        QByteArray value;
        bool secure = false;
    };
    QVector<Cookie> m_cookies;
};

} // namespace balie::cti
