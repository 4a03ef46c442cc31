#include "base/phone/NumberPlans.h"

#include "base/phone/NumberText.h"

#include <algorithm>
#include <array>
#include <phonenumbers/logger.h>

using namespace Qt::Literals::StringLiterals;
using Util = i18n::phonenumbers::PhoneNumberUtil;

namespace balie {

namespace {

/// Countries where a number written with its country code is read by the plain rule: the code, then
/// the number without its trunk zero. All of them dial 00 to go abroad.
constexpr std::array plainPlans{31, 32, 33, 34, 41, 43, 44, 45, 46, 47, 49, 351};

bool isPlain(int countryCode)
{
    return std::find(plainPlans.begin(), plainPlans.end(), countryCode) != plainPlans.end();
}

Util &quietLibrary()
{
    Util *util = Util::GetInstance();
    util->SetLogger(new i18n::phonenumbers::NullLogger); // takes it over; numbers are personal data
    return *util;
}

} // namespace

const NumberPlans &NumberPlans::shared()
{
    static const NumberPlans plans;
    return plans;
}

NumberPlans::NumberPlans()
    : m_util(quietLibrary())
{
    std::set<int> codes;
    m_util.GetSupportedCallingCodes(&codes);
    for (const int code : codes)
        m_countryCodes.set(static_cast<size_t>(code));
}

bool NumberPlans::hasRegion(const QString &region) const
{
    return countryCode(region) > 0;
}

int NumberPlans::countryCode(const QString &region) const
{
    return m_util.GetCountryCodeForRegion(region.toStdString());
}

QString NumberPlans::regionOf(const QString &international) const
{
    const QStringView digits = QStringView(international).sliced(1);
    const qsizetype length = countryCodeLength(digits);
    if (length == 0)
        return {};
    std::string region;
    m_util.GetRegionCodeForCountryCode(digits.first(length).toInt(), &region);
    return region == "ZZ" || region == "001" ? QString() : QString::fromStdString(region);
}

QString NumberPlans::trunkPrefix(const QString &region) const
{
    std::string prefix;
    m_util.GetNddPrefixForRegion(region.toStdString(), true, &prefix);
    return QString::fromStdString(prefix);
}

QString NumberPlans::internationalPrefix(const QString &region) const
{
    // The library tells it only in what it formats.
    Parsed abroad;
    const std::string elsewhere = countryCode(region) == 31 ? "BE" : "NL";
    std::string formatted;
    if (!m_util.GetExampleNumber(elsewhere, &abroad))
        return u"00"_s;
    m_util.FormatOutOfCountryCallingNumber(abroad, region.toStdString(), &formatted);
    const QString prefix = digitsOf(QString::fromStdString(formatted).section(u' ', 0, 0));
    return prefix.isEmpty() ? u"00"_s : prefix;
}

qsizetype NumberPlans::countryCodeLength(QStringView digits) const
{
    for (qsizetype length = 1; length <= 3 && length <= digits.size(); ++length) {
        if (m_countryCodes.test(digits.first(length).toUInt()))
            return length;
    }
    return 0;
}

std::optional<NumberPlans::Parsed> NumberPlans::parseSimply(
    const QString &digits, const QString &region) const
{
    // An eighth of what the library's own reading costs; a million contacts are read in an import.
    constexpr qsizetype mostSignificant = 15;
    int code = 0;
    QStringView significant;
    if (digits.startsWith(u'+')) {
        const qsizetype length = countryCodeLength(QStringView(digits).sliced(1));
        code = QStringView(digits).sliced(1, length).toInt();
        significant = QStringView(digits).sliced(1 + length);
    } else if (digits.startsWith(u'0') && trunkPrefix(region) == "0"_L1) {
        code = countryCode(region);
        significant = QStringView(digits).sliced(1);
    }
    if (!isPlain(code) || significant.isEmpty() || significant.front() == u'0'
        || significant.size() > mostSignificant)
        return std::nullopt;
    Parsed number;
    number.set_country_code(code);
    number.set_national_number(significant.toULongLong());
    return number;
}

std::optional<NumberPlans::Parsed> NumberPlans::parse(
    const QString &digits, const QString &region) const
{
    Parsed number;
    if (m_util.Parse(digits.toStdString(), region.toStdString(), &number) != Util::NO_PARSING_ERROR)
        return std::nullopt;
    return number;
}

bool NumberPlans::fitsSubscriber(const Parsed &number) const
{
    return m_util.IsPossibleNumberForTypeWithReason(number, Util::FIXED_LINE) == Util::IS_POSSIBLE;
}

NumberPlans::Public NumberPlans::shown(
    const Parsed &number, const QString &region, bool withNational) const
{
    Public found;
    std::string text;
    m_util.Format(number, Util::E164, &text);
    found.e164 = QString::fromStdString(text);
    if (withNational) {
        const bool own = number.country_code() == countryCode(region);
        m_util.Format(number, own ? Util::NATIONAL : Util::INTERNATIONAL, &text);
        found.national = QString::fromStdString(text);
    }
    return found;
}

std::optional<NumberPlans::Public> NumberPlans::publicNumber(
    const QString &digits, const QString &region, bool withNational) const
{
    if (const auto simple = parseSimply(digits, region); simple && fitsSubscriber(*simple))
        return shown(*simple, region, withNational);

    const auto number = parse(digits, region);
    if (!number)
        return std::nullopt;
    if (m_util.IsValidNumber(*number))
        return shown(*number, region, withNational);
    const bool complete = digits.startsWith(u'+') || digits.startsWith(u'0');
    std::string significant;
    m_util.GetNationalSignificantNumber(*number, &significant);
    if (!complete || significant.starts_with('0') || !fitsSubscriber(*number))
        return std::nullopt;
    return shown(*number, region, withNational);
}

std::optional<NumberPlans::Public> NumberPlans::shortPublicNumber(
    const QString &digits, const QString &region) const
{
    constexpr qsizetype leastDigits = 5; // shorter ones are everywhere the extensions of an office
    if (digits.size() < leastDigits)
        return std::nullopt;
    const auto number = parse(digits, region);
    if (!number || !m_util.IsValidNumber(*number))
        return std::nullopt;
    // Whoever has to dial a trunk prefix before it did not dial this.
    Public found = shown(*number, region, true);
    if (digitsOf(found.national) != digits)
        return std::nullopt;
    return found;
}

bool NumberPlans::isSpecialRate(const QString &e164) const
{
    const auto number = parse(e164, {});
    if (!number)
        return false;
    const auto type = m_util.GetNumberType(*number);
    return type == Util::TOLL_FREE || type == Util::PREMIUM_RATE || type == Util::SHARED_COST;
}

bool NumberPlans::isNationalOnly(const QString &e164) const
{
    const auto number = parse(e164, {});
    return number && (isSpecialRate(e164) || !m_util.CanBeInternationallyDialled(*number));
}

bool NumberPlans::isEmergency(const QString &digits, const QString &region) const
{
    return m_short.IsEmergencyNumber(digits.toStdString(), region.toStdString());
}

bool NumberPlans::isService(const QString &digits, const QString &region) const
{
    if (digits.size() != 6 || !digits.startsWith("116"_L1))
        return false;
    const auto number = parse(digits, region);
    return number && m_short.IsPossibleShortNumberForRegion(*number, region.toStdString());
}

} // namespace balie
