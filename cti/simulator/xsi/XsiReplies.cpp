#include "cti/simulator/xsi/XsiReplies.h"

#include "cti/simulator/xsi/XsiWriter.h"

namespace balie::sim::replies {

XsiHttpReply done(int status)
{
    return {status, {}, {}};
}

XsiHttpReply document(const QByteArray &xml, int status, bool latin1)
{
    return {status,
        {{"Content-Type",
            latin1 ? "application/xml;charset=ISO-8859-1" : "application/xml;charset=UTF-8"}},
        xml};
}

XsiHttpReply refusal(int status, const QString &english)
{
    XsiWriter out(XsiNaming::Reply);
    out.root("ErrorInfo");
    out.leaf("summary", english);
    out.leaf("summaryEnglish", english);
    // There is no public list of codes; a client may show the number, not act on it.
    out.number("errorCode", 110'000 + status);
    XsiHttpReply reply = document(out.take(), status);
    if (status == 401)
        reply.headers.emplaceBack("WWW-Authenticate", R"(Basic realm="BroadWorks")");
    return reply;
}

XsiHttpReply html(int status)
{
    const QByteArray code = QByteArray::number(status);
    return {status, {{"Content-Type", "text/html;charset=ISO-8859-1"}},
        "<html><head><title>Error " + code + "</title></head><body><h1>HTTP Status " + code
            + "</h1><hr size=\"1\"></body></html>"};
}

} // namespace balie::sim::replies
