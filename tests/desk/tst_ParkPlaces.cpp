#include "desk/calls/CallActions.h"
#include "desk/parked/ParkedCalls.h"
#include "tests/desk/support/FakePorts.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::desk;
using cti::ConnectionState;
using test::dev;
using test::Office;
using test::snapshot;

namespace {

/// A desk at 200, three park places of which the last is not watched.
struct Desk {
    Desk()
    {
        QVector<cti::DirectoryEntry> entries{Office::entry(u"201"_s, u"Anna"_s),
            Office::entry(u"701"_s, u"Place 1"_s), Office::entry(u"702"_s, u"Place 2"_s),
            Office::entry(u"703"_s, {}), Office::entry(u"699"_s, u"Voice mail"_s)};
        for (int i = 1; i <= 3; ++i)
            entries[i].category = cti::DeviceCategory::Park;
        entries[4].category = cti::DeviceCategory::VoiceUnit;
        office.people.setDirectory(entries);
        office.goLive();
        office.tell({snapshot(u"200"_s), snapshot(u"701"_s), snapshot(u"702"_s)});
    }

    cti::DeviceSnapshot parked(const QString &place, const QString &call, const QString &by)
    {
        auto made = test::connection(call, place, ConnectionState::Queued);
        made.remote.name = u"Van Dijk"_s;
        made.remote.number = u"0612345678"_s;
        made.startedAt = office.clock.now();
        made.redirections.append({test::party(by), u"park"_s});
        made.actions = cti::Action::PickUp;
        return snapshot(place, {made});
    }

    Office office;
    ParkedCalls calls{office.switchboard, office.people};
    QAbstractItemModelTester tester{&calls};
};

} // namespace

class ParkPlaces : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void showWhoWaitsWhereAndWhoParkedHim()
    {
        Desk desk;
        QSignalSpy changes(&desk.calls, &ParkedCalls::entriesChanged);
        desk.office.tell(desk.parked(u"702"_s, u"2"_s, u"201"_s));
        desk.office.tell(desk.parked(u"701"_s, u"1"_s, u"200"_s));
        QCOMPARE(changes.size(), 2);
        QCOMPARE(desk.calls.rowCount(), 2);
        const ParkedCall first = desk.calls.entry(0);
        QCOMPARE(first.place, u"Place 1"_s);
        QCOMPARE(first.caller, u"Van Dijk"_s);
        QCOMPARE(first.number, u"0612345678"_s);
        QCOMPARE(first.since, cti::Moment(desk.office.clock.now()));
        QCOMPARE(first.connection, (cti::ConnectionId{test::call(u"1"_s), dev(u"701"_s)}));
        QVERIFY(first.byMe && first.canRetrieve && !first.stale);
        QVERIFY(!desk.calls.entry(1).byMe);
        QCOMPARE(desk.calls.data(desk.calls.index(1), Qt::AccessibleTextRole).toString(),
            u"Van Dijk, parked at Place 2"_s);

        desk.office.tell(snapshot(u"701"_s)); // taken back, or gone
        QCOMPARE(desk.calls.rowCount(), 1);
        QCOMPARE(desk.calls.entry(0).place, u"Place 2"_s);
        desk.office.lose();
        QVERIFY(desk.calls.entry(0).stale);
    }

    void theNextCallGoesToAPlaceThatIsFree()
    {
        Desk desk;
        QCOMPARE(desk.calls.freePlace().value_or(Destination{}).number, u"701"_s);
        desk.office.tell(desk.parked(u"701"_s, u"1"_s, u"200"_s));
        QCOMPARE(desk.calls.freePlace().value_or(Destination{}),
            (Destination{u"702"_s, u"Place 2"_s, {}}));
        desk.office.tell(desk.parked(u"702"_s, u"2"_s, u"201"_s));
        // Nothing is known of it: it may be free.
        QCOMPARE(desk.calls.freePlace().value_or(Destination{}).number, u"703"_s);
        desk.office.tell(desk.parked(u"703"_s, u"3"_s, u"201"_s));
        QVERIFY(!desk.calls.freePlace());
        QVERIFY(desk.calls.hasPlaces());
        desk.office.tell(snapshot(u"702"_s));
        QCOMPARE(desk.calls.freePlace().value_or(Destination{}).number, u"702"_s);
    }

    void anOfficeWithoutPlacesHasNone()
    {
        Desk desk;
        desk.office.tell(desk.parked(u"701"_s, u"1"_s, u"200"_s));
        desk.office.people.setDirectory({Office::entry(u"201"_s, u"Anna"_s)});
        QCOMPARE(desk.calls.rowCount(), 0);
        QVERIFY(!desk.calls.freePlace());
        QVERIFY(!desk.calls.hasPlaces());
    }

    void parkingSaysWhereThePbxPutIt()
    {
        Desk desk;
        test::FakeCallControl control;
        CallActions actions{control, desk.office.switchboard, desk.office.clock};
        QString said;
        connect(&actions, &CallActions::notice, &actions,
            [&](const Notice &notice) { said = notice.text; });
        auto talks = test::connection(u"1"_s, u"200"_s, ConnectionState::Connected, u"0612"_s);
        talks.actions = cti::Action::Park;
        desk.office.tell(snapshot(u"200"_s, {talks}));
        actions.park(talks.id, {u"park-group"_s, u"the park group"_s, {}});
        QCOMPARE(control.sent.last().destination, u"park-group"_s);
        control.accept({.parkedAt = u"7019"_s});
        QCOMPARE(said, u"Parked at 7019."_s);
        desk.office.clock.advance(1s);
        actions.park(talks.id, {u"park-own-line"_s, u"my line"_s, {}});
        control.accept();
        QCOMPARE(said, u"Parked at my line."_s);
    }
};

BALIE_TEST(ParkPlaces)
#include "tst_ParkPlaces.moc"
