// What a profile's texts become, whatever is put into them.
#include "crm-connectors/profile/TextFiller.h"
#include "crm-connectors/profile/TextFilters.h"
#include "crm-connectors/profile/TextLanguages.h"
#include "tests/connectors-profile/Texts.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QTimeZone>

using namespace balie;
using namespace balie::crm;
using namespace Qt::Literals::StringLiterals;
using crm::test::readJson;
using crm::test::readText;

namespace {

QString filledWith(const QString &value, const QString &language, const QString &words)
{
    Values values;
    values.set(u"name.text"_s, value);
    return TextFiller(values).text(readText(QJsonObject{{language, words}}));
}

Values someValues()
{
    Values values;
    values.set(u"name.text"_s, u"O'Brien \"{x}\"\n"_s);
    values.set(u"name.words"_s, QStringList{u"Jan"_s, u"Vries"_s});
    values.set(u"number.variants"_s, QStringList{u"0612345678"_s, u"06-12345678"_s});
    values.set(u"call.direction"_s, u"incoming"_s);
    values.set(u"call.seconds"_s, QVariant(qint64(301)));
    values.set(u"call.start"_s,
        QVariant(QDateTime(QDate(2026, 11, 22), QTime(14, 0), Qt::OffsetFromUTC, 3600)));
    return values;
}

} // namespace

class ProfileFilling : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void keepsValuesInsideTheirLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("escaped");
        const QString nasty = u"a'b\"c\\d%e_f"_s;
        const QString lines = u"a\nb\rc\td"_s + QChar(0) + u"e"_s;
        QTest::newRow("soql") << u"soql"_s << nasty << u"a\\'b\\\"c\\\\d%e_f"_s;
        QTest::newRow("soql lines") << u"soql"_s << lines << u"a\\nb\\rc\\tde"_s;
        QTest::newRow("soql out") << u"soql"_s << u"\\' OR Id != '"_s << u"\\\\\\' OR Id != \\'"_s;
        QTest::newRow("soql-like") << u"soql-like"_s << nasty << u"a\\'b\\\"c\\\\d\\%e\\_f"_s;
        QTest::newRow("sosl") << u"sosl"_s << u"a?&|!{}[]()^~*:\\\"'+-b"_s
                              << u"a\\?\\&\\|\\!\\{\\}\\[\\]\\(\\)\\^\\~\\*\\:\\\\\\\"\\'\\+\\-b"_s;
        QTest::newRow("sosl words") << u"sosl"_s << u"Jan and\nPiet OR not"_s << u"Jan Piet"_s;
        QTest::newRow("odata") << u"odata"_s << u"x' or 1 eq 1 or 'a\\"_s
                               << u"x'' or 1 eq 1 or ''a\\"_s;
        QTest::newRow("odata lines") << u"odata"_s << lines << u"a b c d e"_s;
        QTest::newRow("odata-like") << u"odata-like"_s << nasty << u"a''b\"c\\def"_s;
        QTest::newRow("sql") << u"sql"_s << nasty << u"a''bcdef"_s;
        QTest::newRow("sql out") << u"sql"_s << u"\\'; DROP TABLE x --"_s
                                 << u"''; DROP TABLE x --"_s;
        QTest::newRow("vtql") << u"vtql"_s << nasty << u"a''b\"cdef"_s;
        QTest::newRow("ldap") << u"ldap"_s << u"*)(uid=\\*"_s << u"\\2a\\29\\28uid=\\5c\\2a"_s;
        QTest::newRow("ldap nul") << u"ldap"_s << QString(u"a"_s + QChar(0) + u'\n')
                                  << u"a\\00\\0a"_s;
        QTest::newRow("ldap letters") << u"ldap"_s << u"Müller"_s << u"Müller"_s;
        QTest::newRow("zoho") << u"zoho"_s << u"a)or(b:equals:c,\\"_s
                              << u"a\\)or\\(b:equals:c\\,\\\\"_s;
        QTest::newRow("afas") << u"afas"_s << u"a;b,c"_s << u"abc"_s;
        QTest::newRow("xml") << u"xml"_s << u"<a b=\"c\">'&"_s
                             << u"&lt;a b=&quot;c&quot;&gt;&#39;&amp;"_s;
        QTest::newRow("xml lines") << u"xml"_s << lines << u"a&#10;b&#13;c&#9;de"_s;
        QTest::newRow("xml astral")
            << u"xml"_s << QString(u"\U0001F600"_s + QChar(0xd800)) << u"\U0001F600"_s;
        QTest::newRow("regex") << u"regex"_s << u".*+?()[]{}^$|/\\x"_s
                               << u"\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\^\\$\\|\\/\\\\x"_s;
        QTest::newRow("plain") << u"plain"_s << nasty << nasty;
    }
    void keepsValuesInsideTheirLanguage()
    {
        QFETCH(QString, language);
        QFETCH(QString, value);
        QFETCH(QString, escaped);
        QCOMPARE(filledWith(value, language, u"<{name.text}>"_s), u'<' + escaped + u'>');
    }

    void keepsThePatternOfANumber()
    {
        Values values;
        values.set(u"number.interleaved"_s, u"%6%1%2"_s);
        values.set(u"name.text"_s, u"%6%1"_s);
        const QJsonObject words{{u"vtql"_s, u"'{number.interleaved}' '{name.text}'"_s}};
        QCOMPARE(TextFiller(values).text(readText(words)), u"'%6%1%2' '61'"_s);
        values.set(u"number.interleaved"_s, u"%6' or 1=1"_s);
        QCOMPARE(TextFiller(values).text(readText(words)), u"'6'' or 1=1' '61'"_s);
    }

    void composesTexts()
    {
        const TextFiller filler(someValues());
        const QJsonObject item{{u"soql"_s, u"Phone = '{item}'"_s}};
        QCOMPARE(filler.text(readText(QJsonObject{
                     {u"join"_s, u" OR "_s}, {u"over"_s, u"number.variants"_s}, {u"of"_s, item}})),
            u"Phone = '0612345678' OR Phone = '06-12345678'"_s);
        const QJsonObject cases{{u"incoming"_s, u"in"_s}, {u"outgoing"_s, u"out"_s}};
        QCOMPARE(filler.text(readText(
                     QJsonObject{{u"choose"_s, u"call.direction"_s}, {u"cases"_s, cases}})),
            u"in"_s);
        QCOMPARE(filler.text(readText(QJsonObject{
                     {u"choose"_s, u"call.outcome"_s}, {u"cases"_s, cases}, {u"else"_s, u"?"_s}})),
            u"?"_s);
        QCOMPARE(
            filler.text(readText(QJsonObject{{u"concat"_s,
                QJsonArray{u"{{{name.words}}}"_s, QJsonObject{{u"odata"_s, u"{name.text}"_s}}}}})),
            u"{Jan Vries}O''Brien \"{x}\" "_s);
    }

    void filtersValues_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("filled");
        QTest::newRow("iso") << u"{call.start|iso}"_s << u"2026-11-22T14:00:00+01:00"_s;
        QTest::newRow("no filter") << u"{call.start}"_s << u"2026-11-22T14:00:00+01:00"_s;
        QTest::newRow("utc") << u"{call.start|utc}"_s << u"2026-11-22T13:00:00Z"_s;
        QTest::newRow("date") << u"{call.start|date} {call.start|time}"_s
                              << u"2026-11-22 14:00:00"_s;
        QTest::newRow("format") << u"{call.start|utc|datetime:yyyy-MM-dd HH:mm}"_s
                                << u"2026-11-22 13:00"_s;
        QTest::newRow("epoch") << u"{call.start|epoch-ms}"_s << u"1795352400000"_s;
        QTest::newRow("hms") << u"{call.seconds|hms} {call.seconds|mmss}"_s << u"00:05:01 05:01"_s;
        QTest::newRow("minutes") << u"{call.seconds|minutes} {call.seconds|hours} "
                                    "{call.seconds|rest-minutes} {call.seconds|iso-duration}"_s
                                 << u"6 0 6 PT301S"_s;
        QTest::newRow("no time") << u"[{name.text|minutes}{name.text|date}]"_s << u"[]"_s;
        QTest::newRow("first") << u"{name.words|first|upper}"_s << u"JAN"_s;
        QTest::newRow("cut") << u"{call.direction|max:2} {call.direction|after:co}"
                                " {call.direction|before:co} {call.direction|last-after:i}"
                                " {call.direction|replace:in:out}"_s
                             << u"in ming in ng outcomoutg"_s;
        QTest::newRow("line") << u"[{name.text|line}]"_s << u"[O'Brien \"{x}\"]"_s;
        QTest::newRow("pairs") << u"{call.seconds|pairs} {call.direction|max:5|pairs}"_s
                               << u"3 01 i nc om"_s;
        QTest::newRow("uuid") << u"{call.direction|uuid}"_s
                              << QUuid::createUuidV5(
                                     QUuid(u"{6f0d6c3e-5d0b-4f57-9a4e-0d1f7c2b8a11}"_s),
                                     u"incoming"_s)
                                     .toString(QUuid::WithoutBraces);
        QTest::newRow("digits") << u"{call.start|digits}"_s << u"202611221400000100"_s;
        QTest::newRow("hash") << u"{kept.a|with:kept.b|md5} {kept.a|with:kept.b|base64}"_s
                              << u"d41d8cd98f00b204e9800998ecf8427e "_s;
        QTest::newRow("unknown") << u"{name.text|shout}"_s
                                 << u"fault: there is no filter 'shout'"_s;
        QTest::newRow("no argument")
            << u"{name.text|after}"_s
            << u"fault: the filter 'after' wants something behind a colon"_s;
    }
    void filtersValues()
    {
        QFETCH(QString, words);
        QFETCH(QString, filled);
        QCOMPARE(TextFiller(someValues()).text(readText(words)), filled);
    }

    void putsHeadersOnOneLine()
    {
        QCOMPARE(TextFiller(someValues()).line(readText(u"{name.text} Evil: 1"_s)),
            u"O'Brien \"{x}\" Evil: 1"_s);
    }

    void makesJson()
    {
        const QJsonObject item{{u"n"_s, u"{item}"_s}};
        const QJsonObject body{
            {u"text"_s, u"{name.text}"_s},
            {u"minutes"_s, QJsonObject{{u"number"_s, u"{call.seconds|minutes}"_s}}},
            {u"none"_s, QJsonObject{{u"number"_s, u"{company.id}"_s}}},
            {u"yes"_s, QJsonObject{{u"boolean"_s, u"true"_s}}},
            {u"gone"_s, QJsonObject{{u"if"_s, u"company.id"_s}, {u"then"_s, u"x"_s}}},
            {u"there"_s, QJsonObject{{u"if"_s, u"name.text"_s}, {u"then"_s, 5}}},
            {u"unchosen"_s,
                QJsonObject{
                    {u"if"_s, QJsonObject{{u"plain"_s, u"{company.id}"_s}}}, {u"then"_s, 5}}},
            {u"named"_s, QJsonObject{{u"member"_s, u"a:{call.direction}"_s}, {u"is"_s, 1}}},
            {u"unfilled"_s, QJsonObject{{u"filled"_s, u"{company.id}"_s}}},
            {u"no number"_s,
                QJsonObject{{u"filled"_s, QJsonObject{{u"number"_s, u"{company.id}"_s}}}}},
            {u"letter"_s, QJsonObject{{u"object"_s, QJsonObject{{u"number"_s, u"1"_s}}}}},
            {u"list"_s,
                QJsonArray{1, QJsonObject{{u"each"_s, u"number.variants"_s}, {u"of"_s, item}},
                    QJsonValue(QJsonValue::Null)}},
            {u"words"_s, QJsonObject{{u"each"_s, u"name.words"_s}, {u"of"_s, u"{item}"_s}}},
        };
        const QJsonObject expected{
            {u"text"_s, u"O'Brien \"{x}\"\n"_s},
            {u"minutes"_s, 6},
            {u"none"_s, QJsonValue(QJsonValue::Null)},
            {u"yes"_s, true},
            {u"there"_s, 5},
            {u"named"_s, QJsonObject{{u"a:incoming"_s, 1}}},
            {u"letter"_s, QJsonObject{{u"number"_s, u"1"_s}}},
            {u"list"_s,
                QJsonArray{1, QJsonObject{{u"n"_s, u"0612345678"_s}},
                    QJsonObject{{u"n"_s, u"06-12345678"_s}}, QJsonValue(QJsonValue::Null)}},
            {u"words"_s, QJsonArray{u"Jan"_s, u"Vries"_s}},
        };
        const TextFiller filler(someValues());
        QCOMPARE(filler.json(readJson(body)).toObject(), expected);
        QCOMPARE(
            filler.jsonBody(readJson(u"{name.text}"_s)), QByteArray("\"O'Brien \\\"{x}\\\"\\n\""));
    }

    void encodesPairsStrictly()
    {
        QCOMPARE(encodedPairs({{u"$filter"_s, u"a+b c&d=é'"_s}, {u"f[x]"_s, u""_s}}),
            QByteArray("$filter=a%2Bb%20c%26d%3D%C3%A9%27&f%5Bx%5D="));
    }
};

BALIE_TEST(ProfileFilling)
#include "tst_ProfileFilling.moc"
