// The settings page of the customer systems: adding, filling in, order, signing in, trying out.
#include "base/ManualClock.h"
#include "desk/sources/ConnectorCopies.h"
#include "tests/support/FakeCardPort.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "tests/ui-cards/ConnectorSamples.h"
#include "ui/settings/ConnectorSecretsDialog.h"
#include "ui/settings/ConnectorsPage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using Health = crm::ConnectorHealth;

namespace {

struct Office {
    Office()
        : settings(folder.path())
    {
        theme.applyTo(*qApp);
        setup.known = test::sampleProfiles();
    }
    void open()
    {
        ConnectorDoors doors;
        doors.openAddress = [this](const QUrl &address) { opened.append(address.toString()); };
        doors.openInstructions = [this](const QString &path) { opened.append(path); };
        page = std::make_unique<ConnectorsPage>(theme, setup, copies, doors, nullptr);
        page->load(settings);
        page->resize(640, 900);
        page->show();
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
    }
    QListWidget *list() const
    {
        return test::childNamed<QListWidget>(page.get(), u"Customer systems"_s);
    }
    void click(const QString &text) const
    {
        QAbstractButton *button = test::buttonWithText(page.get(), text);
        QVERIFY2(button, qPrintable(text));
        QVERIFY2(button->isEnabled(), qPrintable(text + u": "_s + button->toolTip()));
        button->click();
    }
    void type(const QString &field, const QString &text) const
    {
        auto *line = test::childNamed<QLineEdit>(page.get(), field);
        QVERIFY2(line, qPrintable(field));
        QTest::keyClicks(line, text);
    }
    bool says(const QString &text) const
    {
        const auto labels = page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisibleTo(page.get()) && label->text().contains(text);
        });
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    QTemporaryDir folder;
    desk::SettingsTable settings;
    Theme theme;
    test::FakeConnectorSetup setup;
    ManualClock clock;
    desk::People people;
    desk::Store store{folder.filePath(u"balie.sqlite"_s)};
    test::FakeCardPort port;
    desk::ConnectorCopies copies{setup, port, store, people, clock};
    QStringList opened;
    std::unique_ptr<ConnectorsPage> page;
};

crm::TrialStep step(const QString &title, const QString &request = {}, const QString &reply = {})
{
    crm::TrialStep made;
    made.title = title;
    made.request = request;
    made.reply = reply;
    made.took = std::chrono::milliseconds(120);
    return made;
}

} // namespace

class ConnectorsOnScreen : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aSystemThatIsCopiedSaysHowFarItIs()
    {
        Office office;
        office.open();
        office.click(u"Add..."_s);
        QTest::keyClicks(QApplication::focusWidget(), u"prof"_s);
        office.press(Qt::Key_Return);
        office.page->store(office.settings);
        BALIE_TRY_COMPARE(office.setup.kept.size(), 1);
        QVERIFY(!office.says(u"Its contacts are copied"_s));
        office.port.setSystems({test::FakeCardPort::system(office.setup.kept.first().id, crm::Capability::Directory)});
        BALIE_TRY_VERIFY(office.says(u"Its contacts are copied, so that they are found at once. Waits for its turn."_s));
        QVERIFY(!test::buttonWithText(office.page.get(), u"Synchronise now"_s)->isEnabled());
        QCOMPARE(test::namelessControls(office.page.get()), QStringList());
    }

    void aSystemIsAddedWithTheKeyboardAndCountsAfterApply()
    {
        Office office;
        office.open();
        QVERIFY(office.says(u"There is none yet"_s));
        QSignalSpy edited(office.page.get(), &SettingsPage::edited);
        office.click(u"Add..."_s);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Search for a system"_s);
        QCOMPARE(test::namelessControls(office.page.get()), QStringList());
        QTest::keyClicks(QApplication::focusWidget(), u"prof"_s);
        office.press(Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget()->accessibleName(),
            u"Address"_s); // the first thing to fill in
        QCOMPARE(edited.size(), 1);
        QCOMPARE(test::namelessControls(office.page.get()), QStringList());

        QVERIFY(!office.page->check());
        QVERIFY(office.says(u"Fill in: Address"_s));
        office.type(u"Address"_s, u"https://12345.rest.afas.online"_s);
        office.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Token"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"geheim"_s);
        QVERIFY(office.page->check());
        QVERIFY(office.setup.kept.isEmpty()); // not before Apply
        office.page->store(office.settings);
        QCOMPARE(office.setup.kept.size(), 1);
        QCOMPARE(
            office.setup.kept.first().values.value(u"url"_s), u"https://12345.rest.afas.online"_s);
        QCOMPARE(office.setup.kept.first().values.value(u"kind"_s), u"production"_s);
        QVERIFY(!office.setup.kept.first().values.contains(u"token"_s));
        QCOMPARE(office.setup.secrets.value(u"connector-1/token"_s), u"geheim"_s);

        // A second Apply adds it no second time.
        QCoreApplication::processEvents();
        office.type(u"Name"_s, u"Profit"_s);
        office.page->store(office.settings);
        QCOMPARE(office.setup.kept.size(), 1);
        QCOMPARE(office.setup.kept.first().name, u"Profit"_s);
    }

    void aSystemThatCannotBeUsedSaysWhyAndIsNotChosen()
    {
        Office office;
        office.open();
        office.click(u"Add..."_s);
        QTest::keyClicks(QApplication::focusWidget(), u"zoho"_s);
        auto *systems = test::childNamed<QListWidget>(office.page.get(), u"Systems"_s);
        QVERIFY(systems);
        QVERIFY(systems->item(0)->text().contains(u"names an engine"_s));
        auto *choose = test::buttonWithText(office.page.get(), u"Set this one up"_s);
        QVERIFY(!choose->isEnabled());
        QVERIFY(choose->accessibleDescription().contains(u"names an engine"_s));
        office.press(Qt::Key_Return);
        QVERIFY(systems->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), u"xyz"_s);
        QVERIFY(office.says(u"No system has this in its name"_s));
        office.press(Qt::Key_Escape);
        QVERIFY(!systems->isVisible());
        QVERIFY(office.page->isVisible()); // the window stays
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Add..."_s);
    }

    void aSecretShowsOnlyWhetherThereIsOne()
    {
        Office office;
        office.setup.kept = {test::entryOf(u"a"_s, u"afas"_s)};
        office.setup.kept[0].values = {{u"url"_s, u"https://x.example"_s}};
        office.setup.secrets.insert(u"a/token"_s, u"geheim"_s);
        office.open();
        auto *token = test::childNamed<QLineEdit>(office.page.get(), u"Token"_s);
        QVERIFY(token->text().isEmpty());
        QVERIFY(token->placeholderText().contains(u"kept"_s));
        QCOMPARE(token->echoMode(), QLineEdit::Password);
        QVERIFY(office.page->check()); // need not be typed again
        QTest::keyClicks(token, u"nieuw"_s);
        office.page->store(office.settings);
        QCOMPARE(office.setup.secrets.value(u"a/token"_s), u"nieuw"_s);
        BALIE_TRY_VERIFY(
            test::childNamed<QLineEdit>(office.page.get(), u"Token"_s)->text().isEmpty());
        QVERIFY(!office.says(u"keychain"_s));
        office.setup.trouble = u"There is no keychain: secrets last until the program ends."_s;
        office.page->load(office.settings);
        QVERIFY(office.says(u"There is no keychain"_s));
    }

    void orderAndSwitchAreSetWithTheKeys()
    {
        Office office;
        office.setup.kept = {test::entryOf(u"a"_s, u"salesforce"_s, u"Een"_s),
            test::entryOf(u"b"_s, u"salesforce"_s, u"Twee"_s),
            test::entryOf(u"c"_s, u"salesforce"_s, u"Drie"_s)};
        office.open();
        office.list()->setFocus();
        QVERIFY(!test::buttonWithText(office.page.get(), u"Move up"_s)->isEnabled());
        office.press(Qt::Key_Down, Qt::AltModifier);
        office.press(Qt::Key_Down, Qt::AltModifier);
        QVERIFY(!test::buttonWithText(office.page.get(), u"Move down"_s)->isEnabled());
        office.press(Qt::Key_Space);
        QVERIFY(office.list()->item(2)->text().contains(u"Switched off"_s));
        office.press(Qt::Key_Up);
        office.press(Qt::Key_Delete);
        QCOMPARE(office.setup.kept.size(), 3);
        office.page->store(office.settings);
        QStringList ids;
        for (const auto &entry : office.setup.kept)
            ids << entry.id;
        QCOMPARE(ids, (QStringList{u"b"_s, u"a"_s}));
        QVERIFY(!office.setup.kept.last().isOn);
        QVERIFY(office.setup.kept.first().isOn);

        office.click(u"Remove"_s);
        office.page->load(office.settings); // Cancel, and the window once more
        QCOMPARE(office.list()->count(), 2);
    }

    void whatCannotBeSavedSaysWhyAndIsNotLost()
    {
        Office office;
        office.open();
        office.click(u"Add..."_s);
        QTest::keyClicks(QApplication::focusWidget(), u"sales"_s);
        office.press(Qt::Key_Return);
        office.type(u"Name"_s, u"Klanten"_s);
        office.setup.refusal = u"The settings cannot be written."_s;
        QSignalSpy edited(office.page.get(), &SettingsPage::edited);
        office.page->store(office.settings);
        BALIE_TRY_VERIFY(!edited.isEmpty()); // Apply can be chosen again
        QVERIFY(office.list()->item(0)->text().contains(office.setup.refusal));
        office.page->load(office.settings);
        QVERIFY(office.list()->item(0)->text().startsWith(u"Klanten"_s));
        office.setup.refusal.clear();
        office.page->store(office.settings);
        QCOMPARE(office.setup.kept.size(), 1);
    }

    void howItGoesIsSaidInWordsAndWithAMark()
    {
        Office office;
        office.setup.kept = {test::entryOf(u"a"_s, u"salesforce"_s)};
        Health health;
        health.connector = u"a"_s;
        health.state = Health::State::SignedOut;
        health.why = u"Salesforce wants you to sign in <b>again</b>."_s;
        office.setup.healths = {health};
        office.open();
        QVERIFY(office.says(health.why)); // with its markup as text
        for (const QLabel *label : office.page->findChildren<QLabel *>()) {
            if (label->text() == health.why)
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QVERIFY(
            office.list()->item(0)->data(Qt::AccessibleTextRole).toString().contains(health.why));
        QVERIFY(!office.list()->item(0)->icon().isNull());
        office.setup.healths[0].state = Health::State::Working;
        office.setup.healths[0].why.clear();
        office.setup.healths[0].lastTook = std::chrono::milliseconds(240);
        Q_EMIT office.setup.healthChanged();
        QVERIFY(office.says(u"240 ms"_s));
    }

    void aTrialShowsEachStepAndKeepsWhatIsTyped()
    {
        Office office;
        office.setup.kept = {test::entryOf(u"a"_s, u"afas"_s)};
        office.open();
        office.click(u"Test connection"_s);
        QVERIFY(office.says(u"Fill in: Address"_s));
        QCOMPARE(office.setup.open, 0);
        office.type(u"Address"_s, u"https://x.example"_s);
        office.type(u"Token"_s, u"geheim"_s);
        office.type(u"Number to look for"_s, u"0201234567"_s);
        office.click(u"Test connection"_s);
        QCOMPARE(office.setup.open, 1);
        QCOMPARE(office.setup.tried.values.value(u"url"_s), u"https://x.example"_s);
        QCOMPARE(office.setup.triedSecrets.value(u"token"_s), u"geheim"_s);
        QCOMPARE(office.setup.triedNumber, u"0201234567"_s);
        QVERIFY(office.setup.kept.first().values.isEmpty()); // nothing saved by it

        office.setup.trial.step(
            step(u"Ask for the number"_s, u"GET https://x.example/contacts"_s, u"200 <html>"_s));
        auto *fold = test::childNamed<QToolButton>(
            office.page.get(), u"Ask for the number, in order, 120 ms"_s);
        QVERIFY(fold);
        auto *request = test::childNamed<QPlainTextEdit>(office.page.get(), u"Request"_s);
        QVERIFY(!request); // folded
        fold->setFocus();
        office.press(Qt::Key_Space);
        request = test::childNamed<QPlainTextEdit>(office.page.get(), u"Request"_s);
        QVERIFY(request);
        QCOMPARE(request->toPlainText(), u"GET https://x.example/contacts"_s);
        office.press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), request); // can be reached and selected
        QCOMPARE(test::namelessControls(office.page.get()), QStringList());

        crm::TrialStep last = step(u"Read the answer"_s);
        last.error = Error{ErrorCode::Protocol, u"A field has another name now."_s, u"no 'rows'"_s};
        office.setup.trial.step(last);
        office.setup.trial.done(false, {});
        QCOMPARE(office.setup.open, 0);
        QVERIFY(office.says(u"A field has another name now."_s));
        office.click(u"Copy all"_s);
        const QString copied = QGuiApplication::clipboard()->text();
        QVERIFY2(copied.contains(u"200 <html>"_s) && copied.contains(u"no 'rows'"_s),
            qPrintable(copied));
        QVERIFY(!copied.contains(u"geheim"_s));
        QCOMPARE(test::childNamed<QLineEdit>(office.page.get(), u"Address"_s)->text(),
            u"https://x.example"_s);

        // Somebody found, in the words of the system; and a trial can be stopped.
        office.click(u"Test connection"_s);
        crm::ContactCard card;
        card.name = u"<b>Jan</b>"_s;
        office.setup.trial.done(true, {card});
        QVERIFY(office.says(u"Found: <b>Jan</b>"_s));
        office.click(u"Test connection"_s);
        office.click(u"Stop"_s);
        QCOMPARE(office.setup.open, 0);
        QVERIFY(office.says(u"Stopped."_s));
    }

    void signingInShowsAddressAndCode()
    {
        Office office;
        office.setup.kept = {test::entryOf(u"a"_s, u"salesforce"_s)};
        office.open();
        office.type(u"Name"_s, u"X"_s);
        auto *button = test::buttonWithText(office.page.get(), u"Sign in"_s);
        QVERIFY(button);
        QVERIFY(!button->isEnabled()); // what is typed would not be what is signed in with
        QVERIFY(button->toolTip().contains(u"Apply"_s));
        office.page->store(office.settings);
        BALIE_TRY_VERIFY(button->isEnabled());
        button->click();
        QCOMPARE(office.setup.signedIn, u"a"_s);
        office.setup.signing.prompt({QUrl(u"https://login.example/device"_s), u"WXYZ-1234"_s});
        QCOMPARE(office.opened, QStringList{u"https://login.example/device"_s});
        auto *address = test::childNamed<QLineEdit>(office.page.get(), u"Address of the page"_s);
        QCOMPARE(address->text(), u"https://login.example/device"_s);
        QVERIFY(address->isReadOnly());
        QVERIFY(office.says(u"WXYZ-1234"_s));
        office.click(u"Copy the code"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"WXYZ-1234"_s);
        QCOMPARE(test::namelessControls(office.page.get()), QStringList());
        office.click(u"Cancel signing in"_s);
        QCOMPARE(office.setup.open, 0);
        QVERIFY(!office.says(u"WXYZ-1234"_s));

        button->click();
        office.setup.signing.prompt({QUrl(u"https://login.example/authorize"_s), {}});
        QVERIFY(!test::buttonWithText(office.page.get(), u"Copy the code"_s));
        office.setup.signing.done(
            unexpected(Error{ErrorCode::BadCredentials, u"The system said no."_s, {}}));
        QVERIFY(office.says(u"The system said no."_s));
        button->click();
        office.setup.signing.done({});
        QVERIFY(office.says(u"Signed in."_s));
        Health health;
        health.connector = u"a"_s;
        health.state = Health::State::Working;
        office.setup.healths = {health};
        Q_EMIT office.setup.healthChanged();
        office.click(u"Sign out"_s);
        QCOMPARE(office.setup.signedOut, u"a"_s);
        health.state = Health::State::SignedOut;
        office.setup.healths = {health};
        Q_EMIT office.setup.healthChanged();
        QVERIFY(!test::buttonWithText(office.page.get(), u"Sign out"_s));
        health.state = Health::State::Untried; // signed in before the program was started, perhaps
        office.setup.healths = {health};
        Q_EMIT office.setup.healthChanged();
        QVERIFY(test::buttonWithText(office.page.get(), u"Sign out"_s));
        QVERIFY(test::buttonWithText(office.page.get(), u"Sign in"_s));
    }

    void whoeverWorksIsNotToldToSignInAgain()
    {
        test::FakeConnectorSetup setup;
        setup.known = test::sampleProfiles();
        setup.kept = {test::entryOf(u"works"_s, u"salesforce"_s),
            test::entryOf(u"out"_s, u"salesforce"_s), test::entryOf(u"untried"_s, u"salesforce"_s)};
        Health health;
        health.connector = u"works"_s;
        health.state = Health::State::Working;
        setup.healths = {health};
        health.connector = u"out"_s;
        health.state = Health::State::SignedOut;
        setup.healths.append(health);
        health.connector = u"untried"_s;
        health.state = Health::State::Untried;
        setup.healths.append(health);
        const auto told = [&setup] {
            QStringList ids;
            for (const auto &need : ConnectorSecretsDialog::needs(setup))
                ids << need.entry.id;
            return ids;
        };
        const ui::Theme theme;
        const auto says = [&](const QString &part) {
            const ConnectorSecretsDialog dialog(
                theme, setup, ConnectorSecretsDialog::needs(setup), nullptr);
            const auto labels = dialog.findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(),
                [&part](const QLabel *label) { return label->text().contains(part); });
        };
        // A keychain that did not give one of its secrets may have given the sign-ins.
        setup.trouble = u"The keychain gives no access."_s;
        QCOMPARE(told(), QStringList{u"out"_s});
        QVERIFY(says(u"You are not signed in"_s));
        QVERIFY(!says(u"not kept"_s));
        setup.isMissing = true;
        QCOMPARE(told(), (QStringList{u"out"_s, u"untried"_s}));
        QVERIFY(says(u"not kept"_s));
    }

    void markupOfAProfileIsShownAsText()
    {
        Office office;
        office.setup.known[2].fields
            = {test::field(u"x"_s, u"<i>Field</i> & more"_s, crm::SettingField::Kind::Text)};
        office.setup.kept = {test::entryOf(u"a"_s, u"own"_s)};
        office.open();
        for (const QLabel *label : office.page->findChildren<QLabel *>()) {
            if (label->text().contains(u'<'))
                QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QVERIFY(office.says(u"<b>Own</b> & system"_s));
        QVERIFY(office.list()->item(0)->text().startsWith(u"<b>Own</b>"_s));
    }
};

BALIE_TEST(ConnectorsOnScreen)
#include "tst_ConnectorsOnScreen.moc"
