#include "desk/people/PeopleModel.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
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

class PeopleTiles : public test::TestCase {
    Q_OBJECT

    static QString device(int number) { return QString::number(1000 + number); }

    static void fill(Office &office, int number)
    {
        QVector<cti::DirectoryEntry> entries;
        for (int i = 0; i < number; ++i)
            entries.append(Office::entry(device(i), u"Person %1"_s.arg(i, 4, 10, QLatin1Char('0')),
                i % 2 ? u"Sales"_s : u"IT"_s));
        office.people.setDirectory(entries);
    }

    static QVector<cti::DeviceSnapshot> everybody(int number, bool busy)
    {
        QVector<cti::DeviceSnapshot> all;
        for (int i = 0; i < number; ++i)
            all.append(one(i, busy));
        return all;
    }

    static cti::DeviceSnapshot one(int number, bool busy)
    {
        return busy ? snapshot(device(number),
                   {connection(u"c%1"_s.arg(number), device(number), ConnectionState::Connected,
                       u"0612"_s)})
                    : snapshot(device(number));
    }

    static QStringList names(const PeopleModel &model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.tile(row).name);
        return all;
    }

private Q_SLOTS:
    void aTileTellsThePersonsState()
    {
        Office office;
        office.people.setDirectory({Office::entry(u"201"_s, u"Anna de Vries"_s, u"Directie"_s)});
        PersonStates states(office.people, office.switchboard, office.clock);
        PeopleModel model(office.people, states, office.clock);
        QAbstractItemModelTester tester(&model);
        QCOMPARE(model.tile(0).lamp.body, cti::LampBody::NotWatched);

        office.goLive();
        auto busy = connection(u"1"_s, u"201"_s, ConnectionState::Connected, u"0612"_s);
        busy.answeredAt = office.clock.now();
        office.tell(snapshot(u"201"_s, {busy}));
        office.clock.advance(4min);
        const Tile &tile = model.tile(0);
        QCOMPARE(tile.lamp.body, cti::LampBody::OnACall);
        QCOMPARE(tile.secondLine, u"on a call"_s);
        QCOMPARE(tile.since, busy.answeredAt);
        QCOMPARE(model.data(model.index(0), Qt::AccessibleTextRole).toString(),
            u"Anna de Vries, 201, on a call for 4 minutes"_s);
        QVERIFY(model.data(model.index(0), Qt::ToolTipRole).toString().contains(u"Directie"_s));
    }

    void aNarrowTileNamesWhoTheCallsGoTo()
    {
        Office office;
        QVector<cti::DirectoryEntry> entries{Office::entry(u"201"_s, u"Anna de Vries"_s, {}),
            Office::entry(u"202"_s, u"Roos Willems"_s, {})};
        entries[0].mobile = u"0612345678"_s;
        office.people.setDirectory(entries);
        PersonStates states(office.people, office.switchboard, office.clock);
        PeopleModel model(office.people, states, office.clock);
        office.goLive();
        auto anna = snapshot(u"201"_s);
        anna.services.forwarding
            = QVector<cti::Forwarding>{{cti::ForwardingType::Immediate, true, u"202"_s}};
        office.tell({anna, snapshot(u"202"_s)});
        office.clock.advance(1s);
        QCOMPARE(model.tile(0).narrowLine, u"\u2192 Roos Willems"_s);
        QCOMPARE(model.tile(1).narrowLine, QString());
        anna.services.forwarding
            = QVector<cti::Forwarding>{{cti::ForwardingType::Immediate, true, u"0612345678"_s}};
        office.tell(anna);
        office.clock.advance(1s);
        QCOMPARE(model.tile(0).narrowLine, u"\u2192 06 12345678"_s); // not her own name
        office.lose();
        QCOMPARE(model.tile(0).narrowLine, QString()); // it may no longer be so, and that takes words
    }

    void eachStateSaysWhoToldItAndWhen()
    {
        Office office;
        office.people.setDirectory({Office::entry(u"201"_s, u"Anna de Vries"_s, {})});
        PersonStates states(office.people, office.switchboard, office.clock);
        PeopleModel model(office.people, states, office.clock);
        const auto source = [&] { return model.data(model.index(0), Qt::AccessibleDescriptionRole).toString(); };
        QCOMPARE(source(), QString()); // nobody told anything
        office.goLive();
        office.tell(snapshot(u"201"_s));
        office.clock.advance(3s);
        QVERIFY2(source().contains(u"PBX"_s) && source().contains(u"3 s"_s), qPrintable(source()));
        QVERIFY(model.data(model.index(0), Qt::ToolTipRole).toString().contains(source()));
        const QString live = source();
        office.lose();
        office.clock.advance(2min);
        QVERIFY2(source() != live && source().contains(u"2 min"_s), qPrintable(source()));
    }

    void losingTheLinkMakesEveryTileStaleAndNoneFree()
    {
        Office office;
        fill(office, 20);
        PersonStates states(office.people, office.switchboard, office.clock);
        office.goLive();
        auto all = everybody(10, true) + everybody(20, false).mid(10);
        office.tell(all);
        office.clock.settle();
        QSignalSpy told(&states, &PersonStates::tilesChanged);
        office.lose();
        QCOMPARE(told.size(), 1); // at once, not at the next frame
        QCOMPARE(told.first().first().value<QVector<int>>().size(), 20);
        for (int row = 0; row < 20; ++row) {
            QVERIFY(states.tile(row).lamp.stale);
            QVERIFY(!states.tile(row).lamp.blinks);
            QVERIFY(states.tile(row).reachability != cti::Reachability::Yes);
            QCOMPARE(states.tile(row).lamp.body,
                row < 10 ? cti::LampBody::OnACall : cti::LampBody::Free);
        }
    }

    void afterReconnectingEachTileIsStaleUntilItsOwnSnapshot()
    {
        Office office;
        fill(office, 2);
        PersonStates states(office.people, office.switchboard, office.clock);
        office.goLive();
        office.tell(everybody(2, true));
        office.lose();
        office.goLive();
        office.nextFrame();
        QVERIFY(states.tile(0).lamp.stale);
        office.tell(one(0, false));
        QVERIFY(!states.tile(0).lamp.stale);
        QCOMPARE(states.tile(0).lamp.body, cti::LampBody::Free);
        QVERIFY(states.tile(1).lamp.stale);
        QCOMPARE(states.tile(1).lamp.body, cti::LampBody::OnACall);
    }

    void aBurstTellsEachRowOnceAndOncePerFrame()
    {
        Office office;
        fill(office, 100);
        PersonStates states(office.people, office.switchboard, office.clock);
        PeopleModel model(office.people, states, office.clock);
        office.goLive();
        office.tell(everybody(100, false));
        office.nextFrame();
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);

        // Ten people, each telling five times within one frame.
        office.tell(one(0, true));
        QCOMPARE(changed.size(), 1); // a quiet list is told at once
        for (int round = 0; round < 5; ++round) {
            for (int i = 1; i <= 10; ++i)
                office.tell(one(i, round % 2 == 0));
        }
        QCOMPARE(changed.size(), 1);
        office.nextFrame();
        QCOMPARE(changed.size(), 11);
        office.clock.advance(1s);
        QCOMPARE(changed.size(), 11);
        QVERIFY(!office.clock.nextDeadline());
    }

    void upToHalfIsToldRowByRow()
    {
        Office office;
        fill(office, 100);
        PersonStates states(office.people, office.switchboard, office.clock);
        PeopleModel model(office.people, states, office.clock);
        office.goLive();
        office.tell(everybody(100, false));
        office.nextFrame();
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        office.tell(everybody(50, true));
        QCOMPARE(changed.size(), 50);
    }

    void moreThanHalfIsToldAsOneRange()
    {
        Office office;
        fill(office, 100);
        PersonStates states(office.people, office.switchboard, office.clock);
        PeopleModel model(office.people, states, office.clock);
        office.goLive();
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        office.tell(everybody(51, false));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 0);
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 50);
    }

    void newsThatChangesNothingIsNotTold()
    {
        Office office;
        fill(office, 3);
        PersonStates states(office.people, office.switchboard, office.clock);
        office.goLive();
        office.tell(everybody(3, false));
        office.nextFrame();
        QSignalSpy told(&states, &PersonStates::tilesChanged);
        office.tell(everybody(3, false));
        office.clock.advance(1s);
        QCOMPARE(told.size(), 0);
    }

    void theListIsSortedByNameAndFiltered()
    {
        Office office;
        office.people.setDirectory({Office::entry(u"203"_s, u"\u00c7elik"_s, u"IT"_s),
            Office::entry(u"202"_s, u"bram"_s, u"Sales"_s),
            Office::entry(u"201"_s, u"Anna"_s, u"IT"_s), Office::entry(u"204"_s, u"Daan"_s)});
        PersonStates states(office.people, office.switchboard, office.clock);
        PeopleModel model(office.people, states, office.clock);
        QAbstractItemModelTester tester(&model);
        QCOMPARE(names(model), (QStringList{u"Anna"_s, u"bram"_s, u"\u00c7elik"_s, u"Daan"_s}));
        model.setFilter(PeopleFilter::ofDepartment(u"IT"_s));
        QCOMPARE(names(model), (QStringList{u"Anna"_s, u"\u00c7elik"_s}));
        QCOMPARE(model.rowOf(PersonId(u"203"_s)), 1);
        QCOMPARE(model.rowOf(PersonId(u"202"_s)), -1);
        office.people.setFavourite(PersonId(u"204"_s), true);
        office.nextFrame();
        model.setFilter(PeopleFilter::favourites());
        QCOMPARE(names(model), QStringList{u"Daan"_s});
        QCOMPARE(model.countFor(PeopleFilter::all()), 4);
        for (const auto &filter : {PeopleFilter::all(), PeopleFilter::favourites(),
                 PeopleFilter::available(), PeopleFilter::ofDepartment(u"a:b"_s)})
            QCOMPARE(PeopleFilter::fromText(filter.toText()), filter);
    }

    void theAvailableFollowTheirStateUnlessFrozen()
    {
        Office office;
        fill(office, 6);
        PersonStates states(office.people, office.switchboard, office.clock);
        PeopleModel model(office.people, states, office.clock);
        QAbstractItemModelTester tester(&model);
        office.goLive();
        office.tell(everybody(6, false));
        office.nextFrame();
        model.setFilter(PeopleFilter::available());
        QCOMPARE(model.rowCount(), 6);

        office.tell({one(1, true), one(4, true)});
        QCOMPARE(names(model),
            (QStringList{u"Person 0000"_s, u"Person 0002"_s, u"Person 0003"_s, u"Person 0005"_s}));

        model.setOrderFrozen(true);
        office.nextFrame();
        const QStringList frozen = names(model);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        office.tell({one(1, false), one(3, true)});
        QCOMPARE(names(model), frozen);
        QCOMPARE(changed.size(), 1); // the lamp of the one who is shown is live all the same
        model.setOrderFrozen(false);
        QCOMPARE(names(model),
            (QStringList{u"Person 0000"_s, u"Person 0001"_s, u"Person 0002"_s, u"Person 0005"_s}));
    }

    void aFrozenListLosesOnlyThoseWhoLeft()
    {
        Office office;
        fill(office, 4);
        PersonStates states(office.people, office.switchboard, office.clock);
        PeopleModel model(office.people, states, office.clock);
        QAbstractItemModelTester tester(&model);
        model.setOrderFrozen(true);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex selected = model.index(3);
        office.people.setDirectory({Office::entry(device(3), u"Aaron, renamed"_s),
            Office::entry(u"1"_s, u"A new one"_s), Office::entry(device(0), u"Person 0000"_s)});
        QCOMPARE(names(model), (QStringList{u"Person 0000"_s, u"Aaron, renamed"_s}));
        QCOMPARE(selected.row(), 1);
        QCOMPARE(resets.size(), 0);
        model.setOrderFrozen(false);
        QCOMPARE(
            names(model), (QStringList{u"A new one"_s, u"Aaron, renamed"_s, u"Person 0000"_s}));
    }

    void aFrozenListIsFilledWhenTheDirectoryWasShownInPart()
    {
        Office office;
        PersonStates states(office.people, office.switchboard, office.clock);
        PeopleModel model(office.people, states, office.clock);
        QAbstractItemModelTester tester(&model);
        model.setOrderFrozen(true); // the window opened under the pointer
        office.people.setDirectory({Office::entry(u"203"_s, u"Carla"_s)}, false);
        QCOMPARE(names(model), (QStringList{u"Carla"_s}));
        office.people.setDirectory(
            {Office::entry(u"203"_s, u"Carla"_s), Office::entry(u"201"_s, u"Anna"_s)});
        QCOMPARE(names(model), (QStringList{u"Anna"_s, u"Carla"_s}));
        office.people.setDirectory({Office::entry(u"203"_s, u"Carla"_s),
            Office::entry(u"201"_s, u"Anna"_s), Office::entry(u"202"_s, u"Bram"_s)});
        QCOMPARE(names(model), (QStringList{u"Anna"_s, u"Carla"_s}));
    }

    void aDeputyMakesSomebodyReachable()
    {
        Office office;
        auto anna = Office::entry(u"201"_s, u"Anna"_s);
        anna.deputy = dev(u"202"_s);
        office.people.setDirectory({anna, Office::entry(u"202"_s, u"Bram"_s)});
        PersonStates states(office.people, office.switchboard, office.clock);
        office.goLive();
        office.tell({snapshot(u"201"_s,
                         {connection(u"1"_s, u"201"_s, ConnectionState::Connected, u"0612"_s)}),
            snapshot(u"202"_s)});
        office.nextFrame();
        QCOMPARE(states.tile(0).reachability, cti::Reachability::ViaDeputy);
        QSignalSpy told(&states, &PersonStates::tilesChanged);
        office.tell(snapshot(
            u"202"_s, {connection(u"2"_s, u"202"_s, ConnectionState::Connected, u"0613"_s)}));
        QCOMPARE(states.tile(0).reachability, cti::Reachability::No);
        QCOMPARE(told.first().first().value<QVector<int>>(), (QVector<int>{0, 1}));
    }

    void anyOrderOfEventsKeepsTheModelConsistent()
    {
        QRandomGenerator random(test::seed());
        Office office;
        fill(office, 30);
        PersonStates states(office.people, office.switchboard, office.clock);
        PeopleModel model(office.people, states, office.clock);
        QAbstractItemModelTester tester(&model);
        office.goLive();
        for (int step = 0; step < 400; ++step) {
            switch (random.bounded(8)) {
            case 0:
                model.setOrderFrozen(random.bounded(2) == 0);
                break;
            case 1:
                model.setFilter(
                    random.bounded(2) == 0 ? PeopleFilter::available() : PeopleFilter::all());
                break;
            case 2:
                fill(office, 20 + random.bounded(20));
                break;
            case 3:
                office.lose();
                office.goLive();
                break;
            case 4:
                office.people.setFavourite(
                    PersonId(device(random.bounded(20))), random.bounded(2) == 0);
                break;
            default:
                office.tell(one(random.bounded(30), random.bounded(2) == 0));
                break;
            }
            office.clock.advance(Clock::Milliseconds(random.bounded(20)));
        }
        model.setOrderFrozen(false);
        model.setFilter(PeopleFilter::available());
        office.nextFrame();
        QStringList free;
        for (int row = 0; row < states.count(); ++row) {
            if (states.tile(row).reachability == cti::Reachability::Yes)
                free.append(states.tile(row).name);
        }
        free.sort();
        QCOMPARE(names(model), free);
    }
};

BALIE_TEST(PeopleTiles)
#include "tst_PeopleTiles.moc"
