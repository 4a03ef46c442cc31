#include "crm-connectors/sources/LdapText.h"

#include <QTimeZone>
#include <algorithm>

namespace balie {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isPlain(char byte)
{
    const auto code = static_cast<unsigned char>(byte);
    return code >= 0x20 && code < 0x7f && byte != '*' && byte != '(' && byte != ')' && byte != '\\';
}

QByteArray anyOf(const QVector<QByteArray> &parts)
{
    return "(|" + parts.toList().join() + ')';
}

/// The digits of a text that is a number as people write one; else empty.
QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c >= u'0' && c <= u'9')
            digits += c;
        else if (!u"+-./() \u00a0"_s.contains(c))
            return {};
    }
    return digits;
}

/// How every notation of a number ends: without trunk zero, country code and access digits.
QString endOf(QString digits)
{
    constexpr qsizetype significant = 9; // of a Dutch number; of longer ones enough to tell them apart
    while (digits.startsWith(u'0'))
        digits.remove(0, 1);
    return digits.right(significant);
}

} // namespace

QByteArray ldapText::escaped(const QByteArray &value)
{
    QByteArray safe;
    safe.reserve(value.size());
    for (const char byte : value) {
        if (isPlain(byte))
            safe += byte;
        else
            safe += '\\' + QByteArray(1, byte).toHex();
    }
    return safe;
}

QByteArray ldapText::escaped(const QString &value)
{
    return escaped(value.toUtf8());
}

QByteArray ldapText::filterOf(const LdapSettings &settings)
{
    const QByteArray filter = settings.filter.trimmed().toUtf8();
    return filter.startsWith('(') ? filter : '(' + filter + ')';
}

QByteArray ldapText::searchFilter(const LdapSettings &settings, const QString &text)
{
    const LdapAttributes &known = settings.attributes;
    QVector<QByteArray> conditions;
    // Two digits end half of all numbers.
    if (const QString end = endOf(digitsOf(text)); end.size() >= 3) {
        QVector<QByteArray> numbers;
        for (const auto &number : known.numbers)
            numbers += '(' + number.attribute.toUtf8() + "=*" + escaped(end) + ')';
        conditions += anyOf(numbers);
    } else {
        QString printable = text;
        printable.removeIf([](QChar c) { return c.category() == QChar::Other_Control && !c.isSpace(); });
        for (const QString &word : printable.simplified().split(u' ', Qt::SkipEmptyParts)) {
            QVector<QByteArray> places;
            for (const QStringList &field : {known.displayName, known.givenName, known.familyName,
                     known.company, known.department, known.email}) {
                for (const QString &attribute : field)
                    places += '(' + attribute.toUtf8() + "=*" + escaped(word) + "*)";
            }
            conditions += anyOf(places);
        }
    }
    return conditions.isEmpty() ? QByteArray() : "(&" + filterOf(settings) + conditions.toList().join() + ')';
}

QByteArray ldapText::changedFilter(
    const LdapSettings &settings, const QString &attribute, const QDateTime &since)
{
    // Active Directory knows no GeneralizedTime without a fraction.
    return "(&" + filterOf(settings) + '(' + attribute.toUtf8()
        + ">=" + since.toUTC().toString(u"yyyyMMddHHmmss'.0Z'"_s).toLatin1() + "))";
}

QDateTime ldapText::timeOf(const QByteArray &generalizedTime)
{
    if (!generalizedTime.endsWith('Z'))
        return {};
    auto time = QDateTime::fromString(QString::fromLatin1(generalizedTime.left(14)), u"yyyyMMddHHmmss"_s);
    time.setTimeZone(QTimeZone::utc());
    return time;
}

QVector<QByteArray> ldapText::wantedAttributes(const LdapAttributes &attributes)
{
    QVector<QByteArray> wanted;
    const auto want = [&wanted](const QString &name) {
        const QByteArray bytes = name.toUtf8();
        if (!wanted.contains(bytes))
            wanted += bytes;
    };
    for (const QStringList &field : {attributes.uid, attributes.changed, attributes.displayName,
             attributes.givenName, attributes.middleNames, attributes.initials, attributes.familyName,
             attributes.company, attributes.department, attributes.title, attributes.email,
             attributes.note, attributes.link})
        std::for_each(field.begin(), field.end(), want);
    for (const auto &number : attributes.numbers)
        want(number.attribute);
    return wanted;
}

} // namespace balie
