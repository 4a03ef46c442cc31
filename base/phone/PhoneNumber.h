#pragma once

#include <QString>

namespace balie {

/// What a text with digits turned out to be.
enum class NumberKind {
    Number,    ///< has an E.164 form, also 14020 and 0800-1234
    Extension, ///< 2 to 6 digits without + or 0 that are no public number: 201, 1234
    Emergency, ///< 112
    Service,   ///< 116000
    Code,      ///< *21#: to be dialled as it stands
    Withheld,  ///< empty, "anonymous", "Anoniem", ...: nobody is looked up
    Invalid,   ///< none of these: never dialled, never matched
};

/// Its English word in lower case, for output that programs read.
QString nameOf(NumberKind kind);

/// One number as it was read. A value; made by PhoneNumbers.
struct PhoneNumber {
    NumberKind kind = NumberKind::Invalid;
    QString e164; ///< "+31201234567"; of a Number only
    /// What is dialled without any dial rule: the E.164, or the digits as they stand. Empty for
    /// Withheld and Invalid.
    QString dial;
    /// As people of the default region write it: "020 123 4567", a foreign one with its country code.
    QString national;
    QString extension; ///< behind the number: the 12 of "020 123 45 67 toestel 12"
    QString typed; ///< what was read, trimmed

    /// Equal for two notations of one number, and for nothing else; empty for Withheld and Invalid. The
    /// extension behind a number is not part of it. Short enough to be a key of a database.
    const QString &key() const { return dial; }

    friend bool operator==(const PhoneNumber &, const PhoneNumber &) = default;
};

} // namespace balie
