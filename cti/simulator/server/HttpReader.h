#pragma once

#include "cti/simulator/xsi/XsiHttp.h"

#include <optional>

namespace balie::sim {

/// Cuts a byte stream into HTTP/1.1 requests, bodies with a length or in chunks. After a fault the
/// stream cannot be read any further.
class HttpReader {
public:
    static constexpr qsizetype longestHead = 64 * 1024;
    static constexpr qsizetype longestBody = 4 * 1024 * 1024;

    void append(QByteArrayView bytes) { m_buffer.append(bytes); }
    /// The next whole request (node and secure not filled in), or nothing (yet).
    std::optional<XsiHttpRequest> next();
    bool isBroken() const { return m_broken; }

private:
    bool readHead();
    bool readBody();
    bool readChunks();

    QByteArray m_buffer;
    std::optional<XsiHttpRequest> m_request; ///< its head was read
    qsizetype m_length = 0;
    bool m_chunked = false;
    bool m_broken = false;
};

} // namespace balie::sim
