#include "base/http/HttpPort.h"

namespace balie {

using namespace Qt::Literals::StringLiterals;

QLatin1StringView methodName(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return "GET"_L1;
    case HttpMethod::Post:
        return "POST"_L1;
    case HttpMethod::Put:
        return "PUT"_L1;
    case HttpMethod::Patch:
        return "PATCH"_L1;
    case HttpMethod::Delete:
        return "DELETE"_L1;
    case HttpMethod::Propfind:
        return "PROPFIND"_L1;
    case HttpMethod::Report:
        return "REPORT"_L1;
    }
    return {};
}

bool isSafe(HttpMethod method)
{
    return method == HttpMethod::Get || method == HttpMethod::Propfind || method == HttpMethod::Report;
}

QByteArray HttpReply::header(const QByteArray &name) const
{
    for (const HttpHeader &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

} // namespace balie
