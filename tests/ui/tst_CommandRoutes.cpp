// What a command does with the calls and the person that are selected.
#include "tests/support/TestRegistry.h"
#include "tests/ui/Office.h"
#include "ui/window/Commands.h"

#include <QSignalSpy>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using cti::Action;
using cti::ConnectionState;
using cti::Service;
using desk::ActionId;

namespace {

struct Desk {
    Desk()
    {
        QObject::connect(&commands, &Commands::notice, &commands,
                         [this](const desk::Notice &notice) { said.append(notice.text); });
        office.connectToPbx();
    }

    void select(const QString &call, const QString &person = {})
    {
        selection.call = call.isEmpty() ? cti::ConnectionId() : cti::ConnectionId{cti::CallId(call), test::Office::device(200)};
        selection.person = person.isEmpty() ? nullptr : office.people.find(desk::PersonId(person));
    }

    const cti::CallCommand &last() const { return office.pbx.commands.last(); }
    int sent() const { return int(office.pbx.commands.size()); }

    /// Two park places, both watched and free.
    void makePlaces()
    {
        QVector<cti::DirectoryEntry> entries;
        for (const auto &[number, name] : {std::pair{201, u"Anna de Vries"_s}, {701, u"Place 1"_s}, {702, u"Place 2"_s}}) {
            cti::DirectoryEntry entry;
            entry.device = test::Office::device(number);
            entry.name = name;
            entry.category = number > 700 ? cti::DeviceCategory::Park : cti::DeviceCategory::Station;
            entries.append(entry);
        }
        office.people.setDirectory(entries);
        office.set({office.idle(701), office.idle(702)});
    }

    void parkedAt(int place)
    {
        cti::DeviceSnapshot there = office.idle(place);
        cti::Connection call;
        call.id = {cti::CallId(u"p%1"_s.arg(place)), test::Office::device(place)};
        call.state = ConnectionState::Queued;
        there.connections.append(call);
        office.set(there);
    }

    test::Office office;
    Commands::Selection selection;
    Commands commands{office.parts(), [this] { return selection; }};
    QStringList said;
};

} // namespace

class CommandRoutes : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyCallIsParkedWhereThereIsRoom()
    {
        Desk desk;
        desk.makePlaces();
        desk.office.giveCalls();
        desk.select(u"c2"_s);
        desk.commands.run(ActionId::Park);
        QCOMPARE(desk.last().service, Service::ParkCall);
        QCOMPARE(desk.last().destination, u"701"_s);
        desk.office.pbx.accept();
        desk.parkedAt(701);
        desk.select(u"c3"_s);
        desk.commands.run(ActionId::Park);
        QCOMPARE(desk.sent(), 2);
        QCOMPARE(desk.last().destination, u"702"_s);
        desk.office.pbx.accept();
        desk.parkedAt(702);
        desk.select(u"c2"_s);
        desk.commands.run(ActionId::Park);
        QCOMPARE(desk.sent(), 2);
        QCOMPARE(desk.said, QStringList{u"All park places are taken."_s});
    }

    void withoutPlacesThePbxChoosesOne()
    {
        Desk desk;
        desk.office.giveCalls();
        desk.select(u"c2"_s);
        desk.commands.run(ActionId::Park);
        QCOMPARE(desk.sent(), 1);
        QCOMPARE(desk.last().service, Service::ParkCall);
        QVERIFY(desk.last().destination.isEmpty());
        QVERIFY(desk.said.isEmpty());
    }

    void pullsBackTheLastCallThatWasSent()
    {
        Desk desk;
        QVERIFY(!desk.commands.availability(ActionId::PullBack).enabled);
        desk.commands.run(ActionId::PullBack);
        QCOMPARE(desk.said, QStringList{u"No call is on its way."_s});
        for (const int to : {201, 202}) {
            cti::DeviceSnapshot own = desk.office.talking(200, 5s, u"0612"_s);
            own.connections.last().id.call = cti::CallId(u"x%1"_s.arg(to));
            desk.office.set(own);
            const cti::Connection gone = own.connections.takeFirst();
            cti::DeviceSnapshot left = desk.office.idle(200);
            left.ended.append({gone, cti::EndReason::Transferred, {}, {}, {test::Office::device(to), {}, {}, false}});
            cti::DeviceSnapshot there = desk.office.idle(to);
            cti::Connection rings = gone;
            rings.id.device = test::Office::device(to);
            rings.state = ConnectionState::Alerting;
            rings.actions = Action::PickUp;
            there.connections.append(rings);
            desk.office.set({left, there});
        }
        QCOMPARE(desk.office.onItsWay.underwayCount(), 2);
        QVERIFY(desk.commands.availability(ActionId::PullBack).enabled);
        desk.commands.run(ActionId::PullBack);
        QCOMPARE(desk.last().service, Service::DirectedPickup);
        QCOMPARE(desk.last().connection.device, test::Office::device(202));
    }

    void voiceMailIsHisOrOurOwn()
    {
        Desk desk;
        desk.office.giveCalls();
        desk.select(u"c2"_s, u"202"_s);
        desk.commands.run(ActionId::VoiceMail);
        QCOMPARE(desk.last().service, Service::SingleStepTransfer);
        QCOMPARE(desk.last().mailboxOf, test::Office::device(202));
        desk.office.pbx.refuse();
        desk.office.clock.advance(1s);
        desk.select(u"c2"_s);
        desk.commands.run(ActionId::VoiceMail);
        QCOMPARE(desk.sent(), 2);
        QCOMPARE(desk.last().mailboxOf, test::Office::device(200));
    }

    void dialsWhoIsSelectedOrWhatWasTyped()
    {
        Desk desk;
        desk.commands.run(ActionId::Dial);
        QCOMPARE(desk.sent(), 0);
        QCOMPARE(desk.said.size(), 1);
        desk.select({}, u"202"_s);
        desk.commands.run(ActionId::Dial);
        QCOMPARE(desk.last().service, Service::MakeCall);
        QCOMPARE(desk.last().destination, u"202"_s);
        desk.select({});
        desk.selection.number = u"0612345678"_s;
        desk.commands.run(ActionId::Dial);
        QCOMPARE(desk.last().destination, u"+31612345678"_s);
    }

    void theKeyForConsultingCompletes()
    {
        Desk desk;
        desk.office.set(desk.office.talking(200, 5s, u"0612"_s));
        desk.select(u"t200"_s, u"202"_s);
        desk.commands.run(ActionId::Consult);
        QCOMPARE(desk.last().service, Service::ConsultationCall);
        QCOMPARE(desk.last().destination, u"202"_s);
        desk.office.pbx.accept();
        cti::DeviceSnapshot both = desk.office.talking(200, 5s, u"0612"_s);
        cti::Connection colleague = both.connections.first();
        both.connections.first().state = ConnectionState::Hold;
        both.connections.first().actions = {};
        colleague.id.call = cti::CallId(u"colleague"_s);
        colleague.consultationOf = both.connections.first().id;
        colleague.actions = Action::Transfer | Action::Reconnect | Action::Clear;
        both.connections.append(colleague);
        desk.office.set(both);
        desk.select(u"colleague"_s, u"202"_s);
        desk.commands.run(ActionId::Consult); // the key bounced
        QCOMPARE(desk.sent(), 1);
        desk.office.clock.advance(1s);
        desk.commands.run(ActionId::Consult);
        QCOMPARE(desk.sent(), 2);
        QCOMPARE(desk.last().service, Service::TransferCall);
        QCOMPARE(desk.last().connection.call, cti::CallId(u"colleague"_s));
        QCOMPARE(desk.last().second.call, cti::CallId(u"t200"_s));
    }

    void consultingForOneOfTwoCallersJoinsThemNot()
    {
        Desk desk;
        cti::DeviceSnapshot two = desk.office.talking(200, 5s, u"0612"_s);
        two.connections.first().actions |= Action::Transfer | Action::Alternate;
        cti::Connection other = two.connections.first();
        other.id.call = cti::CallId(u"other"_s);
        other.state = ConnectionState::Hold;
        other.actions = Action::Clear;
        two.connections.append(other);
        desk.office.set(two);
        desk.select(u"t200"_s, u"202"_s);
        desk.commands.run(ActionId::Consult);
        QCOMPARE(desk.last().service, Service::ConsultationCall);
        QCOMPARE(desk.last().connection.call, cti::CallId(u"t200"_s));
    }
};

BALIE_TEST(CommandRoutes)
#include "tst_CommandRoutes.moc"
