// Reading numbers, tel: and sip: URIs against any text: what the rest of the program relies on holds
// for whatever was read.
#include "base/phone/DialRules.h"
#include "base/phone/PhoneNumbers.h"
#include "tests/fuzz/Portions.h"

#include <algorithm>

using namespace balie;
using balie::fuzz::require;

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

void judge(const PhoneNumbers &numbers, const PhoneNumber &number)
{
    const bool dead = number.kind == NumberKind::Withheld || number.kind == NumberKind::Invalid;
    require(dead == number.key().isEmpty() && dead == number.national.isEmpty());
    require((number.kind == NumberKind::Number) == number.e164.startsWith(u'+'));
    require(number.key().size() <= 40 && number.extension.size() <= 10);
    require(std::all_of(number.extension.begin(), number.extension.end(), isDigit));
    const QString digits = numbers.searchDigits(number);
    require(std::all_of(digits.begin(), digits.end(), isDigit));
    if (!dead)
        require(numbers.read(number.dial).key() == number.key());
    DialRules rules;
    rules.outsideLine = QStringLiteral("0");
    rules.sites = {{QStringLiteral("+3120123"), 4, {}}};
    require(rules.dialString(number).isEmpty() == dead);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const PhoneNumbers numbers(data[0] % 4 == 0 ? QStringLiteral("DE") : QStringLiteral("NL"));
    const QString text
        = QString::fromUtf8(reinterpret_cast<const char *>(data + 1), qsizetype(size) - 1);
    const PhoneNumber number = numbers.read(text);
    judge(numbers, number);
    require(numbers.keyOf(text) == number.key());
    const auto all = numbers.readField(text);
    for (const PhoneNumber &each : all)
        judge(numbers, each);
    const QString typed = numbers.searchDigits(text);
    require(std::all_of(typed.begin(), typed.end(), isDigit));
    return 0;
}
