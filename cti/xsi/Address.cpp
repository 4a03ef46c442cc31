#include "cti/xsi/Call.h"

#include <QUrl>
#include <algorithm>

namespace balie::xsi {

using namespace Qt::Literals::StringLiterals;

namespace {

bool cutScheme(QStringView &text, QLatin1StringView scheme)
{
    if (!text.startsWith(scheme, Qt::CaseInsensitive))
        return false;
    text = text.sliced(scheme.size());
    return true;
}

QStringView upTo(QStringView text, QChar end)
{
    const qsizetype place = text.indexOf(end);
    return place < 0 ? text : text.first(place);
}

/// The number without its separators (RFC 3966, 5.1.1, and the slash that people write); empty for
/// what is no number.
QString dialled(QStringView text)
{
    QString digits;
    for (const QChar sign : text) {
        if ((sign >= u'0' && sign <= u'9') || sign == u'*' || sign == u'#'
            || (sign == u'+' && digits.isEmpty()))
            digits += sign;
        else if (!QStringView(u"-.()/ ").contains(sign))
            return {};
    }
    return digits == "+"_L1 ? QString() : digits;
}

} // namespace

QString numberOf(const QString &address)
{
    QStringView rest = QStringView(address).trimmed();
    // A display name before it (RFC 3261, 25.1: name-addr).
    if (const qsizetype open = rest.lastIndexOf(u'<'); open >= 0)
        rest = upTo(rest.sliced(open + 1), u'>').trimmed();
    const bool isSip = cutScheme(rest, "sip:"_L1) || cutScheme(rest, "sips:"_L1);
    if (!isSip)
        cutScheme(rest, "tel:"_L1);
    // A user part may have parameters of its own, before the domain.
    const qsizetype at = rest.lastIndexOf(u'@');
    const bool hostOnly = isSip && at < 0;
    if (at >= 0)
        rest = rest.first(at);
    rest = upTo(upTo(rest, u';'), u'?');
    const QString user = QUrl::fromPercentEncoding(rest.toString().toUtf8()).trimmed();
    // The dots of an IP address are no separators.
    if (hostOnly && user.contains(u'.'))
        return user;
    const QString number = dialled(user);
    return number.isEmpty() ? user : number;
}

} // namespace balie::xsi
