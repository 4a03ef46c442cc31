#pragma once

#include "base/contacts/ReadRemark.h"
#include "base/contacts/TextInput.h"

#include <QVector>
#include <optional>
#include <vector>

namespace balie {

struct CsvField {
    QString text; ///< trimmed
    int column = 1; ///< where it begins in its line, in characters from 1

    friend bool operator==(const CsvField &, const CsvField &) = default;
};

struct CsvRow {
    qint64 line = 1; ///< where it begins, from 1
    QVector<CsvField> fields;

    /// Empty where the row is too short.
    QString text(qsizetype field) const
    {
        return field >= 0 && field < fields.size() ? fields.at(field).text : QString();
    }

    friend bool operator==(const CsvRow &, const CsvRow &) = default;
};

/// Reads a table as spreadsheets and programs write them: bytes in, in any portions, rows out, with bounded memory.
/// Separator semicolon, comma, tab or vertical bar (found in the first line, or said by a line "sep=;"); quotes
/// as in RFC 4180, also over lines; UTF-8 or UTF-16 with or without byte order mark, else Windows-1252; any line ends.
/// Blank rows are skipped. What is wrong is remarked and read as well as can be; the rest goes on. One thread.
class CsvTable {
public:
    /// Longer quoted texts are taken for a quote that is never closed; longer rows are left out. In bytes.
    static constexpr qsizetype longestQuote = 256 * 1024;
    static constexpr qsizetype longestRow = 1024 * 1024;
    static constexpr qsizetype mostFields = 1000;

    QVector<CsvRow> feed(QByteArrayView bytes);
    /// No more bytes come: the rows that were waiting for them.
    QVector<CsvRow> finish();
    /// What was remarked since the last time, in the order in which it was noticed.
    QVector<ReadRemark> takeRemarks();
    /// Null until the first line was read.
    QChar separator() const;

private:
    enum class State { FieldStart, Bare, Quoted, QuoteInQuoted, AfterQuote, SkippedRow };
    struct Position {
        qint64 line = 1;
        int column = 1;
        int continuation = 0; ///< bytes still to come of the character before
    };
    struct Replay {
        QByteArray bytes;
        qsizetype at = 0;
    };

    void run(QByteArrayView bytes);
    void findSeparator(bool complete);
    void readBytes(QByteArrayView bytes);
    void step(char c);
    void quotedStep(char c, const Position &here);
    void bareStep(char c, const Position &here);
    void openQuote(const Position &here);
    /// Reads what followed the opening quote again, as text.
    void quoteIsText();
    void endField();
    void endRow();
    void advance(char c);
    void remark(ReadRemark::What what, const Position &where, qsizetype found = 0, int expected = 0);

    TextInput m_input;
    QByteArray m_head; ///< until the separator is known
    char m_separator = 0;
    bool m_skipsRow = false; ///< the row is "sep=;"

    State m_state = State::FieldStart;
    Position m_here;
    bool m_afterReturn = false;
    QByteArray m_field;
    Position m_fieldAt;
    qsizetype m_fieldsSeen = 0; ///< of this row, also those over mostFields
    Position m_surplusAt; ///< of the first field that has no heading
    qsizetype m_rowBytes = 0;
    CsvRow m_row;
    std::optional<qsizetype> m_width;

    QByteArray m_sinceQuote;
    Position m_quoteAt;
    Position m_behindQuote;
    QByteArray m_beforeQuote;
    qsizetype m_rowBytesAtQuote = 0;
    std::vector<Replay> m_replays;

    QVector<CsvRow> m_rows;
    QVector<ReadRemark> m_remarks;
};

} // namespace balie
