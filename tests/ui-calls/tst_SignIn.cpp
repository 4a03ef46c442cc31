#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/FakeSignInTester.h"
#include "tests/ui-calls/WindowTest.h"
#include "ui/signin/CaFile.h"
#include "ui/signin/ServerAddress.h"
#include "ui/signin/SignInDialog.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QTemporaryFile>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::ui;

class SignIn : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void address_data();
    void address();
    void certificateFile();
    void everythingWorks();
    void wrongPasswordStaysOpen();
    void nothingIsTriedWithoutServerAndUser();
    void readableAddressNeedsConsent();
    void broadWorksAsksWhatItNeeds();
    void escapeStopsFirst();
    void editingWithdrawsTheTest();
    void watchListIsNotNeeded();
    void testOnlyStaysOpen();
    void saysThatThereIsNoKeychain();
    void keyboardAndNames();
    void fitsAtDoubleSize();

private:
    struct Window {
        Theme theme;
        test::FakeSignInTester tester;
        SignInDialog dialog{theme, tester};

        QLineEdit *field(const QString &name) { return test::childNamed<QLineEdit>(&dialog, name); }
        void type(const QString &name, const QString &text)
        {
            field(name)->selectAll();
            QTest::keyClicks(field(name), text);
        }
        void fill()
        {
            dialog.show();
            type(u"Server"_s, u"pbx.voorbeeld.nl"_s);
            type(u"User name"_s, u"receptie"_s);
            type(u"Password"_s, u"geheim"_s);
        }
        /// Also one that is hidden.
        QCheckBox *box(const QString &text)
        {
            for (auto *box : dialog.findChildren<QCheckBox *>()) {
                if (box->text().remove(u'&').contains(text))
                    return box;
            }
            return nullptr;
        }
        StepList *steps() { return dialog.findChild<StepList *>(); }
        void click(const QString &text)
        {
            auto *button = test::buttonWithText(&dialog, text);
            QVERIFY2(button, qPrintable(text));
            QTest::mouseClick(button, Qt::LeftButton);
        }
    };
};

void SignIn::address_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url"); // empty: refused
    QTest::newRow("host") << u" pbx.voorbeeld.nl "_s << u"wss://pbx.voorbeeld.nl"_s;
    QTest::newRow("port") << u"pbx.voorbeeld.nl:8443"_s << u"wss://pbx.voorbeeld.nl:8443"_s;
    QTest::newRow("path") << u"ws://127.0.0.1:5000/csta"_s << u"ws://127.0.0.1:5000/csta"_s;
    QTest::newRow("tls") << u"tls://pbx:1040"_s << u"tls://pbx:1040"_s;
    QTest::newRow("ipv6") << u"[::1]:80"_s << u"wss://[::1]:80"_s;
    QTest::newRow("empty") << u"  "_s << QString();
    QTest::newRow("BroadWorks") << u"https://xsp.voorbeeld.nl"_s << u"https://xsp.voorbeeld.nl"_s;
    QTest::newRow("another kind") << u"ftp://pbx.voorbeeld.nl"_s << QString();
    QTest::newRow("words") << u"de centrale hier"_s << QString();
    QTest::newRow("password inside") << u"wss://jan:geheim@pbx"_s << QString();
    QTest::newRow("no host") << u"wss:///csta"_s << QString();
}

void SignIn::address()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    const auto server = serverFromText(typed);
    QCOMPARE(server.hasValue(), !url.isEmpty());
    if (server) {
        QCOMPARE(server->toString(), url);
    } else {
        QCOMPARE(server.error().code, ErrorCode::InvalidInput);
        QVERIFY(!server.error().userText.isEmpty());
        QVERIFY(!server.error().detail.contains("geheim"_L1));
    }
}

void SignIn::certificateFile()
{
    QCOMPARE(readCaFile(QString()).valueOr("x"), QByteArray());
    QCOMPARE(readCaFile(u"/does/not/exist.pem"_s).error().code, ErrorCode::Io);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("not a certificate");
    file.flush();
    QCOMPARE(readCaFile(file.fileName()).error().code, ErrorCode::InvalidInput);
    file.write("\n-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n");
    file.flush();
    QVERIFY(readCaFile(file.fileName()));
}

void SignIn::everythingWorks()
{
    Window window;
    window.fill();
    window.type(u"Own telephone"_s, u"200"_s);
    QSignalSpy accepted(&window.dialog, &QDialog::accepted);
    window.click(u"Sign in"_s);
    QCOMPARE(window.tester.asked.server.toString(), u"wss://pbx.voorbeeld.nl"_s);
    QCOMPARE(window.tester.asked.user, u"receptie"_s);
    QCOMPARE(window.tester.asked.password, u"geheim"_s);
    QCOMPARE(window.tester.asked.ownDevice, cti::DeviceId(u"200"_s));

    Q_EMIT window.tester.stepStarted(SignInStep::ResolveName);
    QCOMPARE(window.steps()->state(SignInStep::ResolveName), StepList::State::Running);
    QCOMPARE(window.steps()->state(SignInStep::ReachPort), StepList::State::Waiting);
    window.tester.passAll();
    QCOMPARE(accepted.count(), 1);
    QCOMPARE(window.dialog.answer().signIn.user, u"receptie"_s);
    QVERIFY(window.dialog.answer().remember);
}

void SignIn::wrongPasswordStaysOpen()
{
    Window window;
    window.fill();
    QSignalSpy accepted(&window.dialog, &QDialog::accepted);
    window.click(u"Sign in"_s);
    for (const auto step :
        {SignInStep::ResolveName, SignInStep::ReachPort, SignInStep::Secure, SignInStep::Protocol})
        window.tester.pass(step, u"goed"_s);
    window.tester.fail(
        SignInStep::SignIn, ErrorCode::BadCredentials, u"Het wachtwoord klopt niet."_s);
    window.tester.finish();
    QCOMPARE(accepted.count(), 0);
    QCOMPARE(window.steps()->state(SignInStep::Secure), StepList::State::Passed);
    QCOMPARE(window.steps()->state(SignInStep::SignIn), StepList::State::Failed);
    QCOMPARE(window.steps()->sentence(SignInStep::SignIn), u"Het wachtwoord klopt niet."_s);
    QCOMPARE(window.steps()->state(SignInStep::OwnDevice), StepList::State::Waiting);
    QCOMPARE(window.dialog.focusWidget(), window.field(u"Password"_s));

    // Trying again tries everything again.
    window.type(u"Password"_s, u"beter"_s);
    QCOMPARE(window.steps()->state(SignInStep::SignIn), StepList::State::Waiting);
    QTest::keyClick(window.field(u"Password"_s), Qt::Key_Return);
    QCOMPARE(window.tester.tests, 2);
    window.tester.passAll();
    QCOMPARE(accepted.count(), 1);
}

void SignIn::nothingIsTriedWithoutServerAndUser()
{
    Window window;
    window.dialog.show();
    window.click(u"Sign in"_s);
    QCOMPARE(window.tester.tests, 0);
    QVERIFY(!window.field(u"Server"_s)->accessibleDescription().isEmpty());
    QVERIFY(!window.field(u"User name"_s)->accessibleDescription().isEmpty());
    QCOMPARE(window.dialog.focusWidget(), window.field(u"Server"_s));
    window.fill();
    QVERIFY(window.field(u"Server"_s)->accessibleDescription().isEmpty());
    window.click(u"Sign in"_s);
    QCOMPARE(window.tester.tests, 1);
}

void SignIn::readableAddressNeedsConsent()
{
    Window window;
    window.fill();
    QCheckBox *consent = window.box(u"others can read"_s);
    QVERIFY(consent);
    QVERIFY(!consent->isVisible()); // nobody can read wss
    for (const QString &safe : {u"ws://127.0.0.1:8080"_s, u"tcp://localhost"_s, u"tls://pbx:1040"_s, u"https://xsp"_s}) {
        window.type(u"Server"_s, safe);
        QVERIFY(!consent->isVisible());
    }
    window.type(u"Server"_s, u"ws://pbx.voorbeeld.nl"_s);
    QVERIFY(consent->isVisible());
    window.click(u"Sign in"_s);
    QVERIFY(!window.tester.asked.server.isValid()); // not even tried
    QVERIFY(!window.field(u"Server"_s)->accessibleDescription().isEmpty());

    consent->setChecked(true);
    window.click(u"Sign in"_s);
    QVERIFY(window.tester.asked.mayBeReadable);
    QCOMPARE(window.tester.asked.server.scheme(), u"ws"_s);
    QVERIFY(window.dialog.answer().signIn.mayBeReadable);

    // It was given for that server, and is no standing permission.
    window.type(u"Server"_s, u"tcp://elsewhere.example.org"_s);
    QVERIFY(!consent->isChecked());
}

void SignIn::broadWorksAsksWhatItNeeds()
{
    Window window;
    window.fill();
    QCheckBox *token = window.box(u"access token"_s);
    QVERIFY(token);
    QVERIFY(!token->isEnabled());
    const QLineEdit *telephone = window.field(u"Own telephone"_s);
    window.type(u"Own telephone"_s, u"200"_s);
    window.type(u"Server"_s, u"https://xsp.voorbeeld.nl"_s);
    QVERIFY(token->isEnabled());
    QVERIFY(!telephone->isVisible()); // there the user is the telephone
    token->click();
    window.click(u"Sign in"_s);
    QCOMPARE(window.tester.asked.credential, cti::Credential::BearerToken);
    QVERIFY(window.tester.asked.ownDevice.isEmpty());
    QTest::keyClick(&window.dialog, Qt::Key_Escape);

    // The same box means nothing to another kind of server.
    window.type(u"Server"_s, u"wss://pbx.voorbeeld.nl"_s);
    QVERIFY(!token->isEnabled());
    window.click(u"Sign in"_s);
    QCOMPARE(window.tester.asked.credential, cti::Credential::Password);
    QCOMPARE(window.tester.asked.ownDevice, cti::DeviceId(u"200"_s));
}

void SignIn::escapeStopsFirst()
{
    Window window;
    window.fill();
    QSignalSpy rejected(&window.dialog, &QDialog::rejected);
    window.click(u"Sign in"_s);
    Q_EMIT window.tester.stepStarted(SignInStep::ResolveName);
    QTest::keyClick(&window.dialog, Qt::Key_Escape);
    QCOMPARE(window.tester.cancels, 1);
    QCOMPARE(rejected.count(), 0);
    QCOMPARE(window.steps()->state(SignInStep::ResolveName), StepList::State::Stopped);
    QTest::keyClick(&window.dialog, Qt::Key_Escape);
    QCOMPARE(rejected.count(), 1);
}

void SignIn::editingWithdrawsTheTest()
{
    Window window;
    window.fill();
    QSignalSpy accepted(&window.dialog, &QDialog::accepted);
    window.click(u"Sign in"_s);
    window.type(u"Server"_s, u"ander.voorbeeld.nl"_s);
    QVERIFY(!window.tester.running);
    // What comes late belongs to a server that is no longer in the field.
    window.tester.finish();
    QCOMPARE(accepted.count(), 0);
}

void SignIn::watchListIsNotNeeded()
{
    Window window;
    window.fill();
    QSignalSpy accepted(&window.dialog, &QDialog::accepted);
    window.click(u"Sign in"_s);
    for (int i = 0; i < SignInStepCount - 1; ++i)
        window.tester.pass(static_cast<SignInStep>(i));
    window.tester.fail(
        SignInStep::WatchList, ErrorCode::Refused, u"De volglijst is niet te lezen."_s);
    window.tester.finish();
    QCOMPARE(accepted.count(), 0);
    QCOMPARE(window.steps()->state(SignInStep::WatchList), StepList::State::Warned);
    window.click(u"Sign in anyway"_s);
    QCOMPARE(accepted.count(), 1);
    QCOMPARE(window.tester.tests, 1);
}

void SignIn::testOnlyStaysOpen()
{
    Window window;
    window.fill();
    QSignalSpy accepted(&window.dialog, &QDialog::accepted);
    window.click(u"Test only"_s);
    window.tester.passAll();
    QCOMPARE(accepted.count(), 0);
    QVERIFY(window.dialog.isVisible());
}

void SignIn::saysThatThereIsNoKeychain()
{
    Window window;
    window.dialog.show();
    const auto note = [&] {
        for (const auto *label : window.dialog.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains("asked again at each start"_L1))
                return true;
        }
        return false;
    };
    QVERIFY(!note());
    window.dialog.setKeychainAvailable(false);
    QVERIFY(note());
}

void SignIn::keyboardAndNames()
{
    Window window;
    window.dialog.show();
    QCOMPARE(test::namelessControls(&window.dialog), QStringList());
    // Tab reaches every control once before it comes back.
    QSet<QWidget *> reached;
    QWidget *at = window.field(u"Server"_s);
    at->setFocus();
    do {
        reached << window.dialog.focusWidget();
        QTest::keyClick(window.dialog.focusWidget(), Qt::Key_Tab);
    } while (window.dialog.focusWidget() != at && reached.size() < 20);
    for (const QString &name :
        {u"User name"_s, u"Password"_s, u"Own telephone"_s, u"Certificate file"_s})
        QVERIFY2(reached.contains(window.field(name)), qPrintable(name));
    for (const QString &text : {u"Test only"_s, u"Cancel"_s, u"Sign in"_s})
        QVERIFY2(reached.contains(test::buttonWithText(&window.dialog, text)), qPrintable(text));
}

void SignIn::fitsAtDoubleSize()
{
    Window window;
    window.theme.setTextScale(2.0);
    window.theme.applyTo(*qApp);
    SignInDialog dialog(window.theme, window.tester);
    dialog.setKeychainAvailable(false);
    QVERIFY2(dialog.minimumSizeHint().width() <= 1024 && dialog.minimumSizeHint().height() <= 700,
        qPrintable(QStringLiteral("%1 x %2")
                       .arg(dialog.minimumSizeHint().width())
                       .arg(dialog.minimumSizeHint().height())));
    dialog.resize(900, 700);
    dialog.show();
    QCoreApplication::processEvents();
    const auto *scroll = dialog.findChild<QScrollArea *>();
    QVERIFY(scroll->widget()->width()
        <= scroll->viewport()->width()); // down it scrolls, aside it wraps
    // Nothing stands in less room than it needs; what is too high scrolls.
    for (const auto *label : dialog.findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                qPrintable(label->text()));
    }
    for (const auto *button : dialog.findChildren<Button *>())
        QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    qApp->setStyle(QStyleFactory::create(u"Fusion"_s));
}

BALIE_TEST(SignIn)
#include "tst_SignIn.moc"
