#include "desk/calls/CallsModel.h"
#include "desk/waiting/WaitUntilFree.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace balie;
using namespace balie::desk;
using cti::ConnectionState;
using test::dev;
using test::Office;
using test::snapshot;

namespace {

const Destination bram{u"202"_s, u"Bram"_s, {}};

/// A desk at 200 and Bram (202), who is on the phone.
struct Desk {
    Desk()
    {
        QObject::connect(&waiting, &WaitUntilFree::ready, &waiting,
            [this](const cti::ConnectionId &call, const Destination &to) {
                sent.append({call.call.value(), to});
            });
        QObject::connect(
            &waiting, &WaitUntilFree::waitingChanged, &calls, &CallsModel::setWaiting);
        office.people.setDirectory(
            {Office::entry(u"201"_s, u"Anna"_s), Office::entry(u"202"_s, u"Bram"_s)});
        office.goLive();
        has({{u"1"_s, ConnectionState::Connected}});
        bramIs(ConnectionState::Connected);
    }

    static cti::ConnectionId id(const QString &call) { return {cti::CallId(call), dev(u"200"_s)}; }

    void has(const QVector<std::pair<QString, ConnectionState>> &own)
    {
        QVector<cti::Connection> connections;
        for (const auto &[call, state] : own)
            connections.append(test::connection(call, u"200"_s, state, u"0612"_s));
        office.tell(snapshot(u"200"_s, connections));
        office.nextFrame();
    }

    void bramIs(ConnectionState state)
    {
        office.tell(snapshot(u"202"_s, {test::connection(u"b"_s, u"202"_s, state, u"0613"_s)}));
        office.nextFrame();
    }
    void bramIsFree()
    {
        office.tell(snapshot(u"202"_s));
        office.nextFrame();
    }

    QString lineOf(const QString &call) { return calls.item(calls.rowOf(id(call))).secondLine; }

    Office office;
    PersonStates states{office.people, office.switchboard, office.clock};
    CallsModel calls{office.switchboard, office.people, office.clock};
    WaitUntilFree waiting{office.switchboard, office.people, states, office.clock};
    QVector<std::pair<QString, Destination>> sent;
};

} // namespace

class WaitForColleague : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theCallerGoesWhenTheLampTurnsFree()
    {
        Desk desk;
        desk.waiting.add(Desk::id(u"1"_s), bram);
        desk.has({{u"1"_s, ConnectionState::Hold}});
        QVERIFY(desk.lineOf(u"1"_s).contains(u"until Bram is free"_s));
        QVERIFY(desk.sent.isEmpty());
        desk.bramIsFree();
        QCOMPARE(desk.sent.size(), 1);
        QCOMPARE(desk.sent.first(), std::pair(u"1"_s, bram));
        desk.office.nextFrame();
        QVERIFY(!desk.lineOf(u"1"_s).contains(u"Bram"_s));
        desk.bramIs(ConnectionState::Connected);
        desk.bramIsFree();
        QCOMPARE(desk.sent.size(), 1); // once
    }

    void nobodyIsPutOnHoldForIt()
    {
        Desk desk;
        desk.waiting.add(Desk::id(u"1"_s), bram);
        desk.has({{u"1"_s, ConnectionState::Hold}, {u"2"_s, ConnectionState::Connected}});
        desk.bramIsFree();
        QVERIFY(desk.sent.isEmpty());
        desk.has({{u"1"_s, ConnectionState::Hold}});
        QCOMPARE(desk.sent.size(), 1);
    }

    void whoeverIsTakenBackOrGoesWaitsNoMore_data()
    {
        QTest::addColumn<bool>("goes");
        QTest::newRow("taken back") << false;
        QTest::newRow("hangs up") << true;
    }

    void whoeverIsTakenBackOrGoesWaitsNoMore()
    {
        QFETCH(bool, goes);
        Desk desk;
        desk.waiting.add(Desk::id(u"1"_s), bram);
        desk.has({{u"1"_s, ConnectionState::Hold}});
        if (goes)
            desk.has({});
        else
            desk.has({{u"1"_s, ConnectionState::Connected}});
        desk.has({{u"1"_s, ConnectionState::Hold}}); // put on hold for another reason
        desk.bramIsFree();
        QVERIFY(desk.sent.isEmpty());
    }

    void aHoldThatIsRefusedIsNoWaiting()
    {
        Desk desk;
        desk.waiting.add(Desk::id(u"1"_s), bram);
        desk.office.clock.advance(WaitUntilFree::holdPatience);
        desk.has({{u"1"_s, ConnectionState::Connected}});
        desk.has({{u"1"_s, ConnectionState::Hold}});
        desk.bramIsFree();
        QVERIFY(desk.sent.isEmpty());
    }

    void ofTwoCallersForHimOneGoes()
    {
        Desk desk;
        desk.has({{u"1"_s, ConnectionState::Hold}, {u"2"_s, ConnectionState::Hold}});
        desk.waiting.add(Desk::id(u"1"_s), bram);
        desk.waiting.add(Desk::id(u"2"_s), bram);
        desk.bramIsFree();
        QCOMPARE(desk.sent.size(), 1);
        desk.has({{u"2"_s, ConnectionState::Hold}}); // and his lamp does not show it yet
        QCOMPARE(desk.sent.size(), 1);
        desk.bramIs(ConnectionState::Connected);
        desk.office.clock.advance(1min);
        desk.bramIsFree();
        QCOMPARE(desk.sent.size(), 2);
        QCOMPARE(desk.sent.last().first, u"2"_s);
    }
};

BALIE_TEST(WaitForColleague)
#include "tst_WaitForColleague.moc"
