#include "base/phone/PhoneNumbers.h"

#include "base/phone/NumberPlans.h"
#include "base/phone/NumberText.h"
#include "base/phone/NumberWords.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace balie {

namespace {

constexpr qsizetype longestField = 4000;
constexpr qsizetype longestExtension = 6;

/// Digits without + and 0 that the office or the country knows though they are short.
PhoneNumber shortNumber(const QString &digits, const QString &region)
{
    const NumberPlans &plans = NumberPlans::shared();
    PhoneNumber number;
    number.kind = NumberKind::Extension;
    number.dial = number.national = digits;
    if (plans.isEmergency(digits, region)) {
        number.kind = NumberKind::Emergency;
    } else if (plans.isService(digits, region)) {
        number.kind = NumberKind::Service;
    } else if (const auto found = plans.shortPublicNumber(digits, region)) {
        number.kind = NumberKind::Number;
        number.dial = number.e164 = found->e164;
        number.national = found->national;
    } else if (digits.size() < 2) {
        return {};
    }
    return number;
}

PhoneNumber publicNumber(const QString &digits, const QString &region, bool withNational)
{
    const auto found = NumberPlans::shared().publicNumber(digits, region, withNational);
    if (!found)
        return {};
    PhoneNumber number;
    number.kind = NumberKind::Number;
    number.dial = number.e164 = found->e164;
    number.national = found->national;
    return number;
}

PhoneNumber digitsNumber(const QString &digits, const QString &region, bool withNational)
{
    const bool bare = !digits.startsWith(u'+') && !digits.startsWith(u'0');
    return bare && digits.size() <= longestExtension ? shortNumber(digits, region)
                                                     : publicNumber(digits, region, withNational);
}

/// Digits that hold in a part of the world only, see RFC 3966 5.1.5. As seen in the wild the context
/// is the beginning of the number, or the country whose notation was used.
PhoneNumber numberInContext(
    const QString &digits, const QString &context, const QString &home, bool withNational)
{
    const QString itsRegion = NumberPlans::shared().regionOf(context);
    const QString region = itsRegion.isEmpty() ? home : itsRegion;
    PhoneNumber number = digitsNumber(digits, region, withNational);
    if (number.kind == NumberKind::Invalid || number.kind == NumberKind::Extension) {
        const PhoneNumber joined = publicNumber(context + digits, home, withNational);
        if (joined.kind == NumberKind::Number)
            return joined;
    } else if (number.kind == NumberKind::Number && region != home) {
        return publicNumber(number.e164, home, withNational); // shown as from here
    }
    return number;
}

PhoneNumber code(const QString &signs)
{
    PhoneNumber number;
    number.kind = NumberKind::Code;
    number.dial = number.national = signs;
    return number;
}

/// "00" in front means a + wherever going abroad is dialled so.
QString withPlus(const QString &digits, const QString &region)
{
    if (digits.startsWith("+00"_L1))
        return u'+' + digits.sliced(3);
    if (!digits.startsWith("00"_L1) || NumberPlans::shared().internationalPrefix(region) != "00"_L1)
        return digits;
    return u'+' + digits.sliced(2);
}

PhoneNumber readPiece(const QString &piece, const QString &region, bool withNational)
{
    const NumberText text = readNumberText(piece);
    PhoneNumber number;
    switch (text.kind) {
    case NumberText::Kind::Nothing:
        break;
    case NumberText::Kind::Withheld:
        number.kind = NumberKind::Withheld;
        break;
    case NumberText::Kind::Code:
        number = code(text.digits);
        break;
    case NumberText::Kind::Digits: {
        const QString digits = withPlus(text.digits, region);
        number = text.context.isEmpty() || digits.startsWith(u'+')
            ? digitsNumber(digits, region, withNational)
            : numberInContext(digits, text.context, region, withNational);
        break;
    }
    case NumberText::Kind::Letters:
        number = publicNumber(withPlus(text.digits, region), region, withNational);
        if (number.kind == NumberKind::Number && !NumberPlans::shared().isSpecialRate(number.e164))
            number = {};
        break;
    }
    if (number.kind != NumberKind::Invalid && number.kind != NumberKind::Withheld)
        number.extension = text.extension;
    number.typed = piece;
    return number;
}

/// "020-1234567/68" is 020-1234567 and 020-1234568; null when the piece is no such ending.
QString withOtherEnding(const PhoneNumber &first, const FieldPiece &piece)
{
    constexpr qsizetype longestEnding = 4;
    const bool isEnding = piece.isTight && piece.text.size() <= longestEnding
        && std::all_of(piece.text.begin(), piece.text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isEnding && first.kind == NumberKind::Number
        ? first.e164.chopped(piece.text.size()) + piece.text
        : QString();
}

/// "toestel 12" as a piece of its own belongs to the number before it.
bool isExtensionOnly(const QString &piece)
{
    qsizetype letters = 0;
    while (letters < piece.size() && piece[letters].isLetter())
        ++letters;
    return letters > 0 && isExtensionWord(piece.first(letters).toLower());
}

QVector<PhoneNumber> readAll(const QString &field, const QString &region, bool withNational)
{
    QVector<PhoneNumber> numbers;
    for (const FieldPiece &piece : splitField(field)) {
        PhoneNumber *last = numbers.isEmpty() ? nullptr : &numbers.last();
        PhoneNumber number;
        if (last && piece.before == FieldBreak::Slash) {
            // "030/123456": the slash is written within numbers too.
            if (last->kind == NumberKind::Invalid) {
                const QString whole = last->typed + u'/' + piece.text;
                number = readPiece(whole, region, withNational);
                if (number.kind == NumberKind::Number) {
                    *last = number;
                    continue;
                }
            }
            if (const QString other = withOtherEnding(*last, piece); !other.isEmpty()) {
                number = publicNumber(other, region, withNational);
                number.typed = piece.text;
                numbers.append(number);
                continue;
            }
        }
        number = readPiece(piece.text, region, withNational);
        if (last && last->kind == NumberKind::Number && last->extension.isEmpty()
            && number.kind == NumberKind::Extension && isExtensionOnly(piece.text))
            last->extension = number.dial;
        else
            numbers.append(number);
    }
    return numbers;
}

PhoneNumber readOne(const QString &text, const QString &region, bool withNational)
{
    PhoneNumber first;
    if (isWithheldWord(text)) {
        first.kind = NumberKind::Withheld; // "n/a" before it falls apart
    } else if (text.size() <= longestField) {
        const QVector<PhoneNumber> numbers = readAll(text, region, withNational);
        const auto found = std::find_if(numbers.begin(), numbers.end(), [](const PhoneNumber &each) {
            return each.kind != NumberKind::Invalid && each.kind != NumberKind::Withheld;
        });
        if (found != numbers.end())
            first = *found;
        else if (!numbers.isEmpty())
            first = numbers.first();
    }
    first.typed = text.trimmed();
    return first;
}

} // namespace

PhoneNumbers::PhoneNumbers(const QString &region)
    : m_region(region.toUpper())
{
    // The usual one is not looked up: nothing is loaded before a number is read.
    if (m_region != "NL"_L1 && !isRegion(m_region))
        m_region = u"NL"_s;
}

bool PhoneNumbers::isRegion(const QString &region)
{
    return region.size() == 2 && NumberPlans::shared().hasRegion(region.toUpper());
}

QString PhoneNumbers::internationalPrefix() const
{
    return NumberPlans::shared().internationalPrefix(m_region);
}

PhoneNumber PhoneNumbers::read(const QString &text) const
{
    return readOne(text, m_region, true);
}

QString PhoneNumbers::keyOf(const QString &text) const
{
    return readOne(text, m_region, false).key();
}

QString PhoneNumbers::shown(const QString &text) const
{
    const PhoneNumber number = read(text);
    // What stands behind a number belongs to it, and has no form of its own.
    return number.kind == NumberKind::Number && number.extension.isEmpty() ? number.national : text;
}

QVector<PhoneNumber> PhoneNumbers::readField(const QString &text) const
{
    if (text.trimmed().isEmpty())
        return {};
    if (text.size() > longestField || isWithheldWord(text))
        return {read(text)};
    return readAll(text, m_region, true);
}

QString PhoneNumbers::searchDigits(const QString &typed) const
{
    const NumberText text = readNumberText(typed);
    if (text.kind != NumberText::Kind::Digits)
        return {};
    const NumberPlans &plans = NumberPlans::shared();
    const QString digits = withPlus(text.digits, m_region);
    if (digits.startsWith(u'+')) {
        const qsizetype length = plans.countryCodeLength(QStringView(digits).sliced(1));
        if (length == 0)
            return {}; // so far it may become any country
        const QString code = digits.sliced(1, length);
        QString rest = digits.sliced(1 + length);
        if (code.toInt() != plans.countryCode(m_region))
            return code + rest;
        const QString trunk = plans.trunkPrefix(m_region);
        return !trunk.isEmpty() && rest.startsWith(trunk) ? rest.sliced(trunk.size()) : rest;
    }
    const QString trunk = plans.trunkPrefix(m_region);
    if (!trunk.isEmpty() && digits.startsWith(trunk))
        return digits.sliced(trunk.size());
    constexpr qsizetype enoughOfANumber = 3;
    if (digits.size() < enoughOfANumber)
        return {};
    // Complete, it can be told apart: 31612345678 has the country in front.
    const PhoneNumber whole = digitsNumber(digits, m_region, false);
    return whole.kind == NumberKind::Number ? searchDigits(whole) : digits;
}

QString PhoneNumbers::searchDigits(const PhoneNumber &number) const
{
    return searchDigitsOfKey(number.key());
}

QString PhoneNumbers::searchDigitsOfKey(const QString &key) const
{
    if (key.startsWith(u'*') || key.startsWith(u'#'))
        return {}; // a code stands for nobody
    if (!key.startsWith(u'+'))
        return key;
    const QString own = u'+' + QString::number(NumberPlans::shared().countryCode(m_region));
    return key.sliced(key.startsWith(own) ? own.size() : 1);
}

} // namespace balie
