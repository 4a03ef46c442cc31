#include "desk/people/PeopleFilter.h"

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

QString PeopleFilter::toText() const
{
    switch (kind) {
    case Kind::All:
        return u"all"_s;
    case Kind::Favourites:
        return u"favourites"_s;
    case Kind::Available:
        return u"available"_s;
    case Kind::Department:
        return u"department:"_s + department;
    }
    Q_UNREACHABLE();
}

PeopleFilter PeopleFilter::fromText(const QString &text)
{
    if (text == "favourites"_L1)
        return favourites();
    if (text == "available"_L1)
        return available();
    if (text.startsWith("department:"_L1))
        return ofDepartment(text.sliced(11));
    return all();
}

} // namespace balie::desk
