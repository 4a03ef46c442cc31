#include "cti/simulator/xsi/XsiRouter.h"

#include "cti/simulator/xsi/XsiReplies.h"

namespace balie::sim {

using namespace Qt::Literals::StringLiterals;

std::optional<QStringList> XsiRouter::match(const QString &pattern, const QStringList &path)
{
    const QStringList wanted = pattern.split(u'/');
    if (wanted.size() != path.size())
        return std::nullopt;
    QStringList stars;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted[i] == "*"_L1)
            stars.append(path[i]);
        else if (wanted[i] != path[i])
            return std::nullopt;
    }
    return stars;
}

std::optional<XsiHttpReply> XsiRouter::fault(const Route &route, XsiRequest &request)
{
    if (const auto name = request.target.unexpected(route.parameters))
        return replies::refusal(400, u"Unknown or repeated parameter '%1'"_s.arg(*name));
    if (route.root.isEmpty()) {
        if (!request.body.isEmpty())
            return replies::refusal(400, u"This request has no body"_s);
        return std::nullopt;
    }
    if (request.body.isEmpty())
        return replies::refusal(400, u"This request needs a body"_s);
    const QByteArray type = request.contentType.split(';').front().trimmed().toLower();
    if (type != "application/xml" && type != "text/xml")
        return replies::refusal(415, u"The body must be application/xml"_s);
    auto document = readXml(request.body);
    if (!document)
        return replies::refusal(400, u"The body is not well-formed"_s);
    if (route.root != "*"_L1
        && (document->name != route.root
            || document->namespaceUri != "http://schema.broadsoft.com/xsi"_L1))
        return replies::refusal(
            400, u"The body must be a '%1' of the Xsi schema"_s.arg(route.root));
    request.document = std::move(*document);
    return std::nullopt;
}

XsiAnswer XsiRouter::handle(XsiRequest request) const
{
    bool pathIsKnown = false;
    for (const Route &route : m_routes) {
        auto stars = match(route.pattern, request.path);
        if (!stars)
            continue;
        pathIsKnown = true;
        if (route.method != request.method)
            continue;
        request.arguments = std::move(*stars);
        if (auto refused = fault(route, request))
            return std::move(*refused);
        return route.handler(request);
    }
    return pathIsKnown ? replies::refusal(405, u"Method not allowed"_s)
                       : replies::refusal(404, u"Unknown resource"_s);
}

} // namespace balie::sim
