#pragma once

#include <QString>

namespace balie {

/// Something in a file that is not as it should be; reading goes on behind it. A value.
struct ReadRemark {
    enum class What {
        // vCard
        NoEnd,          ///< the card has no END: line of its BEGIN
        OutsideCard,    ///< text where no card is; the first line of it
        NoProperty,     ///< a line without a colon
        PropertyTooLong, ///< left out
        CardTooLong,    ///< what comes behind this line is left out, up to the END
        EmptyCard,      ///< neither a name nor a number nor an address
        UnknownCharset, ///< read as Windows-1252; `name` is the character set
        // CSV
        QuoteNeverClosed, ///< where the quote is; it was read as a part of the text
        TextAfterQuote,   ///< where the text begins; it was kept
        TooFewFields,     ///< `found` instead of `expected`; the rest is empty
        TooManyFields,    ///< `found` instead of `expected`; at the first that has no heading
        RowTooLong,       ///< left out
        EmptyRow,         ///< neither a name nor a number nor an address; left out
    };

    What what = What::NoProperty;
    qint64 line = 1; ///< from 1
    int column = 1; ///< in characters, from 1
    int found = 0;
    int expected = 0;
    QString name;

    /// Whether something that stood there was left out.
    bool isLoss() const;
    /// What is wrong and what became of it, translated; without line and column.
    QString sentence() const;

    friend bool operator==(const ReadRemark &, const ReadRemark &) = default;
};

} // namespace balie
