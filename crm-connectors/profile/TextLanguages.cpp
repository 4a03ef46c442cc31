#include "crm-connectors/profile/TextLanguages.h"

#include <QHash>
#include <QUrl>

namespace balie::crm {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control || c == QChar::LineSeparator
        || c == QChar::ParagraphSeparator;
}

/// On one line: most query languages know no way to write a control character.
QString spaced(const QString &value)
{
    QString text;
    for (const QChar c : value) {
        if (!isControl(c))
            text += c;
        else if (!text.isEmpty() && !text.endsWith(u' '))
            text += u' ';
    }
    return text;
}

QString without(const QString &value, QLatin1StringView characters)
{
    QString text;
    for (const QChar c : value) {
        if (!characters.contains(c))
            text += c;
    }
    return text;
}

QString withBackslash(const QString &value, QLatin1StringView characters)
{
    QString text;
    for (const QChar c : value) {
        if (characters.contains(c))
            text += u'\\';
        text += c;
    }
    return text;
}

QString withDoubledQuote(QString value)
{
    return value.replace(u'\'', "''"_L1);
}

QString soql(const QString &value, QLatin1StringView more)
{
    QString text;
    for (const QChar c : value) {
        switch (c.unicode()) {
        case u'\n':
            text += "\\n"_L1;
            break;
        case u'\r':
            text += "\\r"_L1;
            break;
        case u'\t':
            text += "\\t"_L1;
            break;
        case u'\b':
            text += "\\b"_L1;
            break;
        case u'\f':
            text += "\\f"_L1;
            break;
        default:
            if (isControl(c))
                break;
            if (c == u'\\' || c == u'\'' || c == u'"' || more.contains(c))
                text += u'\\';
            text += c;
        }
    }
    return text;
}

QString sosl(const QString &value)
{
    // AND, OR and NOT between words are operators and cannot be escaped.
    const QStringList words = spaced(value).split(u' ', Qt::SkipEmptyParts);
    QStringList kept;
    for (const QString &word : words) {
        const bool isOperator = word.compare("and"_L1, Qt::CaseInsensitive) == 0
            || word.compare("or"_L1, Qt::CaseInsensitive) == 0
            || word.compare("not"_L1, Qt::CaseInsensitive) == 0;
        if (!isOperator)
            kept << withBackslash(word, "?&|!{}[]()^~*:\\\"'+-"_L1);
    }
    return kept.join(u' ');
}

QString ldap(const QString &value)
{
    QString text;
    for (const QChar c : value) {
        if (c == u'*' || c == u'(' || c == u')' || c == u'\\' || c.unicode() < 0x20
            || c.unicode() == 0x7f)
            text += u'\\' + QString::number(c.unicode(), 16).rightJustified(2, u'0');
        else
            text += c;
    }
    return text;
}

QString xml(const QString &value)
{
    QString text;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar c = value.at(i);
        switch (c.unicode()) {
        case u'&':
            text += "&amp;"_L1;
            break;
        case u'<':
            text += "&lt;"_L1;
            break;
        case u'>':
            text += "&gt;"_L1;
            break;
        case u'"':
            text += "&quot;"_L1;
            break;
        case u'\'':
            text += "&#39;"_L1;
            break;
        case u'\n':
        case u'\r':
        case u'\t': // an attribute would make a space of them
            text += "&#"_L1 + QString::number(c.unicode()) + u';';
            break;
        default:
            // What XML 1.0 has no place for is left out: control characters, halves of pairs.
            if (c.isHighSurrogate() && i + 1 < value.size() && value.at(i + 1).isLowSurrogate())
                text += value.mid(i++, 2);
            else if (c.unicode() >= 0x20 && !c.isSurrogate() && c.unicode() < 0xfffe)
                text += c;
        }
    }
    return text;
}

QString regex(const QString &value)
{
    QString text;
    for (const QChar c : value) {
        if (c == u'\n')
            text += "\\n"_L1;
        else if (c == u'\r')
            text += "\\r"_L1;
        else if (c == u'\t')
            text += "\\t"_L1;
        else if (!isControl(c))
            text += withBackslash(QString(c), "\\^$.|?*+()[]{}/"_L1);
    }
    return text;
}

} // namespace

std::optional<TextLanguage> languageNamed(QStringView name)
{
    static const QHash<QString, TextLanguage> names{
        {u"plain"_s, TextLanguage::Plain},
        {u"path"_s, TextLanguage::Path},
        {u"soql"_s, TextLanguage::Soql},
        {u"soql-like"_s, TextLanguage::SoqlLike},
        {u"sosl"_s, TextLanguage::Sosl},
        {u"odata"_s, TextLanguage::OData},
        {u"odata-like"_s, TextLanguage::ODataLike},
        {u"sql"_s, TextLanguage::Sql},
        {u"vtql"_s, TextLanguage::Vtql},
        {u"ldap"_s, TextLanguage::Ldap},
        {u"zoho"_s, TextLanguage::Zoho},
        {u"afas"_s, TextLanguage::Afas},
        {u"xml"_s, TextLanguage::Xml},
        {u"regex"_s, TextLanguage::Regex},
    };
    const auto found = names.find(name.toString());
    return found == names.end() ? std::nullopt : std::optional(*found);
}

QString escaped(const QString &value, TextLanguage language)
{
    switch (language) {
    case TextLanguage::Plain:
        return value;
    case TextLanguage::Path:
        return QString::fromLatin1(QUrl::toPercentEncoding(value));
    case TextLanguage::Soql:
        return soql(value, ""_L1);
    case TextLanguage::SoqlLike:
        return soql(value, "%_"_L1);
    case TextLanguage::Sosl:
        return sosl(value);
    case TextLanguage::OData:
        return withDoubledQuote(spaced(value));
    case TextLanguage::ODataLike:
        return withDoubledQuote(without(spaced(value), "%_"_L1));
    case TextLanguage::Sql:
        return withDoubledQuote(without(spaced(value), "%_\"\\"_L1));
    case TextLanguage::Vtql:
        return withDoubledQuote(without(spaced(value), "%_\\"_L1));
    case TextLanguage::Ldap:
        return ldap(value);
    case TextLanguage::Zoho:
        return withBackslash(spaced(value), "(),\\"_L1);
    case TextLanguage::Afas:
        return without(spaced(value), ";,"_L1);
    case TextLanguage::Xml:
        return xml(value);
    case TextLanguage::Regex:
        return regex(value);
    }
    Q_UNREACHABLE();
}

} // namespace balie::crm
