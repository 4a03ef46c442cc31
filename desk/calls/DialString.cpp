#include "desk/calls/DialString.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace balie::desk {

namespace {
struct DialString {
    Q_DECLARE_TR_FUNCTIONS(DialString)
};

Unexpected<Error> invalid(QString sentence, QString detail)
{
    return unexpected(Error{ErrorCode::InvalidInput, std::move(sentence), std::move(detail)});
}

bool isFiller(QChar c)
{
    return c.isSpace() || c == u'.' || c == u'-' || c == u'/' || c == u'(' || c == u')'
        || c == u'\u2011' || c == u'\u2013';
}
} // namespace

Expected<QString> dialString(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.isEmpty())
        return invalid(DialString::tr("There is no number to dial. Type one, or choose a person."),
            u"empty"_s);
    // "+31 (0)20": the zero in brackets is for people who dial from within the country.
    if (text.startsWith(u'+'))
        text.remove("(0)"_L1);

    QString digits;
    for (const QChar c : std::as_const(text)) {
        const bool digit = c >= u'0' && c <= u'9';
        if (digit || c == u'*' || c == u'#' || (c == u'+' && digits.isEmpty()))
            digits += c;
        else if (c.isLetter())
            return invalid(
                DialString::tr(
                    "\"%1\" is not a telephone number: it has letters. Choose a person from "
                    "the list, or type digits.")
                    .arg(typed.trimmed()),
                u"letters"_s);
        else if (!isFiller(c))
            return invalid(
                DialString::tr("\"%1\" is not a telephone number: \"%2\" cannot be dialled.")
                    .arg(typed.trimmed(), QString(c)),
                u"character"_s);
    }
    if (digits.isEmpty() || digits == "+"_L1)
        return invalid(
            DialString::tr("\"%1\" has no digits to dial.").arg(typed.trimmed()), u"no digits"_s);
    return digits;
}

bool looksDialable(const QString &typed)
{
    return dialString(typed).hasValue();
}

QString significantDigits(const QString &number)
{
    QString text = number;
    const bool international = text.trimmed().startsWith(u'+');
    if (international)
        text.remove("(0)"_L1);
    QString digits;
    for (const QChar c : std::as_const(text)) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    if (digits.startsWith("00"_L1))
        digits.remove(0, 2);
    else if (!international && digits.startsWith(u'0'))
        return digits.sliced(1);
    else if (!international)
        return digits;
    // Numbers of the country itself are also written without its code; others keep theirs.
    return digits.startsWith("31"_L1) ? digits.sliced(2) : digits;
}

} // namespace balie::desk
