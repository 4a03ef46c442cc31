#include "cti/provider/Destination.h"

#include <QCoreApplication>
#include <algorithm>

namespace balie::cti {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Of the sentences that the translators know by this name.
struct CommandText {
    Q_DECLARE_TR_FUNCTIONS(CommandText)
};

/// What people write between the digits of a number.
constexpr QStringView visualSeparators = u" -./()";
constexpr QStringView keypad = u"0123456789*#";

} // namespace

bool isDialable(const QString &destination)
{
    const QString trimmed = destination.trimmed();
    const bool isAddress
        = trimmed.contains(u'@') || trimmed.contains(u':') || trimmed.contains(u'<');
    return isAddress || std::ranges::any_of(trimmed, [](QChar c) { return keypad.contains(c); });
}

bool isDigits(const QString &digits)
{
    return !digits.isEmpty()
        && std::ranges::all_of(digits, [](QChar c) { return keypad.contains(c); });
}

QString dialled(const QString &destination)
{
    QString bare;
    for (const QChar c : destination.trimmed()) {
        if (keypad.contains(c) || (c == u'+' && bare.isEmpty()))
            bare += c;
        else if (!visualSeparators.contains(c))
            return destination.trimmed();
    }
    return bare;
}

Error undialableError(const QString &destination)
{
    if (destination.trimmed().isEmpty())
        return {ErrorCode::InvalidInput, CommandText::tr("Enter a number first."),
            u"empty destination"_s};
    return {ErrorCode::InvalidInput,
        CommandText::tr("“%1” is not a number that can be called.").arg(destination),
        u"destination without digits"_s};
}

} // namespace balie::cti
