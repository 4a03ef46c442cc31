#include "cti/simulator/xsi/XsiTarget.h"

#include <algorithm>
#include <cctype>

namespace balie::sim {

namespace {

std::optional<QString> decoded(QByteArray text, bool plusIsSpace)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte <= ' ' || byte >= 0x7F || byte == '#' || byte == '"' || byte == '<' || byte == '>')
            return std::nullopt;
        if (byte != '%')
            continue;
        const auto isHex = [&](qsizetype at) {
            return at < text.size() && std::isxdigit(static_cast<unsigned char>(text[at]));
        };
        if (!isHex(i + 1) || !isHex(i + 2))
            return std::nullopt;
    }
    if (plusIsSpace)
        text.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
}

} // namespace

std::optional<XsiTarget> XsiTarget::parse(const QByteArray &target)
{
    const qsizetype mark = target.indexOf('?');
    const QByteArray path = mark < 0 ? target : target.left(mark);
    if (!path.startsWith('/'))
        return std::nullopt;
    XsiTarget result;
    const QList<QByteArray> segments = path.mid(1).split('/');
    for (const QByteArray &segment : segments) {
        const auto text = decoded(segment, false);
        if (!text || text->isEmpty())
            return std::nullopt;
        result.path.append(*text);
    }
    if (mark < 0)
        return result;
    const QList<QByteArray> parts = target.mid(mark + 1).split('&');
    for (const QByteArray &part : parts) {
        const qsizetype equals = part.indexOf('=');
        const auto name = decoded(equals < 0 ? part : part.left(equals), true);
        const auto value = decoded(equals < 0 ? QByteArray() : part.mid(equals + 1), true);
        if (!name || !value || name->isEmpty())
            return std::nullopt;
        result.query.append({*name, *value});
    }
    return result;
}

QString XsiTarget::value(QLatin1StringView name) const
{
    for (const auto &[key, text] : query) {
        if (key == name)
            return text.isNull() ? QString(QLatin1StringView("")) : text;
    }
    return {};
}

bool XsiTarget::has(QLatin1StringView name) const
{
    return std::ranges::any_of(query, [name](const auto &each) { return each.first == name; });
}

std::optional<QString> XsiTarget::unexpected(const QList<QLatin1StringView> &allowed) const
{
    QStringList seen;
    for (const auto &[key, text] : query) {
        const bool repeatable = allowed.contains(QString(key + u'*'));
        if (!repeatable && (!allowed.contains(key) || seen.contains(key)))
            return key;
        seen.append(key);
    }
    return std::nullopt;
}

} // namespace balie::sim
