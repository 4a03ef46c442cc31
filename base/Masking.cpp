#include "base/Masking.h"

namespace balie {

QString maskNumber(const QString &number)
{
    constexpr qsizetype keptInFront = 4;
    constexpr qsizetype keptBehind = 3;
    if (number.size() <= keptInFront)
        return number;
    if (number.size() <= keptInFront + keptBehind)
        return number.left(2) + QString(number.size() - 2, u'*');
    return number.left(keptInFront) + QString(number.size() - keptInFront - keptBehind, u'*')
        + number.right(keptBehind);
}

QString maskName(const QString &name)
{
    return name.isEmpty() ? QString() : name.left(1) + QStringLiteral("***");
}

} // namespace balie
