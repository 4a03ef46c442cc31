#include "base/contacts/VCardLines.h"

#include "base/contacts/VCardProperty.h"

#include <algorithm>

namespace balie {

namespace {

// By then the name of a property has been read.
constexpr qsizetype beginning = 256;
constexpr qsizetype longestFrame = 32;

bool isFrame(QByteArrayView text)
{
    const QByteArray upper = text.trimmed().toByteArray().toUpper();
    return upper == "END:VCARD" || upper == "BEGIN:VCARD";
}

} // namespace

QVector<VCardLine> VCardLines::feed(QByteArrayView bytes)
{
    read(m_input.feed(bytes));
    return std::exchange(m_lines, {});
}

QVector<VCardLine> VCardLines::finish()
{
    read(m_input.finish());
    if (!m_atBegin)
        endPhysical();
    handOver();
    return std::exchange(m_lines, {});
}

void VCardLines::read(QByteArrayView bytes)
{
    const char *at = bytes.begin();
    while (at != bytes.end()) {
        if (std::exchange(m_afterReturn, false) && *at == '\n') {
            ++at;
            continue;
        }
        const char *end = std::find_if(at, bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
        if (at != end) {
            if (m_atBegin) {
                const char first = *at;
                const bool folds = !m_continues && (first == ' ' || first == '\t');
                beginPhysical(first);
                if (folds && !m_oldVersion && !m_isEmpty)
                    ++at;
            }
            append(QByteArrayView(at, end - at));
        }
        if (end == bytes.end())
            return;
        m_afterReturn = *end == '\r';
        endPhysical();
        at = end + 1;
    }
}

void VCardLines::beginPhysical(char first)
{
    m_atBegin = false;
    if (m_continues) {
        m_partBegin = m_line.text.size();
        return;
    }
    if (first != ' ' && first != '\t')
        handOver();
    if (m_isEmpty)
        m_line.number = m_number;
}

void VCardLines::append(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    m_isEmpty = false;
    m_last = bytes.back();
    if (m_continues)
        m_part += bytes.first(std::min(longestFrame - m_part.size(), bytes.size()));
    if (m_judged == Judged::NotYet) {
        const qsizetype taken = std::min(beginning - m_line.text.size(), bytes.size());
        m_line.text += bytes.first(taken);
        bytes = bytes.sliced(taken);
        if (m_line.text.size() < beginning)
            return;
        m_judged = VCardProperty::isRead(m_line.text) ? Judged::Kept : Judged::BeginningOnly;
    }
    if (m_judged == Judged::BeginningOnly || bytes.isEmpty())
        return;
    if (m_line.text.size() + bytes.size() > longestProperty) {
        m_line.text.truncate(beginning);
        m_line.tooLong = true;
        m_judged = Judged::BeginningOnly;
        return;
    }
    m_line.text += bytes;
}

void VCardLines::endPhysical()
{
    if (m_continues && isFrame(m_part))
        endPart();
    m_part.clear();
    m_continues = !m_atBegin && !m_isEmpty && m_last == '=' && isQuotedPrintable();
    if (m_continues && m_judged != Judged::BeginningOnly)
        m_line.text.chop(1);
    m_last = 0;
    m_atBegin = true;
    ++m_number;
}

/// A value that ends in "=" at the end of its card is no soft break, whatever its encoding says.
void VCardLines::endPart()
{
    m_line.text.truncate(m_partBegin);
    handOver();
    m_line = {m_number, m_part, false};
    m_isEmpty = false;
}

bool VCardLines::isQuotedPrintable() const
{
    const qsizetype colon = m_line.text.indexOf(':');
    const QByteArray head = m_line.text.first(colon < 0 ? m_line.text.size() : colon);
    return head.toUpper().contains("QUOTED-PRINTABLE");
}

void VCardLines::handOver()
{
    VCardLine line = std::exchange(m_line, {});
    m_judged = Judged::NotYet;
    m_isEmpty = true;
    if (line.text.isEmpty())
        return;
    if (line.text.size() < 16 && line.text.toUpper().startsWith("VERSION:"))
        m_oldVersion = line.text.trimmed().endsWith("2.1");
    m_lines.append(std::move(line));
}

} // namespace balie
