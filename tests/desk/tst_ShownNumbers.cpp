// Numbers are read as people of the office's country write them, and dialled as the switch told them.
#include "desk/calls/CallsModel.h"
#include "desk/missed/MissedDuringGap.h"
#include "desk/parked/ParkedCalls.h"
#include "desk/people/PersonStates.h"
#include "desk/transfers/OnItsWay.h"
#include "tests/desk/support/Office.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::desk;
using cti::ConnectionState;
using test::dev;
using test::Office;
using test::snapshot;

namespace {

cti::Connection callOf(const QString &number, const QString &name = {}, ConnectionState state = ConnectionState::Alerting)
{
    cti::Connection call = test::connection(u"1"_s, u"200"_s, state);
    call.remote.number = number;
    call.remote.name = name;
    return call;
}

} // namespace

class ShownNumbers : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void onTheCard_data()
    {
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("shown");
        QTest::newRow("own country") << u"+31612345678"_s << u"06 12345678"_s;
        QTest::newRow("without the plus") << u"31201234567"_s << u"020 123 4567"_s;
        QTest::newRow("as dialled abroad") << u"0031201234567"_s << u"020 123 4567"_s;
        QTest::newRow("SIP address") << u"sip:+31201234567@pbx.example.nl"_s << u"020 123 4567"_s;
        QTest::newRow("other country") << u"+3225551212"_s << u"+32 2 555 12 12"_s;
        QTest::newRow("free of charge") << u"+318001234"_s << u"0800 1234"_s;
        QTest::newRow("extension") << u"201"_s << u"201"_s;
        QTest::newRow("no number") << u"reception"_s << u"reception"_s;
    }

    void onTheCard()
    {
        QFETCH(QString, told);
        QFETCH(QString, shown);
        Office office;
        CallsModel model(office.switchboard, office.people, office.clock);
        office.goLive();
        office.tell(snapshot(u"200"_s, {callOf(told)}));
        QCOMPARE(model.item(0).title, shown);
        QCOMPARE(model.item(0).shownNumber, shown);
        QCOMPARE(model.item(0).number, told); // what is dialled to call back
        QVERIFY(!model.item(0).secondLine.contains(shown)); // once is enough
        office.nextFrame();
        office.tell(snapshot(u"200"_s, {callOf(told, u"Van Dijk"_s)}));
        QCOMPARE(model.item(0).title, u"Van Dijk"_s);
        QCOMPARE(model.item(0).secondLine, shown);
    }

    /// Switches that know no name tell the number in its place.
    void aNumberInPlaceOfANameIsNone()
    {
        Office office;
        auto anna = Office::entry(u"201"_s, u"Anna"_s);
        anna.mobile = u"06 1234 5201"_s;
        office.people.setDirectory({anna});
        CallsModel model(office.switchboard, office.people, office.clock);
        office.goLive();
        for (const QString &name : {u"+31612345201"_s, u"0612345201"_s, u"06-12345201"_s}) {
            office.tell(snapshot(u"200"_s, {callOf(u"+31612345201"_s, name)}));
            QCOMPARE(model.item(0).title, u"Anna"_s);
            office.nextFrame();
        }
        office.tell(snapshot(u"200"_s, {callOf(u"+31612345201"_s, u"1-2-3 Taxi"_s)}));
        QCOMPARE(model.item(0).title, u"1-2-3 Taxi"_s);
    }

    void aContactsNameStandsWhereTheSwitchTellsNone()
    {
        Office office;
        office.people.setDirectory({Office::entry(u"201"_s, u"Anna"_s)});
        CallsModel model(office.switchboard, office.people, office.clock);
        office.goLive();
        office.tell(snapshot(u"200"_s, {callOf(u"0612345678"_s)}));
        QCOMPARE(model.item(0).title, u"06 12345678"_s);
        office.nextFrame();
        office.people.setContactName(u"+31612345678"_s, u"Jan Bos"_s);
        office.nextFrame();
        QCOMPARE(model.item(0).title, u"Jan Bos"_s);
        QCOMPARE(model.item(0).secondLine, u"06 12345678"_s);
        QCOMPARE(office.people.knownName({}, u"+31 6 1234 5678"_s), u"Jan Bos"_s);
        office.tell(snapshot(u"200"_s, {callOf(u"0612345678"_s, u"Bakkerij Bos"_s)}));
        office.nextFrame();
        QCOMPARE(model.item(0).title, u"Bakkerij Bos"_s); // the switch's own name goes first
        // A colleague's number is the colleague's, whatever an address book says.
        office.people.setContactName(u"201"_s, u"Somebody else"_s);
        QCOMPARE(office.people.displayName({}, u"201"_s), u"Anna"_s);
        office.people.setContactName(u"+31612345678"_s, {});
        QVERIFY(office.people.knownName({}, u"0612345678"_s).isEmpty());
    }

    void anotherCountryWritesThemOtherwise()
    {
        Office office;
        CallsModel model(office.switchboard, office.people, office.clock);
        office.goLive();
        office.tell(snapshot(u"200"_s, {callOf(u"+3225551212"_s)}));
        QCOMPARE(model.item(0).title, u"+32 2 555 12 12"_s);
        office.nextFrame();
        office.people.setNumbers(OfficeNumbers::from(u"BE"_s, {}, false, {}));
        office.nextFrame();
        QCOMPARE(model.item(0).title, u"02 555 12 12"_s);
    }

    void ofWhoIsParkedOrSentOn()
    {
        Office office;
        auto place = Office::entry(u"701"_s, u"Place 1"_s);
        place.category = cti::DeviceCategory::Park;
        office.people.setDirectory({Office::entry(u"201"_s, u"Anna"_s), place});
        ParkedCalls parked(office.switchboard, office.people);
        OnItsWay onItsWay(office.switchboard, office.people, office.clock);
        office.goLive();
        auto waits = test::connection(u"p"_s, u"701"_s, ConnectionState::Queued);
        waits.remote.number = u"+31612345678"_s;
        const auto call = callOf(u"+31201234567"_s, {}, ConnectionState::Connected);
        office.tell({snapshot(u"701"_s, {waits}), snapshot(u"200"_s, {call})});
        QCOMPARE(parked.entry(0).caller, u"06 12345678"_s);
        QCOMPARE(parked.entry(0).number, u"+31612345678"_s);
        office.tell(snapshot(
            u"200"_s, {}, {test::ended(call, cti::EndReason::Transferred, {}, u"+31301234567"_s)}));
        QCOMPARE(onItsWay.entry(0).caller, u"020 123 4567"_s);
    }

    void ofWhoRangWhileTheLinkWasAway()
    {
        Office office;
        MissedDuringGap missed(office.switchboard, office.people, office.clock);
        office.goLive();
        office.tell(snapshot(u"200"_s));
        office.lose();
        office.clock.advance(std::chrono::seconds(30));
        office.tell(snapshot(u"200"_s, {callOf(u"+31612345678"_s)}));
        office.goLive();
        QCOMPARE(missed.rowCount(), 1);
        QVERIFY2(missed.item(0).text.contains(u"06 12345678"_s), qPrintable(missed.item(0).text));
        QCOMPARE(missed.item(0).number, u"+31612345678"_s);
        QCOMPARE(missed.item(0).shownNumber, u"06 12345678"_s);
    }

    void onATileThatIsForwarded()
    {
        Office office;
        office.people.setDirectory({Office::entry(u"201"_s, u"Anna"_s)});
        PersonStates states(office.people, office.switchboard, office.clock);
        office.goLive();
        cti::DeviceSnapshot away = snapshot(u"201"_s);
        away.services.forwarding
            = QVector<cti::Forwarding>{{cti::ForwardingType::Immediate, true, u"+31612345678"_s}};
        office.tell(away);
        QVERIFY2(states.tile(0).secondLine.endsWith(u"06 12345678"_s), qPrintable(states.tile(0).secondLine));
        QCOMPARE(states.tile(0).narrowLine, u"\u2192 06 12345678"_s);
        // Also what is forwarded when busy, and by the rules that are set now.
        away.services.forwarding
            = QVector<cti::Forwarding>{{cti::ForwardingType::Busy, true, u"+31612345678"_s}};
        office.tell(away);
        QCOMPARE(states.tile(0).state.services.forwarding->first().target, u"06 12345678"_s);
        office.people.setNumbers(OfficeNumbers::from(u"BE"_s, {}, false, {}));
        QCOMPARE(states.tile(0).state.services.forwarding->first().target, u"+31 6 12345678"_s);
    }

    void onATileWithoutALine()
    {
        Office office;
        Person person;
        person.name = u"Karin"_s;
        person.mobile = u"+31612345678"_s;
        person.id = personIdFor(person);
        PersonStates states(office.people, office.switchboard, office.clock);
        office.people.setFilePeople({person});
        QCOMPARE(states.tile(0).secondLine, u"06 12345678"_s);
        office.people.setNumbers(OfficeNumbers::from(u"BE"_s, {}, false, {}));
        QCOMPARE(states.tile(0).secondLine, u"+31 6 12345678"_s);
    }
};

BALIE_TEST(ShownNumbers)
#include "tst_ShownNumbers.moc"
