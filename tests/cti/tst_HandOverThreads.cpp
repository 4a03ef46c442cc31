#include "cti/switchboard/HandOver.h"
#include "tests/cti/Calls.h"
#include "tests/support/TestRegistry.h"

#include <QHash>
#include <condition_variable>
#include <thread>

using namespace balie::cti;
using namespace balie::test;
using namespace Qt::Literals::StringLiterals;

/// One thread posts, one takes when it is woken: what the link and the window do. Run under the
/// thread sanitizer.
class HandOverThreads : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostBetweenTwoThreads()
    {
        constexpr quint64 rounds = 5'000;
        constexpr int lamps = 7;
        HandOver handOver;
        std::mutex mutex;
        std::condition_variable woken;
        bool wake = false;
        handOver.setWakeUp([&] {
            const std::lock_guard lock(mutex);
            wake = true;
            woken.notify_one();
        });

        std::thread poster([&] {
            for (quint64 i = 1; i <= rounds; ++i) {
                auto own = snapshot(u"200"_s);
                own.revision = i;
                handOver.postOrdered(std::move(own));
                auto lamp = snapshot(u"30%1"_s.arg(i % lamps));
                lamp.revision = i;
                handOver.postLatest(std::move(lamp));
                if (i % 500 == 0)
                    handOver.postLink(linkStatus(LinkState::Live, quint32(i)));
            }
        });

        // Only woken, never polling: a wake-up that is missing would leave this thread waiting for
        // ever.
        quint64 nextOwn = 1;
        QHash<DeviceId, quint64> lastOf;
        quint32 session = 0;
        bool inOrder = true;
        while (nextOwn <= rounds || session < rounds) {
            {
                std::unique_lock lock(mutex);
                woken.wait(lock, [&] { return wake; });
                wake = false;
            }
            const Batch batch = handOver.take();
            for (const DeviceSnapshot &own : batch.ordered)
                inOrder = inOrder && own.revision == nextOwn++;
            for (const DeviceSnapshot &lamp : batch.latest) {
                inOrder = inOrder && lamp.revision > lastOf.value(lamp.device);
                lastOf.insert(lamp.device, lamp.revision);
            }
            if (batch.link)
                session = batch.link->session;
        }
        poster.join();
        QVERIFY(inOrder);
        QCOMPARE(lastOf.size(), lamps);
        for (quint64 i = rounds - lamps + 1; i <= rounds; ++i)
            QCOMPARE(lastOf.value(dev(u"30%1"_s.arg(i % lamps))), i);
    }
};

BALIE_TEST(HandOverThreads)
#include "tst_HandOverThreads.moc"
