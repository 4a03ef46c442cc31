#include "cti/csta/Redaction.h"

#include <QByteArrayList>
#include <QByteArrayView>
#include <algorithm>
#include <array>
#include <optional>

namespace balie::csta {

namespace {

constexpr std::array<QByteArrayView, 6> secrets{"password", "agentPassword", "accountCode",
                                                "accountInfo", "authCode", "credentials"};

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

bool isSecret(QByteArrayView name)
{
    return std::any_of(secrets.begin(), secrets.end(), [name](QByteArrayView secret) {
        return name.compare(secret, Qt::CaseInsensitive) == 0;
    });
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

/// Copies one tag without the values of secret attributes; returns where it ends.
qsizetype copyTag(QByteArrayView bytes, qsizetype from, QByteArray &out)
{
    qsizetype at = from;
    while (at < bytes.size() && bytes[at] != '>') {
        const char c = bytes[at];
        const qsizetype close = c == '"' || c == '\'' ? bytes.indexOf(c, at + 1) : -1;
        const qsizetype end = close < 0 ? bytes.size() : close;
        // No attribute value holds a '<': such a quote is an apostrophe in a comment, and must not hide
        // the elements behind it from us.
        if ((c != '"' && c != '\'') || bytes.sliced(at + 1, end - at - 1).contains('<')) {
            out.append(c);
            ++at;
            continue;
        }
        const QByteArrayView before = bytes.sliced(from, at - from).trimmed();
        const auto nameOf = [](QByteArrayView text) {
            if (!text.endsWith('='))
                return QByteArrayView();
            text = text.chopped(1).trimmed();
            qsizetype start = text.size();
            while (start > 0 && !isNameEnd(text[start - 1]) && text[start - 1] != '"' && text[start - 1] != '\'')
                --start;
            const QByteArrayView qualified = text.sliced(start);
            return qualified.sliced(qualified.lastIndexOf(':') + 1);
        };
        out.append(c);
        out.append(isSecret(nameOf(before)) ? QByteArrayView("***") : bytes.sliced(at + 1, end - at - 1));
        if (close >= 0)
            out.append(c);
        at = close < 0 ? bytes.size() : close + 1;
    }
    if (at < bytes.size()) {
        out.append('>');
        ++at;
    }
    return at;
}

} // namespace

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
        if (end > at)
            out.append("***");
        at = end;
    }
    out.append(bytes.sliced(std::min(at, bytes.size())));
    return out;
}

} // namespace balie::csta
