// How one number may stand in a customer system.
#include "crm-connectors/profile/NumberVariants.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::crm;
using namespace Qt::Literals::StringLiterals;
using N = NumberNotation;

namespace {

const QVector<N> all{N::E164, N::National, N::Nsn, N::InternationalPrefix, N::Digits,
    N::MobileHyphen, N::MobileSpace, N::AreaHyphen, N::PlusSpaced, N::PlusTrunk, N::AreaGroups};

QStringList notationsOf(const QString &typed, const QString &region = u"NL"_s)
{
    const PhoneNumbers numbers(region);
    return NumberVariants(numbers.read(typed), numbers).in(all);
}

} // namespace

class NumberNotations : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void writesEveryNotation_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("notations");
        QTest::newRow("mobile")
            << u"06-12345678"_s
            << u"+31612345678, 0612345678, 612345678, 0031612345678, 31612345678, "
               "06-12345678, 06 12345678, +31 6 12345678, +31 (0)6 12345678, "
               "06 12 34 56 78"_s;
        QTest::newRow("area of three") << u"+31 20 123 4567"_s
                                       << u"+31201234567, 0201234567, 201234567, 0031201234567, "
                                          "31201234567, 020-1234567, +31 20 1234567, "
                                          "+31 (0)20 1234567, 020 123 45 67"_s;
        QTest::newRow("area of four") << u"0416123456"_s
                                      << u"+31416123456, 0416123456, 416123456, 0031416123456, "
                                         "31416123456, 0416-123456, +31 416 123456, "
                                         "+31 (0)416 123456, 0416 12 34 56"_s;
        QTest::newRow("from abroad")
            << u"0049 30 123456"_s
            << u"+4930123456, 004930123456, 30123456, 4930123456, +49 30 123456"_s;
        QTest::newRow("extension") << u"201"_s << QString();
        QTest::newRow("withheld") << u"anonymous"_s << QString();
        QTest::newRow("emergency") << u"112"_s << QString();
    }
    void writesEveryNotation()
    {
        QFETCH(QString, typed);
        QFETCH(QString, notations);
        QCOMPARE(notationsOf(typed).join(u", "_s), notations);
    }

    void keepsToTheOrderOfThePlan()
    {
        const PhoneNumbers numbers;
        const NumberVariants variants(numbers.read(u"0612345678"_s), numbers);
        QCOMPARE(variants.in({N::Nsn, N::AreaHyphen, N::E164, N::Nsn}),
            QStringList({u"612345678"_s, u"+31612345678"_s}));
    }

    void givesTheVariables()
    {
        const PhoneNumbers numbers;
        Values values;
        NumberPlan plan;
        plan.variants = {N::National, N::MobileHyphen};
        NumberVariants(numbers.read(u"+31 (0)6 1234 5678"_s), numbers).addTo(values, plan);
        QCOMPARE(values.value(u"number.e164"_s).toString(), u"+31612345678"_s);
        QCOMPARE(values.value(u"number.digits"_s).toString(), u"31612345678"_s);
        QCOMPARE(values.value(u"number.national"_s).toString(), u"0612345678"_s);
        QCOMPARE(values.value(u"number.nsn"_s).toString(), u"612345678"_s);
        QCOMPARE(values.value(u"number.interleaved"_s).toString(), u"%6%1%2%3%4%5%6%7%8"_s);
        QCOMPARE(values.value(u"number.last4"_s).toString(), u"5678"_s);
        QCOMPARE(values.value(u"number.last7"_s).toString(), u"2345678"_s);
        QCOMPARE(values.value(u"number.last8"_s).toString(), u"12345678"_s);
        QCOMPARE(
            values.list(u"number.variants"_s), QStringList({u"0612345678"_s, u"06-12345678"_s}));
    }

    void takesTheLastDigitsOff()
    {
        const PhoneNumbers numbers;
        const PhoneNumber company
            = NumberVariants::withoutLast(numbers.read(u"0201234567"_s), 2, numbers);
        QCOMPARE(company.e164, u"+312012345"_s);
        QCOMPARE(NumberVariants(company, numbers).in(N::AreaHyphen), u"020-12345"_s);
        QCOMPARE(NumberVariants::withoutLast(numbers.read(u"0201234567"_s), 3, numbers).kind,
            NumberKind::Invalid);
    }
};

BALIE_TEST(NumberNotations)
#include "tst_NumberNotations.moc"
