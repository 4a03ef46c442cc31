// When the receptionist is reminded of a slip, and when not.
#include "tests/notes/NoteRig.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::desk;
using cti::ConnectionState;
using test::bramId;
using test::NoteDesk;

namespace {

struct Reminded {
    explicit Reminded(const QTemporaryDir &dir)
        : desk(dir)
        , slips(desk.store, desk.office.switchboard, desk.office.people, desk.office.clock)
        , reminders(slips, desk.office.people, states, desk.office.switchboard, desk.office.clock)
    {
        QObject::connect(&reminders, &SlipReminders::remind, &reminders,
            [this](const QVector<SlipId> &ids, SlipReminder why, const QString &sentence) {
                told.append(why);
                meant = ids;
                said = sentence;
            });
    }

    SlipId write(const PersonId &person = bramId, const QDateTime &promised = {})
    {
        Slip slip;
        slip.forPerson = person;
        slip.forName = u"Bram"_s;
        slip.callerName = u"Bakkerij Bos"_s;
        slip.callerNumber = u"0612345678"_s;
        slip.text = u"Please call back"_s;
        slip.promised = promised;
        return slips.add(slip);
    }
    void ownCall(ConnectionState state)
    {
        desk.own({test::connection(u"own"_s, u"200"_s, state, u"0613"_s)});
    }
    int count(SlipReminder why) const { return int(told.count(why)); }

    NoteDesk desk;
    PersonStates states{desk.office.people, desk.office.switchboard, desk.office.clock};
    Slips slips;
    SlipReminders reminders;
    QVector<SlipReminder> told;
    QVector<SlipId> meant;
    QString said;
};

} // namespace

class SlipReminding : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void onceEachTimeTheLampTurnsFree()
    {
        const QTemporaryDir dir;
        Reminded test(dir);
        test.desk.own({});
        test.desk.bramTalks();
        const SlipId id = test.write();
        QVERIFY(test.told.isEmpty());
        test.desk.bram({});
        QCOMPARE(test.count(SlipReminder::ColleagueFree), 1);
        QCOMPARE(test.meant, QVector<SlipId>{id});
        QVERIFY2(test.said.contains(u"Bram Jansen is free now"_s) && test.said.contains(u"Bakkerij Bos"_s),
            qPrintable(test.said));
        test.desk.bram({}); // told again by the switch, nothing turned
        test.desk.office.clock.advance(1h);
        QCOMPARE(test.count(SlipReminder::ColleagueFree), 1);
        test.desk.bramTalks();
        test.desk.bram({});
        QCOMPARE(test.count(SlipReminder::ColleagueFree), 2);
        test.slips.close(id);
        test.desk.bramTalks();
        test.desk.bram({});
        QCOMPARE(test.count(SlipReminder::ColleagueFree), 2);
    }

    void whoIsFreeWhenItIsWrittenHasNotTurned()
    {
        const QTemporaryDir dir;
        Reminded test(dir);
        test.desk.own({});
        test.write();
        test.desk.bram({});
        QVERIFY(test.told.isEmpty());
    }

    void notDuringACallButAfterIt_data()
    {
        QTest::addColumn<ConnectionState>("state");
        QTest::addColumn<bool>("waits");
        QTest::newRow("talking") << ConnectionState::Connected << true;
        QTest::newRow("ringing") << ConnectionState::Alerting << true;
        QTest::newRow("dialling") << ConnectionState::Initiated << true;
        QTest::newRow("somebody on hold") << ConnectionState::Hold << false;
    }

    void notDuringACallButAfterIt()
    {
        QFETCH(ConnectionState, state);
        QFETCH(bool, waits);
        const QTemporaryDir dir;
        Reminded test(dir);
        test.desk.bramTalks();
        test.write();
        test.ownCall(state);
        test.desk.bram({});
        QCOMPARE(test.count(SlipReminder::ColleagueFree), waits ? 0 : 1);
        test.desk.own({});
        QCOMPARE(test.count(SlipReminder::ColleagueFree), 1);
    }

    void whoIsBusyAgainByThenIsNotFree()
    {
        const QTemporaryDir dir;
        Reminded test(dir);
        test.desk.bramTalks();
        test.write();
        test.ownCall(ConnectionState::Connected);
        test.desk.bram({});
        test.desk.bramTalks();
        test.desk.own({});
        QVERIFY(test.told.isEmpty());
    }

    void aLostLinkTurnsNobodyFree()
    {
        const QTemporaryDir dir;
        Reminded test(dir);
        test.desk.own({});
        test.desk.bramTalks();
        test.write();
        test.desk.office.lose();
        test.desk.office.nextFrame();
        QVERIFY(test.told.isEmpty());
        test.desk.office.goLive();
        test.desk.own({});
        QVERIFY(test.told.isEmpty());
        test.desk.bram({}); // he was busy when last seen, and is free
        QCOMPARE(test.count(SlipReminder::ColleagueFree), 1);
    }

    void severalSlipsAreOneReminder()
    {
        const QTemporaryDir dir;
        Reminded test(dir);
        test.desk.own({});
        test.desk.bramTalks();
        test.write();
        test.write();
        test.write(test::anna);
        test.desk.bram({});
        QCOMPARE(test.told.size(), 1);
        QCOMPARE(test.meant.size(), 2);
    }

    void tenMinutesBeforeAndWhenItHasPassed()
    {
        const QTemporaryDir dir;
        Reminded test(dir);
        test.write(bramId, test.desk.at(15, 0));
        test.desk.goTo(14, 49);
        QVERIFY(test.told.isEmpty());
        test.desk.goTo(14, 50);
        QCOMPARE(test.told, QVector<SlipReminder>{SlipReminder::TimeNears});
        test.desk.goTo(14, 59);
        QCOMPARE(test.told.size(), 1);
        test.desk.goTo(15, 0);
        QCOMPARE(test.told, QVector<SlipReminder>({SlipReminder::TimeNears, SlipReminder::TimePassed}));
        test.desk.goTo(20, 0);
        QCOMPARE(test.told.size(), 2);
    }

    /// A promise does not wait until the line is free.
    void thePromisedTimeIsToldDuringACall()
    {
        const QTemporaryDir dir;
        Reminded test(dir);
        test.write(bramId, test.desk.at(15, 0));
        test.ownCall(ConnectionState::Connected);
        test.desk.goTo(14, 50);
        QCOMPARE(test.told, QVector<SlipReminder>{SlipReminder::TimeNears});
        test.desk.goTo(15, 0);
        QCOMPARE(test.told.last(), SlipReminder::TimePassed);
    }

    void aTimeThatIsNearAlreadyIsNoNews()
    {
        const QTemporaryDir dir;
        Reminded test(dir);
        test.desk.goTo(14, 55);
        const SlipId id = test.write(bramId, test.desk.at(15, 0));
        test.desk.office.clock.advance(1min);
        QVERIFY(test.told.isEmpty());
        Slip later = *test.slips.find(id);
        later.promised = test.desk.at(16, 0); // and then both are new again
        test.slips.change(later);
        test.desk.goTo(16, 0);
        QCOMPARE(test.told, QVector<SlipReminder>({SlipReminder::TimeNears, SlipReminder::TimePassed}));
    }

    void aClosedSlipRemindsOfNothing()
    {
        const QTemporaryDir dir;
        Reminded test(dir);
        const SlipId id = test.write(bramId, test.desk.at(15, 0));
        test.slips.close(id);
        test.desk.goTo(16, 0);
        QVERIFY(test.told.isEmpty());
    }

    void whatWasSaidIsNotSaidAgainAfterARestart()
    {
        const QTemporaryDir dir;
        {
            Reminded test(dir);
            test.write(bramId, test.desk.at(15, 0));
            test.write(bramId, test.desk.at(15, 30));
            test.desk.goTo(15, 5);
            QCOMPARE(test.told.size(), 2);
        }
        Reminded test(dir);
        test.desk.goTo(15, 10);
        BALIE_TRY_VERIFY(test.slips.rowCount() == 2);
        QVERIFY(test.told.isEmpty());
        test.desk.goTo(15, 30); // the second one's time nears and passes
        QCOMPARE(test.told, QVector<SlipReminder>({SlipReminder::TimeNears, SlipReminder::TimePassed}));
    }

    void whatPassedWhileTheProgramWasOffIsSaidAtTheStart()
    {
        const QTemporaryDir dir;
        {
            Reminded test(dir);
            test.write(bramId, test.desk.at(15, 0));
        }
        Reminded test(dir);
        test.desk.goTo(16, 0);
        BALIE_TRY_VERIFY(!test.told.isEmpty());
        QCOMPARE(test.told, QVector<SlipReminder>{SlipReminder::TimePassed});
    }

    void oneTimerForAll()
    {
        const QTemporaryDir dir;
        Reminded test(dir);
        for (int hour = 10; hour < 20; ++hour)
            test.write(bramId, test.desk.at(hour, 30));
        const qint64 before = test.desk.office.clock.firedCount();
        test.desk.goTo(10, 19);
        QVERIFY2(test.desk.office.clock.firedCount() - before < 25, "a deadline must not poll");
        test.desk.goTo(21, 0);
        QCOMPARE(test.told.size(), 20);
    }
};

BALIE_TEST(SlipReminding)
#include "tst_SlipReminding.moc"
