#include "cti/provider/SignIn.h"

#include <QHostAddress>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

bool isEncrypted(const QUrl &server)
{
    return server.scheme() == "wss"_L1 || server.scheme() == "tls"_L1;
}

bool isReadable(const QUrl &server)
{
    const bool plain = server.scheme() == "ws"_L1 || server.scheme() == "tcp"_L1;
    const QString host = server.host();
    return plain && host != "localhost"_L1 && !QHostAddress(host).isLoopback();
}

} // namespace balie::cti
