// When colleagues are busy by their calendars: asked for, shown on the lamp, and never guessed.
#include "desk/calendar/Calendars.h"
#include "tests/desk/support/Office.h"
#include "tests/support/FakeCardPort.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Kind = CalendarState::Kind;
using test::dev;
using test::FakeCardPort;
using test::Office;
using test::snapshot;

namespace {

struct Desk {
    explicit Desk(int colleagues = 3)
    {
        QVector<cti::DirectoryEntry> entries;
        QVector<cti::DeviceSnapshot> idle{snapshot(u"200"_s)};
        for (int i = 0; i < colleagues; ++i) {
            const QString device = QString::number(201 + i);
            cti::DirectoryEntry entry = Office::entry(device, u"Collega %1"_s.arg(device));
            entry.email = u"Mail%1@office.example"_s.arg(device);
            entries.append(entry);
            idle.append(snapshot(device));
            shown.append(dev(device));
        }
        entries.append(Office::entry(u"900"_s, u"Zonder adres"_s));
        office.people.setDirectory(entries);
        office.goLive();
        office.tell(idle);
        office.nextFrame();
    }

    QDateTime now() const { return QDateTime::fromMSecsSinceEpoch(office.clock.wallMs(), Qt::UTC); }
    void show() { show(shown); }
    void show(const QVector<cti::DeviceId> &devices)
    {
        calendars.setShown(devices);
        office.clock.advance(Calendars::rest);
    }
    crm::BusySpan from(std::chrono::minutes begin, std::chrono::minutes end) const
    {
        return {now().addSecs(std::chrono::seconds(begin).count()),
            now().addSecs(std::chrono::seconds(end).count()), false, false};
    }
    crm::BusyReply reply(const QVector<crm::BusyPerson> &people) const { return {people, now()}; }
    CalendarState state(const QString &device) const
    {
        return calendars.state(office.people.atDevice(dev(device))->id);
    }
    const Tile &tile(const QString &device) const
    {
        return states.tile(office.people.rowsOfDevice(dev(device)).first());
    }

    Office office;
    FakeCardPort port;
    bool hasCalendars = [this] {
        port.systems = {FakeCardPort::system(u"outlook"_s, crm::Capability::Busy)};
        return true;
    }();
    PersonStates states{office.people, office.switchboard, office.clock};
    Calendars calendars{port, office.people, states, office.clock};
    QVector<cti::DeviceId> shown;
};

} // namespace

class CalendarLamps : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whoIsBusyShowsUntilWhenAndIsFreeAgainByTimeAlone()
    {
        Desk desk;
        desk.show();
        QCOMPARE(desk.port.askedCalendars.size(), 1);
        QCOMPARE(desk.port.askedCalendars.first().size(), 3);
        const crm::BusySpan meeting = desk.from(-10min, 8min);
        const crm::BusySpan later = desk.from(3min, 4min);
        desk.port.answerCalendars(QVector{desk.reply(
            {{u"mail201@office.example"_s, {meeting}}, {u"mail202@office.example"_s, {later}}})});

        QCOMPARE(desk.state(u"201"_s).kind, Kind::Busy);
        QCOMPARE(desk.state(u"201"_s).until, meeting.until.toLocalTime());
        QCOMPARE(desk.tile(u"201"_s).lamp.body, cti::LampBody::CalendarBusy);
        QCOMPARE(desk.tile(u"201"_s).state.calendarUntil, meeting.until.toLocalTime());
        desk.office.clock.advance(2min);
        QVERIFY(cti::lampDescription(desk.tile(u"201"_s).state, desk.office.clock.now())
                    .endsWith("calendar of 2 minutes ago"_L1));
        QCOMPARE(desk.state(u"202"_s).kind, Kind::Free);
        QCOMPARE(desk.state(u"203"_s).kind, Kind::Unknown); // nobody told: not free
        QCOMPARE(desk.tile(u"203"_s).lamp.body, cti::LampBody::Free); // by the telephone alone

        QSignalSpy changes(&desk.calendars, &Calendars::changed);
        desk.office.clock.advance(1min);
        QCOMPARE(desk.state(u"202"_s).kind, Kind::Busy);
        QCOMPARE(desk.tile(u"202"_s).lamp.body, cti::LampBody::CalendarBusy);
        QCOMPARE(changes.size(), 1);
        desk.office.clock.advance(1min);
        QCOMPARE(desk.tile(u"202"_s).lamp.body, cti::LampBody::Free);
        desk.office.clock.advance(4min);
        QCOMPARE(desk.tile(u"201"_s).lamp.body, cti::LampBody::Free);
    }

    void oneWhoIsOnTheTelephoneShowsThatFirst()
    {
        Desk desk;
        desk.show();
        desk.port.answerCalendars(
            QVector{desk.reply({{u"mail201@office.example"_s, {desk.from(-5min, 30min)}}})});
        desk.office.tell(snapshot(u"201"_s,
            {test::connection(u"1"_s, u"201"_s, cti::ConnectionState::Connected, u"0612"_s)}));
        desk.office.nextFrame();
        QCOMPARE(desk.tile(u"201"_s).lamp.body, cti::LampBody::OnACall);
        QVERIFY(desk.tile(u"201"_s).state.calendarBusy);
    }

    void whatIsTooOldIsNotKnown()
    {
        Desk desk;
        desk.show();
        desk.port.answerCalendars(
            QVector{desk.reply({{u"mail201@office.example"_s, {desk.from(-5min, 300min)}},
                {u"mail202@office.example"_s, {}}})});
        QCOMPARE(desk.state(u"202"_s).kind, Kind::Free);
        const QDateTime told = desk.now();
        desk.office.clock.advance(Calendars::interval);
        desk.port.answerCalendars(
            unexpected(Error{ErrorCode::Unreachable, u"No."_s, u"test"_s})); // what was told stays
        QCOMPARE(desk.state(u"201"_s).kind, Kind::Busy);
        QCOMPARE(desk.state(u"201"_s).asOf, told);
        desk.office.clock.advance(Calendars::tooOld - Calendars::interval);
        QCOMPARE(desk.state(u"201"_s).kind, Kind::Unknown);
        QCOMPARE(desk.state(u"202"_s).kind, Kind::Unknown);
        QVERIFY(!desk.tile(u"201"_s).state.calendarBusy);
    }

    void whoIsNoLongerToldIsNotKnown()
    {
        Desk desk;
        desk.show();
        desk.port.answerCalendars(
            QVector{desk.reply({{u"mail201@office.example"_s, {desk.from(-5min, 300min)}}})});
        QCOMPARE(desk.state(u"201"_s).kind, Kind::Busy);
        desk.office.clock.advance(Calendars::interval);
        desk.port.answerCalendars(QVector{desk.reply({})});
        QCOMPARE(desk.state(u"201"_s).kind, Kind::Unknown);
    }

    void appointmentsThatJoinAreOneAndTentativeOnesNone()
    {
        Desk desk;
        desk.show();
        crm::BusySpan maybe = desk.from(-5min, 60min);
        maybe.tentative = true;
        const crm::BusySpan last = desk.from(20min, 45min);
        desk.port.answerCalendars(
            QVector{desk.reply({{u"mail201@office.example"_s, {desk.from(-5min, 20min), last}},
                        {u"mail202@office.example"_s, {maybe}}}),
                desk.reply({{u"MAIL203@office.example"_s, {desk.from(-1min, 2min)}}})});
        QCOMPARE(desk.state(u"201"_s).until, last.until.toLocalTime());
        QCOMPARE(desk.state(u"202"_s).kind, Kind::Free);
        QCOMPARE(desk.state(u"203"_s).kind, Kind::Busy);
    }

    void twentyAtATimeAndAgainAfterFiveMinutes()
    {
        Desk desk(45);
        desk.show();
        for (const int size : {20, 20, 5}) {
            QCOMPARE(desk.port.calendars.size(), size_t(1)); // one after the other
            QCOMPARE(desk.port.askedCalendars.last().size(), size);
            desk.port.answerCalendars(QVector{desk.reply({})});
        }
        QVERIFY(desk.port.calendars.empty());
        desk.office.clock.advance(Calendars::interval - 1s);
        QCOMPARE(desk.port.askedCalendars.size(), 3);
        desk.office.clock.advance(1s);
        QCOMPARE(desk.port.askedCalendars.size(), 4);
    }

    void aVeryLargeOfficeIsNotAskedWhole()
    {
        Desk desk(230);
        desk.show();
        while (!desk.port.calendars.empty())
            desk.port.answerCalendars(QVector{desk.reply({})});
        QCOMPARE(desk.port.askedCalendars.size(), Calendars::most / Calendars::portion);
    }

    void whoComesIntoViewIsAskedAfterARestAndTheOthersNotAgain()
    {
        Desk desk;
        desk.show({dev(u"201"_s)});
        QCOMPARE(desk.port.askedCalendars.last(), QStringList{u"mail201@office.example"_s});
        desk.port.answerCalendars(QVector{desk.reply({})});
        desk.calendars.setShown({dev(u"201"_s), dev(u"202"_s), dev(u"900"_s)});
        QCOMPARE(desk.port.askedCalendars.size(), 1);
        desk.office.clock.advance(Calendars::rest);
        QCOMPARE(desk.port.askedCalendars.size(), 2);
        QCOMPARE(desk.port.askedCalendars.last(), QStringList{u"mail202@office.example"_s});
    }

    void whatIsNoAddressIsNotAskedFor()
    {
        Desk desk(1);
        cti::DirectoryEntry entry = Office::entry(u"201"_s, u"Bram"_s);
        entry.email = u"bram"_s;
        desk.office.people.setDirectory({entry});
        desk.show();
        QCOMPARE(desk.port.askedCalendars.size(), 0);
    }

    void whatASystemToldThatIsGoneIsNotKnown()
    {
        Desk desk;
        desk.show();
        desk.port.answerCalendars(
            QVector{desk.reply({{u"mail201@office.example"_s, {desk.from(-5min, 300min)}}})});
        QCOMPARE(desk.state(u"201"_s).kind, Kind::Busy);
        desk.port.setSystems({FakeCardPort::system(u"nextcloud"_s, crm::Capability::Busy)});
        QCOMPARE(desk.state(u"201"_s).kind, Kind::Unknown);
        QVERIFY(!desk.tile(u"201"_s).state.calendarBusy);
        desk.office.clock.advance(Calendars::rest);
        QCOMPARE(desk.port.askedCalendars.size(), 2);
        desk.port.setSystems({FakeCardPort::system(u"nextcloud"_s, crm::Capability::Busy),
            FakeCardPort::system(u"outlook"_s, crm::Capability::Busy)});
        desk.port.answerCalendars(QVector{desk.reply({{u"mail201@office.example"_s, {}}})});
        QCOMPARE(desk.state(u"201"_s).kind, Kind::Free); // another one that tells takes nothing away
    }

    void withoutCalendarsNothingIsAsked()
    {
        Desk desk;
        desk.show();
        desk.port.answerCalendars(
            QVector{desk.reply({{u"mail201@office.example"_s, {desk.from(-5min, 300min)}}})});
        desk.port.setSystems({FakeCardPort::system(u"crm"_s)});
        QCOMPARE(desk.state(u"201"_s).kind, Kind::Unknown);
        QVERIFY(!desk.tile(u"201"_s).state.calendarBusy);
        desk.office.clock.advance(60min);
        QCOMPARE(desk.port.askedCalendars.size(), 1);
        desk.port.setSystems({FakeCardPort::system(u"outlook"_s, crm::Capability::Busy)});
        desk.office.clock.advance(Calendars::rest);
        QCOMPARE(desk.port.askedCalendars.size(), 2);
    }
};

BALIE_TEST(CalendarLamps)
#include "tst_CalendarLamps.moc"
