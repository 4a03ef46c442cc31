#include "base/ManualClock.h"
#include "cti/switchboard/Switchboard.h"
#include "tests/cti/Calls.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace balie::cti;
using namespace balie::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using State = ConnectionState;
using Kind = CallEventKind;

namespace {

/// A switchboard, a hand-over before it, and everything it told, in order.
struct Desk {
    balie::ManualClock clock;
    HandOver handOver;
    Switchboard board{clock};
    QVector<CallEvent> events;
    QStringList log; ///< devices and links in the order of their signals
    int settled = 0;

    Desk()
    {
        QObject::connect(&board, &Switchboard::callEvent, &board, [this](const CallEvent &event) {
            events.append(event);
            log.append(u"event %1"_s.arg(event.device.value()));
        });
        QObject::connect(&board, &Switchboard::deviceChanged, &board,
            [this](const DeviceId &device) { log.append(u"device %1"_s.arg(device.value())); });
        QObject::connect(
            &board, &Switchboard::linkChanged, &board, [this] { log.append(u"link"_s); });
        QObject::connect(&board, &Switchboard::settled, &board, [this] { ++settled; });
        link(LinkState::Live, 1);
    }

    void link(LinkState state, quint32 session)
    {
        handOver.postLink(linkStatus(state, session));
        flush();
    }
    void own(DeviceSnapshot snapshot)
    {
        handOver.postOrdered(std::move(snapshot));
        flush();
    }
    void lamp(DeviceSnapshot snapshot)
    {
        handOver.postLatest(std::move(snapshot));
        flush();
    }
    void flush() { board.apply(handOver.take()); }

    QVector<CallEvent> told() { return std::exchange(events, {}); }
    QVector<Kind> kinds()
    {
        QVector<Kind> all;
        for (const CallEvent &event : told())
            all.append(event.kind);
        return all;
    }
};

Connection ring(const QString &id = u"1"_s, const QString &device = u"200"_s)
{
    return connection(id, device, State::Alerting, u"0201234567"_s);
}

Connection talk(const QString &id = u"1"_s, const QString &device = u"200"_s)
{
    return connection(id, device, State::Connected, u"0201234567"_s);
}

Connection hold(const QString &id = u"1"_s, const QString &device = u"200"_s)
{
    return connection(id, device, State::Hold, u"0201234567"_s);
}

} // namespace

/// What the switchboard says changed, for every step that a connection can take.
class SwitchboardDiff : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aCallOutlivesThatNothingIsToldOfIt_data()
    {
        QTest::addColumn<QString>("device");
        QTest::newRow("of the own telephone") << u"200"_s;
        QTest::newRow("of a colleague's") << u"201"_s;
    }
    void aCallOutlivesThatNothingIsToldOfIt()
    {
        QFETCH(QString, device);
        Desk desk;
        Connection caller = connection(u"1"_s, u"200"_s, State::Connected, u"201"_s);
        Connection called = connection(u"1"_s, u"201"_s, State::Connected, u"200"_s);
        caller.startedAt = called.startedAt = desk.clock.now();
        const auto tell = [&](const DeviceSnapshot &snapshot) {
            snapshot.device == dev(u"200"_s) ? desk.own(snapshot) : desk.lamp(snapshot);
        };
        tell(snapshot(u"200"_s, {caller}));
        tell(snapshot(u"201"_s, {called}));
        const CallThreadId thread = desk.board.threadOf(caller.id);
        QCOMPARE(desk.board.threadOf(called.id), thread);

        desk.clock.advance(20s);
        DeviceSnapshot lost = snapshot(device);
        lost.knowledge = Knowledge::Waiting;
        tell(lost);
        desk.clock.advance(20s);
        tell(snapshot(device, {device == u"200"_s ? caller : called}));
        QCOMPARE(desk.board.threadOf(caller.id), thread);
        QCOMPARE(desk.board.threadOf(called.id), thread);
    }

    void aCallComesInIsAnsweredHeldRetrievedAndEnds()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        desk.own(snapshot(u"200"_s, {ring()}));
        const auto offered = desk.told();
        QCOMPARE(offered.size(), 1);
        QCOMPARE(offered[0].kind, Kind::Offered);
        QCOMPARE(offered[0].certainty, Certainty::Observed);
        QVERIFY(offered[0].own);
        QCOMPARE(offered[0].device, dev(u"200"_s));
        QVERIFY(offered[0].thread != CallThreadId::None);
        QCOMPARE(desk.board.threadOf(offered[0].connection.id), offered[0].thread);

        desk.own(snapshot(u"200"_s, {talk()}));
        QCOMPARE(desk.kinds(), QVector{Kind::Answered});
        desk.own(snapshot(u"200"_s, {hold()}));
        QCOMPARE(desk.kinds(), QVector{Kind::Held});
        desk.own(snapshot(u"200"_s, {talk()}));
        QCOMPARE(desk.kinds(), QVector{Kind::Retrieved});
        desk.own(snapshot(u"200"_s, {talk()}));
        QCOMPARE(desk.kinds(), QVector<Kind>{});
        desk.own(snapshot(u"200"_s, {}, {ended(talk())}));
        const auto end = desk.told();
        QCOMPARE(end.size(), 1);
        QCOMPARE(end[0].kind, Kind::Ended);
        QCOMPARE(end[0].endReason, EndReason::Cleared);
        QCOMPARE(end[0].thread, offered[0].thread);
        QVERIFY(desk.board.device(dev(u"200"_s))->connections.isEmpty());
        QCOMPARE(desk.board.threadOf(offered[0].connection.id), CallThreadId::None);
    }

    void aCallGoesOut()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        auto call = connection(u"1"_s, u"200"_s, State::Initiated, {}, Direction::Outgoing);
        desk.own(snapshot(u"200"_s, {call}));
        QCOMPARE(desk.kinds(), QVector{Kind::Originated});
        call = connection(u"1"_s, u"200"_s, State::Connected, u"201"_s, Direction::Outgoing);
        desk.own(snapshot(u"200"_s, {call}));
        QCOMPARE(desk.kinds(), QVector{Kind::Changed});
        call.remoteAlerting = true;
        desk.own(snapshot(u"200"_s, {call}));
        QCOMPARE(desk.kinds(), QVector{Kind::RemoteAlerting});
        call.remoteAlerting = false;
        call.answeredAt = 5s;
        desk.own(snapshot(u"200"_s, {call}));
        QCOMPARE(desk.kinds(), QVector{Kind::Answered});
        call.remote.name = u"Anna"_s;
        desk.own(snapshot(u"200"_s, {call}));
        QCOMPARE(desk.kinds(), QVector{Kind::Changed});
    }

    void aSwitchThatDoesNotSayWhenItWasAnswered()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        auto call = connection(u"1"_s, u"200"_s, State::Connected, u"201"_s, Direction::Outgoing);
        call.remoteAlerting = true;
        desk.own(snapshot(u"200"_s, {call}));
        QCOMPARE(desk.kinds(), (QVector{Kind::Originated, Kind::RemoteAlerting}));
        call.remoteAlerting = false;
        desk.own(snapshot(u"200"_s, {call}));
        QCOMPARE(desk.kinds(), QVector{Kind::Answered});
    }

    void aBusyTone()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        auto call = connection(u"1"_s, u"200"_s, State::Connected, u"201"_s, Direction::Outgoing);
        desk.own(snapshot(u"200"_s, {call}));
        desk.told();
        call.failCause = u"busy"_s;
        desk.own(snapshot(u"200"_s, {call}));
        const auto failed = desk.told();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0].kind, Kind::Failed);
        QCOMPARE(failed[0].cause, u"busy"_s);
    }

    void aCallThatRangForFiveMillisecondsIsStillAMissedCall()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        desk.told();
        // Own device: both revisions in one batch.
        desk.handOver.postOrdered(snapshot(u"200"_s, {ring()}));
        desk.handOver.postOrdered(snapshot(u"200"_s, {}, {ended(ring())}));
        desk.flush();
        auto told = desk.told();
        QCOMPARE(told.size(), 2);
        QCOMPARE(told[0].kind, Kind::Offered);
        QCOMPARE(told[1].kind, Kind::Ended);
        QCOMPARE(told[0].thread, told[1].thread);
        QCOMPARE(told[1].certainty, Certainty::Observed);
        // A lamp: only the end is left of it.
        desk.lamp(snapshot(u"201"_s));
        desk.handOver.postLatest(snapshot(u"201"_s, {ring(u"2"_s, u"201"_s)}));
        desk.handOver.postLatest(snapshot(u"201"_s, {}, {ended(ring(u"2"_s, u"201"_s))}));
        desk.flush();
        QCOMPARE(desk.kinds(), (QVector{Kind::Offered, Kind::Ended}));
    }

    void stepsThatWentByUnseenAreTold()
    {
        Desk desk;
        desk.lamp(snapshot(u"201"_s));
        desk.lamp(snapshot(u"201"_s, {ring(u"1"_s, u"201"_s)}));
        QCOMPARE(desk.kinds(), QVector{Kind::Offered});
        desk.lamp(snapshot(u"201"_s, {hold(u"1"_s, u"201"_s)}));
        QCOMPARE(desk.kinds(), (QVector{Kind::Answered, Kind::Held}));
        desk.lamp(snapshot(u"201"_s, {}, {ended(talk(u"1"_s, u"201"_s))}));
        QCOMPARE(desk.kinds(), (QVector{Kind::Retrieved, Kind::Ended}));
    }

    void anIdThatIsReusedAtOnceIsAnotherCall()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        desk.own(snapshot(u"200"_s, {ring()}));
        const auto first = desk.told();
        desk.own(snapshot(u"200"_s, {ring()}, {ended(ring())}));
        const auto then = desk.told();
        QCOMPARE(then.size(), 2);
        QCOMPARE(then[0].kind, Kind::Ended);
        QCOMPARE(then[1].kind, Kind::Offered);
        QCOMPARE(then[0].thread, first[0].thread);
        QVERIFY(then[1].thread != first[0].thread);
    }

    void aPickedUpCallNeverRangHere()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        desk.own(snapshot(u"200"_s, {talk()}));
        QCOMPARE(desk.kinds(), QVector{Kind::Answered});
    }

    void aRecallSaysSo()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        desk.own(snapshot(u"200"_s, {talk()}));
        const auto thread = desk.told()[0].thread;
        desk.own(snapshot(u"200"_s, {}, {ended(talk(), EndReason::Transferred, {}, u"201"_s)}));
        const auto away = desk.told();
        QCOMPARE(away.size(), 1);
        QCOMPARE(away[0].kind, Kind::Transferred);
        QCOMPARE(away[0].newDestination, party(u"201"_s));
        auto back = ring();
        back.recall = RecallReason::NoAnswer;
        back.recalledFrom = dev(u"201"_s);
        desk.own(snapshot(u"200"_s, {back}));
        const auto recalled = desk.told();
        QCOMPARE(recalled.size(), 1);
        QCOMPARE(recalled[0].kind, Kind::Recalled);
        QCOMPARE(recalled[0].thread, thread);
        // A held call that rings again.
        desk.own(snapshot(u"200"_s, {hold()}));
        desk.told();
        back.recall = RecallReason::Hold;
        desk.own(snapshot(u"200"_s, {back}));
        QCOMPARE(desk.kinds(), QVector{Kind::Recalled});
    }

    void aHeldCallAndItsConsultationLeaveAsOneTransfer()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        desk.own(snapshot(u"200"_s, {talk()}));
        const auto thread = desk.told()[0].thread;
        auto consultation
            = connection(u"2"_s, u"200"_s, State::Connected, u"201"_s, Direction::Outgoing);
        consultation.consultationOf = hold().id;
        desk.own(snapshot(u"200"_s, {hold(), consultation}));
        QCOMPARE(desk.kinds(), (QVector{Kind::Held, Kind::Originated}));
        QSignalSpy merged(&desk.board, &Switchboard::threadsMerged);
        // The switch names the consultation first: that changes nothing.
        auto away = snapshot(u"200"_s, {},
            {ended(consultation, EndReason::Transferred, u"3"_s, u"201"_s),
                ended(hold(), EndReason::Transferred, u"3"_s, u"201"_s)});
        away.links = {{call(u"1"_s), call(u"3"_s), CallLink::Why::Transfer},
            {call(u"2"_s), call(u"3"_s), CallLink::Why::Transfer}};
        desk.own(away);
        const auto told = desk.told();
        QCOMPARE(told.size(), 2);
        QCOMPARE(told[0].kind, Kind::Ended);
        QCOMPARE(told[1].kind, Kind::Transferred);
        QCOMPARE(told[0].thread, thread);
        QCOMPARE(told[1].thread, thread);
        QCOMPARE(merged.size(), 1);
        QCOMPARE(merged[0][1].value<CallThreadId>(), thread);
    }

    void aConferenceGoesOnUnderANewId()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        desk.own(snapshot(u"200"_s, {talk()}));
        const auto thread = desk.told()[0].thread;
        auto consultation
            = connection(u"2"_s, u"200"_s, State::Connected, u"201"_s, Direction::Outgoing);
        consultation.consultationOf = hold().id;
        consultation.answeredAt = 9s;
        desk.own(snapshot(u"200"_s, {hold(), consultation}));
        desk.told();
        auto both = snapshot(u"200"_s, {talk(u"3"_s)},
            {ended(consultation, EndReason::Merged, u"3"_s),
                ended(hold(), EndReason::Merged, u"3"_s)});
        desk.own(both);
        const auto told = desk.told();
        QCOMPARE(told.size(), 2);
        QCOMPARE(told[0].kind, Kind::Ended);
        QCOMPARE(told[0].endReason, EndReason::Merged);
        QCOMPARE(told[1].kind, Kind::Retrieved);
        QCOMPARE(told[1].formerly, hold().id);
        QCOMPARE(told[1].thread, thread);
        QCOMPARE(told[1].connection.id.call, call(u"3"_s));
    }

    void theFarEndIsTransferredAndOurCallGetsANewId()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        desk.own(snapshot(u"200"_s, {talk()}));
        const auto thread = desk.told()[0].thread;
        // Some providers only link, without saying that the old connection ended.
        auto renamed = snapshot(u"200"_s, {talk(u"5"_s)});
        renamed.links = {{call(u"1"_s), call(u"5"_s), CallLink::Why::Transfer}};
        desk.own(renamed);
        const auto told = desk.told();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0].kind, Kind::Changed);
        QCOMPARE(told[0].formerly, talk().id);
        QCOMPARE(told[0].thread, thread);
    }

    void firstKnowledgeRingsAtTheOwnDeviceOnly()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s, {ring(), hold(u"2"_s)}));
        const auto told = desk.told();
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0].kind, Kind::Offered);
        QCOMPARE(told[0].certainty, Certainty::Inferred);
        desk.log.clear();
        desk.lamp(snapshot(u"201"_s, {ring(u"3"_s, u"201"_s), talk(u"4"_s, u"201"_s)}));
        QCOMPARE(desk.log, QStringList{u"device 201"_s});
        // What is known counts from then on.
        desk.lamp(snapshot(u"201"_s, {talk(u"4"_s, u"201"_s)}, {ended(ring(u"3"_s, u"201"_s))}));
        const auto then = desk.told();
        QCOMPARE(then.size(), 1);
        QCOMPARE(then[0].kind, Kind::Ended);
        QCOMPARE(then[0].certainty, Certainty::Observed);
        QVERIFY(!then[0].own);
    }

    void afterAGapEverythingIsInferred()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        desk.own(snapshot(u"200"_s, {ring(), talk(u"2"_s)}));
        desk.told();
        auto resynced = snapshot(u"200"_s, {talk(u"2"_s), ring(u"3"_s)});
        resynced.resynced = true;
        desk.own(resynced);
        const auto told = desk.told();
        QCOMPARE(told.size(), 2);
        QCOMPARE(told[0].kind, Kind::Ended);
        QCOMPARE(told[0].endReason, EndReason::Unknown);
        QCOMPARE(told[0].certainty, Certainty::Inferred);
        QCOMPARE(told[1].kind, Kind::Offered);
        QCOMPARE(told[1].certainty, Certainty::Inferred);
        // And observed again from the next one on.
        desk.own(snapshot(u"200"_s, {talk(u"2"_s), talk(u"3"_s)}));
        QCOMPARE(desk.told()[0].certainty, Certainty::Observed);
    }

    void afterALostLinkTheFirstSnapshotIsInferred()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        desk.own(snapshot(u"200"_s, {ring()}));
        desk.told();
        desk.link(LinkState::Backoff, 1);
        desk.link(LinkState::Syncing, 2);
        desk.own(snapshot(u"200"_s, {talk()}));
        QCOMPARE(desk.told()[0].certainty, Certainty::Inferred);
    }

    void afterAGapTheSameIdCanBeAnotherCall()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        auto before = talk();
        before.startedAt = 10s;
        desk.own(snapshot(u"200"_s, {before}));
        const auto thread = desk.told()[0].thread;
        auto after = talk();
        after.startedAt = 12s;
        auto resynced = snapshot(u"200"_s, {after});
        resynced.resynced = true;
        desk.own(resynced);
        QCOMPARE(desk.kinds(), QVector{Kind::Changed}); // ages are not that exact
        after.startedAt = 400s;
        resynced.connections = {after};
        desk.own(resynced);
        const auto told = desk.told();
        QCOMPARE(told.size(), 2);
        QCOMPARE(told[0].kind, Kind::Ended);
        QCOMPARE(told[0].thread, thread);
        QCOMPARE(told[1].kind, Kind::Answered);
        QVERIFY(told[1].thread != thread);
    }

    void losingTheLinkMakesAllStaleAtOnceAndTheyComeBackOneByOne()
    {
        Desk desk;
        for (int i = 0; i < 100; ++i)
            desk.lamp(snapshot(QString::number(300 + i)));
        QVERIFY(desk.board.isFresh(dev(u"300"_s)));
        desk.log.clear();
        desk.link(LinkState::Backoff, 1);
        QCOMPARE(desk.log, QStringList{u"link"_s});
        for (int i = 0; i < 100; ++i)
            QVERIFY(!desk.board.isFresh(dev(QString::number(300 + i))));
        QVERIFY(desk.board.device(dev(u"300"_s)));
        QCOMPARE(desk.board.ownDevice(), dev(u"200"_s));

        desk.link(LinkState::Syncing, 2);
        QVERIFY(!desk.board.isFresh(dev(u"300"_s)));
        desk.lamp(snapshot(u"300"_s));
        QVERIFY(desk.board.isFresh(dev(u"300"_s)));
        QVERIFY(!desk.board.isFresh(dev(u"301"_s)));
        QVERIFY(!desk.board.isLive());
        desk.link(LinkState::Live, 2);
        QVERIFY(desk.board.isFresh(dev(u"300"_s)));
        QVERIFY(!desk.board.isFresh(dev(u"301"_s)));
    }

    void aPbxThatWasOnlySlowMakesThemFreshAgain()
    {
        Desk desk;
        desk.lamp(snapshot(u"300"_s));
        desk.link(LinkState::Stale, 1);
        QVERIFY(!desk.board.isFresh(dev(u"300"_s)));
        desk.link(LinkState::Live, 1);
        QVERIFY(desk.board.isFresh(dev(u"300"_s)));
        // A resync on the same wire does not.
        desk.link(LinkState::Stale, 1);
        desk.link(LinkState::Syncing, 1);
        QVERIFY(!desk.board.isFresh(dev(u"300"_s)));
    }

    void whatALostLinkToldNeverPassesForFresh()
    {
        Desk desk;
        desk.lamp(snapshot(u"300"_s));
        desk.lamp(snapshot(u"301"_s));
        // Lost and up again before anybody looked; only 301 was told anew.
        desk.handOver.postLatest(snapshot(u"300"_s, {ring(u"1"_s, u"300"_s)}));
        desk.handOver.postLatest(snapshot(u"301"_s));
        desk.handOver.postLink(linkStatus(LinkState::Backoff, 1));
        desk.handOver.postLink(linkStatus(LinkState::Syncing, 2));
        desk.handOver.postLatest(snapshot(u"301"_s));
        desk.handOver.postLink(linkStatus(LinkState::Live, 2));
        desk.flush();
        QVERIFY(desk.board.isLive());
        QVERIFY(!desk.board.isFresh(dev(u"300"_s)));
        QVERIFY(desk.board.isFresh(dev(u"301"_s)));
        // It is still the last that is known of it.
        QCOMPARE(desk.board.device(dev(u"300"_s))->connections.size(), 1);
    }

    void eventsComeBeforeTheirDeviceAndTheStateIsThereByThen()
    {
        Desk desk;
        desk.own(snapshot(u"200"_s));
        desk.log.clear();
        bool thereByThen = false;
        connect(&desk.board, &Switchboard::callEvent, this, [&](const CallEvent &event) {
            const Connection *const now = desk.board.connection(event.connection.id);
            thereByThen = now && *now == event.connection;
        });
        desk.own(snapshot(u"200"_s, {ring()}));
        QVERIFY(thereByThen);
        QCOMPARE(desk.log, (QStringList{u"event 200"_s, u"device 200"_s}));
    }

    void aSlotMayHandInMore()
    {
        Desk desk;
        bool handedIn = false;
        connect(&desk.board, &Switchboard::deviceChanged, this, [&](const DeviceId &device) {
            if (device != dev(u"201"_s) || std::exchange(handedIn, true))
                return;
            Batch more;
            more.latest.append(snapshot(u"203"_s));
            desk.board.apply(more);
        });
        desk.log.clear();
        desk.handOver.postLatest(snapshot(u"201"_s));
        desk.handOver.postLatest(snapshot(u"202"_s));
        desk.flush();
        QCOMPARE(desk.log, (QStringList{u"device 201"_s, u"device 202"_s, u"device 203"_s}));
    }

    void tenThousandLampsAllEndUpRight()
    {
        Desk desk;
        desk.board.setBudget(1h);
        Batch start;
        for (int i = 0; i < 10'000; ++i)
            start.latest.append(snapshot(QString::number(10'000 + i)));
        desk.board.apply(start);
        Batch burst;
        for (int i = 0; i < 5'000; ++i) {
            const QString id = QString::number(10'000 + 2 * i);
            burst.latest.append(snapshot(id, {ring(u"c%1"_s.arg(i), id)}));
        }
        desk.events.clear();
        desk.board.apply(burst);
        QCOMPARE(desk.events.size(), 5'000);
        QSet<CallThreadId> threads;
        for (const CallEvent &event : std::as_const(desk.events))
            threads.insert(event.thread);
        QCOMPARE(threads.size(), 5'000);
        for (int i = 0; i < 10'000; ++i)
            QCOMPARE(desk.board.device(dev(QString::number(10'000 + i)))->connections.size(),
                i % 2 == 0 ? 1 : 0);
    }
};

BALIE_TEST(SwitchboardDiff)
#include "tst_SwitchboardDiff.moc"
