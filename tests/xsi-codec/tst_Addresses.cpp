#include "cti/xsi/Call.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace Qt::Literals::StringLiterals;

/// What is shown and dialled of an address.
class Addresses : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void numbers_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("number");
        QTest::newRow("E.164") << u"tel:+31201234567"_s << u"+31201234567"_s;
        QTest::newRow("separators") << u"tel:+31-20-123.45(67)"_s << u"+31201234567"_s;
        QTest::newRow("extension") << u"tel:+31-20-123-4567;ext=567"_s << u"+31201234567"_s;
        QTest::newRow("context") << u"tel:201;phone-context=+31"_s << u"201"_s;
        QTest::newRow("sip") << u"sip:201@host"_s << u"201"_s;
        QTest::newRow("sips, parameters") << u"SIPS:+31201@host:5061;user=phone"_s << u"+31201"_s;
        QTest::newRow("user parameters") << u"sip:+31201;ext=5@host"_s << u"+31201"_s;
        QTest::newRow("encoded") << u"sip:%2B31201@host"_s << u"+31201"_s;
        QTest::newRow("word") << u"sip:anna.bos@host"_s << u"anna.bos"_s;
        QTest::newRow("anonymous") << u"sip:anonymous@anonymous.invalid"_s << u"anonymous"_s;
        QTest::newRow("host only") << u"sip:10.0.0.1"_s << u"10.0.0.1"_s;
        QTest::newRow("display name") << u"\"Jan <de> Wit\" <sip:+31201@host>;tag=1"_s << u"+31201"_s;
        QTest::newRow("brackets alone") << u"<tel:201>"_s << u"201"_s;
        QTest::newRow("no scheme") << u" 020 123 45 67 "_s << u"0201234567"_s;
        QTest::newRow("user id") << u"201@voorbeeld.nl"_s << u"201"_s;
        QTest::newRow("star code") << u"tel:*55"_s << u"*55"_s;
        QTest::newRow("plus inside") << u"tel:31+20"_s << u"31+20"_s;
        QTest::newRow("plus alone") << u"tel:+"_s << u"+"_s;
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("scheme alone") << u"tel:"_s << QString();
    }

    void numbers()
    {
        QFETCH(QString, address);
        QTEST(xsi::numberOf(address), "number");
    }
};

BALIE_TEST(Addresses)
#include "tst_Addresses.moc"
