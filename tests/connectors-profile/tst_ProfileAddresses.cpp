// What is filled into an address stays where it was put.
#include "crm-connectors/profile/CardLinks.h"
#include "crm-connectors/profile/UrlFiller.h"
#include "tests/connectors-profile/Texts.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::crm;
using namespace Qt::Literals::StringLiterals;
using crm::test::readText;

namespace {

Values with(const QString &value)
{
    Values values;
    values.set(u"card.id"_s, value);
    values.set(u"setting.name"_s, value);
    values.set(u"setting.url"_s, u"https://crm.example.com/app/"_s);
    return values;
}

QString filled(const QString &words, const QString &value, const QString &base = {})
{
    const Expected<QUrl> url
        = UrlFiller(with(value), QUrl(base), {u"notes"_s}).url(readText(words, TextLanguage::Path));
    return url ? QString::fromLatin1(url->toEncoded()) : u"refused"_s;
}

} // namespace

class ProfileAddresses : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void keepsValuesInTheirPlace_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("address");
        const QString path = u"https://a.example/x/{card.id}/y"_s;
        const QString query = u"https://a.example/x?id={card.id}"_s;
        const QString host = u"https://{setting.name}.example/x"_s;
        QTest::newRow("plain") << path << u"12x3"_s << u"https://a.example/x/12x3/y"_s;
        QTest::newRow("slashes") << path << u"../../admin"_s
                                 << u"https://a.example/x/..%2F..%2Fadmin/y"_s;
        QTest::newRow("dots") << path << u".."_s << u"refused"_s;
        QTest::newRow("dot") << path << u"."_s << u"refused"_s;
        QTest::newRow("encoded dots")
            << path << u"%2e%2e"_s << u"https://a.example/x/%252e%252e/y"_s;
        QTest::newRow("empty") << path << QString() << u"refused"_s;
        QTest::newRow("query") << path << u"a?b#c@d:e&f=g+h"_s
                               << u"https://a.example/x/a%3Fb%23c%40d%3Ae%26f%3Dg%2Bh/y"_s;
        QTest::newRow("backslash") << path << u"a\\b"_s << u"https://a.example/x/a%5Cb/y"_s;
        QTest::newRow("lines") << path << QString(u"a\r\nb"_s + QChar(0))
                               << u"https://a.example/x/a%0D%0Ab%00/y"_s;
        QTest::newRow("letters") << query << u"é "_s << u"https://a.example/x?id=%C3%A9%20"_s;
        QTest::newRow("parameter")
            << query << u"1&admin=1#x"_s << u"https://a.example/x?id=1%26admin%3D1%23x"_s;
        QTest::newRow("empty parameter") << query << QString() << u"https://a.example/x?id="_s;
        QTest::newRow("encoded braces") << u"https://a.example/x?id=%7B{card.id}%7D"_s << u"a'b"_s
                                        << u"https://a.example/x?id=%7Ba%27b%7D"_s;
        QTest::newRow("host") << host << u"office-1"_s << u"https://office-1.example/x"_s;
        QTest::newRow("other host") << host << u"evil.com/"_s << u"refused"_s;
        QTest::newRow("user") << host << u"a@evil.com"_s << u"refused"_s;
        QTest::newRow("port") << host << u"evil.com:80"_s << u"refused"_s;
        QTest::newRow("fragment") << host << u"evil.com#"_s << u"refused"_s;
        QTest::newRow("scheme of a link")
            << u"notes://server/{card.id}"_s << u"A/B"_s << u"notes://server/A%2FB"_s;
        QTest::newRow("setting") << u"{setting.url}/c/{card.id}"_s << u"7"_s
                                 << u"https://crm.example.com/app/c/7"_s;
    }
    void keepsValuesInTheirPlace()
    {
        QFETCH(QString, words);
        QFETCH(QString, value);
        QFETCH(QString, address);
        QCOMPARE(filled(words, value), address);
    }

    void standsBehindItsBase()
    {
        const QString base = u"https://crm.example.com/api"_s;
        QCOMPARE(filled(u"/c/{card.id}"_s, u"7"_s, base), u"https://crm.example.com/api/c/7"_s);
        QCOMPARE(filled(u"?id={card.id}"_s, u"7"_s, base), u"https://crm.example.com/api?id=7"_s);
        QCOMPARE(filled(u"/c/{card.id}"_s, u"7"_s), u"refused"_s);
        QCOMPARE(filled(u"/{card.id}"_s, u"/evil.com"_s, base),
            u"https://crm.example.com/api/%2Fevil.com"_s);
    }

    void escapesALanguageInsideAnAddress()
    {
        const Text text
            = readText(QJsonObject{{u"odata"_s, u"https://a.example/Company('{setting.name}')"_s}},
                TextLanguage::Path);
        QCOMPARE(UrlFiller(with(u"O'Brien"_s)).url(text)->toEncoded(),
            QByteArray("https://a.example/Company('O%27%27Brien')"));
    }

    void looksAtWhatIsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("address");
        QTest::newRow("whole") << u" https://crm.example.com/app// "_s
                               << u"https://crm.example.com/app"_s;
        QTest::newRow("no scheme") << u"crm.example.com"_s << u"https://crm.example.com"_s;
        QTest::newRow("this computer") << u"http://127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
        for (const char *wrong :
            {"", "https://", "http://crm.example.com", "https://u:p@crm.example.com",
                "javascript:alert(1)", "javascript://x", "file:///etc/passwd", "data:text/html,x",
                "https://a.example/x?y=1", "https://a.example/#x", "https://a.example/../x",
                "https://a b.example", "https://a.example\\@evil.com", "ftp://a.example"})
            QTest::newRow(wrong) << QString::fromLatin1(wrong) << u"refused"_s;
    }
    void looksAtWhatIsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, address);
        const Expected<QUrl> url = UrlFiller::address(typed);
        QCOMPARE(url ? QString::fromLatin1(url->toEncoded()) : u"refused"_s, address);
        QVERIFY(url || !url.error().userText.isEmpty());
    }

    void addsParametersStrictly()
    {
        Values values = with(u"a+b c"_s);
        const QVector<Step::Pair> query{{u"q"_s, readText(u"{card.id}"_s), false},
            {u"none"_s, readText(u"{card.name}"_s), true},
            {u"empty"_s, readText(u"{card.name}"_s), false}};
        const Text text = readText(u"https://a.example/x?y=1"_s, TextLanguage::Path);
        QCOMPARE(UrlFiller(values).url(text, query)->toEncoded(),
            QByteArray("https://a.example/x?y=1&q=a%2Bb%20c&empty="));
    }

    void linksCards()
    {
        LinkRules rules;
        rules.card.insert(
            u"Contact"_s, readText(u"{setting.url}/c/{card.id}"_s, TextLanguage::Path));
        rules.card.insert(u"Doc"_s, readText(u"notes://s/{card.id}"_s, TextLanguage::Path));
        rules.newContact = readText(u"{setting.url}/new?phone={number.e164}"_s, TextLanguage::Path);
        const CardKey contact{u"x"_s, u"Contact"_s, u"a/b"_s};
        const CardKey document{u"x"_s, u"Doc"_s, u"1"_s};
        const CardLinks links(rules, with({}));
        QCOMPARE(
            links.card(contact).toEncoded(), QByteArray("https://crm.example.com/app/c/a%2Fb"));
        QVERIFY(links.card(document).isEmpty());
        QVERIFY(links.card({u"x"_s, u"Lead"_s, u"1"_s}).isEmpty());
        QVERIFY(links.card({u"x"_s, u"Contact"_s, {}}).isEmpty());
        rules.schemes = QStringList{u"notes"_s};
        QCOMPARE(CardLinks(rules, with({})).card(document).toEncoded(), QByteArray("notes://s/1"));
        const PhoneNumbers numbers;
        QCOMPARE(links.newContact(numbers.read(u"0612345678"_s), numbers).toEncoded(),
            QByteArray("https://crm.example.com/app/new?phone=%2B31612345678"));
        QVERIFY(links.newContact(numbers.read(u"201"_s), numbers).isEmpty());
        Values values;
        values.set(u"setting.url"_s, u"https://u:p@crm.example.com"_s);
        QVERIFY(CardLinks(rules, values).card(contact).isEmpty());
    }
};

BALIE_TEST(ProfileAddresses)
#include "tst_ProfileAddresses.moc"
