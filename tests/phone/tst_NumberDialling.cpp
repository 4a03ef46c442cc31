#include "base/phone/DialRules.h"
#include "base/phone/PhoneNumbers.h"
#include "tests/support/TestRegistry.h"


using namespace balie;
using namespace Qt::Literals::StringLiterals;

/// What is given to the switch.
class NumberDialling : public test::TestCase {
    Q_OBJECT

private:
    static QString dialled(const DialRules &rules, const QString &text) { return rules.dialString(PhoneNumbers().read(text)); }

private Q_SLOTS:
    void withoutRules()
    {
        const DialRules rules;
        QCOMPARE(dialled(rules, u"020 123 45 67 tst 12"_s), u"+31201234567"_s);
        QCOMPARE(dialled(rules, u"0049 30 123456"_s), u"+4930123456"_s);
        QCOMPARE(dialled(rules, u"201"_s), u"201"_s);
        QCOMPARE(dialled(rules, u"112"_s), u"112"_s);
        QCOMPARE(dialled(rules, u"116 000"_s), u"116000"_s);
        QCOMPARE(dialled(rules, u"*21#"_s), u"*21#"_s);
        QCOMPARE(dialled(rules, u"anonymous"_s), QString());
        QCOMPARE(dialled(rules, u"abc"_s), QString());
    }

    /// They do not exist with a country code in front.
    void freeAndDearNumbersAreDialledNationally()
    {
        const DialRules rules;
        QCOMPARE(dialled(rules, u"+31 800 1234"_s), u"08001234"_s);
        QCOMPARE(dialled(rules, u"0900-1234"_s), u"09001234"_s);
        QCOMPARE(dialled(rules, u"14 020"_s), u"14020"_s);
        QCOMPARE(dialled(rules, u"088-0123456"_s), u"+31880123456"_s);
        QCOMPARE(dialled(rules, u"+49 800 1234567"_s), u"+498001234567"_s); // of another country
    }

    void nationalOnRequest()
    {
        DialRules rules;
        rules.national = true;
        QCOMPARE(dialled(rules, u"+31 20 123 45 67"_s), u"0201234567"_s);
        QCOMPARE(dialled(rules, u"+49 30 123456"_s), u"+4930123456"_s);
    }

    void theOutsideLine()
    {
        DialRules rules;
        rules.outsideLine = u"9"_s;
        QCOMPARE(dialled(rules, u"+31 20 123 45 67"_s), u"90201234567"_s);
        QCOMPARE(dialled(rules, u"+49 30 123456"_s), u"9004930123456"_s);
        QCOMPARE(dialled(rules, u"116000"_s), u"9116000"_s);
        QCOMPARE(dialled(rules, u"0800 1234"_s), u"908001234"_s);
        for (const QString &inside : {u"201"_s, u"112"_s, u"*21#"_s})
            QCOMPARE(dialled(rules, inside), inside);
        rules.internationalPrefix = u"011"_s;
        QCOMPARE(dialled(rules, u"+49 30 123456"_s), u"90114930123456"_s);
    }

    void numbersOfAnOwnSiteAreExtensions()
    {
        DialRules rules;
        rules.outsideLine = u"0"_s;
        rules.sites = {{u"+3120123"_s, 4, {}}, {u"+31301234"_s, 3, u"7"_s}, {u"+3120"_s, 7, u"8"_s}};
        QCOMPARE(dialled(rules, u"020 123 45 67"_s), u"4567"_s);
        QCOMPARE(dialled(rules, u"030-1234567"_s), u"7567"_s);
        QCOMPARE(dialled(rules, u"020 765 43 21"_s), u"87654321"_s); // the longest prefix wins above
        QCOMPARE(dialled(rules, u"010 123 45 67"_s), u"00101234567"_s);
        const PhoneNumbers numbers;
        QCOMPARE(rules.extensionOf(numbers.read(u"+31201234567"_s)), u"4567"_s);
        QCOMPARE(rules.extensionOf(numbers.read(u"010 1234567"_s)), QString());
        QCOMPARE(rules.extensionOf(numbers.read(u"4567"_s)), QString());
    }
};

BALIE_TEST(NumberDialling)
#include "tst_NumberDialling.moc"
