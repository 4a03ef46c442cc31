#include "app/DeskUnits.h"
#include "crm-connectors/host/ThreadedCardPort.h"
#include "base/SystemClock.h"
#include "cti/oracle/ObservedFacts.h"
#include "cti/oracle/TruthFacts.h"
#include "cti/provider/csta/CstaProvider.h"
#include "cti/simulator/server/PbxHost.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"
#include "ui/search/SearchField.h"
#include "ui/window/ConsoleWindow.h"

#include <QTemporaryDir>

using namespace balie;
using namespace Qt::Literals::StringLiterals;
using Phase = desk::OnItsWayEntry::Phase;

/// The receptionist's main job in the real window, over a real WebSocket, with real key presses.
class EndToEnd : public test::TestCase {
    Q_OBJECT

private:
    struct Desk {
        QTemporaryDir dir;
        SystemClock clock;
        sim::PbxHost pbx;
        desk::SettingsTable settings{dir.path()};
        ui::Theme theme;
        cti::PbxClient client{[](cti::HandOver &handOver, Clock &ioClock) {
                                  return std::make_unique<cti::CstaProvider>(handOver, ioClock);
                              },
            clock, cti::PbxClient::Threading::Own};
        crm::ThreadedCardPort customerSystems{PhoneNumbers()}; ///< without any
        app::DeskUnits units{client, customerSystems, settings, clock};
        ui::ConsoleWindow window{ui::ConsoleParts{theme, clock, settings, units.switchboard, units.people, units.states,
            units.peopleModel, units.search, units.calls, units.actions, units.enterLine, units.onItsWay, units.parked,
            units.missed, units.watchList, units.seconds, units.personNotes,
            units.callNotes, units.deskNotes, units.slips,
            units.callerContacts, units.previousCalls, units.favouriteContacts, &client}};
    };
    std::unique_ptr<Desk> m_desk;

    QWidget *keys() { return m_desk->window.searchField(); }
    bool phase(const QString &device, Phase phase) const
    {
        const desk::OnItsWay &list = m_desk->units.onItsWay;
        for (int row = 0; row < list.rowCount(); ++row) {
            if (list.entry(row).to.value() == device && list.entry(row).phase == phase)
                return true;
        }
        return false;
    }
    QStringList differencesNow()
    {
        std::optional<QStringList> lines;
        m_desk->pbx.truth(this, [&](const QJsonObject &truth) {
            QVector<cti::DeviceId> devices;
            for (int row = 0; row < m_desk->units.people.count(); ++row)
                devices << m_desk->units.people.at(row).device;
            lines = oracle::differences(oracle::factsOfTruth(truth),
                oracle::factsShown(m_desk->units.switchboard, devices), u"now"_s);
        });
        [&] { BALIE_TRY_VERIFY(lines.has_value()); }();
        return lines.value_or(QStringList{u"the PBX does not answer"_s});
    }

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        // A machine without a window manager or a sound server is no defect of ours.
        m_desk = std::make_unique<Desk>();
        sim::PbxConfig config;
        config.office.activity = sim::Activity::None;
        config.office.users = 12;
        config.office.script = {{sim::Millis(0), sim::AnswersAfter{{"202"}, sim::Millis(300)}}};
        sim::ServerOptions servers;
        servers.ws = 0;
        m_desk->pbx.start(std::move(config), servers, this, [this](const Expected<sim::ServerPorts> &ports) {
            QVERIFY(ports);
            cti::SignIn signIn;
            signIn.server = QUrl(u"ws://127.0.0.1:%1/csta"_s.arg(ports->ws));
            signIn.user = u"receptie"_s;
            signIn.password = u"balie"_s;
            signIn.ownDevice = cti::DeviceId(u"200"_s);
            m_desk->client.signIn(signIn);
        });
        m_desk->window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_desk->window, test::patienceMs));
        m_desk->window.activateWindow();
        BALIE_TRY_VERIFY(m_desk->units.switchboard.isLive());
        BALIE_TRY_COMPARE(m_desk->units.peopleModel.rowCount(), 12);
        BALIE_TRY_COMPARE(differencesNow(), QStringList());
    }
    void cleanup() { m_desk.reset(); }

    void answerByKeyTransferByTypingTwoLetters()
    {
        m_desk->pbx.control([](sim::PbxControl &pbx) { return pbx.call({"+31201234567"}, "200"); });
        BALIE_TRY_COMPARE(m_desk->units.enterLine.meaning().act, desk::EnterAct::Answer);
        QTest::keyClick(keys(), Qt::Key_Return);
        BALIE_TRY_VERIFY(m_desk->units.calls.activeCall());
        const cti::CallThreadId thread = m_desk->units.calls.activeCall()->thread;

        QTest::keyClicks(keys(), u"br"_s);
        BALIE_TRY_COMPARE(m_desk->units.enterLine.meaning().act, desk::EnterAct::BlindTransfer);
        QVERIFY(m_desk->units.enterLine.sentence().contains(u"Bram Jansen"_s));
        QTest::keyClick(keys(), Qt::Key_Return);
        BALIE_TRY_VERIFY(phase(u"202"_s, Phase::Answered));
        QCOMPARE(m_desk->units.onItsWay.entry(0).thread, thread); // still the same call
        QCOMPARE(m_desk->units.calls.rowCount(), 0);
        QVERIFY(m_desk->window.searchField()->text().isEmpty());
        BALIE_TRY_COMPARE(differencesNow(), QStringList());

        // And it is written down.
        const desk::JournalModel &journal = m_desk->units.journal;
        BALIE_TRY_COMPARE(journal.rowCount(), 1);
        const auto handOver = [&] { return journal.entry(0).handOvers.value(0); };
        BALIE_TRY_COMPARE(handOver().outcome, desk::HandOverOutcome::Taken);
        QCOMPARE(handOver().name, u"Bram Jansen"_s);
        QCOMPARE(journal.entry(0).kind, desk::JournalKind::Transferred);
        QCOMPARE(journal.callBackNumber(0), u"+31201234567"_s);
        const int bram = m_desk->units.people.rowOf(desk::PersonId(u"202"_s));
        QVERIFY(bram >= 0);
        QCOMPARE(m_desk->units.states.tile(bram).lamp.body, cti::LampBody::OnACall);
    }

    void aCallThatRingsWhileTypingDoesNotTakeEnter()
    {
        QTest::keyClicks(keys(), u"anna"_s);
        BALIE_TRY_COMPARE(m_desk->units.enterLine.meaning().act, desk::EnterAct::Dial);
        m_desk->pbx.control([](sim::PbxControl &pbx) { return pbx.call({"+31201234567"}, "200"); });
        BALIE_TRY_VERIFY(m_desk->units.calls.longestRinging());
        QCOMPARE(m_desk->units.enterLine.meaning().act, desk::EnterAct::Dial);
    }

    void aLostLinkMakesEveryLampStaleAndComesBack()
    {
        const auto rows = [this](auto holds) {
            int found = 0;
            for (int row = 0; row < m_desk->units.states.count(); ++row)
                found += m_desk->units.states.tile(row).hasLine && holds(m_desk->units.states.tile(row).lamp) ? 1 : 0;
            return found;
        };
        const auto isStale = [](const cti::Lamp &lamp) { return lamp.stale; };
        const auto isFresh = [](const cti::Lamp &lamp) { return !lamp.stale; };
        QVERIFY(rows(isFresh) > 0);
        // Nobody gets in again until we have looked, however slow this machine is.
        sim::FaceOptions full;
        full.maxSessions = 0;
        m_desk->pbx.setFaceOptions(full);
        m_desk->pbx.dropLinks();
        BALIE_TRY_VERIFY(!m_desk->units.switchboard.isLive());
        QVERIFY(rows(isStale) > 0);
        QCOMPARE(rows(isFresh), 0);
        m_desk->pbx.setFaceOptions({});
        BALIE_TRY_VERIFY(m_desk->units.switchboard.isLive());
        BALIE_TRY_COMPARE(differencesNow(), QStringList());
    }
};

BALIE_TEST(EndToEnd)
#include "tst_EndToEnd.moc"
