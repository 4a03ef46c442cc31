#include "cti/switchboard/HandOver.h"
#include "tests/cti/Calls.h"
#include "tests/support/TestRegistry.h"

using namespace balie::cti;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

/// What becomes of snapshots that nobody took in time.
class HandOverMerge : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void ownRevisionsArriveAllAndInOrder()
    {
        HandOver handOver;
        for (quint64 i = 1; i <= 100; ++i) {
            auto own = snapshot(u"200"_s);
            own.revision = i;
            handOver.postOrdered(own);
        }
        const Batch batch = handOver.take();
        QCOMPARE(batch.ordered.size(), 100);
        for (quint64 i = 1; i <= 100; ++i)
            QCOMPARE(batch.ordered[qsizetype(i) - 1].revision, i);
        QVERIFY(handOver.take().isEmpty());
    }

    void latestWinsAndKeepsWhatEndedAndWasLinked()
    {
        HandOver handOver;
        auto first = snapshot(
            u"201"_s, {}, {ended(connection(u"1"_s, u"201"_s, ConnectionState::Alerting))});
        first.links = {{call(u"1"_s), call(u"2"_s), CallLink::Why::Transfer}};
        auto second = snapshot(u"201"_s, {connection(u"3"_s, u"201"_s, ConnectionState::Alerting)},
            {ended(connection(u"2"_s, u"201"_s, ConnectionState::Connected))});
        second.links = {{call(u"2"_s), call(u"3"_s), CallLink::Why::PickUp}};
        second.revision = 7;
        handOver.postLatest(first);
        handOver.postLatest(snapshot(u"202"_s));
        handOver.postLatest(second);

        const Batch batch = handOver.take();
        QCOMPARE(batch.latest.size(), 2);
        const DeviceSnapshot &merged = batch.latest[0];
        QCOMPARE(merged.device, dev(u"201"_s));
        QCOMPARE(merged.revision, 7u);
        QCOMPARE(merged.connections, second.connections);
        QCOMPARE(merged.ended, first.ended + second.ended);
        QCOMPARE(merged.links, first.links + second.links);
        QVERIFY(!merged.resynced);
    }

    void aGapIsRememberedUntilItIsTaken()
    {
        HandOver handOver;
        auto resynced = snapshot(u"201"_s);
        resynced.resynced = true;
        handOver.postLatest(resynced);
        handOver.postLatest(snapshot(u"201"_s));
        QVERIFY(handOver.take().latest[0].resynced);
        handOver.postLatest(snapshot(u"201"_s));
        QVERIFY(!handOver.take().latest[0].resynced);
    }

    void aFlappingPhoneDoesNotGrowWithoutBound()
    {
        HandOver handOver;
        for (int i = 0; i < 10'000; ++i) {
            auto flap = snapshot(u"201"_s, {},
                {ended(connection(QString::number(i), u"201"_s, ConnectionState::Alerting))});
            flap.links = {
                {call(QString::number(i)), call(QString::number(i + 1)), CallLink::Why::Tracking}};
            handOver.postLatest(std::move(flap));
        }
        const Batch batch = handOver.take();
        QCOMPARE(batch.latest.size(), 1);
        QCOMPARE(batch.latest[0].ended.size(), HandOver::keptEnded);
        QCOMPARE(batch.latest[0].links.size(), HandOver::keptLinks);
        QCOMPARE(batch.latest[0].ended.last().last.id.call, call(u"9999"_s));
        QCOMPARE(batch.latest[0].links.last().newCall, call(u"10000"_s));
    }

    void wakesOnceForEverythingUntilItIsTaken()
    {
        HandOver handOver;
        int woken = 0;
        handOver.setWakeUp([&] { ++woken; });
        QCOMPARE(woken, 0);
        handOver.postLatest(snapshot(u"201"_s));
        handOver.postOrdered(snapshot(u"200"_s));
        handOver.postLink(linkStatus(LinkState::Live, 1));
        QCOMPARE(woken, 1);
        handOver.take();
        QCOMPARE(woken, 1);
        handOver.postLink(linkStatus(LinkState::Stale, 1));
        QCOMPARE(woken, 2);
    }

    void wakesOutsideTheLock()
    {
        // With the lock held this would wait for itself for ever.
        HandOver handOver;
        Batch taken;
        handOver.setWakeUp([&] { taken = handOver.take(); });
        handOver.postOrdered(snapshot(u"200"_s));
        QCOMPARE(taken.ordered.size(), 1);
    }

    void whatWaitsWakesWhoeverComesToListen()
    {
        HandOver handOver;
        handOver.postOrdered(snapshot(u"200"_s));
        int woken = 0;
        handOver.setWakeUp([&] { ++woken; });
        QCOMPARE(woken, 1);
    }

    void whatAnEarlierLinkToldIsMarked()
    {
        HandOver handOver;
        handOver.postLink(linkStatus(LinkState::Live, 1));
        handOver.take();
        handOver.postOrdered(snapshot(u"200"_s));
        handOver.postLatest(snapshot(u"201"_s));
        handOver.postLatest(snapshot(u"202"_s));
        handOver.postLink(linkStatus(LinkState::Backoff, 1));
        handOver.postLink(linkStatus(LinkState::Syncing, 2));
        handOver.postOrdered(snapshot(u"200"_s));
        handOver.postLatest(snapshot(u"202"_s));
        handOver.postLink(linkStatus(LinkState::Live, 2));
        const Batch batch = handOver.take();
        QVERIFY(batch.linkWasLost);
        QVERIFY(batch.link && batch.link->state == LinkState::Live);
        QCOMPARE(batch.ordered.size(), 2);
        QCOMPARE(batch.orderedBeforeLoss, 1);
        QCOMPARE(batch.latestBeforeLoss, QSet<DeviceId>{dev(u"201"_s)});
    }

    void aPbxThatWasOnlySlowLosesNothing()
    {
        HandOver handOver;
        handOver.postLink(linkStatus(LinkState::Live, 1));
        handOver.take();
        handOver.postLink(linkStatus(LinkState::Stale, 1));
        handOver.postLink(linkStatus(LinkState::Live, 1));
        QVERIFY(!handOver.take().linkWasLost);
    }
};

BALIE_TEST(HandOverMerge)
#include "tst_HandOverMerge.moc"
