#pragma once

#include "base/Expected.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace balie::csta {

/// Invoke id of everything that is not a request or an answer.
inline constexpr int EventInvokeId = 9999;
inline constexpr int LastInvokeId = 9998;

/// "0042": four ASCII digits.
QString invokeText(int invokeId);

struct Frame {
    int invokeId = EventInvokeId;
    QByteArray document;

    friend bool operator==(const Frame &, const Frame &) = default;
};

/// ECMA-323 Annex J.2 as a stream: two zero bytes, unsigned 16-bit length of the whole frame in
/// network order, four ASCII digits, the document. Takes bytes in any portions. One thread.
class FrameReader {
public:
    void feed(const QByteArray &bytes);
    /// The next whole frame; nullopt while more bytes are needed. After an error
    /// (ErrorCode::Protocol) the stream cannot be trusted any more and the same error comes back
    /// for ever.
    Expected<std::optional<Frame>> next();
    /// Bytes of a frame that is not complete.
    qsizetype pending() const { return m_buffer.size() - m_start; }

private:
    QByteArray m_buffer;
    qsizetype m_start = 0;
    std::optional<Error> m_error;
};

/// One frame; refuses (ErrorCode::InvalidInput) more than 65,527 bytes of document or an invoke id
/// outside 0 to 9999.
Expected<QByteArray> writeFrame(const Frame &frame);

/// The text form of our WebSocket transport, in UTF-8: four digits, then the document.
Expected<Frame> readTextMessage(const QByteArray &message);
QByteArray writeTextMessage(const Frame &frame);

} // namespace balie::csta
