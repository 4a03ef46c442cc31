#include "cti/provider/xsi/XsiCookies.h"

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray pathOf(const QUrl &url)
{
    return url.path(QUrl::FullyEncoded).toUtf8();
}

/// RFC 6265 5.1.4: the directory of the address that set it.
QByteArray defaultPath(const QUrl &url)
{
    const QByteArray path = pathOf(url);
    const qsizetype end = path.lastIndexOf('/');
    return end <= 0 ? QByteArrayLiteral("/") : path.left(end);
}

bool covers(const QByteArray &cookiePath, const QByteArray &path)
{
    return path.startsWith(cookiePath)
        && (path.size() == cookiePath.size() || cookiePath.endsWith('/')
            || path.at(cookiePath.size()) == '/');
}

} // namespace

void XsiCookies::take(const QUrl &from, const QVector<HttpHeader> &headers)
{
    for (const HttpHeader &header : headers) {
        if (header.name.compare("Set-Cookie", Qt::CaseInsensitive) != 0)
            continue;
        const QList<QByteArray> parts = header.value.split(';');
        const qsizetype equals = parts.first().indexOf('=');
        if (equals <= 0)
            continue;
        Cookie cookie{from.host(), defaultPath(from), parts.first().left(equals).trimmed(),
            parts.first().mid(equals + 1).trimmed()};
        bool ended = false;
        for (const QByteArray &part : parts.mid(1)) {
            const QByteArray attribute = part.trimmed();
            const QByteArray lower = attribute.toLower();
            if (lower.startsWith("path=/"))
                cookie.path = attribute.mid(5);
            else if (lower == "secure")
                cookie.secure = true;
            else if (lower.startsWith("max-age="))
                ended = lower.mid(8).toLongLong() <= 0;
        }
        m_cookies.removeIf([&](const Cookie &old) {
            return old.host == cookie.host && old.path == cookie.path && old.name == cookie.name;
        });
        if (!ended)
            m_cookies.append(cookie);
    }
}

QByteArray XsiCookies::headerFor(const QUrl &url) const
{
    const QByteArray path = pathOf(url);
    QByteArrayList pairs;
    for (const Cookie &cookie : m_cookies) {
        if (cookie.host == url.host() && covers(cookie.path, path)
            && (!cookie.secure || url.scheme() == "https"_L1))
            pairs.append(cookie.name + '=' + cookie.value);
    }
    return pairs.join("; ");
}

} // namespace balie::cti
