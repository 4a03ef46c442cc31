#include "base/phone/DialRules.h"
#include "base/phone/PhoneNumbers.h"
#include "tests/support/TestRegistry.h"

#include <QRandomGenerator>
#include <atomic>
#include <thread>

using namespace balie;
using namespace Qt::Literals::StringLiterals;

/// Texts of any length and content, and two threads at once.
class NumberRobustness : public test::TestCase {
    Q_OBJECT

private:
    static QString randomText(QRandomGenerator &dice)
    {
        static const QStringList parts{u"0"_s, u"00"_s, u"+"_s, u"31"_s, u"20"_s, u"612345678"_s, u"1234567"_s, u"(0)"_s, u"("_s, u")"_s, u" "_s, u"-"_s,
            u"/"_s, u";"_s, u","_s, u",,"_s, u"|"_s, u" of "_s, u"tel:"_s, u"sip:"_s, u"callto:"_s, u"//"_s, u"@"_s, u"host"_s, u";ext="_s,
            u";phone-context="_s, u"=+"_s, u"%20"_s, u"%2B"_s, u"%"_s, u"%zz"_s, u"toestel"_s, u" x"_s, u"#"_s, u"*"_s, u"<"_s, u">"_s, u"\""_s, u"anonymous"_s,
            u"\u202a"_s, u"\u0661"_s, QString(QChar(0xd800)), QString(QChar(0)), u"\n"_s, u"."_s, u"L0#"_s, u"?"_s, u":"_s, u"e"_s};
        QString text;
        for (int i = dice.bounded(12); i > 0; --i)
            text += parts.at(dice.bounded(static_cast<int>(parts.size())));
        return text;
    }

private Q_SLOTS:
    /// A number of 4,000 digits, and worse: invalid, and at once.
    void hugeTexts()
    {
        const PhoneNumbers numbers;
        for (const qsizetype size : {60, 251, 4000, 1'000'000}) {
            for (const QString &part : {u"1"_s, u"0"_s, u"+"_s, u"("_s, u"%20"_s, u"tel:"_s, u"#"_s, u"a"_s, u"<"_s, u";ext=1"_s, u"toestel 1 "_s}) {
                const QString text = part.repeated(size);
                const PhoneNumber number = numbers.read(text);
                QVERIFY2(number.kind == NumberKind::Invalid, qPrintable(part + u" times "_s + QString::number(size)));
                QVERIFY(number.key().isEmpty() && numbers.searchDigits(text).isEmpty());
            }
            QVERIFY(numbers.readField(u"0201234567/"_s.repeated(size)).size() <= 20);
        }
    }

    /// Whatever is read, what the rest relies on holds.
    void randomTexts()
    {
        QRandomGenerator dice(test::seed());
        const PhoneNumbers numbers;
        DialRules rules;
        rules.outsideLine = u"0"_s;
        rules.sites = {{u"+3120123"_s, 4, {}}};
        for (int i = 0; i < 20'000; ++i) {
            const QString text = randomText(dice);
            const PhoneNumber number = numbers.read(text);
            const QByteArray shown = text.toUtf8();
            const bool dead = number.kind == NumberKind::Withheld || number.kind == NumberKind::Invalid;
            QVERIFY2(dead == number.key().isEmpty(), shown.constData());
            QVERIFY2(dead == number.national.isEmpty(), shown.constData());
            QVERIFY2((number.kind == NumberKind::Number) == number.e164.startsWith(u'+'), shown.constData());
            QVERIFY2(number.key().size() <= 40, shown.constData());
            QVERIFY2(dead == rules.dialString(number).isEmpty(), shown.constData());
            QCOMPARE(numbers.keyOf(text), number.key());
            if (!dead)
                QVERIFY2(numbers.read(number.dial).key() == number.key(), shown.constData());
            for (const QChar c : numbers.searchDigits(text))
                QVERIFY2(c >= u'0' && c <= u'9', shown.constData());
            (void)numbers.readField(text);
        }
    }

    /// The short way of reading and the library's own agree: the notation with a zero too many is
    /// never read the short way.
    void numbersOfManyCountries()
    {
        QRandomGenerator dice(test::seed());
        const PhoneNumbers numbers;
        for (const QString &country : {u"31"_s, u"32"_s, u"33"_s, u"41"_s, u"43"_s, u"44"_s, u"46"_s, u"49"_s}) {
            for (int i = 0; i < 200; ++i) {
                QString significant = QString::number(dice.bounded(1, 10));
                for (int digit = 0; digit < 8; ++digit)
                    significant += QString::number(dice.bounded(10));
                const PhoneNumber plain = numbers.read(u'+' + country + significant);
                if (plain.kind == NumberKind::Number)
                    QCOMPARE(plain.e164, u'+' + country + significant);
                const PhoneNumber withZero = numbers.read(u'+' + country + u'0' + significant);
                if (withZero.kind == NumberKind::Number)
                    QCOMPARE(withZero.e164, plain.e164);
            }
        }
    }

    void twoThreadsReadTheSame()
    {
        const QStringList texts{u"0612345678"_s, u"+49 30 123456"_s, u"201"_s, u"112"_s, u"14020"_s, u"31612345678"_s, u"116000"_s,
            u"0800 1234"_s, u"+1 212 555 0123"_s, u"tel:+31(0)20-123%2045%2067;ext=12"_s};
        std::atomic<int> wrong = 0;
        const auto work = [&](const QVector<PhoneNumber> &expected) {
            const PhoneNumbers numbers;
            for (int round = 0; round < 200; ++round) {
                for (qsizetype i = 0; i < texts.size(); ++i) {
                    if (numbers.read(texts.at(i)) != expected.at(i))
                        ++wrong;
                }
            }
        };
        QVector<PhoneNumber> expected;
        for (const QString &text : texts)
            expected.append(PhoneNumbers().read(text));
        std::thread one(work, expected);
        std::thread other(work, expected);
        one.join();
        other.join();
        QCOMPARE(wrong.load(), 0);
    }
};

BALIE_TEST(NumberRobustness)
#include "tst_NumberRobustness.moc"
