#pragma once

#include <QByteArray>
#include <optional>

namespace balie::sim {

/// ECMA-323 Annex J.2: 00 00, length of everything (16 bit, big endian, unsigned), four digits,
/// XML. Our text messages are "NNNN<xml"; on a stream the same message only gets four bytes in
/// front.
namespace j2 {

constexpr qsizetype headerSize = 8;
constexpr qsizetype maxFrame = 0xFFFF;
constexpr qsizetype maxDocument = maxFrame - headerSize;

/// `text` is "NNNN<xml" of at most maxDocument + 4 bytes; nothing when it is longer.
std::optional<QByteArray> frame(const QByteArray &text);

} // namespace j2

/// Cuts a byte stream into messages. After a fault the stream cannot be read any further.
class J2Framer {
public:
    void append(QByteArrayView bytes);
    /// The next whole message as "NNNN<xml", or nothing (yet).
    std::optional<QByteArray> next();
    /// True once a header was seen that is not ours: another format indicator, an impossible
    /// length, or an invoke id that is not four digits.
    bool isBroken() const { return m_broken; }
    /// Bytes that wait for the rest of their message.
    qsizetype pending() const { return m_buffer.size() - m_start; }

private:
    QByteArray m_buffer;
    qsizetype m_start = 0;
    bool m_broken = false;
};

} // namespace balie::sim
