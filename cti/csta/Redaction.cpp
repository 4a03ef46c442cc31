#include "cti/csta/Redaction.h"

#include <QByteArrayList>
#include <algorithm>
#include <array>
#include <optional>

namespace balie::csta {

namespace {

/// Digits may be the PIN of a bank; whoever has a session's id can take the session over.
constexpr std::array<QByteArrayView, 10> secrets{"password", "agentPassword", "accountCode",
    "accountInfo", "authCode", "credentials", "charactersToSend", "diallingSequence",
    "digitGeneratedList", "sessionID"};

bool isNameEnd(char c)
{
    return c == '>' || c == '/' || c == '=' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

QByteArrayView localNameAt(QByteArrayView bytes)
{
    const auto end = std::find_if(bytes.begin(), bytes.end(), isNameEnd);
    const QByteArrayView qualified = bytes.first(end - bytes.begin());
    return qualified.sliced(qualified.lastIndexOf(':') + 1);
}

/// The end tag of that name from `from` on, or the end of the bytes: what is cut off stays hidden.
qsizetype endTag(QByteArrayView bytes, QByteArrayView name, qsizetype from)
{
    for (qsizetype at = bytes.indexOf("</", from); at >= 0; at = bytes.indexOf("</", at + 2)) {
        if (localNameAt(bytes.sliced(at + 2)) == name)
            return at;
    }
    return bytes.size();
}

/// The local name of the attribute whose value begins behind `tag`; empty where none does.
QByteArrayView attributeBefore(QByteArrayView tag)
{
    tag = tag.trimmed();
    if (!tag.endsWith('='))
        return {};
    tag = tag.chopped(1).trimmed();
    qsizetype start = tag.size();
    while (
        start > 0 && !isNameEnd(tag[start - 1]) && tag[start - 1] != '"' && tag[start - 1] != '\'')
        --start;
    const QByteArrayView qualified = tag.sliced(start);
    return qualified.sliced(qualified.lastIndexOf(':') + 1);
}

/// Copies one tag without the values of secret attributes; returns where it ends. No tag holds a
/// second '<': what seems to is a comment or broken, and an element with a secret may begin there.
qsizetype copyTag(QByteArrayView bytes, qsizetype from, QByteArray &out)
{
    const qsizetype next = bytes.indexOf('<', from + 1);
    const qsizetype limit = next < 0 ? bytes.size() : next;
    qsizetype at = from;
    while (at < limit) {
        const char c = bytes[at];
        out.append(c);
        ++at;
        if (c == '>')
            return at;
        if (c != '"' && c != '\'')
            continue;
        const qsizetype close = bytes.first(limit).indexOf(c, at);
        if (isSecret(attributeBefore(bytes.sliced(from, at - 1 - from)))) {
            out.append("***");
            at = close < 0 ? limit : close;
        } else if (close >= 0) {
            out.append(bytes.sliced(at, close - at));
            at = close;
        } else {
            continue; // an apostrophe, not a quotation mark
        }
        if (close >= 0)
            out.append(bytes[at++]);
    }
    return at;
}

} // namespace

bool isSecret(QByteArrayView name)
{
    return std::any_of(secrets.begin(), secrets.end(),
        [name](QByteArrayView secret) { return name.compare(secret, Qt::CaseInsensitive) == 0; });
}

QByteArray redacted(const QByteArray &document)
{
    const QByteArrayView bytes(document);
    QByteArray out;
    out.reserve(document.size());
    qsizetype at = 0;
    while (at < bytes.size()) {
        const qsizetype open = bytes.indexOf('<', at);
        if (open < 0)
            break;
        out.append(bytes.sliced(at, open - at));
        const QByteArrayView name = localNameAt(bytes.sliced(open + 1));
        at = copyTag(bytes, open, out);
        if (!isSecret(name) || at >= bytes.size() || bytes.sliced(0, at).endsWith("/>"))
            continue;
        const qsizetype end = endTag(bytes, name, at);
        if (end > at && !out.endsWith("***"))
            out.append("***");
        at = end;
    }
    out.append(bytes.sliced(std::min(at, bytes.size())));
    return out;
}

} // namespace balie::csta
