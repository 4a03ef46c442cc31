#include "base/Backoff.h"
#include "base/Expected.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace Qt::Literals::StringLiterals;

class BaseValues : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void holdsAValueOrAnError()
    {
        const auto half = [](int number) -> Expected<int> {
            if (number % 2 != 0)
                return unexpected(Error{ErrorCode::InvalidInput, u"Not even."_s, u"odd"_s});
            return number / 2;
        };
        QVERIFY(half(4).hasValue());
        QCOMPARE(*half(4), 2);
        QVERIFY(!half(3));
        QCOMPARE(half(3).error().code, ErrorCode::InvalidInput);
        QCOMPARE(half(3).valueOr(7), 7);
    }

    void voidIsSuccessByDefault()
    {
        QVERIFY(Expected<void>().hasValue());
        const Expected<void> failed = unexpected(Error{ErrorCode::Timeout, {}, {}});
        QCOMPARE(failed.error().code, ErrorCode::Timeout);
    }

    void backoffGrowsToItsCapAndStartsAgain()
    {
        using namespace std::chrono_literals;
        Backoff backoff(500ms, 30s, [] { return 0.5; });
        QCOMPARE(backoff.next(), 250ms);
        QCOMPARE(backoff.next(), 500ms);
        QCOMPARE(backoff.next(), 1000ms);
        for (int i = 0; i < 100; ++i)
            QVERIFY(backoff.next() <= 15s);
        QCOMPARE(backoff.next(), 15s);
        backoff.reset();
        QCOMPARE(backoff.next(), 250ms);
    }
};

BALIE_TEST(BaseValues)
#include "tst_BaseValues.moc"
