#include "desk/people/ColleagueNumbers.h"

namespace balie::desk {

QString ColleagueNumbers::nameOf(const PhoneNumber &number) const
{
    const auto known = rows.constFind(number.key());
    int row = known == rows.cend() ? -1 : *known;
    if (known == rows.cend() && !rules.sites.isEmpty())
        row = rows.value(rules.extensionOf(number), -1);
    return row < 0 ? QString() : names.value(row);
}

} // namespace balie::desk
