#include "cti/link/SignIn.h"

#include <QRegularExpression>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

/// By the text: QUrl has brought addresses into their usual form, and a name is not asked for.
bool isLoopback(const QString &host)
{
    static const QRegularExpression address(u"^127(\\.[0-9]{1,3}){3}$"_s);
    return host == "localhost"_L1 || host == "::1"_L1 || address.match(host).hasMatch();
}

} // namespace

Protocol protocolOf(const QUrl &server)
{
    return server.scheme() == "https"_L1 || server.scheme() == "http"_L1 ? Protocol::Xsi : Protocol::Csta;
}

bool isEncrypted(const QUrl &server)
{
    const QString scheme = server.scheme();
    return scheme == "wss"_L1 || scheme == "tls"_L1 || scheme == "https"_L1;
}

bool isReadable(const QUrl &server)
{
    const QString scheme = server.scheme();
    const bool plain = scheme == "ws"_L1 || scheme == "tcp"_L1 || scheme == "http"_L1;
    return plain && !isLoopback(server.host());
}

} // namespace balie::cti
