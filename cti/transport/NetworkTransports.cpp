#include "cti/transport/TcpTransport.h"
#include "cti/transport/WebSocketTransport.h"

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

TransportFactory networkTransports()
{
    return [](const Endpoint &endpoint) -> std::unique_ptr<Transport> {
        const QString scheme = endpoint.url.scheme();
        if (scheme == "ws"_L1 || scheme == "wss"_L1)
            return std::make_unique<WebSocketTransport>();
        if (scheme == "tcp"_L1 || scheme == "tls"_L1)
            return std::make_unique<TcpTransport>();
        return nullptr;
    };
}

} // namespace balie::cti
