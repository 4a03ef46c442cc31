#include "app/Program.h"
#include "app/SignInFlow.h"
#include "base/SystemClock.h"
#include "cti/provider/csta/CstaProvider.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/FakeSignInTester.h"
#include "tests/ui-calls/WindowTest.h"

#include <QCheckBox>
#include <QTemporaryDir>

using namespace balie;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A keychain that answers at once with what the test wants.
struct FakeKeychain final : app::SecretStore {
    void read(const QString &key, Read done) override { done(kept.value(key)); }
    void write(const QString &key, const QString &secret, Done done) override
    {
        if (refusal) {
            done(unexpected(*refusal));
            return;
        }
        kept.insert(key, secret);
        done({});
    }
    void remove(const QString &key, Done done) override
    {
        kept.remove(key);
        done({});
    }

    QHash<QString, QString> kept;
    std::optional<Error> refusal;
};

struct Desk {
    QTemporaryDir folder;
    SystemClock clock;
    ui::Theme theme;
    app::CommandLine line;
    desk::SettingsTable settings{folder.path()};
    FakeKeychain keychain;
    test::FakeSignInTester tester;
    cti::PbxClient client{[](cti::HandOver &handOver, Clock &ioClock) {
                              return std::make_unique<cti::CstaProvider>(handOver, ioClock);
                          },
        clock, cti::PbxClient::Threading::Own};
    app::SignInFlow flow{line, settings, keychain, tester, client, theme};
    QWidget window;
    QStringList said;

    Desk()
    {
        QObject::connect(&flow, &app::SignInFlow::notice, &window,
            [this](const desk::Notice &notice) { said.append(notice.text); });
        window.show();
    }
    void signIn(bool remember)
    {
        flow.start(&window);
        auto *dialog = window.findChild<ui::SignInDialog *>();
        QVERIFY(dialog);
        const auto type = [&](const QString &name, const QString &text) {
            auto *field = test::childNamed<QLineEdit>(dialog, name);
            QVERIFY2(field, qPrintable(name));
            field->selectAll();
            QTest::keyClicks(field, text);
        };
        type(u"Server"_s, u"ws://127.0.0.1:9/csta"_s);
        type(u"User name"_s, u"receptie"_s);
        type(u"Password"_s, u"geheim"_s);
        for (auto *box : dialog->findChildren<QCheckBox *>()) {
            if (box->text().contains("Remember"_L1))
                box->setChecked(remember);
        }
        QTest::mouseClick(test::buttonWithText(dialog, u"Sign in"_s), Qt::LeftButton);
        tester.passAll();
    }
};

} // namespace

class PasswordKeeping : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeKeptIsSaid()
    {
        Desk desk;
        desk.keychain.refusal = Error{ErrorCode::NotAllowed, u"No access."_s, u"keychain error 3"_s};
        desk.signIn(true);
        QCOMPARE(desk.said.size(), 1);
        QVERIFY2(desk.said.first().contains(u"could not be kept"_s), qPrintable(desk.said.first()));
    }

    void whatIsKeptIsNotTalkedAbout()
    {
        Desk desk;
        desk.signIn(true);
        QCOMPARE(desk.said, QStringList());
        QCOMPARE(desk.keychain.kept.value(u"receptie@127.0.0.1"_s), u"geheim"_s);
    }

    void whoIsNotToBeRememberedIsForgotten()
    {
        Desk desk;
        desk.keychain.kept.insert(u"receptie@127.0.0.1"_s, u"from an earlier day"_s);
        desk.signIn(false);
        QVERIFY(desk.keychain.kept.isEmpty());
        QCOMPARE(desk.said, QStringList());
    }

    void theDemosSecretsLiveInMemory()
    {
        app::MemorySecretStore store;
        std::optional<QString> found;
        store.write(u"a"_s, u"secret"_s, [](const Expected<void> &written) { QVERIFY(written); });
        store.read(u"a"_s, [&](const Expected<QString> &secret) { found = secret.valueOr(QString()); });
        QVERIFY(!found); // later, as from a keychain
        QTRY_VERIFY(found);
        QCOMPARE(*found, u"secret"_s);
        store.remove(u"a"_s, [](const Expected<void> &removed) { QVERIFY(removed); });
        store.read(u"a"_s, [&](const Expected<QString> &secret) { found = secret.valueOr(u"?"_s); });
        QTRY_COMPARE(*found, QString());
    }

    void aRestartTakesTheLanguageFromTheSettings()
    {
        QCOMPARE(app::Program::argumentsForRestart({u"--demo"_s, u"--language"_s, u"nl"_s, u"--users"_s, u"12"_s}),
            (QStringList{u"--demo"_s, u"--users"_s, u"12"_s}));
        QCOMPARE(app::Program::argumentsForRestart({u"--language=en"_s, u"--demo"_s}), QStringList{u"--demo"_s});
    }
};

BALIE_TEST(PasswordKeeping)
#include "tst_PasswordKeeping.moc"
