#include "tests/support/TestRegistry.h"
#include "tests/xsi-calls/Plays.h"
#include "tests/xsi-calls/XsiStage.h"

#include <random>

using namespace balie;
using namespace balie::cti;
using namespace balie::test;
using namespace std::chrono_literals;
using P = xsi::Personality;
using S = xsi::CallState;

namespace {

/// A switchboard that remembers which threads it was told of.
class Listener {
public:
    explicit Listener(XsiStage &stage)
        : m_stage(stage)
        , m_board(stage.clock)
    {
        m_board.setBudget(1h);
        QObject::connect(&m_board, &Switchboard::threadsMerged, &m_board,
            [this](CallThreadId gone, CallThreadId into) { m_into.insert(gone, into); });
        QObject::connect(
            &m_board, &Switchboard::callEvent, &m_board, [this](const CallEvent &event) {
                m_threads.append(event.thread);
                if (event.own)
                    m_own.append(event.kind);
            });
        LinkStatus live;
        live.state = LinkState::Live;
        live.session = 1;
        live.ownDevice = DeviceId(me);
        m_stage.handOver.postLink(live);
        listen();
    }

    void listen() { m_board.apply(m_stage.handOver.take()); }
    const QVector<CallEventKind> &own() const { return m_own; }
    /// Those that are left after all merges.
    QSet<CallThreadId> threads() const
    {
        QSet<CallThreadId> left;
        for (CallThreadId thread : m_threads) {
            while (m_into.contains(thread))
                thread = m_into.value(thread);
            left.insert(thread);
        }
        return left;
    }

private:
    XsiStage &m_stage;
    Switchboard m_board;
    QVector<CallThreadId> m_threads;
    QHash<CallThreadId, CallThreadId> m_into;
    QVector<CallEventKind> m_own;
};

} // namespace

class XsiThreads : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void oneCallIsOneThread_data()
    {
        QTest::addColumn<int>("row");
        const auto plays = allPlays();
        for (int row = 0; row < int(plays.size()); ++row)
            QTest::addRow("%d %s", row, plays.at(row).name) << row;
    }
    /// The subscriptions mixed at random, and handed over in random batches.
    void oneCallIsOneThread()
    {
        QFETCH(int, row);
        const Play play = allPlays().at(row);
        for (quint32 round = 0; round < 40; ++round) {
            std::mt19937 random(seed() + round);
            const auto pick = [&](qsizetype count) { return qsizetype(random() % quint32(count)); };
            XsiStage stage({bob, eve});
            Listener listener(stage);
            auto left = play.streams;
            bool noted = !play.note;
            int heardUntil = 0;
            while (!left.isEmpty()) {
                int earliest = std::numeric_limits<int>::max();
                for (const auto &stream : std::as_const(left))
                    earliest = std::min(earliest, stream.first().second);
                // A window that is stuck for longer than that has other troubles.
                if (std::exchange(heardUntil, earliest) != earliest)
                    listener.listen();
                QStringList ready;
                for (auto stream = left.cbegin(); stream != left.cend(); ++stream) {
                    if (stream->first().second <= earliest + 1)
                        ready.append(stream.key());
                }
                const QString user = ready.at(pick(ready.size()));
                const Told next = left[user].takeFirst();
                if (left[user].isEmpty())
                    left.remove(user);
                stage.clock.advance(20ms);
                if (!noted && user == me && next.call.state == S::Released) {
                    play.note(stage);
                    noted = true;
                }
                stage.event(user, next.type, next.call);
                if (pick(3) == 0)
                    listener.listen();
            }
            listener.listen();
            const auto threads = listener.threads();
            QVERIFY2(threads.size() == 1,
                qPrintable(u"%1 threads with seed %2"_s.arg(threads.size()).arg(seed() + round)));
            QVERIFY(!threads.contains(CallThreadId::None));
            if (!play.own.isEmpty())
                QCOMPARE(listener.own(), play.own);
        }
    }

    void pickingUpKeepsTheThread_data()
    {
        QTest::addColumn<int>("replyAt");
        QTest::newRow("reply before the events") << 0;
        QTest::newRow("reply between them") << 1;
        QTest::newRow("reply after them") << 2;
    }
    void pickingUpKeepsTheThread()
    {
        QFETCH(int, replyAt);
        XsiStage stage({bob});
        Listener listener(stage);
        stage.event(
            bob, u"CallReceived"_s, CallOf(u"b1"_s, u"t1"_s, P::Terminator, S::Alerting, caller));
        listener.listen();
        const ConnectionId theirs = XsiStage::id(u"t1"_s, bob);
        stage.devices.noteLeaving(theirs, EndReason::Diverted, {DeviceId(me), {}, {}, false});
        const auto reply = [&](int now) {
            if (now == replyAt)
                stage.devices.notePickUp(theirs, u"a1"_s);
            listener.listen();
        };
        reply(0);
        stage.event(
            me, u"CallOriginating"_s, CallOf(u"a1"_s, u"t2"_s, P::ClickToDial, S::Alerting));
        reply(1);
        stage.event(
            bob, u"CallReleased"_s, CallOf(u"b1"_s, u"t1"_s, P::Terminator, S::Released, caller));
        stage.event(
            me, u"CallAnswered"_s, CallOf(u"a1"_s, u"t2"_s, P::Originator, S::Active, caller));
        reply(2);
        stage.event(
            me, u"CallReleased"_s, CallOf(u"a1"_s, u"t2"_s, P::Originator, S::Released, caller));
        listener.listen();
        QCOMPARE(listener.threads().size(), 1);
    }

    void nextCallOfTheSameCallerIsAnother()
    {
        XsiStage stage;
        Listener listener(stage);
        for (const QString &tracking : {u"t1"_s, u"t2"_s}) {
            CallOf call(u"a"_s + tracking, tracking, P::Terminator, S::Alerting, caller);
            stage.event(me, u"CallReceived"_s, call);
            call.state = S::Released;
            stage.event(me, u"CallReleased"_s, call);
            stage.clock.advance(5s);
            listener.listen();
        }
        QCOMPARE(listener.threads().size(), 2);
    }
};

BALIE_TEST(XsiThreads)
#include "tst_XsiThreads.moc"
