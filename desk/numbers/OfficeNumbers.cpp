#include "desk/numbers/OfficeNumbers.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

namespace {

struct OfficeText {
    Q_DECLARE_TR_FUNCTIONS(OfficeNumbers)
};

Unexpected<Error> invalid(QString sentence, QString detail)
{
    return unexpected(Error{ErrorCode::InvalidInput, std::move(sentence), std::move(detail)});
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isFiller(QChar c)
{
    return c.isSpace() || c == u'.' || c == u'-' || c == u'/' || c == u'(' || c == u')'
        || c == u'\u2011' || c == u'\u2013';
}

/// Digits as they stand, for what is no number of any plan.
Expected<PhoneNumber> asItStands(const QString &text)
{
    constexpr qsizetype longest = 40;
    constexpr qsizetype shown = 30; // of a text that does not fit in a sentence
    const QString name = text.size() > shown ? text.first(shown) + u'\u2026' : text;
    QString digits;
    for (const QChar c : text) {
        if (isDigit(c) || c == u'*' || c == u'#' || (c == u'+' && digits.isEmpty()))
            digits += c;
        else if (c.isLetter())
            return invalid(
                OfficeText::tr("\"%1\" is not a telephone number: it has letters. Choose a person from "
                               "the list, or type digits.")
                    .arg(name),
                u"letters"_s);
        else if (!isFiller(c))
            return invalid(
                OfficeText::tr("\"%1\" is not a telephone number: \"%2\" cannot be dialled.").arg(name, QString(c)),
                u"character"_s);
    }
    if (digits.isEmpty() || digits == "+"_L1)
        return invalid(OfficeText::tr("\"%1\" has no digits to dial.").arg(name), u"no digits"_s);
    if (digits.size() > longest)
        return invalid(OfficeText::tr("\"%1\" is too long to be a telephone number.").arg(name), u"too long"_s);
    PhoneNumber number;
    number.kind = NumberKind::Code;
    number.dial = number.national = digits;
    number.typed = text;
    return number;
}

} // namespace

Expected<PhoneNumber> OfficeNumbers::dialable(const QString &typed) const
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return invalid(OfficeText::tr("There is no number to dial. Type one, or choose a person."), u"empty"_s);
    PhoneNumber number = numbers.read(text);
    if (number.kind != NumberKind::Invalid && number.kind != NumberKind::Withheld)
        return number;
    const auto digits = asItStands(text);
    // Whoever dials the outside line by habit needs help no less.
    if (digits && !rules.outsideLine.isEmpty() && digits->dial.startsWith(rules.outsideLine)) {
        number = numbers.read(digits->dial.sliced(rules.outsideLine.size()));
        if (number.kind == NumberKind::Emergency)
            return number;
    }
    return digits;
}

Expected<QString> OfficeNumbers::dialString(const QString &typed) const
{
    const auto number = dialable(typed);
    if (!number)
        return unexpected(number.error());
    return rules.dialString(*number);
}

Expected<DialRules::Site> OfficeNumbers::siteFrom(const QString &text) const
{
    const auto wrong = [&text] {
        return invalid(OfficeText::tr("\"%1\" is not a range of numbers. Write it like 020 123 xxxx, with an x for each digit of "
                                      "the extension.")
                           .arg(text.trimmed()),
            u"site"_s);
    };
    QString range = text.section(u'=', 0, 0).trimmed().toLower();
    const QString shortPart = text.section(u'=', 1).trimmed().toLower().remove(u'x').remove(u' ');
    DialRules::Site site;
    while (range.endsWith(u'x') || (site.digits > 0 && range.endsWith(u' '))) {
        site.digits += range.endsWith(u'x') ? 1 : 0;
        range.chop(1);
    }
    const PhoneNumber whole = numbers.read(range + QString(site.digits, u'0'));
    const bool fits = site.digits >= 2 && site.digits <= 6 && !range.contains(u'x') && whole.kind == NumberKind::Number
        && std::all_of(shortPart.begin(), shortPart.end(), isDigit);
    if (!fits)
        return wrong();
    site.prefix = whole.e164.chopped(site.digits);
    site.shortPrefix = shortPart;
    return site;
}

OfficeNumbers OfficeNumbers::from(
    const QString &region, const QString &outsideLine, bool national, const QStringList &sites)
{
    OfficeNumbers office;
    office.numbers = PhoneNumbers(region);
    office.rules.outsideLine = outsideLine;
    office.rules.national = national;
    // Only these need the numbering plans at once; most offices have none of them.
    if (!outsideLine.isEmpty())
        office.rules.internationalPrefix = office.numbers.internationalPrefix();
    for (const QString &text : sites) {
        if (const auto site = office.siteFrom(text))
            office.rules.sites.append(*site);
    }
    return office;
}

} // namespace balie::desk
