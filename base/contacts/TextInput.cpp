#include "base/contacts/TextInput.h"

#include <algorithm>
#include <array>

namespace balie {

namespace {

void appendUtf8(char32_t c, QByteArray &out)
{
    const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0 | c >> 6);
        put(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        put(0xe0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3f));
        put(0x80 | (c & 0x3f));
    } else {
        put(0xf0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3f));
        put(0x80 | (c >> 6 & 0x3f));
        put(0x80 | (c & 0x3f));
    }
}

constexpr char32_t replacement = 0xfffd;

// 0x80 to 0x9f; the five that Windows-1252 does not define stand for themselves and are dropped below.
constexpr std::array<char16_t, 32> windows1252{0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020,
    0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c,
    0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178};

QString fromWindows1252(QByteArrayView bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xa0)
            c = windows1252[c.unicode() - 0x80U];
    }
    return text;
}

bool isDropped(QChar c)
{
    const char16_t u = c.unicode();
    return (u < 0x20 && u != u'\n' && u != u'\t') || (u >= 0x7f && u < 0xa0);
}

/// How long the sequence at the beginning is; 0 when it is none.
qsizetype sequenceLength(QByteArrayView bytes)
{
    const auto at = [&](qsizetype i) {
        return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
    };
    const auto isNext = [&](qsizetype i) { return (at(i) & 0xc0U) == 0x80U; };
    const unsigned first = at(0);
    if (first < 0x80)
        return 1;
    if (first < 0xc2 || first > 0xf4 || !isNext(1))
        return 0;
    if (first < 0xe0)
        return 2;
    // Overlong forms, surrogates and what lies above Unicode are no UTF-8.
    const unsigned second = at(1);
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f)
        || (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f) || !isNext(2))
        return 0;
    if (first < 0xf0)
        return 3;
    return isNext(3) ? 4 : 0;
}

} // namespace

QByteArray TextInput::feed(QByteArrayView bytes)
{
    if (m_form != Form::Unknown)
        return handOn(bytes);
    m_held += bytes;
    return m_held.size() < 3 ? QByteArray() : begin();
}

QByteArray TextInput::finish()
{
    QByteArray out;
    if (m_form == Form::Unknown)
        out = begin();
    if (m_high)
        appendUtf8(replacement, out);
    // Half a code unit at the end of a file that was cut off.
    if (m_form != Form::Bytes && !m_held.isEmpty())
        appendUtf8(replacement, out);
    m_held.clear();
    m_high = 0;
    return out;
}

QByteArray TextInput::begin()
{
    QByteArray first;
    first.swap(m_held);
    m_form = Form::Bytes;
    qsizetype mark = 0;
    if (first.startsWith("\xef\xbb\xbf")) {
        mark = 3;
    } else if (first.startsWith("\xff\xfe")) {
        m_form = Form::LittleEndian;
        mark = 2;
    } else if (first.startsWith("\xfe\xff")) {
        m_form = Form::BigEndian;
        mark = 2;
    } else if (first.size() >= 2 && first.at(0) != '\0' && first.at(1) == '\0') {
        m_form = Form::LittleEndian;
    } else if (first.size() >= 2 && first.at(0) == '\0' && first.at(1) != '\0') {
        m_form = Form::BigEndian;
    }
    return handOn(QByteArrayView(first).sliced(mark));
}

QByteArray TextInput::handOn(QByteArrayView bytes)
{
    if (m_form == Form::Bytes)
        return bytes.toByteArray();
    QByteArray out;
    out.reserve(bytes.size());
    for (const char byte : bytes) {
        if (m_held.isEmpty()) {
            m_held += byte;
            continue;
        }
        const auto first = static_cast<unsigned char>(m_held.at(0));
        const auto second = static_cast<unsigned char>(byte);
        m_held.clear();
        const unsigned both = m_form == Form::LittleEndian ? first | unsigned(second) << 8
                                                           : unsigned(first) << 8 | second;
        unit(static_cast<char16_t>(both), out);
    }
    return out;
}

void TextInput::unit(char16_t unit, QByteArray &out)
{
    if (m_high) {
        const char16_t high = m_high;
        m_high = 0;
        if (QChar::isLowSurrogate(unit)) {
            appendUtf8(QChar::surrogateToUcs4(high, unit), out);
            return;
        }
        appendUtf8(replacement, out);
    }
    if (QChar::isHighSurrogate(unit))
        m_high = unit;
    else
        appendUtf8(QChar::isLowSurrogate(unit) ? replacement : unit, out);
}

bool isUtf8(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype length = sequenceLength(bytes);
        if (length == 0)
            return false;
        bytes = bytes.sliced(length);
    }
    return true;
}

QString textOf(QByteArrayView bytes)
{
    QString text = isUtf8(bytes) ? QString::fromUtf8(bytes) : fromWindows1252(bytes);
    if (std::any_of(text.cbegin(), text.cend(), isDropped))
        text.removeIf(isDropped);
    return text;
}

} // namespace balie
