#include "base/phone/PhoneNumbers.h"
#include "tests/support/TestRegistry.h"


using namespace balie;
using namespace Qt::Literals::StringLiterals;

/// A number is found while it is being typed, in whatever notation.
class NumberSearch : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void digitsOfABeginning_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("digits");
        const auto row = [](const QString &typed, const QString &digits) { QTest::newRow(qPrintable(typed)) << typed << digits; };
        for (const QString &typed : {u"+31 6 12"_s, u"0031612"_s, u"00 31 (0)6 12"_s, u"06-12"_s, u"612"_s, u"+31 (0)6 12"_s, u"+31 0612"_s, u"tel:0612"_s})
            row(typed, u"612"_s);
        row(u"(020)"_s, u"20"_s);
        row(u"020"_s, u"20"_s);
        row(u"06"_s, u"6"_s);
        row(u"201"_s, u"201"_s);
        row(u"14020"_s, u"14020"_s);
        row(u"31612345678"_s, u"612345678"_s);
        row(u"+49 30"_s, u"4930"_s);
        row(u"004930"_s, u"4930"_s);
        row(u"+49"_s, u"49"_s);
        for (const QString &typed : {QString(), u"0"_s, u"00"_s, u"+"_s, u"+3"_s, u"+31"_s, u"6"_s, u"61"_s, u"anna"_s, u"06a"_s, u"*21"_s, u"06+1"_s})
            row(typed, QString());
    }

    void digitsOfABeginning()
    {
        QFETCH(QString, typed);
        QFETCH(QString, digits);
        QCOMPARE(PhoneNumbers().searchDigits(typed), digits);
    }

    /// Whatever part of a notation was typed, it is the beginning of what the whole number has.
    void everyBeginningFindsTheNumber()
    {
        const PhoneNumbers numbers;
        for (const QString &notation : {u"+31 6 12345678"_s, u"0031612345678"_s, u"06-12345678"_s, u"(020) 123 45 67"_s,
                 u"+31 (0)20 123 45 67"_s, u"0800 1234"_s, u"+49 30 123456"_s, u"0049 30 123456"_s, u"+1 212 555 0123"_s, u"201"_s, u"14020"_s}) {
            const QString whole = numbers.searchDigits(numbers.read(notation));
            QVERIFY(!whole.isEmpty());
            for (qsizetype length = 1; length <= notation.size(); ++length) {
                const QString part = numbers.searchDigits(notation.first(length));
                // "+31 (0" is on its way to "+31 (0)6".
                const bool openBracket = notation.first(length).endsWith("(0"_L1);
                QVERIFY2(openBracket || whole.startsWith(part), qPrintable(notation.first(length) + u": "_s + part));
            }
            QCOMPARE(numbers.searchDigits(notation), whole);
        }
    }

    void nothingIsFoundByWhatIsNoNumber()
    {
        const PhoneNumbers numbers;
        for (const QString &text : {u"anonymous"_s, u"abc"_s, u"*21#"_s})
            QCOMPARE(numbers.searchDigits(numbers.read(text)), QString());
    }
};

BALIE_TEST(NumberSearch)
#include "tst_NumberSearch.moc"
