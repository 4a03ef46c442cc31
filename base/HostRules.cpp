#include "base/HostRules.h"

#include <QSet>

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

bool isDangerousScheme(const QString &scheme)
{
    static const QSet<QString> dangerous{u"about"_s, u"admin"_s, u"blob"_s, u"chrome"_s, u"cmd"_s, u"data"_s, u"dav"_s,
        u"davs"_s, u"file"_s, u"filesystem"_s, u"ftp"_s, u"gopher"_s, u"hcp"_s, u"http"_s, u"jar"_s, u"javascript"_s,
        u"jscript"_s, u"ldap"_s, u"ldaps"_s, u"livescript"_s, u"mailto"_s, u"mhtml"_s, u"mk"_s, u"mocha"_s, u"nfs"_s,
        u"powershell"_s, u"res"_s, u"rlogin"_s, u"search"_s, u"search-ms"_s, u"sftp"_s, u"shell"_s, u"sip"_s, u"sips"_s,
        u"smb"_s, u"ssh"_s, u"tel"_s, u"telnet"_s, u"trash"_s, u"vbscript"_s, u"view-source"_s, u"vscode"_s, u"ws"_s,
        u"wss"_s, u"x-apple-helpbasic"_s};
    return dangerous.contains(scheme) || scheme.startsWith("ms-"_L1) || scheme.startsWith("qrc"_L1);
}

} // namespace balie
