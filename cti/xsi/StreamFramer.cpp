#include "cti/xsi/StreamFramer.h"

#include <QCoreApplication>
#include <cstring>

namespace balie::xsi {

using namespace Qt::Literals::StringLiterals;

namespace {

Error unreadable(const QString &detail)
{
    return {ErrorCode::Protocol,
        QCoreApplication::translate("balie::xsi",
            "The telephone system sent something that cannot be read. The connection is made "
            "anew."),
        detail};
}

bool isSpace(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

bool mayStartName(char byte)
{
    // Every byte of a character beyond ASCII has the high bit set, in UTF-8 as in the ISO sets.
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_'
        || byte == ':' || (byte & 0x80) != 0;
}

} // namespace

void StreamFramer::clear()
{
    *this = StreamFramer();
}

Expected<QVector<QByteArray>> StreamFramer::feed(const QByteArray &bytes)
{
    if (m_error)
        return unexpected(Error(*m_error));
    m_buffer.append(bytes);
    QVector<QByteArray> documents;
    while (m_position < m_buffer.size()) {
        auto error = step(documents);
        if (!error && m_position - m_start + m_declaration.size() > maxDocument)
            error = unreadable(u"document of more than %1 bytes"_s.arg(maxDocument));
        if (error) {
            clear();
            m_error = error;
            return unexpected(Error(*m_error));
        }
    }
    // One move for all documents of a piece, and none while a long one grows.
    if (m_place == Place::Between)
        m_start = m_position;
    if (m_start > 0) {
        m_buffer.remove(0, m_start);
        m_position -= m_start;
        m_token -= m_start;
        m_start = 0;
    }
    return documents;
}

std::optional<Error> StreamFramer::step(QVector<QByteArray> &documents)
{
    if (m_place == Place::Content || (m_place == Place::StartTag && m_quote != 0)) {
        // Texts make up most of a document: straight to what ends them.
        const char stop = m_place == Place::Content ? '<' : m_quote;
        const char *from = m_buffer.constData() + m_position;
        const auto length = size_t(m_buffer.size() - m_position);
        const auto *found = static_cast<const char *>(std::memchr(from, stop, length));
        if (!found) {
            m_position = m_buffer.size();
            return std::nullopt;
        }
        m_position += found - from + 1;
        if (m_place == Place::StartTag) {
            m_quote = 0;
        } else {
            m_token = m_position - 1;
            m_place = Place::Markup;
        }
        return std::nullopt;
    }

    const char byte = m_buffer.at(m_position++);
    switch (m_place) {
    case Place::Between:
        return betweenDocuments(byte);
    case Place::Markup:
        return markup(byte);
    case Place::StartTag:
        return startTag(byte, documents);
    case Place::EndTag:
        return endTag(byte, documents);
    case Place::Instruction:
        instruction(byte);
        return std::nullopt;
    case Place::Bang:
        return bang();
    case Place::Comment:
        if (byte == '>' && endsWith("-->", 4))
            m_place = m_depth > 0 ? Place::Content : Place::Between;
        return std::nullopt;
    case Place::CData:
        if (byte == '>' && endsWith("]]>", 9))
            m_place = Place::Content;
        return std::nullopt;
    case Place::Content:
        break;
    }
    return std::nullopt;
}

std::optional<Error> StreamFramer::betweenDocuments(char byte)
{
    m_start = m_position;
    // A byte order mark says nothing here that the declaration does not.
    if (isSpace(byte) || byte == '\xEF' || byte == '\xBB' || byte == '\xBF')
        return std::nullopt;
    if (byte != '<') {
        return unreadable(u"byte 0x%1 outside of a document"_s.arg(
            uint(static_cast<unsigned char>(byte)), 2, 16, QLatin1Char('0')));
    }
    m_start = m_token = m_position - 1;
    m_place = Place::Markup;
    return std::nullopt;
}

std::optional<Error> StreamFramer::markup(char byte)
{
    if (byte == '?') {
        m_place = Place::Instruction;
    } else if (byte == '!') {
        m_place = Place::Bang;
    } else if (byte == '/') {
        if (m_depth == 0)
            return unreadable(u"an end tag without its start tag"_s);
        m_place = Place::EndTag;
    } else if (mayStartName(byte)) {
        m_place = Place::StartTag;
    } else {
        return unreadable(u"a tag without a name"_s);
    }
    return std::nullopt;
}

std::optional<Error> StreamFramer::bang()
{
    constexpr QByteArrayView comment = "<!--";
    constexpr QByteArrayView cdata = "<![CDATA[";
    const auto seen = QByteArrayView(m_buffer).sliced(m_token, m_position - m_token);
    if (seen == comment)
        m_place = Place::Comment;
    else if (seen == cdata && m_depth > 0)
        m_place = Place::CData;
    else if (!comment.startsWith(seen) && !(m_depth > 0 && cdata.startsWith(seen)))
        return unreadable(u"DOCTYPE is not accepted"_s);
    return std::nullopt;
}

std::optional<Error> StreamFramer::startTag(char byte, QVector<QByteArray> &documents)
{
    if (byte == '"' || byte == '\'') {
        m_quote = byte;
    } else if (byte == '<') {
        return unreadable(u"a tag inside a tag"_s);
    } else if (byte == '>') {
        ++m_depth;
        m_place = Place::Content;
        if (m_buffer.at(m_position - 2) == '/')
            endElement(documents);
    }
    return std::nullopt;
}

std::optional<Error> StreamFramer::endTag(char byte, QVector<QByteArray> &documents)
{
    if (byte == '<')
        return unreadable(u"a tag inside a tag"_s);
    if (byte == '>')
        endElement(documents);
    return std::nullopt;
}

void StreamFramer::instruction(char byte)
{
    if (byte != '>' || !endsWith("?>", 2))
        return;
    const auto whole = QByteArrayView(m_buffer).sliced(m_token, m_position - m_token);
    if (m_depth == 0 && whole.startsWith("<?xml") && isSpace(whole.at(5)))
        m_declaration = whole.toByteArray();
    m_place = m_depth > 0 ? Place::Content : Place::Between;
}

void StreamFramer::endElement(QVector<QByteArray> &documents)
{
    m_place = Place::Content;
    if (--m_depth > 0)
        return;
    documents.append(m_declaration + m_buffer.sliced(m_start, m_position - m_start));
    m_declaration.clear();
    m_start = m_position;
    m_place = Place::Between;
}

/// Whether the markup under way ends so, and not with bytes of its own beginning ("<!-->").
bool StreamFramer::endsWith(QByteArrayView end, qsizetype startLength) const
{
    const auto whole = QByteArrayView(m_buffer).sliced(m_token, m_position - m_token);
    return whole.size() >= startLength + end.size() && whole.endsWith(end);
}

} // namespace balie::xsi
