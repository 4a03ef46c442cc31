#include "desk/watch/AgeCheck.h"
#include "desk/watch/CheckNow.h"
#include "desk/watch/WatchList.h"
#include "tests/desk/support/FakePorts.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"

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

namespace {

QVector<cti::DeviceId> devices(int first, int number)
{
    QVector<cti::DeviceId> all;
    for (int i = 0; i < number; ++i)
        all.append(dev(QString::number(first + i)));
    return all;
}

struct Desk {
    explicit Desk(int people = 40)
    {
        QVector<cti::DirectoryEntry> entries;
        for (int i = 0; i < people; ++i)
            entries.append(Office::entry(QString::number(201 + i), u"Person %1"_s.arg(i)));
        office.people.setDirectory(entries);
        list = std::make_unique<WatchList>(
            watch, port, office.switchboard, office.people, office.clock, [] { return 0.999; });
        QObject::connect(list.get(), &WatchList::notice, list.get(),
            [this](const Notice &notice) { notices.append(notice); });
    }

    void signIn(std::optional<int> limit, bool byList = false)
    {
        office.goLive(limit, byList);
        port.answerAll();
    }
    QString account() const { return cti::accountOf(office.switchboard.link()); }

    Office office;
    test::FakeWatch watch;
    test::FakeWatchList port;
    std::unique_ptr<WatchList> list;
    QVector<Notice> notices;
};

} // namespace

class Watching : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theNinthIsExplained_data()
    {
        QTest::addColumn<int>("limit");
        QTest::newRow("instap") << 8;
        QTest::newRow("standaard") << 30;
    }

    void theNinthIsExplained()
    {
        QFETCH(int, limit);
        Desk desk;
        desk.port.list = {3, devices(201, limit - 1)};
        desk.signIn(limit);
        QCOMPARE(desk.list->counterText(), u"%1 of %2 watched"_s.arg(limit - 1).arg(limit));
        desk.list->add(dev(QString::number(201 + limit)));
        desk.port.answerAll();
        QCOMPARE(desk.list->count(), limit);
        QVERIFY(desk.notices.isEmpty());

        desk.list->add(dev(QString::number(202 + limit)));
        QCOMPARE(desk.port.writes.size(), 1); // nothing is sent
        QCOMPARE(desk.list->count(), limit);
        QCOMPARE(desk.notices.size(), 1);
        QVERIFY(desk.notices.first().text.contains(QString::number(limit)));
        QVERIFY(desk.notices.first().text.contains(u"administrator"_s));

        desk.list->remove(dev(u"201"_s));
        desk.list->add(dev(QString::number(202 + limit)));
        desk.port.answerAll();
        QCOMPARE(desk.list->count(), limit);
        QVERIFY(desk.list->isWatched(dev(QString::number(202 + limit))));
        QVERIFY(!desk.list->isWatched(dev(u"201"_s)));
    }

    void parkPlacesTakeNoPlaceOfAPerson()
    {
        Desk desk;
        QVector<cti::DirectoryEntry> entries{Office::entry(u"701"_s, u"Place 1"_s),
            Office::entry(u"702"_s, u"Place 2"_s), Office::entry(u"699"_s, u"Voice mail"_s)};
        entries[0].category = entries[1].category = cti::DeviceCategory::Park;
        entries[2].category = cti::DeviceCategory::VoiceUnit;
        for (int i = 0; i < 40; ++i)
            entries.append(Office::entry(QString::number(201 + i), u"Person %1"_s.arg(i)));
        desk.port.list = {1, devices(201, 8)};
        desk.signIn(8);
        QCOMPARE(desk.watch.watched, devices(201, 8));
        desk.office.people.setDirectory(entries); // the places come late, with the same people
        QCOMPARE(desk.watch.watched, devices(201, 8) + devices(701, 2));
        QCOMPARE(desk.list->counterText(), u"8 of 8 watched"_s);

        desk.list->remove(dev(u"208"_s));
        desk.port.answerAll();
        QCOMPARE(desk.watch.watched, devices(201, 7) + devices(701, 2));

        Desk open;
        open.office.people.setDirectory(entries);
        open.signIn({});
        QCOMPARE(open.watch.watched, devices(201, 40) + devices(701, 2));
        QCOMPARE(open.list->count(), 40);
    }

    void twoClicksBeforeTheAnswerCountTogether()
    {
        Desk desk;
        desk.port.list = {1, devices(201, 7)};
        desk.signIn(8);
        desk.list->add(dev(u"220"_s));
        desk.list->add(dev(u"220"_s));
        desk.list->add(dev(u"221"_s));
        desk.port.answerAll();
        QCOMPARE(desk.notices.size(), 1);
        QCOMPARE(desk.port.list.devices.size(), 8);
    }

    void anAdministratorsChangeIsMergedNotOverwritten()
    {
        Desk desk;
        desk.port.list = {1, devices(201, 3)};
        desk.signIn(8);
        desk.port.administratorWrites(devices(202, 4), false); // 201 removed, 204 and 205 are there
        desk.list->add(dev(u"220"_s));
        desk.port.answerAll();
        QCOMPARE(desk.port.list.devices, devices(202, 4) + QVector{dev(u"220"_s)});
        QVERIFY(!desk.list->isWatched(dev(u"201"_s)));
        QVERIFY(desk.list->isWatched(dev(u"205"_s)));
        QCOMPARE(desk.notices.size(), 1); // somebody else changed it: said
        QCOMPARE(desk.watch.watched.size(), 5);
    }

    void aChangeThatIsToldIsReadAgain()
    {
        Desk desk;
        desk.port.list = {1, devices(201, 3)};
        desk.signIn(8);
        desk.port.administratorWrites(devices(201, 5), true);
        desk.port.answerAll();
        QCOMPARE(desk.list->count(), 5);
        QVERIFY(desk.port.writes.isEmpty());
    }

    void aRefusedWriteIsSaidAndUndone()
    {
        Desk desk;
        desk.port.list = {1, devices(201, 3)};
        desk.signIn(8);
        desk.port.refusal = ErrorCode::Refused;
        desk.list->add(dev(u"220"_s));
        desk.port.answerAll();
        QVERIFY(!desk.list->isWatched(dev(u"220"_s)));
        QCOMPARE(desk.list->count(), 3);
        QCOMPARE(desk.notices.size(), 1);
        QVERIFY(desk.notices.first().text.contains(u"The PBX said no."_s));
    }

    void endlessConflictsEnd()
    {
        Desk desk;
        desk.port.list = {1, devices(201, 3)};
        desk.signIn(8);
        desk.port.refusal = ErrorCode::StateChanged;
        desk.list->add(dev(u"220"_s));
        desk.port.answerAll();
        QCOMPARE(desk.port.writes.size(), 3);
        QCOMPARE(desk.notices.size(), 1);
    }

    void theListIsNeverEmptiedByAccident()
    {
        Desk desk;
        desk.port.list = {1, devices(201, 3)};
        desk.port.confirmsRevisionOnly = true;
        desk.office.goLive(8);
        desk.list->add(dev(u"220"_s)); // before the list is known
        QVERIFY(desk.port.writes.isEmpty());
        QCOMPARE(desk.notices.size(), 1);
        desk.port.answerAll();
        desk.list->add(dev(u"220"_s));
        desk.port.answerAll(); // the PBX answers with a revision and no devices
        QCOMPARE(desk.list->count(), 4);
        desk.list->remove(dev(u"201"_s));
        desk.port.answerAll();
        QCOMPARE(desk.port.list.devices, devices(202, 2) + QVector{dev(u"220"_s)});
        for (const auto &written : std::as_const(desk.port.writes))
            QVERIFY(!written.devices.isEmpty());
    }

    void anAnswerOfAnEarlierSessionDoesNotCount()
    {
        Desk desk;
        desk.port.list = {1, devices(201, 3)};
        desk.signIn(8);
        desk.list->add(dev(u"220"_s));
        desk.office.lose();
        desk.office.goLive(8);
        desk.port.answerOne(); // the write of before
        QCOMPARE(desk.list->keeper(), WatchList::Keeper::Unknown);
        desk.port.answerAll();
        QCOMPARE(desk.list->keeper(), WatchList::Keeper::Pbx);
        QCOMPARE(desk.list->count(), desk.port.list.devices.size());
    }

    void aListOverTheLimitIsCutAndSaid()
    {
        Desk desk;
        desk.port.list = {1, devices(201, 10)};
        desk.signIn(8);
        QCOMPARE(desk.list->count(), 8);
        QCOMPARE(desk.watch.watched, devices(201, 8));
        QCOMPARE(desk.notices.size(), 1);
        QVERIFY(desk.port.writes.isEmpty());
    }

    void withoutALimitEverybodyIsWatchedVisibleFirst()
    {
        Desk desk(5);
        desk.list->setVisibleFirst({dev(u"204"_s), dev(u"202"_s)});
        desk.signIn(std::nullopt);
        QCOMPARE(desk.list->keeper(), WatchList::Keeper::Everybody);
        QCOMPARE(desk.watch.watched,
            (QVector{dev(u"204"_s), dev(u"202"_s), dev(u"201"_s), dev(u"203"_s), dev(u"205"_s)}));
        QCOMPARE(desk.list->counterText(), u"5 watched"_s);
        QCOMPARE(desk.watch.times, 1);
        desk.office.people.setDirectory(
            {Office::entry(u"201"_s, u"One"_s), Office::entry(u"300"_s, u"New"_s)});
        QCOMPARE(desk.watch.watched, (QVector{dev(u"201"_s), dev(u"300"_s)}));
        desk.office.lose();
        desk.office.goLive();
        QCOMPARE(desk.watch.times, 3); // the new session is told again
    }

    void aListWithoutALimitIsReadAndWritten()
    {
        Desk desk;
        desk.port.list = {9, devices(201, 3)};
        desk.signIn(std::nullopt, true);
        QCOMPARE(desk.list->keeper(), WatchList::Keeper::Pbx);
        QCOMPARE(desk.watch.watched, devices(201, 3));
        QCOMPARE(desk.list->counterText(), u"3 watched"_s);
        desk.list->add(dev(u"220"_s));
        desk.port.answerAll();
        QCOMPARE(desk.port.list.devices, devices(201, 3) + QVector{dev(u"220"_s)});

        // The PBX has a limit and says no, in its own words: there is no limit of ours to tell of.
        desk.port.refusal = ErrorCode::NotAllowed;
        desk.list->add(dev(u"221"_s));
        desk.port.answerAll();
        QCOMPARE(desk.notices.size(), 1);
        QVERIFY(desk.notices.first().text.contains(u"The PBX said no."_s));
        QCOMPARE(desk.list->count(), 4);

        desk.port.refusal.reset();
        desk.port.administratorWrites(devices(205, 2), true, -5);
        desk.port.answerAll();
        QCOMPARE(desk.watch.watched, devices(205, 2));
    }

    void anOwnListWithoutALimitHasOneAllTheSame()
    {
        constexpr int most = WatchList::mostOnOwnList;
        Desk desk(most + 50);
        desk.port.supported = false;
        desk.signIn(std::nullopt, true);
        QCOMPARE(desk.list->keeper(), WatchList::Keeper::Settings);
        QCOMPARE(desk.watch.watched, devices(201, most));
        QCOMPARE(desk.list->counterText(), u"%1 of %1 watched"_s.arg(most));
        desk.list->add(dev(QString::number(201 + most)));
        QCOMPARE(desk.list->count(), most);
        QCOMPARE(desk.notices.size(), 1);
        QVERIFY(desk.notices.first().text.contains(QString::number(most)));
    }

    void theListOfAnotherPbxIsForgotten()
    {
        Desk desk;
        desk.port.list = {1, devices(201, 3)};
        desk.signIn(8);
        desk.office.lose();
        desk.office.goLive(8); // the same again: until the list is in, what was watched is
        QVERIFY(desk.list->isWatched(dev(u"201"_s)));
        desk.port.answerAll();

        desk.office.lose();
        desk.office.server = u"other.example.nl"_s;
        desk.office.goLive(8);
        QVERIFY(!desk.list->isWatched(dev(u"201"_s)));
        desk.port.list = {1, devices(301, 2)};
        desk.port.answerAll();
        QCOMPARE(desk.watch.watched, devices(301, 2));
        QVERIFY(desk.notices.isEmpty());
    }

    void aPbxWithoutAListUsesTheSettings()
    {
        Desk desk(12);
        desk.port.supported = false;
        QStringList kept;
        connect(desk.list.get(), &WatchList::ownListsChanged, this,
            [&] { kept = desk.list->ownLists().toText(); });
        desk.signIn(8);
        QCOMPARE(desk.list->keeper(), WatchList::Keeper::Settings);
        QCOMPARE(
            desk.watch.watched, devices(201, 8)); // nobody chose yet: the first of the directory
        desk.list->remove(dev(u"203"_s));
        desk.list->add(dev(u"212"_s));
        QCOMPARE(desk.list->count(), 8);
        QVERIFY(desk.list->isWatched(dev(u"212"_s)));
        QVector<cti::DeviceId> expected = devices(201, 8);
        expected.removeAll(dev(u"203"_s));
        expected.append(dev(u"212"_s));
        QCOMPARE(OwnWatchLists(kept).of(desk.account()), expected);

        // Nobody is a choice too, and not the same as none.
        for (const cti::DeviceId &device : std::as_const(expected))
            desk.list->remove(device);
        QCOMPARE(desk.list->count(), 0);
        Desk later(12);
        later.port.supported = false;
        later.list->setOwnLists(OwnWatchLists(kept));
        later.signIn(8);
        QVERIFY(later.watch.watched.isEmpty());
        QVERIFY(desk.notices.isEmpty());
    }

    void ownListsOfTwoPbxsAreKeptApart()
    {
        Desk desk(12);
        desk.port.supported = false;
        // As a version kept it that knew one list only, whoever it was for.
        desk.list->setOwnLists(OwnWatchLists({}, {dev(u"205"_s), dev(u"206"_s)}));
        int changes = 0;
        connect(desk.list.get(), &WatchList::ownListsChanged, this, [&] { ++changes; });
        desk.signIn(8);
        QCOMPARE(desk.watch.watched, devices(205, 2)); // it goes to the PBX in use
        QCOMPARE(changes, 1);
        QVERIFY(!desk.list->ownLists().hasUnowned());
        desk.list->add(dev(u"207"_s));

        desk.office.lose();
        desk.office.server = u"other.example.nl"_s;
        desk.signIn(8);
        QCOMPARE(desk.watch.watched, devices(201, 8)); // nobody chose anything here
        desk.list->remove(dev(u"201"_s));
        QCOMPARE(desk.watch.watched, devices(202, 7));

        // The next start, at the first one again.
        Desk next(12);
        next.port.supported = false;
        next.list->setOwnLists(OwnWatchLists(desk.list->ownLists().toText()));
        next.signIn(8);
        QCOMPARE(next.watch.watched, devices(205, 3));
        next.office.lose();
        next.office.server = u"other.example.nl"_s;
        next.signIn(8);
        QCOMPARE(next.watch.watched, devices(202, 7));
    }

    void ownListsSurviveBeingWritten()
    {
        OwnWatchLists lists;
        const QString odd = u"pbx%20 één 200"_s;
        const QVector<cti::DeviceId> ids{dev(u"anna b@example.nl"_s), dev(u"a,b;c|%25"_s)};
        lists.set(odd, ids);
        lists.set(u"empty"_s, {});
        const OwnWatchLists read(lists.toText() + QStringList{QString(), u" "_s});
        QCOMPARE(read.of(odd), ids);
        QCOMPARE(read.of(u"empty"_s), QVector<cti::DeviceId>());
        QCOMPARE(read.of(u"nobody"_s), std::nullopt);
        QCOMPARE(read.toText(), lists.toText());
    }

    void aReadThatFailsIsTriedAgainEverLessOften()
    {
        Desk desk;
        desk.port.list = {1, devices(201, 3)};
        desk.port.unreadable = ErrorCode::Timeout;
        desk.signIn(8);
        QCOMPARE(desk.list->keeper(), WatchList::Keeper::Unknown);
        QCOMPARE(desk.port.reads, 1);
        desk.office.clock.advance(WatchList::retryLeast - 1ms);
        QCOMPARE(desk.port.reads, 1);
        const auto readsWithin = [&](std::chrono::seconds time) {
            const int before = desk.port.reads;
            for (; time > 0s; time -= 1s) {
                desk.office.clock.advance(1s);
                desk.port.answerAll();
            }
            return desk.port.reads - before;
        };
        // After 6, 10, 18, 34, 66, 130, 258 and 302 s each.
        QCOMPARE(readsWithin(60s), 3);
        QCOMPARE(readsWithin(60min), 14);
        QCOMPARE(desk.notices.size(), 1); // told once

        desk.port.unreadable.reset();
        QCOMPARE(readsWithin(6min), 1);
        QCOMPARE(desk.list->keeper(), WatchList::Keeper::Pbx);
        QCOMPARE(desk.watch.watched, devices(201, 3));
        QVERIFY(!desk.office.clock.nextDeadline());
    }

    void aReadIsNotTriedAgainInVain_data()
    {
        QTest::addColumn<int>("code");
        for (const ErrorCode code : {ErrorCode::NotSupported, ErrorCode::NotAllowed,
                 ErrorCode::Refused, ErrorCode::BadCredentials})
            QTest::addRow("%s", qPrintable(errorCodeName(code))) << int(code);
    }
    void aReadIsNotTriedAgainInVain()
    {
        QFETCH(int, code);
        Desk desk;
        desk.port.unreadable = ErrorCode(code);
        desk.signIn(8);
        desk.office.clock.advance(24h);
        QCOMPARE(desk.port.reads, 1);
    }

    void aRefusalAfterOtherFailuresIsTold()
    {
        Desk desk;
        desk.port.unreadable = ErrorCode::LinkLost; // of one request; the link itself stays
        desk.signIn(8);
        QVERIFY(desk.notices.isEmpty());
        const auto readAgain = [&](ErrorCode answer) {
            desk.port.unreadable = answer;
            desk.office.clock.advance(30s);
            desk.port.answerAll();
            return desk.notices.size();
        };
        QCOMPARE(readAgain(ErrorCode::Timeout), 1);
        QCOMPARE(readAgain(ErrorCode::Timeout), 1);
        QCOMPARE(readAgain(ErrorCode::NotAllowed), 2);
        desk.office.clock.advance(24h);
        QCOMPARE(desk.port.reads, 4);
    }

    void aFailedReadWaitsForTheLink()
    {
        Desk desk;
        desk.port.list = {1, devices(201, 3)};
        desk.port.unreadable = ErrorCode::LinkLost;
        desk.signIn(8);
        const cti::LinkStatus live = desk.office.switchboard.link();
        desk.office.lose();
        desk.office.clock.advance(1h);
        QCOMPARE(desk.port.reads, 1);
        desk.port.unreadable.reset();
        desk.office.tell(live); // as it was, in the same session
        desk.office.clock.advance(10s);
        desk.port.answerAll();
        QCOMPARE(desk.port.reads, 2);
        QCOMPARE(desk.watch.watched, devices(201, 3));
        QVERIFY(desk.notices.isEmpty());
    }

    void checkNowAsksOnce()
    {
        Desk desk;
        desk.signIn(8);
        desk.list->checkNow(dev(u"230"_s));
        QCOMPARE(desk.watch.refreshed, QVector{dev(u"230"_s)});
        QVERIFY(!desk.list->isWatched(dev(u"230"_s)));
    }

    void checkNowAlwaysSaysWhatCameOfIt()
    {
        Desk desk(3);
        desk.signIn(8);
        QStringList said;
        CheckNow check(*desk.list, desk.office.switchboard, desk.office.people, desk.office.clock);
        QObject::connect(&check, &CheckNow::notice, &check,
            [&](const Notice &notice) { said.append(notice.text); });
        desk.office.tell(snapshot(u"201"_s));
        desk.office.clock.advance(10s);
        QVERIFY(said.isEmpty()); // nobody asked
        const QString name = desk.office.people.displayName(dev(u"201"_s), {});
        check.check(dev(u"201"_s));
        QCOMPARE(desk.watch.refreshed, QVector{dev(u"201"_s)});
        desk.office.tell(snapshot(u"201"_s)); // the same as before
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.first().contains(name), qPrintable(said.first()));
        QVERIFY(!desk.office.clock.nextDeadline());
        desk.office.tell(snapshot(u"201"_s));
        QCOMPARE(said.size(), 1); // told once

        check.check(dev(u"201"_s));
        desk.office.clock.advance(CheckNow::patience - 1ms);
        QCOMPARE(said.size(), 1);
        desk.office.clock.advance(1ms);
        QCOMPARE(said.size(), 2); // nobody answered
        QVERIFY(said.last().contains(name) && said.last() != said.first());

        desk.office.lose();
        check.check(dev(u"201"_s));
        QCOMPARE(said.size(), 3);
        QCOMPARE(desk.watch.refreshed.size(), 2);
    }

    void longStatesAreAskedAboutOnce()
    {
        Desk desk(3);
        PersonStates states(desk.office.people, desk.office.switchboard, desk.office.clock);
        AgeCheck check(desk.watch, states, desk.office.clock);
        desk.office.goLive();
        QVERIFY(!desk.office.clock.nextDeadline());
        const auto busy = connection(u"1"_s, u"201"_s, ConnectionState::Connected, u"0612"_s);
        const auto ringing = connection(u"2"_s, u"202"_s, ConnectionState::Alerting, u"0613"_s);
        desk.office.tell(
            {snapshot(u"201"_s, {busy}), snapshot(u"202"_s, {ringing}), snapshot(u"203"_s)});
        desk.office.clock.advance(3min - 1ms);
        QVERIFY(desk.watch.refreshed.isEmpty());
        desk.office.clock.advance(1ms);
        QCOMPARE(desk.watch.refreshed, QVector{dev(u"202"_s)});
        desk.office.clock.advance(30min);
        desk.office.tell(snapshot(u"201"_s, {busy})); // news: counts anew
        desk.office.clock.advance(59min);
        QCOMPARE(desk.watch.refreshed.size(), 1);
        desk.office.clock.advance(2min);
        QCOMPARE(desk.watch.refreshed, (QVector{dev(u"202"_s), dev(u"201"_s)}));
        desk.office.clock.advance(24h);
        QCOMPARE(desk.watch.refreshed.size(), 2);
        QVERIFY(!desk.office.clock.nextDeadline());
    }
};

BALIE_TEST(Watching)
#include "tst_Watching.moc"
