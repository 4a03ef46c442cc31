#include "cti/simulator/server/J2Framer.h"

#include <QtEndian>
#include <algorithm>

namespace balie::sim {

std::optional<QByteArray> j2::frame(const QByteArray &text)
{
    const qsizetype total = text.size() + 4;
    if (total > maxFrame)
        return std::nullopt;
    QByteArray out;
    out.reserve(total);
    out.append(2, '\0');
    out.append(char(total >> 8)).append(char(total & 0xFF));
    out.append(text);
    return out;
}

void J2Framer::append(QByteArrayView bytes)
{
    // Consumed bytes go before the buffer grows, so that it never holds more than one read beyond a
    // message.
    if (m_start > 0) {
        m_buffer.remove(0, m_start);
        m_start = 0;
    }
    m_buffer.append(bytes);
}

std::optional<QByteArray> J2Framer::next()
{
    if (m_broken || pending() < j2::headerSize)
        return std::nullopt;
    const char *header = m_buffer.constData() + m_start;
    const qsizetype length = qFromBigEndian<quint16>(header + 2);
    const bool digits
        = std::all_of(header + 4, header + 8, [](char c) { return c >= '0' && c <= '9'; });
    if (header[0] != '\0' || header[1] != '\0' || length <= j2::headerSize || !digits) {
        m_broken = true;
        return std::nullopt;
    }
    if (pending() < length)
        return std::nullopt;
    QByteArray message = m_buffer.mid(m_start + 4, length - 4);
    m_start += length;
    return message;
}

} // namespace balie::sim
