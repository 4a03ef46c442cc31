#include "base/phone/DialRules.h"

#include "base/phone/NumberPlans.h"

using namespace Qt::Literals::StringLiterals;

namespace balie {

namespace {

/// As dialled within the region; empty for a number of another country.
QString nationalDigits(const PhoneNumber &number)
{
    if (number.national.startsWith(u'+'))
        return {};
    QString digits;
    for (const QChar c : number.national) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    return digits;
}

const DialRules::Site *siteOf(const QVector<DialRules::Site> &sites, const PhoneNumber &number)
{
    const DialRules::Site *best = nullptr;
    for (const DialRules::Site &site : sites) {
        const bool isOf = number.kind == NumberKind::Number && site.digits > 0
            && number.e164.startsWith(site.prefix)
            && number.e164.size() == site.prefix.size() + site.digits;
        if (isOf && (!best || site.prefix.size() > best->prefix.size()))
            best = &site;
    }
    return best;
}

} // namespace

QString DialRules::extensionOf(const PhoneNumber &number) const
{
    const Site *site = siteOf(sites, number);
    return site ? number.e164.last(site->digits) : QString();
}

QString DialRules::dialString(const PhoneNumber &number) const
{
    if (number.kind == NumberKind::Service)
        return outsideLine + number.dial;
    if (number.kind != NumberKind::Number)
        return number.dial;
    if (const Site *site = siteOf(sites, number))
        return site->shortPrefix + extensionOf(number);
    const QString within = nationalDigits(number);
    if (!outsideLine.isEmpty())
        return outsideLine + (within.isEmpty() ? internationalPrefix + number.e164.sliced(1) : within);
    const bool asWithin = !within.isEmpty() && (national || NumberPlans::shared().isNationalOnly(number.e164));
    return asWithin ? within : number.dial;
}

} // namespace balie
