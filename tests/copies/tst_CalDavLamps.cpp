// All the way: what a calendar server tells comes over the connectors' own thread onto a
// colleague's lamp, with its age.
#include "crm-connectors/host/ThreadedCardPort.h"
#include "desk/calendar/Calendars.h"
#include "tests/connectors-caldav/SabreDav.h"
#include "tests/desk/support/Office.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

using namespace balie;
using namespace balie::desk;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::dev;
using test::SabreDav;
using test::snapshot;

class CalDavLamps : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aMeetingInACalDavCalendarIsOnTheLamp()
    {
        test::Office office;
        // The connectors' thread has the real time; the desk has it too, and lets it pass by hand.
        office.clock.advance(
            std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch() - office.clock.wallMs()));
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(office.clock.wallMs(), Qt::UTC);
        const QDateTime end = now.addSecs(40 * 60);
        SabreDav sabre;
        sabre.add(u"bram"_s, {SabreDav::event(now.addSecs(-3600), end)});
        sabre.add(u"vrij"_s, {SabreDav::event(now.addSecs(7200), now.addSecs(9000))});
        if (const QString why = sabre.start(); !why.isEmpty())
            QSKIP(qPrintable(why));
        BALIE_TRY_VERIFY(sabre.isUp());

        QVector<cti::DirectoryEntry> entries;
        QVector<cti::DeviceSnapshot> idle{snapshot(u"200"_s)};
        QVector<cti::DeviceId> shown;
        const QStringList names{u"Bram"_s, u"vrij"_s, u"nergens"_s, u"Bram van de partner"_s};
        for (int i = 0; i < names.size(); ++i) {
            const QString device = QString::number(201 + i);
            entries.append(test::Office::entry(device, names[i]));
            entries.last().email = names[i] + u"@office.example"_s;
            idle.append(snapshot(device));
            shown.append(dev(device));
        }
        entries.last().email = u"bram@partner.example"_s;
        office.people.setDirectory(entries);
        office.goLive();
        office.tell(idle);
        office.nextFrame();

        PhoneNumbers numbers;
        crm::ThreadedCardPort port{numbers};
        port.setConnectors([&sabre](HttpPort &http, Clock &clock) {
            crm::HostedConnector caldav;
            caldav.id = u"caldav1"_s;
            caldav.name = u"CalDAV"_s;
            QHash<QString, QString> values = sabre.values();
            values.insert(u"calendars"_s, u"/calendars/{colleague.name}/werk/"_s);
            auto made = sabre.connector(values, http, clock, caldav.tools);
            if (made)
                caldav.connector = std::move(made.value());
            std::vector<crm::HostedConnector> all;
            all.push_back(std::move(caldav));
            return all;
        });
        PersonStates states{office.people, office.switchboard, office.clock};
        Calendars calendars{port, office.people, states, office.clock};
        const auto state = [&](const QString &device) {
            return calendars.state(office.people.atDevice(dev(device))->id);
        };
        const auto tile = [&](const QString &device) {
            return states.tile(office.people.rowsOfDevice(dev(device)).first());
        };
        BALIE_TRY_VERIFY(!port.health().isEmpty());
        QVERIFY(port.health().first().capabilities.testFlag(crm::Capability::Busy));
        calendars.setShown(shown);
        office.clock.advance(Calendars::rest);
        BALIE_TRY_COMPARE(state(u"201"_s).kind, CalendarState::Kind::Busy);

        QCOMPARE(state(u"201"_s).until.toSecsSinceEpoch(), end.toSecsSinceEpoch());
        QCOMPARE(tile(u"201"_s).lamp.body, cti::LampBody::CalendarBusy);
        QCOMPARE(tile(u"201"_s).state.calendarUntil, state(u"201"_s).until);
        office.clock.advance(2min);
        QVERIFY2(cti::lampDescription(tile(u"201"_s).state, office.clock.now())
                     .contains("minutes ago"_L1),
            qPrintable(cti::lampDescription(tile(u"201"_s).state, office.clock.now())));
        QCOMPARE(state(u"202"_s).kind, CalendarState::Kind::Free);
        QCOMPARE(state(u"203"_s).kind, CalendarState::Kind::Unknown); // never taken for free
        QCOMPARE(state(u"204"_s).kind, CalendarState::Kind::Unknown); // nor for another of that name
        QCOMPARE(port.health().first().state, crm::ConnectorHealth::State::Working);
    }
};

BALIE_TEST(CalDavLamps)
#include "tst_CalDavLamps.moc"
