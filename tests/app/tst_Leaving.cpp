#include "app/Program.h"
#include "app/system/ProtocolProvider.h"
#include "cti/provider/csta/CstaProvider.h"
#include "cti/provider/xsi/XsiProvider.h"
#include "cti/simulator/server/InMemoryPbx.h"
#include "cti/simulator/server/XsiServer.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "ui/signin/SignInDialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QSignalSpy>
#include <csignal>

using namespace balie;
using namespace Qt::Literals::StringLiterals;

namespace {

template <typename Window> Window *shown()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<Window *>(widget); window && window->isVisible())
            return window;
    }
    return nullptr;
}

sim::PbxConfig quiet()
{
    sim::PbxConfig config;
    config.office.users = 6;
    config.office.activity = sim::Activity::None;
    config.office.seed = test::seed();
    return config;
}

/// The simulated XSPs.
struct Xsps {
    Xsps()
        : pbx(clock, quiet())
        , server(pbx.xsi())
    {
        sim::ServerOptions options;
        options.http = 0;
        if (const auto listening = server.listen(options, ports); !listening)
            QTest::qFail(qPrintable(listening.error().userText), __FILE__, __LINE__);
    }
    QString address() const { return u"http://127.0.0.1:%1"_s.arg(ports.http); }

    SystemClock clock;
    sim::InMemoryPbx pbx;
    sim::XsiServer server;
    sim::ServerPorts ports;
};

/// Who ends the program.
enum class By { Window, Terminate, Interrupt, Session };

void endBy(By by)
{
    switch (by) {
    case By::Window:
        shown<ui::ConsoleWindow>()->close();
        break;
    case By::Terminate:
        ::raise(SIGTERM);
        break;
    case By::Interrupt:
        ::raise(SIGINT);
        break;
    case By::Session: {
        QEvent quit(QEvent::Quit); // as a session manager's "die" arrives
        QCoreApplication::sendEvent(qApp, &quit);
        QVERIFY(!quit.isAccepted());
        break;
    }
    }
}

bool isDefault(int signal)
{
    struct sigaction now {};
    ::sigaction(signal, nullptr, &now);
    return now.sa_handler == SIG_DFL;
}

} // namespace

/// What the PBX is told when a console goes away.
class Leaving : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    // Not those of TestCase: a machine without a sound server, of which the whole program warns, is no defect.
    void init() { }

    void whoeverEndsItEverythingIsTakenBackFromThePbx_data()
    {
        QTest::addColumn<int>("by");
        QTest::newRow("closing the window") << int(By::Window);
        QTest::newRow("SIGTERM") << int(By::Terminate);
        QTest::newRow("Ctrl+C") << int(By::Interrupt);
        QTest::newRow("the desktop session") << int(By::Session);
    }
    void whoeverEndsItEverythingIsTakenBackFromThePbx()
    {
        QFETCH(int, by);
        Xsps xsps;
        const QTemporaryDir folder;
        app::CommandLine line;
        line.server = xsps.address();
        line.user = u"receptie@example.nl"_s;
        line.dataDir = folder.path();
        app::Program program(*qApp, line);
        QVERIFY(program.start());
        BALIE_TRY_VERIFY(shown<ui::SignInDialog>());
        auto *dialog = shown<ui::SignInDialog>();
        QTest::keyClicks(test::childNamed<QLineEdit>(dialog, u"Password"_s), u"balie"_s);
        for (auto *box : dialog->findChildren<QCheckBox *>()) {
            if (box->text().contains("Remember"_L1))
                box->setChecked(false);
        }
        QTest::mouseClick(test::buttonWithText(dialog, u"Sign in"_s), Qt::LeftButton);
        BALIE_TRY_VERIFY(!shown<ui::SignInDialog>());
        BALIE_TRY_COMPARE(xsps.pbx.xsi().channelCount(), 1);
        BALIE_TRY_VERIFY(xsps.pbx.xsi().subscriptionCount() > 0);

        endBy(By(by));
        BALIE_TRY_VERIFY(!shown<ui::ConsoleWindow>());
        BALIE_TRY_COMPARE(xsps.pbx.xsi().channelCount(), 0);
        BALIE_TRY_COMPARE(xsps.pbx.xsi().subscriptionCount(), 0);

        // Started again by a user who sees no window: this one cannot come forward any more.
        QVERIFY(!program.isRestartWanted());
        program.comeForward();
        QVERIFY(!shown<ui::ConsoleWindow>());
        QVERIFY(program.isRestartWanted());
    }

    void aSignalCountsOnceAndIsGivenBack()
    {
        // QTest has handlers of its own.
        struct sigaction formerTerm {};
        struct sigaction standard {};
        standard.sa_handler = SIG_DFL;
        struct sigaction ignored {};
        ignored.sa_handler = SIG_IGN;
        struct sigaction formerHup {};
        ::sigaction(SIGTERM, &standard, &formerTerm);
        ::sigaction(SIGHUP, &ignored, &formerHup);
        {
            app::EndSignals signals_;
            const QSignalSpy asked(&signals_, &app::EndSignals::endAsked);
            QVERIFY(!isDefault(SIGTERM));
            ::raise(SIGTERM);
            QVERIFY(isDefault(SIGTERM)); // once more and it ends at once
            ::raise(SIGHUP); // nohup
            BALIE_TRY_COMPARE(asked.count(), 1);
        }
        QVERIFY(isDefault(SIGTERM));
        struct sigaction hup {};
        ::sigaction(SIGHUP, nullptr, &hup);
        QVERIFY(hup.sa_handler == SIG_IGN);
        ::sigaction(SIGTERM, &formerTerm, nullptr);
        ::sigaction(SIGHUP, &formerHup, nullptr);
    }

    void theProviderOfTheOtherProtocolLeavesInItsOwnTime()
    {
        Xsps xsps;
        cti::HandOver handOver;
        app::ProtocolProvider provider([&](cti::Protocol protocol) -> std::unique_ptr<cti::Provider> {
            if (protocol == cti::Protocol::Xsi)
                return std::make_unique<cti::XsiProvider>(handOver, xsps.clock);
            return std::make_unique<cti::CstaProvider>(handOver, xsps.clock);
        });
        cti::SignIn signIn;
        signIn.server = QUrl(xsps.address());
        signIn.user = u"receptie@example.nl"_s;
        signIn.password = u"balie"_s;
        provider.signIn(signIn);
        BALIE_TRY_VERIFY(xsps.pbx.xsi().subscriptionCount() >= 4);

        signIn.server = QUrl(u"ws://127.0.0.1:1/csta"_s); // nobody there, which does not matter
        provider.signIn(signIn);
        bool silent = false;
        provider.whenSilent([&] { silent = true; });
        QVERIFY(!silent);
        BALIE_TRY_VERIFY(silent);
        QCOMPARE(xsps.pbx.xsi().subscriptionCount(), 0);
        QCOMPARE(xsps.pbx.xsi().channelCount(), 0);
    }
};

BALIE_TEST(Leaving)
#include "tst_Leaving.moc"
