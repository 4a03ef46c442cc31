#include "cti/link/SignIn.h"

#include "base/HostRules.h"

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

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
