#include "desk/calls/CallsModel.h"
#include "desk/missed/MissedDuringGap.h"
#include "desk/recall/RecallBook.h"
#include "desk/transfers/OnItsWay.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::desk;
using cti::Action;
using cti::ConnectionState;
using cti::EndReason;
using test::connection;
using test::dev;
using test::Office;
using test::snapshot;
using Phase = OnItsWayEntry::Phase;

namespace {

/// A desk at 200 with a caller, Anna (201, deputy 202) and Bram (202) of the same department,
/// Carlijn (203) unwatched.
struct Desk {
    Desk()
    {
        auto anna = Office::entry(u"201"_s, u"Anna"_s, u"Sales"_s);
        anna.deputy = dev(u"202"_s);
        office.people.setDirectory({anna, Office::entry(u"202"_s, u"Bram"_s, u"Sales"_s),
            Office::entry(u"203"_s, u"Carlijn"_s, u"Sales"_s),
            Office::entry(u"204"_s, u"Daan"_s, u"Sales"_s)});
        office.goLive();
        office.tell({snapshot(u"200"_s), snapshot(u"201"_s), snapshot(u"202"_s), snapshot(u"204"_s),
            snapshot(u"699"_s)});
        QObject::connect(&book, &RecallBook::recalled, &book,
            [this](const RecallInfo &info) { recalls.append(info); });
    }

    cti::Connection own(ConnectionState state, const QString &call = u"1"_s)
    {
        auto made = connection(call, u"200"_s, state, u"0612345678"_s);
        made.remote.device = {};
        made.remote.name = u"Van Dijk"_s;
        made.startedAt = startedAt;
        return made;
    }

    cti::Connection at(const QString &device, ConnectionState state, const QString &call = u"1"_s)
    {
        auto made = connection(call, device, state, u"0612345678"_s);
        made.remote.device = {};
        made.remote.name = u"Van Dijk"_s;
        made.startedAt = office.clock.now();
        if (state == ConnectionState::Alerting)
            made.actions = Action::PickUp;
        return made;
    }

    /// The caller is answered here and sent on to `device`, which rings if it is told about.
    void transferTo(const QString &device, bool rings = true)
    {
        office.tell(snapshot(u"200"_s, {own(ConnectionState::Alerting)}));
        office.clock.advance(5s);
        office.tell(snapshot(u"200"_s, {own(ConnectionState::Connected)}));
        thread = office.switchboard.threadOf(own(ConnectionState::Connected).id);
        office.clock.advance(10s);
        QVector<cti::DeviceSnapshot> batch{snapshot(u"200"_s, {},
            {test::ended(own(ConnectionState::Connected), EndReason::Transferred, {}, device)})};
        if (rings)
            batch.append(snapshot(device, {at(device, ConnectionState::Alerting)}));
        office.tell(batch);
    }

    Office office;
    PersonStates states{office.people, office.switchboard, office.clock};
    OnItsWay way{office.switchboard, office.people, office.clock};
    RecallBook book{office.switchboard, office.people, states};
    QVector<RecallInfo> recalls;
    cti::CallThreadId thread = cti::CallThreadId::None;
    Clock::Milliseconds startedAt = office.clock.now();
};

} // namespace

class Following : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aTransferredCallStaysVisibleUntilSomebodyAnswers()
    {
        Desk desk;
        QAbstractItemModelTester tester(&desk.way);
        desk.transferTo(u"201"_s);
        QCOMPARE(desk.way.rowCount(), 1);
        QCOMPARE(desk.way.underwayCount(), 1);
        const OnItsWayEntry entry = desk.way.entry(0);
        QCOMPARE(entry.thread, desk.thread);
        QCOMPARE(entry.phase, Phase::Underway);
        QCOMPARE(desk.way.data(desk.way.index(0), Qt::DisplayRole).toString(),
            u"Van Dijk \u2192 Anna"_s);
        QCOMPARE(entry.pullBack, (cti::ConnectionId{test::call(u"1"_s), dev(u"201"_s)}));

        desk.office.clock.advance(6s);
        desk.office.tell(snapshot(u"201"_s, {desk.at(u"201"_s, ConnectionState::Connected)}));
        QCOMPARE(desk.way.underwayCount(), 0);
        QCOMPARE(desk.way.entry(0).phase, Phase::Answered);
        QCOMPARE(desk.way.phaseText(desk.way.entry(0)), u"answered after 00:06"_s);
        QVERIFY(desk.way.entry(0).pullBack.call.isEmpty());
        desk.office.clock.advance(OnItsWay::arrivedStays - 1ms);
        QCOMPARE(desk.way.rowCount(), 1);
        desk.office.clock.advance(1ms);
        QCOMPARE(desk.way.rowCount(), 0);
        QVERIFY(!desk.office.clock.nextDeadline());
    }

    void whoIsParkedIsNotOnItsWay()
    {
        Desk desk;
        auto place = Office::entry(u"701"_s, u"Place 1"_s);
        place.category = cti::DeviceCategory::Park;
        desk.office.people.setDirectory({Office::entry(u"201"_s, u"Anna"_s), place});
        desk.office.tell(snapshot(u"701"_s));
        desk.transferTo(u"701"_s);
        QCOMPARE(desk.way.rowCount(), 0);

        // Nobody sees a place that is not watched: then this is the only trace of the caller.
        Desk other;
        place.device = dev(u"702"_s);
        other.office.people.setDirectory({place});
        other.transferTo(u"702"_s, false);
        QCOMPARE(other.way.rowCount(), 1);
        QCOMPARE(other.way.entry(0).phase, Phase::CannotFollow);
    }

    void theKeyPullsBackTheLastThatCanBe()
    {
        Desk desk;
        QVERIFY(!desk.way.pulledBackByKey());
        QCOMPARE(desk.way.whyNotPullBack(), u"No call is on its way."_s);
        // Not watched: on its way as far as anybody knows, and out of reach.
        desk.transferTo(u"203"_s, false);
        QCOMPARE(desk.way.underwayCount(), 1);
        QVERIFY(!desk.way.pulledBackByKey());
        QVERIFY(desk.way.whyNotPullBack().startsWith(u"Carlijn is not watched"_s));

        Desk other;
        other.transferTo(u"201"_s);
        auto second = other.own(ConnectionState::Connected, u"2"_s);
        other.office.tell(snapshot(u"200"_s, {second}));
        other.office.clock.advance(5s);
        other.office.tell({snapshot(u"200"_s, {},
                               {test::ended(second, EndReason::Transferred, {}, u"204"_s)}),
            snapshot(u"204"_s, {other.at(u"204"_s, ConnectionState::Alerting, u"2"_s)})});
        QCOMPARE(other.way.underwayCount(), 2);
        QCOMPARE(other.way.pulledBackByKey(), &other.way.entry(1));
        QCOMPARE(other.way.pulledBackByKey()->to, dev(u"204"_s));
        QVERIFY(other.way.whyNotPullBack().isEmpty());
    }

    void aCallThatComesBackIsARecall()
    {
        Desk desk;
        QAbstractItemModelTester tester(&desk.way);
        desk.transferTo(u"201"_s);
        desk.office.clock.advance(20s);
        auto back = desk.own(ConnectionState::Alerting);
        back.recall = cti::RecallReason::NoAnswer;
        back.recalledFrom = dev(u"201"_s);
        back.startedAt = desk.office.clock.now();
        desk.office.tell(
            {snapshot(u"201"_s, {},
                 {test::ended(desk.at(u"201"_s, ConnectionState::Alerting), EndReason::Diverted)}),
                snapshot(u"200"_s, {back})});
        QCOMPARE(desk.way.entry(0).phase, Phase::CameBack);
        QCOMPARE(desk.recalls.size(), 1);
        const RecallInfo info = desk.recalls.first();
        QCOMPARE(info.thread, desk.thread);
        QCOMPARE(info.timesCameBack, 1);
        QCOMPARE(info.sentence(), u"Anna did not answer"_s);
        QCOMPARE(info.insideSince, cti::Moment(desk.startedAt));
        QCOMPARE(info.suggestions.size(),
            2); // the deputy first, then who is free of the same department
        QCOMPARE(info.suggestions.at(0).name, u"Bram"_s);
        QCOMPARE(info.suggestions.at(0).why, RecallSuggestion::Why::Deputy);
        QCOMPARE(
            info.suggestions.at(1).name, u"Daan"_s); // not Carlijn: nobody knows whether she can

        // The second time: answered here and sent to Bram, who is busy.
        auto again = back;
        again.state = ConnectionState::Connected;
        again.recall = cti::RecallReason::None;
        desk.office.tell(snapshot(u"200"_s, {again}));
        desk.office.tell(
            {snapshot(u"200"_s, {}, {test::ended(again, EndReason::Transferred, {}, u"202"_s)}),
                snapshot(u"202"_s, {desk.at(u"202"_s, ConnectionState::Alerting)})});
        QCOMPARE(desk.way.rowCount(), 1); // one entry a thread
        QCOMPARE(desk.way.entry(0).phase, Phase::Underway);
        auto second = back;
        second.recalledFrom = dev(u"202"_s);
        second.recall = cti::RecallReason::Busy;
        desk.office.tell(
            {snapshot(u"202"_s, {},
                 {test::ended(desk.at(u"202"_s, ConnectionState::Alerting), EndReason::Diverted)}),
                snapshot(u"200"_s, {second})});
        QCOMPARE(desk.recalls.size(), 2);
        QCOMPARE(desk.recalls.last().sentence(), u"Bram was busy (attempt 2)"_s);
        QCOMPARE(desk.recalls.last().insideSince, cti::Moment(desk.startedAt));
        QVERIFY(desk.book.infoFor(desk.thread));
    }

    /// The switch gives the call that comes back another id and says only afterwards that it is the
    /// same: by then everybody has taken it for a stranger.
    void aStrangerTurnsOutToBeTheCallThatWasSent()
    {
        Desk desk;
        QAbstractItemModelTester tester(&desk.way);
        CallsModel calls(desk.office.switchboard, desk.office.people, desk.office.clock);
        QAbstractItemModelTester callsTester(&calls);
        QObject::connect(&desk.book, &RecallBook::recalled, &calls, &CallsModel::setRecall);
        QSignalSpy merged(&desk.office.switchboard, &cti::Switchboard::threadsMerged);
        desk.transferTo(u"201"_s);
        desk.office.clock.advance(20s);
        auto back = desk.own(ConnectionState::Alerting, u"9"_s);
        back.remote = {};
        back.recall = cti::RecallReason::NoAnswer;
        back.startedAt = desk.office.clock.now();
        desk.office.tell(snapshot(u"200"_s, {back}));
        desk.office.nextFrame();
        const auto stranger = desk.office.switchboard.threadOf(back.id);
        QVERIFY(stranger != desk.thread);
        QCOMPARE(calls.item(0).thread, stranger);
        QVERIFY(calls.item(0).recall);
        const QPersistentModelIndex card = calls.index(0);

        auto gone = snapshot(u"201"_s, {},
            {test::ended(desk.at(u"201"_s, ConnectionState::Alerting), EndReason::Diverted, u"9"_s,
                u"200"_s)});
        gone.links = {{test::call(u"1"_s), test::call(u"9"_s), cti::CallLink::Why::Recall}};
        desk.office.tell(gone);
        desk.office.nextFrame();
        QCOMPARE(merged.size(), 1);
        QCOMPARE(desk.office.switchboard.threadOf(back.id), desk.thread);

        QVERIFY(!desk.book.infoFor(stranger));
        QVERIFY(desk.book.infoFor(desk.thread));
        QCOMPARE(desk.book.infoFor(desk.thread)->timesCameBack, 1);
        QCOMPARE(desk.book.infoFor(desk.thread)->insideSince, cti::Moment(desk.startedAt));

        QCOMPARE(calls.rowCount(), 1);
        QVERIFY(card.isValid());
        QCOMPARE(calls.item(0).thread, desk.thread);
        QVERIFY(calls.item(0).recall);

        QCOMPARE(desk.way.rowCount(), 1);
        QCOMPARE(desk.way.entry(0).thread, desk.thread);
        QCOMPARE(desk.way.entry(0).phase, Phase::CameBack);
    }

    void aCallThatIsOverIsForgotten()
    {
        Desk desk;
        desk.office.tell(snapshot(u"200"_s, {desk.own(ConnectionState::Connected)}));
        const auto thread
            = desk.office.switchboard.threadOf(desk.own(ConnectionState::Connected).id);
        desk.office.tell(snapshot(
            u"200"_s, {}, {test::ended(desk.own(ConnectionState::Connected), EndReason::Cleared)}));
        QVERIFY(!desk.book.infoFor(thread));
        QCOMPARE(desk.way.rowCount(), 0);
    }

    void voiceMailTakesIt()
    {
        Desk desk;
        desk.transferTo(u"201"_s);
        desk.office.clock.advance(15s);
        desk.office.tell({snapshot(u"201"_s, {},
            {test::ended(desk.at(u"201"_s, ConnectionState::Alerting), EndReason::Diverted, {},
                u"699"_s)})});
        QCOMPARE(desk.way.entry(0).phase, Phase::VoiceMail);
    }

    void aForwardedCallIsFollowed()
    {
        Desk desk;
        desk.transferTo(u"201"_s);
        desk.office.tell({snapshot(u"201"_s, {},
                              {test::ended(desk.at(u"201"_s, ConnectionState::Alerting),
                                  EndReason::Diverted, {}, u"202"_s)}),
            snapshot(u"202"_s, {desk.at(u"202"_s, ConnectionState::Alerting)})});
        QCOMPARE(desk.way.entry(0).phase, Phase::Underway);
        QCOMPARE(desk.way.entry(0).toName, u"Bram"_s);
        QCOMPARE(desk.way.entry(0).pullBack.device, dev(u"202"_s));
    }

    void aCallerWhoGivesUpIsSaid()
    {
        Desk desk;
        desk.transferTo(u"201"_s);
        desk.office.tell(snapshot(u"201"_s, {},
            {test::ended(desk.at(u"201"_s, ConnectionState::Alerting), EndReason::Cleared)}));
        QCOMPARE(desk.way.entry(0).phase, Phase::Lost);
    }

    void whoIsNotWatchedCannotBeFollowed()
    {
        Desk desk;
        desk.transferTo(u"203"_s, false);
        QCOMPARE(desk.way.entry(0).phase, Phase::CannotFollow);
        QCOMPARE(desk.way.entry(0).toName, u"Carlijn"_s);
        desk.office.clock.advance(OnItsWay::unfollowedStays);
        QCOMPARE(desk.way.rowCount(), 0);
    }

    void onlyWhatWasSentIsOnItsWay()
    {
        Desk desk;
        desk.office.tell(snapshot(u"200"_s, {desk.own(ConnectionState::Alerting)}));
        const auto thread
            = desk.office.switchboard.threadOf(desk.own(ConnectionState::Alerting).id);
        desk.office.tell(snapshot(u"200"_s, {},
            {test::ended(desk.own(ConnectionState::Alerting), EndReason::Diverted, {}, u"201"_s)}));
        QCOMPARE(desk.way.rowCount(), 0); // the PBX may have forwarded it by itself
        desk.way.noteSent(thread,
            {u"201"_s, u"Anna of Sales"_s, {}}); // no: it was deflected, the answer came late
        QCOMPARE(desk.way.rowCount(), 1);
        QCOMPARE(desk.way.entry(0).toName, u"Anna of Sales"_s);
    }

    void thoseUnderwayStandAboveThoseThatArrived()
    {
        Desk desk;
        QAbstractItemModelTester tester(&desk.way);
        desk.transferTo(u"201"_s);
        desk.office.tell(snapshot(u"200"_s, {desk.own(ConnectionState::Connected, u"2"_s)}));
        desk.office.tell({snapshot(u"200"_s, {},
                              {test::ended(desk.own(ConnectionState::Connected, u"2"_s),
                                  EndReason::Transferred, {}, u"202"_s)}),
            snapshot(u"202"_s, {desk.at(u"202"_s, ConnectionState::Alerting, u"2"_s)})});
        QCOMPARE(desk.way.underwayCount(), 2);
        desk.office.tell(snapshot(u"201"_s, {desk.at(u"201"_s, ConnectionState::Connected)}));
        QCOMPARE(desk.way.entry(0).toName, u"Bram"_s);
        QCOMPARE(desk.way.entry(1).toName, u"Anna"_s);
        QCOMPARE(desk.way.data(desk.way.index(1), OnItsWay::ArrivedRole).toBool(), true);
    }

    void afterAGapSaysWhatHappenedMeanwhile()
    {
        Desk desk;
        MissedDuringGap missed(desk.office.switchboard, desk.office.people, desk.office.clock);
        QAbstractItemModelTester tester(&missed);
        QSignalSpy ready(&missed, &MissedDuringGap::ready);
        desk.office.tell(snapshot(u"200"_s, {desk.own(ConnectionState::Alerting)}));
        QCOMPARE(missed.rowCount(), 0);
        QVERIFY(missed.summary().isEmpty());
        desk.office.lose();
        desk.office.clock.advance(40s);
        cti::LinkStatus status = desk.office.switchboard.link();
        status.state = cti::LinkState::Syncing;
        ++status.session;
        desk.office.tell(status);
        auto after = snapshot(u"200"_s);
        after.resynced = true;
        desk.office.tell(after);
        QCOMPARE(ready.size(), 0);
        status.state = cti::LinkState::Live;
        desk.office.tell(status);
        QCOMPARE(ready.size(), 1);
        QCOMPARE(missed.rowCount(), 1);
        QCOMPARE(missed.item(0).text, u"Van Dijk rang and was not answered here."_s);
        QCOMPARE(missed.item(0).number, u"0612345678"_s);
        QCOMPARE(missed.gap(), Clock::Milliseconds(40s));
        QVERIFY(missed.summary().contains(u"00:40"_s));
        desk.office.tell(snapshot(u"200"_s,
            {desk.own(ConnectionState::Alerting, u"5"_s)})); // live again: no longer the gap's
        QCOMPARE(missed.rowCount(), 1);
        missed.dismiss();
        QCOMPARE(missed.rowCount(), 0);
    }
};

BALIE_TEST(Following)
#include "tst_Following.moc"
