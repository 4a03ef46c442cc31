#include "crm-connectors/profile/NumberVariants.h"

#include "base/phone/NumberText.h"

#include <algorithm>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The digits up to the first thing that is none: "020 123 4567" -> "020", "(201) 555" -> "201".
QString firstGroup(const QString &national)
{
    const auto begin
        = std::find_if(national.begin(), national.end(), [](QChar c) { return c.isDigit(); });
    const auto end = std::find_if(begin, national.end(), [](QChar c) { return !c.isDigit(); });
    return end == national.end() ? QString() : QString(begin, end - begin);
}

} // namespace

NumberVariants::NumberVariants(const PhoneNumber &number, const PhoneNumbers &numbers)
{
    if (number.kind != NumberKind::Number || number.e164.size() < 2)
        return;
    m_digits = number.e164.sliced(1);
    m_international = numbers.internationalPrefix() + m_digits;
    if (number.national.startsWith(u'+')) {
        m_country = firstGroup(number.national);
        m_nsn = m_digits.startsWith(m_country) ? m_digits.sliced(m_country.size()) : m_digits;
        m_national = m_international;
        m_spaced = number.national;
        return;
    }
    m_nsn = numbers.searchDigits(number);
    m_country = m_digits.endsWith(m_nsn) ? m_digits.chopped(m_nsn.size()) : QString();
    m_national = digitsOf(number.national);
    m_area = firstGroup(number.national);
    m_subscriber = m_national.sliced(m_area.size());
    m_isMobile = m_country == "31"_L1 && m_area == "06"_L1;
}

QString NumberVariants::in(NumberNotation notation) const
{
    if (m_digits.isEmpty())
        return {};
    const bool hasTrunk = m_national == u'0' + m_nsn;
    // Without the trunk digit, which is not dialled from abroad.
    const QString areaAbroad = hasTrunk ? m_area.mid(1) : m_area;
    switch (notation) {
    case NumberNotation::E164:
        return u'+' + m_digits;
    case NumberNotation::National:
        return m_national;
    case NumberNotation::Nsn:
        return m_nsn;
    case NumberNotation::InternationalPrefix:
        return m_international;
    case NumberNotation::Digits:
        return m_digits;
    case NumberNotation::MobileHyphen:
        return m_isMobile ? m_area + u'-' + m_subscriber : QString();
    case NumberNotation::MobileSpace:
        return m_isMobile ? m_area + u' ' + m_subscriber : QString();
    case NumberNotation::AreaHyphen:
        return m_area.isEmpty() || m_isMobile ? QString() : m_area + u'-' + m_subscriber;
    case NumberNotation::PlusSpaced:
        if (!m_spaced.isEmpty())
            return m_spaced;
        return areaAbroad.isEmpty() ? QString()
                                    : u'+' + m_country + u' ' + areaAbroad + u' ' + m_subscriber;
    case NumberNotation::PlusTrunk:
        return areaAbroad.isEmpty() || !hasTrunk
            ? QString()
            : u'+' + m_country + " (0)"_L1 + areaAbroad + u' ' + m_subscriber;
    case NumberNotation::AreaGroups:
        return m_area.isEmpty() ? QString() : grouped();
    }
    Q_UNREACHABLE();
}

QStringList NumberVariants::in(const QVector<NumberNotation> &notations) const
{
    QStringList variants;
    for (const NumberNotation notation : notations) {
        const QString text = in(notation);
        if (!text.isEmpty() && !variants.contains(text))
            variants << text;
    }
    return variants;
}

void NumberVariants::addTo(Values &values, const NumberPlan &plan) const
{
    values.set(u"number.e164"_s, in(NumberNotation::E164));
    values.set(u"number.digits"_s, m_digits);
    values.set(u"number.national"_s, m_national);
    values.set(u"number.nsn"_s, m_nsn);
    QString interleaved;
    for (const QChar digit : m_nsn)
        interleaved += u'%' + QString(digit);
    values.set(u"number.interleaved"_s, interleaved);
    values.set(u"number.last4"_s, m_nsn.right(4));
    values.set(u"number.last7"_s, m_nsn.right(7));
    values.set(u"number.last8"_s, m_nsn.right(8));
    values.set(u"number.variants"_s, in(plan.variants));
}

PhoneNumber NumberVariants::withoutLast(
    const PhoneNumber &number, int digits, const PhoneNumbers &numbers)
{
    const NumberVariants whole(number, numbers);
    if (digits < 1 || whole.m_nsn.size() - digits < 7)
        return {};
    const auto cut = [digits](QString text) {
        for (int left = digits; left > 0 && !text.isEmpty(); text.chop(1)) {
            if (text.back().isDigit())
                --left;
        }
        return text.trimmed();
    };
    PhoneNumber rest = number;
    rest.e164 = cut(number.e164);
    rest.dial = rest.e164;
    rest.national = cut(number.national);
    rest.extension.clear();
    rest.typed.clear();
    return rest;
}

/// In pairs from behind, as Dutch telephone books write them: 020 123 45 67.
QString NumberVariants::grouped() const
{
    QString text = m_area;
    qsizetype at = 0;
    qsizetype length = m_subscriber.size() % 2 == 0 ? 2 : 3;
    while (at < m_subscriber.size()) {
        text += u' ' + m_subscriber.mid(at, length);
        at += length;
        length = 2;
    }
    return text;
}

} // namespace balie::crm
