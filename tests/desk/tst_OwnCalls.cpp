#include "desk/calls/CallsModel.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::desk;
using cti::ConnectionState;
using test::connection;
using test::dev;
using test::Office;
using test::snapshot;

class OwnCalls : public test::TestCase {
    Q_OBJECT

    static cti::Connection own(const QString &call, ConnectionState state, const QString &remote,
        Clock::Milliseconds since)
    {
        auto made = connection(call, u"200"_s, state, remote);
        made.remote.device = {}; // from outside
        made.startedAt = since;
        if (state == ConnectionState::Connected)
            made.answeredAt = since;
        if (state == ConnectionState::Hold)
            made.heldSince = since;
        return made;
    }

    static QStringList titles(const CallsModel &model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.item(row).title);
        return all;
    }

private Q_SLOTS:
    void ringingThenActiveThenHeldLongestFirst()
    {
        Office office;
        CallsModel model(office.switchboard, office.people, office.clock);
        QAbstractItemModelTester tester(&model);
        office.goLive();
        office.tell(snapshot(u"200"_s,
            {own(u"1"_s, ConnectionState::Hold, u"held later"_s, 50s),
                own(u"2"_s, ConnectionState::Hold, u"held first"_s, 20s),
                own(u"3"_s, ConnectionState::Connected, u"active"_s, 60s),
                own(u"4"_s, ConnectionState::Alerting, u"rings later"_s, 80s),
                own(u"5"_s, ConnectionState::Alerting, u"rings longest"_s, 70s)}));
        QCOMPARE(titles(model),
            (QStringList{u"rings longest"_s, u"rings later"_s, u"active"_s, u"held first"_s,
                u"held later"_s}));
        QCOMPARE(model.activeCall()->title, u"active"_s);
        QCOMPARE(model.longestRinging()->title, u"rings longest"_s);
    }

    void aCardThatChangesPlaceMoves()
    {
        Office office;
        CallsModel model(office.switchboard, office.people, office.clock);
        QAbstractItemModelTester tester(&model);
        office.goLive();
        office.tell(snapshot(u"200"_s,
            {own(u"1"_s, ConnectionState::Alerting, u"a"_s, 50s),
                own(u"2"_s, ConnectionState::Connected, u"b"_s, 10s)}));
        const QPersistentModelIndex focus = model.index(0);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        office.nextFrame();
        auto active = own(u"1"_s, ConnectionState::Connected, u"a"_s, 100s);
        office.tell(snapshot(u"200"_s, {active, own(u"2"_s, ConnectionState::Hold, u"b"_s, 10s)}));
        office.nextFrame();
        office.tell(snapshot(u"200"_s,
            {own(u"1"_s, ConnectionState::Hold, u"a"_s, 100s),
                own(u"2"_s, ConnectionState::Connected, u"b"_s, 10s)}));
        QCOMPARE(titles(model), (QStringList{u"b"_s, u"a"_s}));
        QCOMPARE(focus.row(), 1);
        QCOMPARE(resets.size(), 0);
    }

    void aTransferThatGivesTheCallAnotherIdKeepsTheCard()
    {
        Office office;
        CallsModel model(office.switchboard, office.people, office.clock);
        QAbstractItemModelTester tester(&model);
        office.goLive();
        office.tell(snapshot(u"200"_s, {own(u"1"_s, ConnectionState::Connected, u"0201"_s, 10s)}));
        const auto thread = model.item(0).thread;
        const QPersistentModelIndex card = model.index(0);
        office.nextFrame();
        auto joined = own(u"9"_s, ConnectionState::Connected, u"0201"_s, 10s);
        joined.remote.name = u"Van Dijk"_s;
        auto after = snapshot(u"200"_s, {joined},
            {test::ended(own(u"1"_s, ConnectionState::Connected, u"0201"_s, 10s),
                cti::EndReason::Merged, u"9"_s)});
        after.links = {{test::call(u"1"_s), test::call(u"9"_s), cti::CallLink::Why::Transfer}};
        office.tell(after);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(card.isValid());
        QCOMPARE(model.item(0).thread, thread);
        QCOMPARE(model.item(0).title, u"Van Dijk"_s);
        QCOMPARE(model.item(0).connection.call, test::call(u"9"_s));
    }

    void saysWhoForWhomAndByWhom()
    {
        Office office;
        office.people.setDirectory(
            {Office::entry(u"201"_s, u"Anna"_s), Office::entry(u"202"_s, u"Bram"_s)});
        CallsModel model(office.switchboard, office.people, office.clock);
        office.goLive();
        auto call = own(u"1"_s, ConnectionState::Alerting, u"+31201234567"_s, 90s);
        call.remote.name = u"Van Dijk"_s;
        call.called = test::party(u"201"_s);
        call.redirections = {{test::party(u"202"_s), u"callForwardNoAns"_s}};
        auto hidden = own(u"2"_s, ConnectionState::Alerting, u"0612345678"_s, 95s);
        hidden.remote.withheld = true;
        auto inside = own(u"3"_s, ConnectionState::Alerting, u"201"_s, 96s);
        inside.remote.device = dev(u"201"_s);
        office.tell(snapshot(u"200"_s, {call, hidden, inside}));
        QCOMPARE(model.item(0).title, u"Van Dijk"_s);
        QCOMPARE(
            model.item(0).secondLine, u"020 123 4567 \u00b7 for Anna \u00b7 sent on by Bram"_s);
        QCOMPARE(model.item(0).forWhom, u"Anna"_s);
        QCOMPARE(model.item(1).title, u"Anonymous"_s);
        QVERIFY(model.item(1).number.isEmpty()); // withheld is withheld, also in a tool tip
        QVERIFY(!model.data(model.index(1), Qt::ToolTipRole).toString().contains(u"0612345678"_s));
        QCOMPARE(model.item(2).title, u"Anna"_s);
        QCOMPARE(model.data(model.index(2), Qt::AccessibleTextRole).toString(),
            u"Ringing: Anna, 201, for 4 seconds"_s);
    }

    void phasesOfACallThatIsMade()
    {
        Office office;
        CallsModel model(office.switchboard, office.people, office.clock);
        office.goLive();
        auto out = own(u"1"_s, ConnectionState::Connected, u"201"_s, 90s);
        out.direction = cti::Direction::Outgoing;
        out.answeredAt.reset();
        out.remoteAlerting = true;
        office.tell(snapshot(u"200"_s, {out}));
        QCOMPARE(model.item(0).phase, CallPhase::Dialling);
        out.remoteAlerting = false;
        out.failCause = u"busy"_s;
        office.nextFrame();
        office.tell(snapshot(u"200"_s, {out}));
        QCOMPARE(model.item(0).phase, CallPhase::Failed);
        QCOMPARE(model.item(0).phaseText, u"Busy"_s);
    }

    void changesAtMostOncePerFrame()
    {
        Office office;
        CallsModel model(office.switchboard, office.people, office.clock);
        office.goLive();
        office.tell(snapshot(u"200"_s));
        office.nextFrame();
        QSignalSpy changed(&model, &CallsModel::callsChanged);
        for (int i = 0; i < 10; ++i) {
            office.tell(snapshot(
                u"200"_s, {own(QString::number(i), ConnectionState::Alerting, u"0612"_s, 90s)}));
            model.setPending({test::call(u"1"_s), dev(u"200"_s)}, i % 2 == 0);
        }
        QCOMPARE(changed.size(), 1);
        office.nextFrame();
        QCOMPARE(changed.size(), 2);
        office.tell(snapshot(u"201"_s)); // somebody else
        office.clock.advance(1s);
        QCOMPARE(changed.size(), 2);
        QVERIFY(!office.clock.nextDeadline());
    }

    void aLostLinkKeepsTheCardsAndSaysSo()
    {
        Office office;
        CallsModel model(office.switchboard, office.people, office.clock);
        office.goLive();
        office.tell(snapshot(u"200"_s, {own(u"1"_s, ConnectionState::Connected, u"0612"_s, 90s)}));
        office.nextFrame();
        office.lose();
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.item(0).stale);
    }

    void aConferenceNamesEverybody()
    {
        Office office;
        office.people.setDirectory({Office::entry(u"201"_s, u"Anna"_s)});
        CallsModel model(office.switchboard, office.people, office.clock);
        office.goLive();
        auto call = own(u"1"_s, ConnectionState::Connected, u"0612"_s, 90s);
        call.remote.name = u"Van Dijk"_s;
        call.others = {test::party(u"201"_s)};
        office.tell(snapshot(u"200"_s, {call}));
        QCOMPARE(model.item(0).title, u"Van Dijk"_s);
        QVERIFY2(model.item(0).secondLine.contains(u"together with Anna"_s),
            qPrintable(model.item(0).secondLine));
    }

    void showsPendingAndRecall()
    {
        Office office;
        CallsModel model(office.switchboard, office.people, office.clock);
        office.goLive();
        office.tell(snapshot(u"200"_s, {own(u"1"_s, ConnectionState::Alerting, u"0612"_s, 90s)}));
        model.setPending(model.item(0).connection, true);
        RecallInfo info;
        info.thread = model.item(0).thread;
        info.fromName = u"Bram"_s;
        info.reason = cti::RecallReason::NoAnswer;
        info.timesCameBack = 2;
        model.setRecall(info);
        office.nextFrame();
        QVERIFY(model.item(0).pending);
        QCOMPARE(model.item(0).secondLine, u"Bram did not answer (attempt 2)"_s);
    }
};

BALIE_TEST(OwnCalls)
#include "tst_OwnCalls.moc"
