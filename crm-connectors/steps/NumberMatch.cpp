#include "crm-connectors/steps/NumberMatch.h"

#include "base/phone/NumberText.h"
#include "crm-connectors/profile/NumberVariants.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Fewer digits are an extension, or the end of too many numbers.
constexpr qsizetype fewestDigits = 7;
/// So many are a whole Dutch number.
constexpr qsizetype wholeNumber = 9;
/// What is behind a company's number for its extensions.
constexpr qsizetype extensionDigits = 3;
constexpr int askedWithout = 2; ///< of them, for a system that is asked for what begins alike

} // namespace

NumberMatch::NumberMatch(const PhoneNumber &sought, bool companyToo, const PhoneNumbers &numbers)
    : m_sought(sought)
    , m_nsn(numbers.searchDigits(sought))
    , m_companyToo(companyToo)
    , m_numbers(numbers)
{
}

bool NumberMatch::isShortFormOf(const PhoneNumber &number) const
{
    // What has an E.164 form of its own is another number.
    if (!number.e164.isEmpty() || number.typed.startsWith(u'+'))
        return false;
    QString digits = number.dial.isEmpty() ? digitsOf(number.typed) : digitsOf(number.dial);
    if (!number.extension.isEmpty() && number.dial.isEmpty() && digits.endsWith(number.extension))
        digits.chop(number.extension.size());
    return digits.size() >= fewestDigits && digits.size() < wholeNumber && !digits.startsWith(u'0')
        && m_nsn.size() > digits.size() && m_nsn.endsWith(digits);
}

bool NumberMatch::beginsAlike(const PhoneNumber &number) const
{
    const QString &one = number.e164;
    const QString &other = m_sought.e164;
    // Dutch mobile numbers have no extensions: those that begin alike are strangers.
    if (one.size() != other.size() || one.size() <= wholeNumber || one.startsWith("+316"_L1))
        return false;
    return one.startsWith(QStringView(other).chopped(extensionDigits));
}

CardMatch NumberMatch::compare(const PhoneNumber &number) const
{
    if (!number.key().isEmpty() && number.key() == m_sought.key())
        return CardMatch::Number;
    if (isShortFormOf(number))
        return CardMatch::Number;
    return m_companyToo && beginsAlike(number) ? CardMatch::CompanyNumber : CardMatch::None;
}

CardMatch NumberMatch::judge(ContactCard &card) const
{
    card.match = CardMatch::None;
    QString matched;
    for (const ContactNumber &written : std::as_const(card.numbers)) {
        const QVector<PhoneNumber> read = m_numbers.readField(written.text);
        for (const PhoneNumber &number : read) {
            CardMatch match = compare(number);
            if (match == CardMatch::CompanyNumber && card.kind != CardKind::Company
                && written.kind != ContactNumberKind::Main)
                match = CardMatch::None;
            if (match == CardMatch::Number) {
                card.match = match;
                card.matchedBy = written.text;
                return match;
            }
            if (match == CardMatch::CompanyNumber && matched.isEmpty())
                matched = written.text;
        }
    }
    card.matchedBy = matched;
    if (!matched.isEmpty())
        card.match = CardMatch::CompanyNumber;
    return card.match;
}

std::optional<PhoneNumber> NumberMatch::companyNumber() const
{
    if (!m_companyToo)
        return std::nullopt;
    const PhoneNumber shorter = NumberVariants::withoutLast(m_sought, askedWithout, m_numbers);
    return shorter.kind == NumberKind::Number ? std::optional(shorter) : std::nullopt;
}

} // namespace balie::crm
