#include "app/DeskUnits.h"
#include "crm-connectors/host/ThreadedCardPort.h"
#include "app/system/Providers.h"
#include "app/system/SignInCheck.h"
#include "base/SystemClock.h"
#include "cti/simulator/server/PbxHost.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace balie;
using namespace Qt::Literals::StringLiterals;
using cti::DeviceId;
using cti::Knowledge;
using desk::WatchList;

namespace {
constexpr int people = 40;
} // namespace

/// The whole program without its windows at the simulated BroadWorks: whom it watches, and what is left of one PBX
/// when another one follows.
class OnBroadWorks : public test::TestCase {
    Q_OBJECT

private:
    struct Desk {
        explicit Desk(sim::Edition edition)
        {
            QObject::connect(&units, &app::DeskUnits::notice, &units,
                [this](const desk::Notice &notice) { said << notice.text; });
            sim::PbxConfig config;
            config.office.activity = sim::Activity::None;
            config.office.users = people;
            config.face.edition = edition;
            config.xsi.edition = edition;
            config.xsi.userIds = sim::UserIdStyle::Extension;
            config.xsi.watchLimits[sim::Edition::Premium] = 5; // as operators can set, and the client is not told
            sim::ServerOptions servers;
            servers.ws = servers.http = 0;
            pbx.start(std::move(config), servers, &units, [this](const Expected<sim::ServerPorts> &started) {
                if (started)
                    ports = *started;
            });
            [this] { BALIE_TRY_VERIFY(ports.has_value()); }();
        }

        cti::SignIn byXsi() const
        {
            cti::SignIn signIn;
            signIn.server = QUrl(u"http://127.0.0.1:%1"_s.arg(ports->http));
            signIn.user = xsi(u"200"_s);
            signIn.password = u"balie"_s;
            signIn.requestsPerSecond = 1000;
            return signIn;
        }
        void signInByXsi() { client.signIn(byXsi()); }
        void signInByCsta()
        {
            cti::SignIn signIn;
            signIn.server = QUrl(u"ws://127.0.0.1:%1/csta"_s.arg(ports->ws));
            signIn.user = u"receptie"_s;
            signIn.password = u"balie"_s;
            signIn.ownDevice = DeviceId(u"200"_s);
            client.signIn(signIn);
        }
        static QString xsi(const QString &extension) { return extension + u"@example.nl"_s; }
        static DeviceId person(int number) { return DeviceId(xsi(QString::number(200 + number))); }

        Knowledge known(const DeviceId &device) const
        {
            const cti::DeviceSnapshot *snapshot = units.switchboard.device(device);
            return snapshot ? snapshot->knowledge : Knowledge::NotWatched;
        }
        int lampsLit() const
        {
            int lit = 0;
            for (int number = 1; number < people; ++number)
                lit += known(person(number)) == Knowledge::Known ? 1 : 0;
            return lit;
        }
        /// What the PBX keeps, asked past everything that the desk knows.
        QVector<DeviceId> listAtPbx()
        {
            std::optional<QVector<DeviceId>> list;
            client.read([&](const Expected<cti::WatchListPort::List> &read) {
                list = read ? read->devices : QVector<DeviceId>();
            });
            [&] { BALIE_TRY_VERIFY(list.has_value()); }();
            return list.value_or(QVector<DeviceId>());
        }
        /// Of people in the phone book with such an id.
        int inPhoneBook(bool broadWorks) const
        {
            int found = 0;
            for (int row = 0; row < units.people.count(); ++row)
                found += units.people.at(row).device.value().contains(u'@') == broadWorks ? 1 : 0;
            return found;
        }

        QTemporaryDir dir;
        SystemClock clock;
        sim::PbxHost pbx;
        std::optional<sim::ServerPorts> ports;
        desk::SettingsTable settings{dir.path()};
        cti::PbxClient client{app::providersFor(app::ProviderUse::Console, 0, nullptr), clock,
            cti::PbxClient::Threading::Own};
        crm::ThreadedCardPort customerSystems{PhoneNumbers()}; ///< without any
        app::DeskUnits units{client, customerSystems, settings, clock};
        QStringList said;
    };

private Q_SLOTS:
    void onlyTheListIsWatchedAndTheNextOneExplained()
    {
        Desk desk(sim::Edition::Standaard);
        WatchList &list = desk.units.watchList;
        desk.signInByXsi();
        BALIE_TRY_COMPARE(list.counterText(), u"30 of 30 watched"_s);
        QCOMPARE(list.keeper(), WatchList::Keeper::Pbx);
        BALIE_TRY_COMPARE(desk.units.people.count(), people);
        BALIE_TRY_COMPARE(desk.lampsLit(), 30);
        const DeviceId inside = Desk::person(1);
        const DeviceId outside = Desk::person(people - 1);
        QVERIFY(list.isWatched(inside) && !list.isWatched(outside));
        QCOMPARE(desk.known(outside), Knowledge::NotWatched);

        list.add(outside);
        QCOMPARE(desk.said.size(), 1);
        QVERIFY2(desk.said.first().contains(u"30"_s), qPrintable(desk.said.first()));

        list.remove(inside);
        BALIE_TRY_COMPARE(list.count(), 29);
        list.add(outside);
        BALIE_TRY_COMPARE(list.count(), 30);
        BALIE_TRY_COMPARE(desk.known(outside), Knowledge::Known);
        BALIE_TRY_COMPARE(desk.known(inside), Knowledge::NotWatched);
        const QVector<DeviceId> kept = desk.listAtPbx();
        QCOMPARE(kept.size(), 30);
        QVERIFY(kept.contains(outside) && !kept.contains(inside));
        QCOMPARE(desk.said.size(), 1);
    }

    void somebodyOutsideTheListCanBeLookedAt()
    {
        Desk desk(sim::Edition::Standaard);
        desk.signInByXsi();
        BALIE_TRY_COMPARE(desk.lampsLit(), 30);
        const DeviceId outside = Desk::person(people - 1);
        desk.pbx.control([](sim::PbxControl &pbx) { return pbx.call({"+31201234567"}, "239"); });
        desk.units.watchList.checkNow(outside);
        const auto calls = [&] {
            const cti::DeviceSnapshot *seen = desk.units.switchboard.device(outside);
            return seen ? int(seen->connections.size()) : 0;
        };
        BALIE_TRY_COMPARE(calls(), 1);
        QCOMPARE(desk.known(outside), Knowledge::NotWatched);
        QVERIFY(!desk.units.watchList.isWatched(outside));
        QCOMPARE(desk.listAtPbx().size(), 30);
    }

    void aRefusalOfALimitThatNobodyToldIsShown()
    {
        Desk desk(sim::Edition::Premium);
        WatchList &list = desk.units.watchList;
        desk.signInByXsi();
        BALIE_TRY_COMPARE(list.counterText(), u"5 watched"_s);
        BALIE_TRY_COMPARE(desk.lampsLit(), 5);
        list.add(Desk::person(people - 1));
        BALIE_TRY_COMPARE(desk.said.size(), 1);
        QVERIFY2(desk.said.first().contains(u"not changed"_s), qPrintable(desk.said.first()));
        QCOMPARE(list.count(), 5);
        QCOMPARE(desk.listAtPbx().size(), 5);
    }

    void tryingASignInTakesNothingFromTheRunningConsole()
    {
        Desk desk(sim::Edition::Standaard);
        desk.signInByXsi();
        BALIE_TRY_COMPARE(desk.lampsLit(), 30);
        QSignalSpy lost(&desk.units.switchboard, &cti::Switchboard::linkChanged);
        {
            app::SignInCheck check(app::providersFor(app::ProviderUse::Check, 0, nullptr), desk.clock);
            QSignalSpy finished(&check, &ui::SignInTester::finished);
            QVector<Error> errors;
            connect(&check, &ui::SignInTester::stepDone, this, [&](ui::SignInStep, const Expected<QString> &result) {
                if (!result)
                    errors << result.error();
            });
            check.test(desk.byXsi());
            BALIE_TRY_COMPARE(finished.count(), 1);
            QVERIFY2(errors.isEmpty(), qPrintable(errors.value(0).userText));
        }
        // Half of the events would go to a second channel of the same set, and none come for a
        // subscription that the check took for its own.
        for (int number = 1; number <= 8; ++number) {
            const QString extension = QString::number(200 + number);
            desk.pbx.control([number, extension](sim::PbxControl &pbx) {
                return pbx.call({"+3120123456" + std::to_string(number)}, extension.toStdString());
            });
            const auto calls = [&] {
                const cti::DeviceSnapshot *seen = desk.units.switchboard.device(Desk::person(number));
                return seen ? int(seen->connections.size()) : 0;
            };
            BALIE_TRY_COMPARE(calls(), 1);
        }
        QCOMPARE(desk.lampsLit(), 30);
        QVERIFY(desk.units.switchboard.isLive());
        QCOMPARE(desk.units.switchboard.link().session, 1u);
        for (const QList<QVariant> &change : lost)
            QVERIFY(change.first().value<cti::LinkStatus>().state == cti::LinkState::Live);
    }

    void anotherPbxLeavesNothingOfTheLastOne()
    {
        Desk desk(sim::Edition::Standaard);
        WatchList &list = desk.units.watchList;
        desk.signInByCsta();
        BALIE_TRY_VERIFY(desk.units.people.count() >= people);
        BALIE_TRY_COMPARE(desk.known(DeviceId(u"201"_s)), Knowledge::Known);
        const QString extensionsOnly = list.counterText();

        desk.signInByXsi();
        BALIE_TRY_COMPARE(desk.inPhoneBook(true), people);
        QCOMPARE(desk.inPhoneBook(false), 0);
        BALIE_TRY_COMPARE(desk.lampsLit(), 30);
        QVERIFY(!list.isWatched(DeviceId(u"201"_s)) && list.isWatched(Desk::person(1)));
        QVERIFY(desk.known(DeviceId(u"201"_s)) != Knowledge::Known);

        desk.signInByCsta();
        BALIE_TRY_VERIFY(desk.inPhoneBook(false) >= people);
        QCOMPARE(desk.inPhoneBook(true), 0);
        BALIE_TRY_COMPARE(desk.known(DeviceId(u"201"_s)), Knowledge::Known);
        QVERIFY(!list.isWatched(Desk::person(1)));
        QCOMPARE(desk.lampsLit(), 0);
        BALIE_TRY_COMPARE(list.counterText(), extensionsOnly);
    }
};

BALIE_TEST(OnBroadWorks)
#include "tst_OnBroadWorks.moc"
