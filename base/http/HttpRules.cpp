#include "base/http/HttpRules.h"

#include "base/HostRules.h"

#include <algorithm>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isToken(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

bool isOneLine(const QByteArray &value)
{
    return std::none_of(
        value.begin(), value.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool isNamed(const HttpHeader &header, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(),
        [&](const char *name) { return header.name.compare(name, Qt::CaseInsensitive) == 0; });
}

} // namespace

std::optional<QString> refusalOf(const HttpRequest &request)
{
    const QUrl &url = request.url;
    if (!url.isValid() || url.host().isEmpty())
        return u"not an address"_s;
    // Would be sent as credentials that nobody meant to give.
    if (!url.userInfo().isEmpty())
        return u"an address with a user name in it"_s;
    if (url.scheme() == "http"_L1) {
        if (!request.allowPlain && !isLoopback(url.host()))
            return u"not encrypted"_s;
    } else if (url.scheme() != "https"_L1) {
        return u"neither https nor http"_s;
    }
    if (!request.connectTo.isEmpty() && !isIpAddress(request.connectTo))
        return u"connectTo is not an IP address"_s;
    for (const HttpHeader &header : request.headers) {
        if (!isToken(header.name) || !isOneLine(header.value))
            return u"a header that is none"_s;
    }
    return std::nullopt;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Expected<RedirectedRequest, QString> redirected(
    const HttpRequest &request, int status, const QByteArray &location)
{
    HttpRequest next = request;
    next.url = request.url.resolved(QUrl::fromEncoded(location));
    if (request.url.scheme() == "https"_L1 && next.url.scheme() != "https"_L1)
        return unexpected(u"redirected from https to %1"_s.arg(next.url.scheme()));
    const auto leaveOut = [&next](std::initializer_list<const char *> names) {
        next.headers.removeIf([&](const HttpHeader &header) { return isNamed(header, names); });
    };
    const bool isBare = !isSameOrigin(request.url, next.url);
    if (isBare)
        leaveOut({"Authorization", "Cookie"});
    if (request.url.host() != next.url.host())
        next.connectTo.clear();
    if (status == 303) {
        next.method = HttpMethod::Get;
        next.body.clear();
        leaveOut({"Content-Type", "Content-Length"});
    }
    if (const auto refusal = refusalOf(next))
        return unexpected(u"redirected to: %1"_s.arg(*refusal));
    return RedirectedRequest{std::move(next), isBare};
}

} // namespace balie
