#include "tests/support/TestRegistry.h"

#include "crm-connectors/sources/LdapEntry.h"
#include "crm-connectors/sources/LdapText.h"

using namespace balie;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

/// What stands in filters and entries, without a server.
class LdapNames : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void escaping_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("escaped");
        QTest::newRow("plain") << QByteArray("Jan de Vries-1") << QByteArray("Jan de Vries-1");
        // RFC 4515 clause 4.
        QTest::newRow("parentheses") << QByteArray("Parens R Us (for all your parenthetical needs)")
                                     << QByteArray("Parens R Us \\28for all your parenthetical needs\\29");
        QTest::newRow("star") << QByteArray("*") << QByteArray("\\2a");
        QTest::newRow("backslash") << QByteArray("C:\\MyFile") << QByteArray("C:\\5cMyFile");
        QTest::newRow("zeros") << QByteArray("\x00\x00\x00\x04", 4) << QByteArray("\\00\\00\\00\\04");
        QTest::newRow("UTF-8") << QByteArray("Lu\xc4\x8di\xc4\x87") << QByteArray("Lu\\c4\\8di\\c4\\87");
    }
    void escaping()
    {
        QFETCH(QByteArray, value);
        QTEST(ldapText::escaped(value), "escaped");
    }

    void numbersAreSoughtByTheirEnd_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("part");
        for (const auto &text : {u"0612345678"_s, u"+31 6 12345678"_s, u"0031612345678"_s, u"+31 (0)6-12345678"_s})
            QTest::newRow(qPrintable(text)) << text << QByteArray("(mobile=*612345678)");
        QTest::newRow("two digits are a word") << u"12"_s << QByteArray("(cn=*12*)");
        QTest::newRow("not only digits") << u"b2b 100"_s << QByteArray("(cn=*b2b*)");
    }
    void numbersAreSoughtByTheirEnd()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, part);
        const QByteArray filter = ldapText::searchFilter({}, text);
        QVERIFY2(filter.contains(part), filter.constData());
    }

    void times_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QDateTime>("time");
        const QDateTime time(QDate(2026, 11, 23), QTime(5, 57, 56), Qt::UTC);
        QTest::newRow("OpenLDAP") << QByteArray("20261123055756Z") << time;
        QTest::newRow("Active Directory") << QByteArray("20261123055756.0Z") << time;
        QTest::newRow("local time is not guessed") << QByteArray("20261123055756") << QDateTime();
        QTest::newRow("nonsense") << QByteArray("gisterenZ") << QDateTime();
    }
    void times()
    {
        QFETCH(QByteArray, written);
        QTEST(ldapText::timeOf(written), "time");
    }

    void activeDirectoryUser()
    {
        LdapEntry entry;
        entry.dn = "CN=Bakker\\, Anna,OU=Staff,DC=corp,DC=example";
        entry.values = {{"objectguid", {QByteArray::fromHex("33221100554477668899aabbccddeeff")}},
            {"displayname", {"Anna Bakker"}}, {"sn", {"Bakker"}}, {"givenname", {"Anna"}},
            {"company", {"Voorbeeld BV"}}, {"department", {"Inkoop"}}, {"telephonenumber", {"+31 20 1234567"}},
            {"othertelephone", {"201", "202"}}, {"ipphone", {"7001"}}, {"info", {"Werkt op dinsdag\r\nniet"}},
            {"wwwhomepage", {"http://plain.example"}}, {"whenchanged", {"20261123055756.0Z"}}};
        const Contact contact = contactOf(entry, {});
        QCOMPARE(contact.uid, u"00112233-4455-6677-8899-aabbccddeeff"_s);
        QCOMPARE(contact.company, u"Voorbeeld BV"_s);
        QCOMPARE(contact.department, u"Inkoop"_s);
        QCOMPARE(contact.numbers.size(), 4);
        QVERIFY(contact.link.isEmpty()); // not encrypted
        QCOMPARE(contact.note, u"Werkt op dinsdag\nniet"_s);

        // What is not read moves no revision; what is read does.
        LdapEntry later = entry;
        later.values["whenchanged"] = {"20271123055756.0Z"};
        QCOMPARE(contactOf(later, {}).revision, contact.revision);
        later.values["ipphone"] = {"7002"};
        QVERIFY(contactOf(later, {}).revision != contact.revision);
    }

    void hostileValuesAreOnlyText()
    {
        LdapEntry entry;
        entry.dn = "cn=x";
        entry.values = {{"cn", {QByteArray("A\0B\nC\x1b[31m", 10)}}, {"mobile", {QByteArray(5000, '1'), ""}},
            {"sn", {"\xff\xfe"}}};
        const Contact contact = contactOf(entry, {});
        QCOMPARE(contact.uid, u"cn=x"_s);
        QCOMPARE(contact.displayName, u"AB C[31m"_s);
        QCOMPARE(contact.numbers.size(), 1);
        QVERIFY(contact.numbers.first().text.size() <= 1000);
    }
};

BALIE_TEST(LdapNames)
#include "tst_LdapNames.moc"
