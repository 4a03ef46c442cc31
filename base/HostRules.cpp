#include "base/HostRules.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Zero, AF_INET or AF_INET6.
int addressFamily(const QString &text, std::array<unsigned char, 16> &bytes)
{
    const QByteArray latin = text.toLatin1();
    for (const int family : {AF_INET, AF_INET6}) {
        if (inet_pton(family, latin.constData(), bytes.data()) == 1)
            return family;
    }
    return 0;
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

} // namespace

bool isIpAddress(const QString &host)
{
    std::array<unsigned char, 16> bytes{};
    return addressFamily(host, bytes) != 0;
}

bool isLoopback(const QString &host)
{
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return true;
    std::array<unsigned char, 16> bytes{};
    switch (addressFamily(host, bytes)) {
    case AF_INET:
        return bytes[0] == 127;
    case AF_INET6:
        return bytes.back() == 1
            && std::all_of(
                bytes.begin(), bytes.end() - 1, [](unsigned char byte) { return byte == 0; });
    default:
        return false;
    }
}

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() && one.host() == other.host()
        && portOf(one) == portOf(other);
}

} // namespace balie
