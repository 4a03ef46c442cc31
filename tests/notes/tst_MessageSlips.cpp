// Message slips: the list of today, and when a slip closes.
#include "tests/notes/NoteRig.h"
#include "tests/support/TestRegistry.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::desk;
using cti::ConnectionState;
using cti::Direction;
using test::bramId;
using test::NoteDesk;

namespace {

Slip slipFor(const PersonId &person, const QString &name, const QString &number, const QDateTime &promised = {})
{
    Slip slip;
    slip.forPerson = person;
    slip.forName = name;
    slip.callerName = u"Bakkerij Bos"_s;
    slip.callerNumber = number;
    slip.text = u"Please call back"_s;
    slip.promised = promised;
    return slip;
}

struct Book {
    explicit Book(const QTemporaryDir &dir)
        : desk(dir)
        , slips(desk.store, desk.office.switchboard, desk.office.people, desk.office.clock)
        , checked(&slips, QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
    }

    cti::Connection dialled(const QString &device, const QString &number, const QString &call = u"d"_s)
    {
        cti::Connection made = test::connection(call, device, ConnectionState::Connected, {}, Direction::Outgoing);
        made.remote.number = number;
        made.startedAt = desk.office.clock.now();
        return made;
    }
    QStringList order() const
    {
        QStringList numbers;
        for (int row = 0; row < slips.rowCount(); ++row)
            numbers.append(slips.slip(row).callerNumber);
        return numbers;
    }

    NoteDesk desk;
    Slips slips;
    QAbstractItemModelTester checked;
};

} // namespace

class MessageSlips : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void openOnesByTimeThenTheClosedOnes()
    {
        const QTemporaryDir dir;
        Book book(dir);
        book.slips.add(slipFor(bramId, u"Bram"_s, u"1001"_s));
        const SlipId closed = book.slips.add(slipFor(bramId, u"Bram"_s, u"1002"_s, book.desk.at(10, 0)));
        book.slips.add(slipFor(bramId, u"Bram"_s, u"1003"_s, book.desk.at(16, 0)));
        book.slips.add(slipFor(bramId, u"Bram"_s, u"1004"_s, book.desk.at(15, 0)));
        QCOMPARE(book.order(), QStringList({u"1002"_s, u"1004"_s, u"1003"_s, u"1001"_s}));
        book.slips.close(closed);
        QCOMPARE(book.order(), QStringList({u"1004"_s, u"1003"_s, u"1001"_s, u"1002"_s}));
        QCOMPARE(book.slips.openCount(), 3);
        QVERIFY(book.slips.data(book.slips.index(3), Qt::AccessibleTextRole).toString().contains(u"Closed: done"_s));
        book.slips.reopen(closed);
        QCOMPARE(book.slips.openCount(), 4);
    }

    void aSlipReadsAsASentence()
    {
        const QTemporaryDir dir;
        Book book(dir);
        book.slips.add(slipFor(bramId, u"Bram"_s, u"06 12345678"_s, book.desk.at(15, 0)));
        QCOMPARE(book.slips.data(book.slips.index(0), Qt::AccessibleTextRole).toString(),
            u"For Bram Jansen: Bakkerij Bos, 06 12345678. Please call back. Promised before 15:00."_s);
    }

    void theListOutlivesTheProgram()
    {
        const QTemporaryDir dir;
        {
            Book book(dir);
            book.slips.add(slipFor(bramId, u"Bram"_s, u"1001"_s, book.desk.at(15, 0)));
            const SlipId done = book.slips.add(slipFor(bramId, u"Bram"_s, u"1002"_s));
            book.slips.close(done);
            const SlipId thrown = book.slips.add(slipFor(bramId, u"Bram"_s, u"1003"_s));
            book.slips.remove(thrown);
            book.slips.add(slipFor(PersonId(u"999"_s), u"Wim Weg"_s, u"1004"_s)); // has left the company
        }
        Book book(dir);
        BALIE_TRY_VERIFY(book.slips.rowCount() == 3);
        QCOMPARE(book.order(), QStringList({u"1001"_s, u"1004"_s, u"1002"_s}));
        QCOMPARE(book.slips.slip(0).promised, book.desk.at(15, 0));
        QCOMPARE(book.slips.forWhom(book.slips.slip(0)), u"Bram Jansen"_s); // the name of today
        QCOMPARE(book.slips.forWhom(book.slips.slip(1)), u"Wim Weg"_s);
        QCOMPARE(book.slips.slip(2).end, SlipEnd::ByHand);
        // And a new one gets an id of its own.
        const SlipId added = book.slips.add(slipFor(bramId, u"Bram"_s, u"1005"_s));
        QCOMPARE(book.slips.rowCount(), 4);
        QCOMPARE(book.slips.find(added)->callerNumber, u"1005"_s);
    }

    void whatWasClosedYesterdayIsNotTodaysList()
    {
        const QTemporaryDir dir;
        Book book(dir);
        book.slips.close(book.slips.add(slipFor(bramId, u"Bram"_s, u"1001"_s)));
        book.slips.add(slipFor(bramId, u"Bram"_s, u"1002"_s));
        book.desk.goTo(23, 59);
        QCOMPARE(book.slips.rowCount(), 2);
        book.desk.goTo(0, 1, 1);
        QCOMPARE(book.order(), QStringList(u"1002"_s)); // what is open stays
    }

    void dialingTheCallerClosesTheSlip_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("dialled");
        QTest::addColumn<bool>("closes");
        QTest::newRow("same") << u"0612345678"_s << u"0612345678"_s << true;
        QTest::newRow("other notation") << u"06-12 34 56 78"_s << u"+31612345678"_s << true;
        QTest::newRow("other number") << u"0612345678"_s << u"0612345679"_s << false;
        QTest::newRow("extension") << u"201"_s << u"201"_s << true;
        QTest::newRow("no number") << QString() << u"0612345678"_s << false;
    }

    void dialingTheCallerClosesTheSlip()
    {
        QFETCH(QString, written);
        QFETCH(QString, dialled);
        QFETCH(bool, closes);
        const QTemporaryDir dir;
        Book book(dir);
        const SlipId id = book.slips.add(slipFor(bramId, u"Bram"_s, written));
        QSignalSpy told(&book.slips, &Slips::closedByCall);
        book.desk.office.clock.advance(1min);
        book.desk.own({book.dialled(u"200"_s, dialled)});
        QCOMPARE(book.slips.find(id)->isOpen(), !closes);
        QCOMPARE(told.size(), closes ? 1 : 0);
        if (closes)
            QCOMPARE(book.slips.find(id)->end, SlipEnd::CalledByUser);
    }

    void theColleagueWhoCallsBackClosesItToo()
    {
        const QTemporaryDir dir;
        Book book(dir);
        const SlipId bram = book.slips.add(slipFor(bramId, u"Bram"_s, u"0612345678"_s));
        const SlipId anna = book.slips.add(slipFor(test::anna, u"Anna"_s, u"0612345678"_s));
        book.desk.office.clock.advance(1min);
        book.desk.bram({book.dialled(u"202"_s, u"0612345678"_s)});
        QCOMPARE(book.slips.find(bram)->end, SlipEnd::CalledByColleague);
        QVERIFY(book.slips.find(anna)->isOpen()); // she has not
    }

    void onlyCallsThatWereMadeForItCloseIt()
    {
        const QTemporaryDir dir;
        Book book(dir);
        // Written during a call that was made to this number.
        const cti::Connection before = book.dialled(u"200"_s, u"0612345678"_s, u"before"_s);
        book.desk.own({before});
        book.desk.office.clock.advance(1min);
        const SlipId id = book.slips.add(slipFor(bramId, u"Bram"_s, u"0612345678"_s));
        cti::Connection held = before;
        held.state = ConnectionState::Hold;
        book.desk.own({held});
        QVERIFY(book.slips.find(id)->isOpen());
        // The caller calls again.
        cti::Connection incoming = book.dialled(u"200"_s, u"0612345678"_s, u"in"_s);
        incoming.direction = Direction::Incoming;
        book.desk.own({held, incoming});
        QVERIFY(book.slips.find(id)->isOpen());
        // Is consulted about somebody else.
        cti::Connection consultation = book.dialled(u"200"_s, u"0612345678"_s, u"c"_s);
        consultation.consultationOf = held.id;
        book.desk.own({held, consultation});
        QVERIFY(book.slips.find(id)->isOpen());
        book.desk.own({});
        book.desk.office.clock.advance(1min);
        book.desk.own({book.dialled(u"200"_s, u"0612345678"_s, u"back"_s)});
        QVERIFY(!book.slips.find(id)->isOpen());
    }

    void aReopenedSlipIsNotClosedByTheCallThatClosedIt()
    {
        const QTemporaryDir dir;
        Book book(dir);
        const SlipId id = book.slips.add(slipFor(bramId, u"Bram"_s, u"0612345678"_s));
        book.desk.office.clock.advance(1min);
        cti::Connection call = book.dialled(u"200"_s, u"0612345678"_s);
        book.desk.own({call});
        QVERIFY(!book.slips.find(id)->isOpen());
        book.desk.office.clock.advance(5s);
        book.slips.reopen(id); // nobody answered
        call.state = ConnectionState::Hold;
        book.desk.own({call});
        QVERIFY(book.slips.find(id)->isOpen());
    }

    void whatIsChangedIsKept()
    {
        const QTemporaryDir dir;
        {
            Book book(dir);
            const SlipId id = book.slips.add(slipFor(bramId, u"Bram"_s, u"1001"_s));
            Slip other = *book.slips.find(id);
            other.text = u"Dringend"_s;
            other.promised = book.desk.at(15, 0);
            book.slips.change(other);
        }
        Book book(dir);
        BALIE_TRY_VERIFY(book.slips.rowCount() == 1);
        QCOMPARE(book.slips.slip(0).text, u"Dringend"_s);
        QCOMPARE(book.slips.slip(0).promised, book.desk.at(15, 0));
    }
};

BALIE_TEST(MessageSlips)
#include "tst_MessageSlips.moc"
