#include "base/ManualClock.h"
#include "cti/switchboard/Switchboard.h"
#include "tests/cti/Calls.h"
#include "tests/support/TestRegistry.h"

using namespace balie::cti;
using namespace balie::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A clock on which every look takes a millisecond, and so does every step of the work.
class SlowClock final : public balie::Clock {
public:
    Milliseconds now() const override { return Milliseconds(++m_looks); }
    qint64 wallMs() const override { return 0; }
    std::unique_ptr<balie::Timer> makeTimer(std::function<void()> fired) override
    {
        return m_timers.makeTimer(std::move(fired));
    }
    balie::ManualClock m_timers;

private:
    mutable int m_looks = 0;
};

} // namespace

/// What the switchboard tells when its work takes more than one turn of the loop.
class SwitchboardTurns : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aLongBatchGoesOnInTheNextTurnInOrder()
    {
        SlowClock clock;
        Switchboard board(clock);
        board.setBudget(5ms);
        QStringList told;
        QHash<qint64, int> toldInTurn;
        int settled = 0;
        connect(&board, &Switchboard::deviceChanged, this, [&](const DeviceId &device) {
            told.append(device.value());
            ++toldInTurn[clock.m_timers.firedCount()];
        });
        connect(&board, &Switchboard::settled, this, [&] { ++settled; });
        Batch first;
        QStringList expected;
        for (int i = 0; i < 50; ++i) {
            first.latest.append(snapshot(QString::number(i)));
            expected.append(QString::number(i));
        }
        Batch second;
        second.ordered.append(snapshot(u"last"_s));
        expected.append(u"last"_s);
        board.apply(first);
        const qsizetype inFirstTurn = told.size();
        QVERIFY2(inFirstTurn >= 1 && inFirstTurn <= 6, qPrintable(QString::number(inFirstTurn)));
        QCOMPARE(settled, 0);
        board.apply(second); // queues up behind
        QCOMPARE(told.size(), inFirstTurn);
        clock.m_timers.settle();
        QVERIFY(toldInTurn.size() >= 8);
        for (const int count : std::as_const(toldInTurn))
            QVERIFY(count <= 6);
        QCOMPARE(told, expected);
        QCOMPARE(settled, 1);
        QVERIFY(!clock.m_timers.nextDeadline()); // and nothing wakes up afterwards
    }

    /// Whoever is told that all is live may look at every device at once, however slow this machine is.
    void liveComesAfterTheDevicesOfItsBatch_data()
    {
        QTest::addColumn<QVector<LinkState>>("taken"); // what was told before
        QTest::addColumn<QVector<LinkState>>("missed"); // what happened since, Live at its end
        QTest::addColumn<QStringList>("expected");
        const QStringList devices{u"200"_s, u"201"_s, u"202"_s};
        QTest::newRow("first sign-in")
            << QVector<LinkState>{} << QVector{LinkState::Connecting, LinkState::Syncing}
            << QStringList{u"Syncing"_s} + devices + QStringList{u"Live"_s};
        QTest::newRow("syncing was told")
            << QVector{LinkState::Syncing} << QVector<LinkState>{}
            << devices + QStringList{u"Live"_s};
        QTest::newRow("only slow") << QVector{LinkState::Live, LinkState::Stale} << QVector<LinkState>{}
                                   << devices + QStringList{u"Live"_s};
        QTest::newRow("lost and back")
            << QVector{LinkState::Live} << QVector{LinkState::Backoff, LinkState::Syncing}
            << QStringList{u"Syncing"_s} + devices + QStringList{u"Live"_s};
    }
    void liveComesAfterTheDevicesOfItsBatch()
    {
        QFETCH(QVector<LinkState>, taken);
        QFETCH(QVector<LinkState>, missed);
        QFETCH(QStringList, expected);
        SlowClock clock;
        HandOver handOver;
        Switchboard board(clock);
        board.setBudget(1ms); // a turn for every step
        for (const LinkState state : std::as_const(taken)) {
            handOver.postLink(linkStatus(state, 1));
            board.apply(handOver.take());
        }
        clock.m_timers.settle();

        QStringList told;
        connect(&board, &Switchboard::linkChanged, this, [&](const LinkStatus &status) {
            told.append(status.state == LinkState::Live ? u"Live"_s
                    : status.state == LinkState::Syncing ? u"Syncing"_s
                                                         : u"down"_s);
            QCOMPARE(board.ownDevice(), dev(u"200"_s));
        });
        connect(&board, &Switchboard::deviceChanged, this, [&](const DeviceId &device) {
            told.append(device.value());
            QVERIFY(board.link().state != LinkState::Live);
        });
        QVector<CallEvent> events;
        connect(&board, &Switchboard::callEvent, this,
            [&](const CallEvent &event) { events.append(event); });
        for (const LinkState state : std::as_const(missed))
            handOver.postLink(linkStatus(state, state == LinkState::Syncing ? 2 : 1));
        handOver.postOrdered(snapshot(u"200"_s, {connection(u"1"_s, u"200"_s, ConnectionState::Alerting)}));
        handOver.postLatest(snapshot(u"201"_s));
        handOver.postLatest(snapshot(u"202"_s));
        handOver.postLink(linkStatus(LinkState::Live, missed.isEmpty() ? 1 : 2));
        board.apply(handOver.take());
        QVERIFY(!board.isLive());
        clock.m_timers.settle();
        QCOMPARE(told, expected);
        QVERIFY(board.isFresh(dev(u"200"_s)) && board.isFresh(dev(u"202"_s)));
        QCOMPARE(events.size(), 1);
        QVERIFY(events[0].own); // whose telephone it is was known by then
    }
};

BALIE_TEST(SwitchboardTurns)
#include "tst_SwitchboardTurns.moc"
