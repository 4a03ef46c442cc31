#include "base/contacts/ReadRemark.h"

#include <QCoreApplication>

namespace balie {

namespace {

struct RemarkText {
    Q_DECLARE_TR_FUNCTIONS(ReadRemark)
};

} // namespace

bool ReadRemark::isLoss() const
{
    switch (what) {
    case What::OutsideCard:
    case What::NoProperty:
    case What::PropertyTooLong:
    case What::CardTooLong:
    case What::EmptyCard:
    case What::TooManyFields:
    case What::RowTooLong:
    case What::EmptyRow:
        return true;
    case What::NoEnd:
    case What::UnknownCharset:
    case What::QuoteNeverClosed:
    case What::TextAfterQuote:
    case What::TooFewFields:
        return false;
    }
    return false;
}

QString ReadRemark::sentence() const
{
    switch (what) {
    case What::NoEnd:
        return RemarkText::tr("This card has no end; it was read up to the next one.");
    case What::OutsideCard:
        return RemarkText::tr("Text outside a card; it is left out.");
    case What::NoProperty:
        return RemarkText::tr("This line says nothing that a card can say; it is left out.");
    case What::PropertyTooLong:
        return RemarkText::tr("This line is too long; it is left out.");
    case What::CardTooLong:
        return RemarkText::tr("This card is too large; the rest of it is left out.");
    case What::EmptyCard:
        return RemarkText::tr("This card has neither a name nor a number; it is left out.");
    case What::UnknownCharset:
        return RemarkText::tr(
            "The character set %1 is not known; letters with accents may be wrong.")
            .arg(name);
    case What::QuoteNeverClosed:
        return RemarkText::tr("This quote is never closed.");
    case What::TextAfterQuote:
        return RemarkText::tr(
            "Text after a closing quote. Double a quote that belongs to the text.");
    case What::TooFewFields:
        return RemarkText::tr("This line has %1 fields, and the first line %2; the rest is empty.")
            .arg(found)
            .arg(expected);
    case What::TooManyFields:
        return RemarkText::tr(
            "This line has %1 fields, and the first line %2; what is too much is left out.")
            .arg(found)
            .arg(expected);
    case What::RowTooLong:
        return RemarkText::tr("This line is too long; it is left out.");
    case What::EmptyRow:
        return RemarkText::tr("This line has neither a name nor a number; it is left out.");
    }
    return {};
}

} // namespace balie
