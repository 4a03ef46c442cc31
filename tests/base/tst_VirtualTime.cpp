#include "base/ManualClock.h"
#include "tests/support/TestRegistry.h"

#include <vector>

using namespace std::chrono_literals;

class VirtualTime : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void firesInOrderOfDeadline()
    {
        balie::ManualClock clock;
        std::vector<int> fired;
        auto late = clock.makeTimer([&] { fired.push_back(2); });
        auto early = clock.makeTimer([&] {
            fired.push_back(1);
            QCOMPARE(clock.now(), 10ms);
        });
        late->start(20ms);
        early->start(10ms);
        clock.advance(15ms);
        QCOMPARE(fired, std::vector{1});
        clock.advance(5ms);
        QCOMPARE(fired, (std::vector{1, 2}));
        QVERIFY(!clock.nextDeadline());
    }

    void aTimerMayRestartOrDeleteItself()
    {
        balie::ManualClock clock;
        int count = 0;
        std::unique_ptr<balie::Timer> timer;
        timer = clock.makeTimer([&] {
            if (++count < 3)
                timer->start(1ms);
            else
                timer.reset();
        });
        timer->start(0ms);
        clock.advance(100ms);
        QCOMPARE(count, 3);
        QVERIFY(!timer);
        QCOMPARE(clock.now(), 100ms);
    }
};

BALIE_TEST(VirtualTime)
#include "tst_VirtualTime.moc"
