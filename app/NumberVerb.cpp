#include "app/NumberVerb.h"

#include "base/phone/PhoneNumbers.h"

namespace balie::app {

QString numberLines(const QStringList &texts, const QString &region)
{
    const PhoneNumbers numbers(region);
    QString lines;
    for (const QString &text : texts) {
        const PhoneNumber number = numbers.read(text);
        lines += QStringList{nameOf(number.kind), number.dial, number.national, number.extension}.join(u'\t') + u'\n';
    }
    return lines;
}

} // namespace balie::app
