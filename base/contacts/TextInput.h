#pragma once

#include <QByteArray>
#include <QString>

namespace balie {

/// Makes one kind of bytes of a text file that arrives in pieces: without a byte order mark, and UTF-8
/// where it was UTF-16 (with a mark, or with a zero in one of its first two bytes). Everything else is
/// handed on as it is, for textOf() to decide about.
class TextInput {
public:
    QByteArray feed(QByteArrayView bytes);
    /// What is left when no more bytes come.
    QByteArray finish();

private:
    enum class Form { Unknown, Bytes, LittleEndian, BigEndian };

    QByteArray handOn(QByteArrayView bytes);
    QByteArray begin();
    void unit(char16_t unit, QByteArray &out);

    Form m_form = Form::Unknown;
    QByteArray m_held; ///< the first bytes, or half a code unit
    char16_t m_high = 0; ///< a high surrogate that waits for its other half
};

/// UTF-8 where it can be that, else Windows-1252: the two that files of this world are in, whatever they say
/// of themselves. Control characters except line feed and tab are dropped.
QString textOf(QByteArrayView bytes);
bool isUtf8(QByteArrayView bytes);

} // namespace balie
