#include "cti/simulator/server/HttpReader.h"

namespace balie::sim {

std::optional<XsiHttpRequest> HttpReader::next()
{
    if (m_broken || (!m_request && !readHead()))
        return std::nullopt;
    if (!(m_chunked ? readChunks() : readBody()))
        return std::nullopt;
    return std::exchange(m_request, std::nullopt);
}

bool HttpReader::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0) {
        m_broken = m_buffer.size() > longestHead;
        return false;
    }
    const QList<QByteArray> lines = m_buffer.left(end).split('\n');
    m_buffer.remove(0, end + 4);
    const QList<QByteArray> first = lines.front().trimmed().split(' ');
    if (first.size() != 3 || first[2] != "HTTP/1.1") {
        m_broken = true;
        return false;
    }
    XsiHttpRequest request;
    request.method = first[0];
    request.target = first[1];
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon <= 0) {
            m_broken = true;
            return false;
        }
        request.headers.emplaceBack(lines[i].left(colon), lines[i].mid(colon + 1).trimmed());
    }
    m_chunked = headerValue(request.headers, "Transfer-Encoding").toLower() == "chunked";
    const QByteArray length = headerValue(request.headers, "Content-Length");
    bool valid = true;
    m_length = length.isEmpty() ? 0 : length.toLongLong(&valid);
    if (!valid || m_length < 0 || m_length > longestBody) {
        m_broken = true;
        return false;
    }
    m_request = std::move(request);
    return true;
}

bool HttpReader::readBody()
{
    if (m_buffer.size() < m_length)
        return false;
    m_request->body = m_buffer.left(m_length);
    m_buffer.remove(0, m_length);
    return true;
}

bool HttpReader::readChunks()
{
    for (;;) {
        const qsizetype line = m_buffer.indexOf("\r\n");
        if (line < 0)
            return false;
        bool valid = false;
        const QByteArray digits = m_buffer.left(line).split(';').front().trimmed();
        const qsizetype size = digits.toLongLong(&valid, 16);
        if (!valid || size < 0 || m_request->body.size() + size > longestBody) {
            m_broken = true;
            return false;
        }
        if (m_buffer.size() < line + 2 + size + 2)
            return false;
        // Trailers do not come from any client of ours, so the last chunk ends with its empty line.
        m_request->body += m_buffer.mid(line + 2, size);
        m_buffer.remove(0, line + 2 + size + 2);
        if (size == 0)
            return true;
    }
}

} // namespace balie::sim
