#include "cti/simulator/xsi/XsiHttp.h"

#include <algorithm>

namespace balie::sim {

namespace {

auto find(const XsiHeaders &headers, QByteArrayView name)
{
    return std::ranges::find_if(headers, [name](const auto &header) {
        return QByteArrayView(header.first).compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

QByteArray headerValue(const XsiHeaders &headers, QByteArrayView name)
{
    const auto found = find(headers, name);
    return found == headers.end() ? QByteArray() : found->second;
}

bool hasHeader(const XsiHeaders &headers, QByteArrayView name)
{
    return find(headers, name) != headers.end();
}

} // namespace balie::sim
