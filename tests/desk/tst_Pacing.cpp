#include "base/ManualClock.h"
#include "desk/pacing/FramePacer.h"
#include "desk/pacing/SecondsTick.h"
#include "tests/support/TestRegistry.h"

using namespace std::chrono_literals;
using namespace balie;

class Pacing : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aQuietPacerFlushesInTheNextTurn()
    {
        ManualClock clock;
        int flushed = 0;
        desk::FramePacer pacer(clock, [&] { ++flushed; });
        pacer.request();
        QCOMPARE(flushed, 0);
        clock.settle();
        QCOMPARE(flushed, 1);
    }

    void theEndOfABurstFlushesAtOnce()
    {
        ManualClock clock;
        int flushed = 0;
        desk::FramePacer pacer(clock, [&] { ++flushed; });
        pacer.request();
        pacer.endOfBurst();
        QCOMPARE(flushed, 1);
        clock.advance(100ms);
        QCOMPARE(flushed, 1);
    }

    void aStormFlushesOncePerFrame()
    {
        ManualClock clock;
        int flushed = 0;
        desk::FramePacer pacer(clock, [&] { ++flushed; });
        for (int i = 0; i < 150; ++i) {
            pacer.request();
            pacer.endOfBurst();
            clock.advance(1ms);
        }
        QCOMPARE(flushed, 10);
    }

    void nothingRunsWhenNothingWasAsked()
    {
        ManualClock clock;
        desk::FramePacer pacer(clock, [] {});
        pacer.request();
        clock.advance(1s);
        QVERIFY(!clock.nextDeadline());
    }

    void whatIsAskedWhileFlushingWaitsForTheNextFrame()
    {
        ManualClock clock;
        int flushed = 0;
        desk::FramePacer *again = nullptr;
        desk::FramePacer pacer(clock, [&] {
            if (++flushed < 3)
                again->request();
        });
        again = &pacer;
        pacer.request();
        clock.settle();
        QCOMPARE(flushed, 1);
        clock.advance(15ms);
        QCOMPARE(flushed, 1);
        clock.advance(1ms);
        QCOMPARE(flushed, 2);
    }

    void secondsTickOnlyWhileSomebodyLooks()
    {
        ManualClock clock;
        clock.advance(300ms);
        desk::SecondsTick tick(clock);
        QVector<Clock::Milliseconds> ticks;
        connect(&tick, &desk::SecondsTick::tick, this,
            [&](Clock::Milliseconds now) { ticks.append(now); });
        auto view = std::make_unique<QObject>();
        QVERIFY(!clock.nextDeadline());
        tick.setNeeded(view.get(), true);
        clock.advance(1900ms);
        QCOMPARE(ticks, (QVector<Clock::Milliseconds>{1000ms, 2000ms}));
        view.reset(); // a view that is gone needs nothing
        QVERIFY(!clock.nextDeadline());
        clock.advance(5s);
        QCOMPARE(ticks.size(), 2);
    }

    void twoViewsShareOneTick()
    {
        ManualClock clock;
        desk::SecondsTick tick(clock);
        int ticks = 0;
        connect(&tick, &desk::SecondsTick::tick, this, [&] { ++ticks; });
        QObject one;
        QObject two;
        tick.setNeeded(&one, true);
        tick.setNeeded(&two, true);
        clock.advance(1s);
        tick.setNeeded(&one, false);
        clock.advance(1s);
        QCOMPARE(ticks, 2);
        tick.setNeeded(&two, false);
        QVERIFY(!tick.isRunning());
    }
};

BALIE_TEST(Pacing)
#include "tst_Pacing.moc"
