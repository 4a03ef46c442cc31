#include "desk/people/PersonStates.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "ui/calls/CallerPane.h"
#include "ui/calls/MissedList.h"
#include "ui/calls/OnItsWayPane.h"
#include "ui/calls/OnItsWayRow.h"
#include "ui/calls/ParkedPane.h"
#include "ui/calls/ParkedRow.h"
#include "ui/theme/Button.h"
#include "ui/theme/NumberLabel.h"

#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::ui;
using cti::ConnectionState;
using cti::EndReason;
using test::Office;
using test::snapshot;

namespace {

/// A desk at 200 that sends a caller on to Anna at 201.
struct Desk {
    Office office;
    Theme theme;
    desk::OnItsWay way{office.switchboard, office.people, office.clock};
    desk::CallsModel calls{office.switchboard, office.people, office.clock};
    desk::MissedDuringGap missed{office.switchboard, office.people, office.clock};
    desk::SecondsTick tick{office.clock};

    Desk()
    {
        office.people.setDirectory({Office::entry(u"201"_s, u"Anna"_s, u"Sales"_s)});
        office.goLive();
        office.tell({snapshot(u"200"_s), snapshot(u"201"_s)});
        office.clock.advance(100ms);
    }
    cti::Connection caller(const QString &device, ConnectionState state)
    {
        auto made = test::connection(u"1"_s, device, state, u"0612345678"_s);
        made.remote.device = {};
        made.remote.name = u"Van Dijk"_s;
        made.startedAt = office.clock.now();
        if (device != u"200"_s && state == ConnectionState::Alerting)
            made.actions = cti::Action::PickUp;
        return made;
    }
    void ring(const cti::Connection &connection)
    {
        office.tell(snapshot(u"200"_s, {connection}));
        office.clock.advance(100ms);
    }
    void sendOn()
    {
        ring(caller(u"200"_s, ConnectionState::Connected));
        office.tell({snapshot(u"200"_s, {},
                         {test::ended(caller(u"200"_s, ConnectionState::Connected),
                             EndReason::Transferred, {}, u"201"_s)}),
            snapshot(u"201"_s, {caller(u"201"_s, ConnectionState::Alerting)})});
        office.clock.advance(100ms);
    }
};

} // namespace

class Panes : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aCallSentOnCanBePulledBack();
    void whoIsParkedCanBeTakenBack();
    void nothingTicksWhenNothingIsUnderway();
    void callerIsShownAsFarAsKnown();
    void withheldStaysWithheld();
    void callerFoldsToAStrip();
    void missedCallsAreListedAndPutAway();
};

void Panes::aCallSentOnCanBePulledBack()
{
    Desk desk;
    OnItsWayPane pane(desk.theme, desk.way, desk.tick, desk.office.clock);
    pane.setKeyMap(desk::KeyMap());
    QVERIFY(!pane.isVisible());
    desk.sendOn();
    QVERIFY(pane.isVisible());
    OnItsWayRow *row = pane.row(desk.way.entry(0).thread);
    QVERIFY(row);
    for (const QString &part : {u"Van Dijk"_s, u"Anna"_s})
        QVERIFY2(row->accessibleName().contains(part), qPrintable(row->accessibleName()));
    QSignalSpy asked(&pane, &OnItsWayPane::pullBackRequested);
    QTest::mouseClick(row->pullBackButton(), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<cti::ConnectionId>(),
        (cti::ConnectionId{test::call(u"1"_s), test::dev(u"201"_s)}));
    desk.office.clock.advance(8s); // the tick falls on full seconds of the clock
    const QStringList texts = [&] {
        QStringList found;
        for (const auto *label : row->findChildren<NumberLabel *>())
            found << label->text();
        return found;
    }();
    QCOMPARE(texts, QStringList{u"00:07"_s});

    desk.office.tell(snapshot(u"201"_s, {desk.caller(u"201"_s, ConnectionState::Connected)}));
    desk.office.clock.advance(100ms);
    QCOMPARE(pane.row(desk.way.entry(0).thread), row);
    QVERIFY(row->pullBackButton()->isHidden());
    desk.office.clock.advance(desk::OnItsWay::arrivedStays);
    QVERIFY(!pane.isVisible());
}

void Panes::whoIsParkedCanBeTakenBack()
{
    Desk desk;
    QVector<cti::DirectoryEntry> entries{Office::entry(u"201"_s, u"Anna"_s, u"Sales"_s),
        Office::entry(u"701"_s, u"701"_s), Office::entry(u"702"_s, u"702"_s)};
    entries[1].category = entries[2].category = cti::DeviceCategory::Park;
    desk.office.people.setDirectory(entries);
    desk::ParkedCalls parked(desk.office.switchboard, desk.office.people);
    ParkedPane pane(desk.theme, parked, desk.tick, desk.office.clock);
    pane.setKeyMap(desk::KeyMap());
    QVERIFY(!pane.isVisible() && !desk.tick.isRunning());

    const auto park = [&](const QString &place, const QString &call, const QString &by) {
        auto made = test::connection(call, place, ConnectionState::Queued, u"0612345678"_s);
        made.remote.name = u"Van Dijk "_s + call;
        made.startedAt = desk.office.clock.now();
        made.redirections.append({test::party(by), u"park"_s});
        made.actions = cti::Action::PickUp;
        desk.office.tell(snapshot(place, {made}));
    };
    park(u"701"_s, u"8"_s, u"201"_s);
    desk.office.clock.advance(4s);
    park(u"702"_s, u"9"_s, u"200"_s);
    desk.office.clock.advance(8s); // the tick falls on full seconds of the clock
    QVERIFY(pane.isVisible());
    QCOMPARE(pane.rows().size(), 2);
    for (const QString &part : {u"Van Dijk 9"_s, u"702"_s})
        QVERIFY2(pane.rows()[1]->accessibleName().contains(part),
            qPrintable(pane.rows()[1]->accessibleName()));
    QCOMPARE(pane.rows()[0]->findChild<NumberLabel *>()->text(), u"00:11"_s);
    QCOMPARE(test::namelessControls(&pane), QStringList());
    // The key means the one that was parked from here, though another waits longer.
    QVERIFY(pane.rows()[1]->retrieveButton()->accessibleName().contains(u"F12"_s));
    QVERIFY(!pane.rows()[0]->retrieveButton()->accessibleName().contains(u"F12"_s));
    QSignalSpy asked(&pane, &ParkedPane::retrieveRequested);
    QTest::mouseClick(pane.rows()[1]->retrieveButton(), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<cti::ConnectionId>(),
        (cti::ConnectionId{test::call(u"9"_s), test::dev(u"702"_s)}));
    desk.office.lose();
    QVERIFY(!pane.rows()[1]->retrieveButton()->isEnabled());
    QVERIFY(!pane.rows()[1]->retrieveButton()->toolTip().isEmpty());
}

void Panes::nothingTicksWhenNothingIsUnderway()
{
    Desk desk;
    OnItsWayPane pane(desk.theme, desk.way, desk.tick, desk.office.clock);
    QVERIFY(!desk.tick.isRunning());
    desk.sendOn();
    QVERIFY(desk.tick.isRunning());
    desk.office.tell(snapshot(u"201"_s, {desk.caller(u"201"_s, ConnectionState::Connected)}));
    desk.office.clock.advance(100ms);
    QVERIFY(pane.isVisible());
    QVERIFY(!desk.tick.isRunning());
}

void Panes::callerIsShownAsFarAsKnown()
{
    Desk desk;
    CallerPane pane(desk.theme, desk.calls, desk.office.switchboard, desk.office.people);
    pane.show();
    QCOMPARE(pane.facts(), QStringList());
    auto call = desk.caller(u"200"_s, ConnectionState::Alerting);
    call.called = {test::dev(u"300"_s), u"300"_s, u"Verkoop"_s, false};
    call.redirections = {{test::party(u"201"_s), u"callForwardNoAns"_s}};
    desk.ring(call);
    pane.setCall(call.id);
    const QString all = pane.facts().join(u'\n');
    for (const QString &part : {u"06 12345678"_s, u"Verkoop"_s, u"Anna"_s})
        QVERIFY2(all.contains(part), qPrintable(all));
    QCOMPARE(test::namelessControls(&pane), QStringList());
    desk.office.tell(snapshot(u"200"_s, {}, {test::ended(call)}));
    desk.office.clock.advance(100ms);
    QCOMPARE(pane.facts(), QStringList());
}

void Panes::withheldStaysWithheld()
{
    Desk desk;
    CallerPane pane(desk.theme, desk.calls, desk.office.switchboard, desk.office.people);
    auto call = desk.caller(u"200"_s, ConnectionState::Alerting);
    call.remote = {{}, u"0612345678"_s, {}, true};
    desk.ring(call);
    pane.setCall(call.id);
    const QString all = pane.facts().join(u'\n');
    QVERIFY2(!all.contains(u"0612345678"_s) && !all.contains(u"06 12345678"_s), qPrintable(all));
    QVERIFY2(all.contains(u"withheld"_s), qPrintable(all));
}

void Panes::callerFoldsToAStrip()
{
    Desk desk;
    CallerPane pane(desk.theme, desk.calls, desk.office.switchboard, desk.office.people);
    pane.show();
    QSignalSpy folded(&pane, &CallerPane::foldedChanged);
    QTest::mouseClick(pane.findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(pane.isFolded());
    QVERIFY(pane.maximumWidth() <= desk.theme.metric(Metric::FoldedPaneWidth));
    QVERIFY(pane.minimumSizeHint().width() <= desk.theme.metric(Metric::FoldedPaneWidth));
    QTest::mouseClick(pane.findChild<QToolButton *>(), Qt::LeftButton);
    QVERIFY(!pane.isFolded());
    QCOMPARE(folded.count(), 2);
}

void Panes::missedCallsAreListedAndPutAway()
{
    Desk desk;
    MissedList list(desk.theme, desk.missed);
    auto call = desk.caller(u"200"_s, ConnectionState::Alerting);
    desk.ring(call);
    desk.office.lose();
    desk.office.clock.advance(40s);
    cti::LinkStatus status = desk.office.switchboard.link();
    status.state = cti::LinkState::Syncing;
    ++status.session;
    desk.office.tell(status);
    auto now = snapshot(u"200"_s);
    now.resynced = true;
    desk.office.tell(now);
    status.state = cti::LinkState::Live;
    desk.office.tell(status);
    QVERIFY(list.isVisible());
    QCOMPARE(desk.missed.rowCount(), 1);
    QSignalSpy dial(&list, &MissedList::dialRequested);
    auto *back = test::childNamed<QAbstractButton>(&list, u"Call back"_s);
    QVERIFY(back);
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(dial.count(), 1);
    QCOMPARE(dial[0][0].toString(), u"0612345678"_s);
    QTest::mouseClick(test::buttonWithText(&list, u"Read, put away"_s), Qt::LeftButton);
    QVERIFY(!list.isVisible());
    QCOMPARE(desk.missed.rowCount(), 0);
}

BALIE_TEST(Panes)
#include "tst_Panes.moc"
