#include "cti/provider/xsi/XsiAddress.h"

#include "base/HostRules.h"

#include <QRegularExpression>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString &contextOf(const XsiContexts &contexts, XsiContext context)
{
    switch (context) {
    case XsiContext::Event:
        return contexts.events;
    case XsiContext::Async:
        return contexts.async;
    case XsiContext::Action:
        break;
    }
    return contexts.actions;
}

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text, "@");
}

/// "nodes.example.nl" of "xsp1.nodes.example.nl"; nothing where what is left could be anybody's,
/// as "nl" and "co.uk" could.
QString domainOf(const QString &host)
{
    static const QRegularExpression address(u"^[0-9.]+$|:"_s);
    static const QRegularExpression anybodys(
        u"^([^.]*|(ac|co|com|edu|gob|gouv|gov|ne|net|or|org)\\.[a-z]{2})$"_s);
    const QString domain = host.section(u'.', 1).toLower();
    return address.match(host).hasMatch() || anybodys.match(domain).hasMatch() ? QString() : domain;
}

} // namespace

QUrl xsiAddress(const QUrl &origin, const XsiContexts &contexts, const XsiRequest &request)
{
    QByteArray path = origin.path(QUrl::FullyEncoded).toUtf8();
    if (path.endsWith('/'))
        path.chop(1);
    path += QUrl::toPercentEncoding(contextOf(contexts, request.context), "/") + "/v2.0";
    for (const QString &segment : request.path)
        path += '/' + encoded(segment);
    QByteArrayList query;
    for (const auto &[name, value] : request.query.queryItems(QUrl::FullyDecoded))
        query.append(encoded(name) + '=' + encoded(value));
    QByteArray address = origin.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery
                             | QUrl::RemoveFragment | QUrl::RemoveUserInfo)
        + path;
    if (!query.isEmpty())
        address += '?' + query.join('&');
    return QUrl::fromEncoded(address, QUrl::StrictMode);
}

bool isTrustedMove(const QUrl &from, const QUrl &to)
{
    if (from.scheme() != to.scheme())
        return false;
    if (from.host() == to.host() || (isLoopback(from.host()) && isLoopback(to.host())))
        return true;
    const QString domain = domainOf(from.host());
    return !domain.isEmpty() && domain == domainOf(to.host());
}

QByteArray withoutSecrets(const QByteArray &document)
{
    // On the bytes: every character set that a server may use has these names in ASCII.
    static const QRegularExpression secret(
        u"(<(?:[\\w.-]+:)?[\\w.-]*(?:password|passcode|token|pin)(?:\\s[^<>]*)?>)[^<]+"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString text = QString::fromLatin1(document);
    if (!text.contains(secret))
        return document;
    return QString(text).replace(secret, u"\\1***"_s).toLatin1();
}

} // namespace balie::cti
