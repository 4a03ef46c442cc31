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

bool isEncrypted(const QUrl &server)
{
    return server.scheme() == "wss"_L1 || server.scheme() == "tls"_L1;
}

bool isReadable(const QUrl &server)
{
    const bool plain = server.scheme() == "ws"_L1 || server.scheme() == "tcp"_L1;
    return plain && !isLoopback(server.host());
}

} // namespace balie::cti
