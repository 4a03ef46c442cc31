#include "base/contacts/VCardProperty.h"

#include "base/contacts/TextInput.h"

#include <QSet>
#include <algorithm>

namespace balie {

namespace {

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
        || c == '_' || c == '.';
}

/// How much of the line is the name with its group.
qsizetype nameLength(QByteArrayView line)
{
    const auto end = std::find_if_not(line.begin(), line.end(), isNameCharacter);
    return end - line.begin();
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

QByteArray fromQuotedPrintable(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool coded = text[i] == '=' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0
            && hexDigit(text[i + 2]) >= 0;
        if (coded) {
            bytes += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            bytes += text[i];
        }
    }
    return bytes;
}

QString unescaped(QStringView text)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        if (text[i] != u'\\' || next.isNull()) {
            plain += text[i];
        } else if (next == u'n' || next == u'N') {
            plain += u'\n';
            ++i;
        } else if (next == u',' || next == u';' || next == u':' || next == u'\\') {
            plain += next;
            ++i;
        } else {
            plain += text[i]; // AC\DC
        }
    }
    return plain.trimmed();
}

/// Where the value begins: the first colon that is not within a quoted parameter, else the first.
qsizetype colonOf(QByteArrayView line)
{
    bool quoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == '"')
            quoted = !quoted;
        else if (line[i] == ':' && !quoted)
            return i;
    }
    return line.indexOf(':');
}

const QSet<QByteArray> &readNames()
{
    static const QSet<QByteArray> names{"BEGIN", "END", "VERSION", "AGENT", "N", "FN", "ORG", "TITLE",
        "ROLE", "TEL", "X-MS-TEL", "EMAIL", "NOTE", "UID", "REV", "URL", "SOURCE", "KIND",
        "X-ADDRESSBOOKSERVER-KIND", "X-ABLABEL"};
    return names;
}

} // namespace

bool VCardProperty::isRead(QByteArrayView beginning)
{
    const qsizetype length = nameLength(beginning);
    if (length == beginning.size() || (beginning[length] != ':' && beginning[length] != ';'))
        return false;
    const QByteArrayView whole = beginning.first(length);
    return readNames().contains(whole.sliced(whole.lastIndexOf('.') + 1).toByteArray().toUpper());
}

std::optional<VCardProperty> VCardProperty::parse(QByteArrayView line)
{
    line = line.trimmed();
    const qsizetype length = nameLength(line);
    const qsizetype colon = colonOf(line);
    if (length == 0 || colon < length || (line[length] != ':' && line[length] != ';'))
        return std::nullopt;
    VCardProperty property;
    const QByteArrayView whole = line.first(length);
    const qsizetype dot = whole.lastIndexOf('.');
    property.name = whole.sliced(dot + 1).toByteArray().toUpper();
    if (property.name.isEmpty())
        return std::nullopt;
    if (dot > 0)
        property.group = whole.first(dot).toByteArray().toLower();
    property.value = line.sliced(colon + 1).toByteArray();

    QByteArrayView rest = line.sliced(length, colon - length);
    while (!rest.isEmpty()) {
        rest = rest.sliced(1); // the semicolon
        bool quoted = false;
        const auto end = std::find_if(rest.begin(), rest.end(), [&quoted](char c) {
            if (c == '"')
                quoted = !quoted;
            return c == ';' && !quoted;
        });
        property.parameter(rest.first(end - rest.begin()));
        rest = rest.sliced(end - rest.begin());
    }
    return property;
}

void VCardProperty::parameter(QByteArrayView text)
{
    const qsizetype equals = text.indexOf('=');
    const QByteArray key
        = equals < 0 ? QByteArray() : text.first(equals).trimmed().toByteArray().toUpper();
    QByteArray given = text.sliced(equals + 1).trimmed().toByteArray();
    given.replace('"', QByteArray());
    if (key == "CHARSET") {
        charset = given.toUpper();
    } else if (key == "PREF") {
        preferred = preferred || given == "1";
    } else if (key.isEmpty() || key == "TYPE" || key == "ENCODING") {
        for (const QByteArray &one : given.split(','))
            word(one);
    }
}

void VCardProperty::word(QByteArrayView given)
{
    const QByteArray lower = given.trimmed().toByteArray().toLower();
    if (lower == "quoted-printable")
        encoding = Encoding::QuotedPrintable;
    else if (lower == "base64" || lower == "b")
        encoding = Encoding::Base64;
    else if (lower == "pref")
        preferred = true;
    else if (!lower.isEmpty())
        types.append(lower);
}

QByteArray VCardProperty::bytes() const
{
    switch (encoding) {
    case Encoding::Plain:
        break;
    case Encoding::QuotedPrintable:
        return fromQuotedPrintable(value);
    case Encoding::Base64:
        return QByteArray::fromBase64(value);
    }
    return value;
}

QString VCardProperty::text() const
{
    return unescaped(textOf(bytes()));
}

QStringList VCardProperty::components() const
{
    const QString whole = textOf(bytes());
    QStringList components;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= whole.size(); ++i) {
        if (i < whole.size() && whole.at(i) == u'\\') {
            ++i;
        } else if (i == whole.size() || whole.at(i) == u';') {
            components.append(unescaped(QStringView(whole).sliced(begin, i - begin)));
            begin = i + 1;
        }
    }
    if (begin <= whole.size()) // a backslash was the last character
        components.append(unescaped(QStringView(whole).sliced(begin)));
    return components;
}

bool VCardProperty::isGuessed() const
{
    static const QSet<QByteArray> known{"", "UTF-8", "UTF8", "US-ASCII", "ASCII", "ISO-8859-1",
        "ISO-8859-15", "LATIN1", "WINDOWS-1252", "CP1252"};
    return !known.contains(charset) && !isUtf8(bytes());
}

} // namespace balie
