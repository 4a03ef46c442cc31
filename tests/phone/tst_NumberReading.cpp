#include "base/phone/PhoneNumbers.h"
#include "tests/support/TestRegistry.h"


using namespace balie;
using namespace Qt::Literals::StringLiterals;

/// What people, switches and web pages write, and what it is.
class NumberReading : public test::TestCase {
    Q_OBJECT

private:
    static void rows(const char *line, const QStringList &texts)
    {
        for (const QString &text : texts)
            QTest::newRow(qPrintable(text)) << text << QString::fromUtf8(line);
    }

    /// As `balie number` prints it, without what is empty at the end.
    static QString lineOf(const PhoneNumber &number)
    {
        QString line = QStringList{nameOf(number.kind), number.dial, number.national, number.extension}.join(u'|');
        while (line.endsWith(u'|'))
            line.chop(1);
        return line;
    }

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        rows("number|+31612345678|06 12345678",
            {u"06-12345678"_s, u"0612345678"_s, u"06 12 34 56 78"_s, u"06.1234.5678"_s, u"(06) 12345678"_s,
                u"+31612345678"_s, u"+31 6 12345678"_s, u"+31 (0)6 12345678"_s, u"+31(0)6-12345678"_s,
                u"+31 ( 0 ) 6 12345678"_s, u"(+31) 6 12345678"_s, u"+31 0612345678"_s, u"+31 06 12345678"_s,
                u"0031612345678"_s, u"00 31 6 12345678"_s, u"0031 (0)6 12345678"_s, u"+0031 6 12345678"_s,
                u"31612345678"_s, u"6 12345678"_s, u"  06 12345678\t"_s, u"\u202a06\u201112345678\u202c"_s,
                u"06\u00a012345678"_s, u"\uff10\uff1612345678"_s, u"tel:+31612345678"_s, u"tel:+31-6-12345678"_s,
                u"TEL:0612345678"_s, u"tel:06%2012345678"_s, u"tel:%2B31612345678"_s, u"tel:+31%25206%252012345678"_s,
                u"tel://0612345678"_s, u"callto:+31612345678"_s, u"callto://0612345678"_s,
                u"sip:+31612345678@pbx.example.nl"_s, u"sips:0612345678@pbx.example.nl;user=phone"_s,
                u"sip:+31612345678:geheim@10.0.0.1:5060"_s, u"<sip:0612345678@pbx.example.nl>"_s,
                u"\"Vries, Anna de\" <sip:0612345678@pbx.example.nl;user=phone>;tag=1"_s, u"skype:+31612345678?call"_s,
                u"L0#0612345678"_s, u"Tel. mobiel: 06-12345678"_s, u"06 12345678 (priv\u00e9)"_s, u"06-12345678 werk"_s});
        rows("number|+31201234567|020 123 4567",
            {u"(020) 123 45 67"_s, u"020/1234567"_s, u"020 - 123 45 67"_s, u"+31 20 123 45 67"_s, u"020.123.45.67"_s,
                u"tel:+31(0)20-123%2045%2067"_s, u"tel:020.123.45.67"_s, u"tel:0201234567;phone-context=+31"_s,
                u"tel:201234567;phone-context=+31"_s, u"tel:1234567;phone-context=+31-20"_s,
                u"tel:1234567;phone-context=%2B3120"_s, u"tel:0201234567;phone-context=example.nl"_s,
                u"tel:+31201234567;isub=1411"_s, u"tel:+31201234567;npdi;rn=+31201234000"_s, u"201234567"_s,
                u"tel:+31201234567;ext="_s});
        rows("number|+31201234567|020 123 4567|12",
            {u"020 123 45 67 toestel 12"_s, u"020 123 45 67 tst. 12"_s, u"020 123 45 67 tst:12"_s,
                u"020 123 45 67 (toestel 12)"_s, u"020 123 45 67, toestel 12"_s, u"020-1234567 / tst 12"_s,
                u"0201234567x12"_s, u"020 1234567 x 12"_s, u"0201234567 ext 12"_s, u"020 1234567 Ext. 12"_s,
                u"020 1234567 #12"_s, u"0201234567#12"_s, u"0201234567;ext=12"_s, u"tel:+31201234567;ext=12"_s,
                u"tel:0201234567;phone-context=+31;ext=12"_s, u"sip:+31201234567;ext=12@pbx.example.nl;user=phone"_s,
                u"020 1234567 intern 12"_s, u"020 1234567,,12#"_s, u"+31 20 123 45 67 extension 12"_s});
        rows("number|+31880123456|088 012 3456", {u"088-012 34 56"_s, u"088-012 34 56 / 06-12345678"_s});
        rows("number|+31201234567|020 123 4567",
            {u"020-1234567; 06-12345678"_s, u"020-1234567,06-12345678"_s, u"020-1234567|06-12345678"_s,
                u"020-1234567 of 06-12345678"_s, u"020-1234567 or 06-12345678"_s, u"020-1234567\n06-12345678"_s,
                u"n.v.t. / 020-1234567"_s});
        rows("number|+31301234567|030 123 4567", {u"030/1234567"_s, u"030 / 123 45 67"_s});
        rows("number|+318001234|0800 1234", {u"0800-1234"_s, u"08001234"_s, u"+318001234"_s, u"+31 800 1234"_s, u"800 1234"_s});
        rows("number|+319001234|0900 1234", {u"0900 1234"_s, u"+31 900 1234"_s});
        rows("number|+3180022543|0800 22543", {u"0800-BALIE"_s, u"0800 balie"_s});
        rows("number|+3114020|14 020", {u"14020"_s, u"14 020"_s, u"+3114020"_s, u"tel:14020;phone-context=+31"_s});
        rows("number|+3197012345678|0970 123 45678", {u"0970 12345678"_s, u"097012345678"_s});
        rows("number|+31851234567|085 123 4567", {u"085-1234567"_s});
        // Of a range that nobody has yet: its length is right, and the switch knows better.
        rows("number|+31123456789|012 345 6789", {u"0123-456789"_s});
        rows("number|+4930123456|+49 30 123456", {u"+49 30 123456"_s, u"0049 30 123456"_s, u"+49 (0)30 123456"_s,
                u"tel:030123456;phone-context=+49"_s});
        rows("number|+3221234567|+32 2 123 45 67", {u"+32 2 123 45 67"_s, u"00 32 2 123 45 67"_s});
        rows("number|+12125550123|+1 212-555-0123", {u"+1 (212) 555-0123"_s, u"001 212 555 0123"_s});
        rows("number|+390612345678|+39 06 1234 5678", {u"+39 06 1234 5678"_s});

        rows("extension|201|201", {u"201"_s, u" 201 "_s, u"tel:201"_s, u"sip:201@pbx.example.nl"_s,
                u"sip:201@pbx.example.nl:5060;transport=tcp"_s, u"tel:201;phone-context=example.nl"_s,
                u"tel:201;phone-context=+31"_s, u"toestel 201"_s, u"tst. 201"_s, u"x201"_s, u"callto:201"_s});
        rows("extension|1234|1234", {u"1234"_s, u"12 34"_s});
        rows("extension|12|12", {u"12"_s});
        rows("extension|123456|123456", {u"123456"_s});
        rows("extension|608|608", {u"608"_s});
        rows("emergency|112|112", {u"112"_s, u"tel:112"_s, u"1 1 2"_s, u"tel:112;phone-context=+31"_s, u"sip:112@pbx.example.nl"_s});
        rows("service|116000|116000", {u"116000"_s, u"116 000"_s, u"tel:116000"_s});
        rows("service|116117|116117", {u"116117"_s});
        rows("code|*21#|*21#", {u"*21#"_s});
        rows("code|*21*0201234567#|*21*0201234567#", {u"*21*0201234567#"_s, u"*21*020-1234567#"_s, u"tel:*21*0201234567%23"_s});
        rows("code|#31#0201234567|#31#0201234567", {u"#31#0201234567"_s});

        rows("withheld", {QString(), u"   "_s, u"anonymous"_s, u"Anonymous"_s, u"ANONIEM"_s, u"unavailable"_s,
                u"restricted"_s, u"onbekend"_s, u"Onbekend nummer"_s, u"Priv\u00e9-nummer"_s, u"Private number"_s, u"Geheim"_s,
                u"afgeschermd"_s, u"unknown"_s, u"withheld"_s, u"n/a"_s, u"sip:anonymous@anonymous.invalid"_s,
                u"sip:+31201234567@anonymous.invalid"_s, u"\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=7"_s,
                u"sip:unavailable@pbx.example.nl"_s, u"tel:anonymous"_s});

        rows("invalid", {u"0"_s, u"1"_s, u"+"_s, u"-"_s, u"()"_s, u"*"_s, u"abc"_s, u"anna"_s, u"+31abc"_s, u"+31"_s, u"+31201"_s,
                u"+31112"_s, u"06+12345678"_s, u"061234567"_s, u"020123456"_s, u"02012345678"_s, u"0201234567890"_s,
                u"12345678901234567890"_s, u"9876543"_s, u"0000000000"_s, u"+999123456"_s, u"0800"_s,
                u"callto:anna"_s, u"sip:anna@pbx.example.nl"_s, u"\u0660\u0661\u0662"_s, u"17:00 uur"_s,
                u"0201234567 tst 12345678901"_s, u"https://example.nl/0201234567?x"_s});
    }

    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QString, line);
        const PhoneNumbers numbers;
        const PhoneNumber number = numbers.read(text);
        QCOMPARE(lineOf(number), line);
        QCOMPARE(number.typed, text.trimmed());
        QCOMPARE(number.e164, number.kind == NumberKind::Number ? number.dial : QString());
        QCOMPARE(numbers.keyOf(text), number.key());
    }

    /// A number that was shown or dialled is read back as the same.
    void itsOwnNotationsAreTheSameNumber()
    {
        const PhoneNumbers numbers;
        for (const QString &text : {u"0612345678"_s, u"020 1234567"_s, u"0800 1234"_s, u"14020"_s, u"+4930123456"_s,
                 u"201"_s, u"112"_s, u"*21#"_s, u"+390612345678"_s, u"+12125550123"_s, u"0970 12345678"_s}) {
            const PhoneNumber number = numbers.read(text);
            QVERIFY2(!number.key().isEmpty(), qPrintable(text));
            QCOMPARE(numbers.read(number.dial).key(), number.key());
            QCOMPARE(numbers.read(number.national).key(), number.key());
        }
    }

    void fieldsWithSeveralNumbers_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("keys");
        const auto row = [](const QString &field, const QString &keys) { QTest::newRow(qPrintable(field)) << field << keys; };
        row(QString(), QString());
        row(u"  "_s, QString());
        row(u"088-012 34 56 / 06-12345678"_s, u"+31880123456 +31612345678"_s);
        row(u"020-1234567 of 06-12345678 of 201"_s, u"+31201234567 +31612345678 201"_s);
        row(u"020-1234567;06-12345678|030-1234567,010-1234567"_s, u"+31201234567 +31612345678 +31301234567 +31101234567"_s);
        row(u"tel:+31201234567;ext=12, tel:+31612345678"_s, u"+31201234567x12 +31612345678"_s);
        row(u"020-1234567 tst 12 / 06-12345678"_s, u"+31201234567x12 +31612345678"_s);
        row(u"020-1234567; toestel 12; 06-12345678"_s, u"+31201234567x12 +31612345678"_s);
        row(u"020-1234567/68"_s, u"+31201234567 +31201234568"_s); // the other ending, no extension 68
        row(u"020-1234567 / 201"_s, u"+31201234567 201"_s);
        row(u"020/1234567 en 06-12345678"_s, u"+31201234567 +31612345678"_s);
        row(u"\"A, B\" <sip:201@pbx>, \"C\" <sip:202@pbx>"_s, u"201 202"_s);
        row(u"onbekend"_s, u"?"_s);
        row(u"zie website / 06-12345678"_s, u"? +31612345678"_s);
    }

    void fieldsWithSeveralNumbers()
    {
        QFETCH(QString, field);
        QFETCH(QString, keys);
        QStringList found;
        for (const PhoneNumber &number : PhoneNumbers().readField(field)) {
            found << (number.key().isEmpty() ? u"?"_s
                          : number.extension.isEmpty() ? number.key() : number.key() + u'x' + number.extension);
        }
        QCOMPARE(found.join(u' '), keys);
    }

    void otherRegions()
    {
        const PhoneNumbers german(u"de"_s);
        QCOMPARE(german.region(), u"DE"_s);
        QCOMPARE(lineOf(german.read(u"030 123456"_s)), u"number|+4930123456|030 123456"_s);
        QCOMPARE(lineOf(german.read(u"+31 20 123 45 67"_s)), u"number|+31201234567|+31 20 123 4567"_s);
        // Three trunk-less digits of Berlin are still an extension here.
        QCOMPARE(german.read(u"30123"_s).kind, NumberKind::Extension);
        QCOMPARE(german.read(u"112"_s).kind, NumberKind::Emergency);
        const PhoneNumbers belgian(u"BE"_s);
        QCOMPARE(belgian.read(u"02 123 45 67"_s).e164, u"+3221234567"_s);
        const PhoneNumbers american(u"US"_s);
        QCOMPARE(lineOf(american.read(u"011 31 20 123 45 67"_s)), u"number|+31201234567|+31 20 123 4567"_s);
        QCOMPARE(american.read(u"(212) 555-0123"_s).e164, u"+12125550123"_s);
        QCOMPARE(american.internationalPrefix(), u"011"_s);
        QCOMPARE(german.internationalPrefix(), u"00"_s);
        QCOMPARE(PhoneNumbers().internationalPrefix(), u"00"_s);
    }

    void unknownRegionsAreTheDutchOne()
    {
        for (const QString &region : {QString(), u"XX"_s, u"Nederland"_s, u"001"_s, u"N"_s}) {
            QVERIFY2(!PhoneNumbers::isRegion(region), qPrintable(region));
            QCOMPARE(PhoneNumbers(region).region(), u"NL"_s);
        }
        QVERIFY(PhoneNumbers::isRegion(u"be"_s));
    }
};

BALIE_TEST(NumberReading)
#include "tst_NumberReading.moc"
