#include "base/contacts/CsvTable.h"

#include <algorithm>
#include <array>

namespace balie {

namespace {

constexpr qsizetype longestHead = qsizetype(64) * 1024;
// In the order in which an equal count is decided.
constexpr std::array<char, 4> separators{';', ',', '\t', '|'};

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

struct FirstLine {
    QByteArrayView text;
    bool complete = false;
    std::array<int, 4> counts{};
};

/// The first line that is not blank. Separators within quotes do not count.
FirstLine firstLine(QByteArrayView head, bool minded)
{
    qsizetype begin = 0;
    while (begin < head.size() && (isLineEnd(head[begin]) || head[begin] == ' '))
        ++begin;
    FirstLine line;
    bool quoted = false;
    qsizetype at = begin;
    for (; at < head.size(); ++at) {
        const char c = head[at];
        if (c == '"' && minded)
            quoted = !quoted;
        if (quoted)
            continue;
        if (isLineEnd(c)) {
            line.complete = true;
            break;
        }
        for (std::size_t i = 0; i < separators.size(); ++i)
            line.counts[i] += c == separators[i] ? 1 : 0;
    }
    line.text = head.sliced(begin, at - begin);
    return line;
}

/// What Excel understands: sep=; as the first line.
char statedSeparator(QByteArrayView line)
{
    QByteArray text = line.toByteArray().trimmed();
    if (text.size() > 2 && text.startsWith('"') && text.endsWith('"'))
        text = text.sliced(1, text.size() - 2);
    else if (line.endsWith('\t') && text.size() == 4)
        text += '\t';
    if (text.size() != 5 || text.first(4).toLower() != "sep=")
        return 0;
    return std::find(separators.begin(), separators.end(), text.at(4)) == separators.end()
        ? '\0'
        : text.at(4);
}

} // namespace

QVector<CsvRow> CsvTable::feed(QByteArrayView bytes)
{
    run(m_input.feed(bytes));
    return std::exchange(m_rows, {});
}

QVector<CsvRow> CsvTable::finish()
{
    run(m_input.finish());
    if (!m_separator)
        findSeparator(true);
    while (m_state == State::Quoted) {
        quoteIsText();
        readBytes({});
    }
    if (m_state != State::FieldStart || m_fieldsSeen > 0)
        endRow();
    return std::exchange(m_rows, {});
}

QVector<ReadRemark> CsvTable::takeRemarks()
{
    return std::exchange(m_remarks, {});
}

QChar CsvTable::separator() const
{
    return m_separator ? QChar(QLatin1Char(m_separator)) : QChar();
}

void CsvTable::run(QByteArrayView bytes)
{
    if (m_separator) {
        readBytes(bytes);
        return;
    }
    m_head += bytes;
    findSeparator(false);
}

void CsvTable::findSeparator(bool complete)
{
    const QByteArrayView head = QByteArrayView(m_head).first(std::min(m_head.size(), longestHead));
    FirstLine line = firstLine(head, true);
    if (!line.complete && !complete && m_head.size() < longestHead)
        return;
    // A quote that is never closed hides the separators behind it.
    if (!line.complete)
        line = firstLine(head, false);
    const auto most = std::max_element(line.counts.begin(), line.counts.end());
    m_separator = separators[std::size_t(most - line.counts.begin())];
    if (const char stated = statedSeparator(line.text)) {
        m_separator = stated;
        m_skipsRow = true;
    }
    readBytes(std::exchange(m_head, {}));
}

void CsvTable::readBytes(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (at < bytes.size() || !m_replays.empty()) {
        if (!m_replays.empty()) {
            Replay &replay = m_replays.back();
            if (replay.at == replay.bytes.size()) {
                m_replays.pop_back();
                continue;
            }
            const char c = replay.bytes.at(replay.at++);
            step(c);
            continue;
        }
        const char c = bytes[at++];
        // One kind of line end from here on; what is replayed has been through this.
        if (std::exchange(m_afterReturn, c == '\r') && c == '\n')
            continue;
        step(c == '\r' ? '\n' : c);
    }
}

void CsvTable::step(char c)
{
    const Position here = m_here;
    advance(c);
    if (m_state == State::SkippedRow) {
        if (c == '\n') {
            m_state = State::FieldStart;
            m_field.clear();
        }
        return;
    }
    if (++m_rowBytes > longestRow && m_state != State::Quoted) {
        remark(ReadRemark::What::RowTooLong, {m_row.line, 1, 0});
        m_row = {};
        m_fieldsSeen = 0;
        m_rowBytes = 0;
        m_field.clear();
        m_state = c == '\n' ? State::FieldStart : State::SkippedRow;
        return;
    }
    if (m_state == State::Quoted || m_state == State::QuoteInQuoted
        || m_state == State::AfterQuote)
        quotedStep(c, here);
    else
        bareStep(c, here);
}

void CsvTable::bareStep(char c, const Position &here)
{
    if (m_state == State::FieldStart) {
        if (m_field.isEmpty()) {
            m_fieldAt = here;
            if (m_fieldsSeen == 0)
                m_row.line = here.line;
        }
        if (c == '"') {
            openQuote(here);
            return;
        }
        if (c == ' ') {
            m_field += c; // a quote may follow
            return;
        }
    }
    if (c == '\n') {
        endRow();
    } else if (c == m_separator) {
        endField();
    } else {
        m_state = State::Bare;
        m_field += c;
    }
}

void CsvTable::openQuote(const Position &here)
{
    m_quoteAt = here;
    m_behindQuote = m_here;
    m_beforeQuote = std::exchange(m_field, {});
    m_rowBytesAtQuote = m_rowBytes;
    m_sinceQuote.clear();
    m_state = State::Quoted;
}

void CsvTable::quotedStep(char c, const Position &here)
{
    m_sinceQuote += c;
    if (m_state == State::Quoted) {
        if (c == '"')
            m_state = State::QuoteInQuoted;
        else
            m_field += c;
        if (m_sinceQuote.size() > longestQuote)
            quoteIsText();
        return;
    }
    if (m_state == State::QuoteInQuoted && c == '"') {
        m_field += c;
        m_state = State::Quoted;
        return;
    }
    if (c == '\n') {
        endRow();
    } else if (c == m_separator) {
        endField();
    } else if (c == ' ') {
        m_state = State::AfterQuote;
    } else if (here.line != m_quoteAt.line) {
        // A stray quote that swallowed lines up to the next one: those lines are worth more than the quote.
        quoteIsText();
    } else {
        remark(ReadRemark::What::TextAfterQuote, here);
        if (m_state == State::AfterQuote)
            m_field += ' ';
        m_field += c;
        m_state = State::Bare;
    }
}

void CsvTable::quoteIsText()
{
    remark(ReadRemark::What::QuoteNeverClosed, m_quoteAt);
    m_field = m_beforeQuote + '"';
    m_here = m_behindQuote;
    m_rowBytes = m_rowBytesAtQuote;
    m_state = State::Bare;
    m_replays.push_back({std::exchange(m_sinceQuote, {}), 0});
}

void CsvTable::endField()
{
    const QByteArray bytes = std::exchange(m_field, {});
    m_state = State::FieldStart;
    if (m_width && m_fieldsSeen == *m_width)
        m_surplusAt = m_fieldAt;
    if (++m_fieldsSeen <= mostFields)
        m_row.fields.append({textOf(bytes).trimmed(), m_fieldAt.column});
}

void CsvTable::endRow()
{
    const Position last = m_fieldAt;
    endField();
    const qsizetype seen = std::exchange(m_fieldsSeen, 0);
    m_rowBytes = 0;
    CsvRow row = std::exchange(m_row, {});
    const auto isBlank = [](const CsvField &field) { return field.text.isEmpty(); };
    if (std::all_of(row.fields.cbegin(), row.fields.cend(), isBlank))
        return;
    if (std::exchange(m_skipsRow, false))
        return;
    if (!m_width) {
        m_width = seen;
    } else if (seen < *m_width) {
        remark(ReadRemark::What::TooFewFields, {row.line, last.column, 0}, seen, int(*m_width));
    } else if (seen > *m_width && m_width < row.fields.size()
        && !std::all_of(row.fields.cbegin() + *m_width, row.fields.cend(), isBlank)) {
        remark(ReadRemark::What::TooManyFields, m_surplusAt, seen, int(*m_width));
    }
    m_rows.append(std::move(row));
}

void CsvTable::advance(char c)
{
    if (c == '\n') {
        ++m_here.line;
        m_here.column = 1;
        m_here.continuation = 0;
        return;
    }
    const auto byte = static_cast<unsigned char>(c);
    // The second and later bytes of a UTF-8 character do not count; in Windows-1252 every byte does.
    if (m_here.continuation > 0 && (byte & 0xc0U) == 0x80U) {
        --m_here.continuation;
        return;
    }
    ++m_here.column;
    m_here.continuation = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
}

void CsvTable::remark(
    ReadRemark::What what, const Position &where, qsizetype found, int expected)
{
    m_remarks.append({what, where.line, where.column, int(found), expected, {}});
}

} // namespace balie
