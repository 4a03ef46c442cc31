#pragma once

#include <QString>
#include <QVector>

namespace balie {

/// The digits in a text and nothing else, as 0 to 9 in whatever script they are written.
QString digitsOf(QStringView text);

/// What stands between two numbers of one field.
enum class FieldBreak { None, Slash, Other };

/// A part of a field that can be a number by itself.
struct FieldPiece {
    QString text; ///< trimmed
    FieldBreak before = FieldBreak::None;
    bool isTight = false; ///< a slash without a space on either side: "020-1234567/68"
};

/// Splits at / ; , | & and line ends, at " of ", " or ", " en " and " and ". What follows a ; as a parameter of a URI
/// (;ext=12) stays with its number. Of `"Anna, desk" <sip:201@pbx>` it gives what is between the
/// angle brackets.
QVector<FieldPiece> splitField(const QString &field);

/// One piece without everything that is written around the digits.
struct NumberText {
    enum class Kind {
        Digits, ///< digits, with one + in front or none
        Code, ///< digits, * and #; begins with one of the latter
        Letters, ///< as Digits, made from the letters of a telephone's keys: "0800-BALIE"
        Withheld,
        Nothing, ///< cannot be a number
    };

    Kind kind = Kind::Nothing;
    QString digits;
    QString extension; ///< "toestel 12", ";ext=12"
    QString context; ///< ";phone-context=+31" as "+31"; empty where it is a domain
};

/// Takes off scheme, host, parameters and labels, and reads what is left. At once, however long the
/// text is.
NumberText readNumberText(const QString &piece);

} // namespace balie
