#include "base/phone/PhoneNumber.h"

using namespace Qt::Literals::StringLiterals;

namespace balie {

QString nameOf(NumberKind kind)
{
    switch (kind) {
    case NumberKind::Number:
        return u"number"_s;
    case NumberKind::Extension:
        return u"extension"_s;
    case NumberKind::Emergency:
        return u"emergency"_s;
    case NumberKind::Service:
        return u"service"_s;
    case NumberKind::Code:
        return u"code"_s;
    case NumberKind::Withheld:
        return u"withheld"_s;
    case NumberKind::Invalid:
        return u"invalid"_s;
    }
    Q_UNREACHABLE();
}

} // namespace balie
