#pragma once

#include <QString>
#include <bitset>
#include <optional>
#include <phonenumbers/phonenumberutil.h>
#include <phonenumbers/shortnumberinfo.h>

namespace balie {

/// The numbering plans of the world: libphonenumber, in the words that base/phone needs. Const and
/// safe from any thread.
class NumberPlans {
public:
    /// The one of this process, made at the first use: libphonenumber has one only.
    static const NumberPlans &shared();

    struct Public {
        QString e164;
        QString national; ///< with its country code where that is not of the region
    };

    bool hasRegion(const QString &region) const;
    /// 31 for "NL".
    int countryCode(const QString &region) const;
    /// The region that has the code: the 31 of "+3120", the 44 of "+441624"; empty: none.
    QString regionOf(const QString &international) const;
    /// What is dialled before an area code within the region: "0"; often empty.
    QString trunkPrefix(const QString &region) const;
    /// What is dialled before a country code from the region: "00".
    QString internationalPrefix(const QString &region) const;
    /// How many of the digits behind the + are the country code; 0: none begins so.
    qsizetype countryCodeLength(QStringView digits) const;

    /// The number that these digits are when dialled in the region; nothing where it is none there.
    /// Written with + or the trunk prefix its length has to be that of a subscriber, for new ranges
    /// come up every year; without, it has to be a known number.
    std::optional<Public> publicNumber(const QString &digits, const QString &region, bool withNational) const;
    /// Digits with a meaning of their own though they are short: the Dutch 14020.
    std::optional<Public> shortPublicNumber(const QString &digits, const QString &region) const;
    /// Whether it is of the kinds whose names are spelled: free or dearer than usual.
    bool isSpecialRate(const QString &e164) const;
    /// Whether it exists for callers in its own country only: 0800, 0900, 14020.
    bool isNationalOnly(const QString &e164) const;

    bool isEmergency(const QString &digits, const QString &region) const;
    /// 116000 and the other numbers that are the same all over Europe.
    bool isService(const QString &digits, const QString &region) const;

private:
    using Parsed = i18n::phonenumbers::PhoneNumber;

    NumberPlans();
    std::optional<Parsed> parse(const QString &digits, const QString &region) const;
    std::optional<Parsed> parseSimply(const QString &digits, const QString &region) const;
    bool fitsSubscriber(const Parsed &number) const;
    Public shown(const Parsed &number, const QString &region, bool withNational) const;

    const i18n::phonenumbers::PhoneNumberUtil &m_util;
    i18n::phonenumbers::ShortNumberInfo m_short;
    std::bitset<1000> m_countryCodes;
};

} // namespace balie
