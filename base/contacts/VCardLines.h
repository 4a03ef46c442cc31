#pragma once

#include "base/contacts/TextInput.h"

#include <QVector>

namespace balie {

/// One property of a vCard as it stands in the file, unfolded.
struct VCardLine {
    qint64 number = 1; ///< of the line on which it begins, from 1
    QByteArray text; ///< of what is not kept only the beginning
    bool tooLong = false;
};

/// Cuts a vCard file into properties: takes folded lines and the soft line breaks of quoted-printable
/// together (RFC 6350 3.2, RFC 2426 2.6, vCard 2.1 section 2.1.3), drops the contents of properties that nobody reads
/// (photos), and keeps no more than longestProperty of any other. One thread.
class VCardLines {
public:
    static constexpr qsizetype longestProperty = 256 * 1024;

    QVector<VCardLine> feed(QByteArrayView bytes);
    QVector<VCardLine> finish();

private:
    /// What the text so far says of the line.
    enum class Judged { NotYet, Kept, BeginningOnly };

    void read(QByteArrayView bytes);
    /// The first byte of a physical line decides whether the one before goes on.
    void beginPhysical(char first);
    void endPart();
    void append(QByteArrayView bytes);
    void endPhysical();
    bool isQuotedPrintable() const;
    void handOver();

    TextInput m_input;
    QVector<VCardLine> m_lines;

    VCardLine m_line;
    Judged m_judged = Judged::NotYet;
    bool m_isEmpty = true; ///< nothing of the line was read yet
    bool m_atBegin = true; ///< of a physical line
    bool m_continues = false; ///< the line before ended in a soft break
    bool m_afterReturn = false;
    bool m_oldVersion = false; ///< 2.1: folding keeps the blank
    char m_last = 0;
    qint64 m_number = 1;
    qsizetype m_partBegin = 0; ///< in m_line.text, of the physical line behind a soft break
    QByteArray m_part; ///< its first bytes
};

} // namespace balie
