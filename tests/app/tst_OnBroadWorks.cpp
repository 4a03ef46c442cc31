#include "app/DeskUnits.h"
#include "app/system/ProtocolProvider.h"
#include "base/SystemClock.h"
#include "cti/provider/csta/CstaProvider.h"
#include "cti/provider/xsi/XsiProvider.h"
#include "cti/simulator/server/PbxHost.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"

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

        void signInByXsi(const QString &user = u"200"_s)
        {
            cti::SignIn signIn;
            signIn.server = QUrl(u"http://127.0.0.1:%1"_s.arg(ports->http));
            signIn.user = DeviceId(xsi(user)).value();
            signIn.password = u"balie"_s;
            signIn.requestsPerSecond = 1000;
            client.signIn(signIn);
        }
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
        cti::PbxClient client{[](cti::HandOver &handOver, Clock &ioClock) -> std::unique_ptr<cti::Provider> {
                                  return std::make_unique<app::ProtocolProvider>(
                                      [&handOver, &ioClock](cti::Protocol protocol) -> std::unique_ptr<cti::Provider> {
                                          if (protocol == cti::Protocol::Xsi)
                                              return std::make_unique<cti::XsiProvider>(handOver, ioClock);
                                          return std::make_unique<cti::CstaProvider>(handOver, ioClock);
                                      });
                              },
            clock, cti::PbxClient::Threading::Own};
        app::DeskUnits units{client, settings, clock};
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
