#include "cti/csta/DeviceAddress.h"

#include <QUrl>

namespace balie::csta {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringView before(QStringView text, QChar mark)
{
    const qsizetype at = text.indexOf(mark);
    return at < 0 ? text : text.first(at);
}

QString decoded(QStringView text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

QString withoutQuotes(QStringView text)
{
    text = text.trimmed();
    if (text.size() >= 2 && text.startsWith(u'"') && text.endsWith(u'"'))
        text = text.sliced(1, text.size() - 2);
    return text.toString();
}

bool isUri(QStringView text, QLatin1StringView scheme)
{
    return text.startsWith(scheme, Qt::CaseInsensitive);
}

QString uriNumber(QStringView uri)
{
    if (isUri(uri, "tel:"_L1))
        return decoded(before(uri.sliced(4), u';'));
    const QStringView rest = uri.sliced(uri.indexOf(u':') + 1);
    // A SIP URI without a user part names a host only: show all of it.
    if (!rest.contains(u'@'))
        return decoded(before(rest, u';'));
    return decoded(before(before(rest, u'@'), u';'));
}

} // namespace

DeviceAddress deviceAddress(const QString &text)
{
    const QStringView all = QStringView(text).trimmed();
    const qsizetype open = all.indexOf(u'<');
    const qsizetype close = all.indexOf(u'>', open + 1);
    if (open >= 0 && close > open) {
        const QStringView inner = all.sliced(open + 1, close - open - 1);
        if (isUri(inner, "sip:"_L1) || isUri(inner, "sips:"_L1) || isUri(inner, "tel:"_L1))
            return {uriNumber(inner), withoutQuotes(all.first(open))};
        // One letter for the kind of number at most, else it is not this form.
        if (open <= 1)
            return {before(inner, u';').toString(),
                before(all.sliced(close + 1), u';').trimmed().toString()};
    }
    if (isUri(all, "sip:"_L1) || isUri(all, "sips:"_L1) || isUri(all, "tel:"_L1))
        return {uriNumber(all), {}};
    if (all.count(u':') == 3)
        return {before(all, u':').toString(), {}};
    return {all.toString(), {}};
}

} // namespace balie::csta
