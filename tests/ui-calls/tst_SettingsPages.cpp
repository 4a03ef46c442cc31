#include "desk/people/People.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/CallRig.h"
#include "tests/ui-calls/FakeRingOutput.h"
#include "tests/ui-calls/WindowTest.h"
#include "ui/keys/KeyField.h"
#include "ui/keys/KeyText.h"
#include "ui/settings/KeysPage.h"
#include "ui/settings/SettingsWindow.h"
#include "ui/theme/Button.h"

#include <QCheckBox>
#include <QListWidget>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTemporaryFile>

using namespace Qt::Literals::StringLiterals;
using namespace balie;
using namespace balie::ui;
using desk::ActionId;

namespace {

struct NoWatch final : cti::WatchPort, cti::WatchListPort {
    void setWatched(const QVector<cti::DeviceId> &) override { }
    void refresh(const cti::DeviceId &) override { }
    void read(Read) override { }
    void write(const List &, Read) override { }
    void onWatchListChanged(Changed) override { }
};

struct Window : test::CallRig {
    QTemporaryDir folder;
    desk::SettingsTable settings{folder.path()};
    test::FakeRingOutput ring;
    NoWatch port;
    desk::WatchList watch{port, port, switchboard, people, clock, [] { return 0.0; }};
    SettingsWindow window{theme, settings, ring, watch, {u"balie"_s, u"generic"_s}};

    void click(const QString &text)
    {
        auto *button = test::buttonWithText(&window, text);
        QVERIFY2(button, qPrintable(text));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    template <typename Kind> Kind *field(const QString &name)
    {
        return test::childNamed<Kind>(&window, name);
    }
    KeyField *keyField(ActionId action)
    {
        return field<KeyField>(u"Key for "_s + desk::actionText(action));
    }
    void press(ActionId action, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(keyField(action), Qt::Key(key), modifiers);
    }
    QStringList problems()
    {
        QStringList texts;
        for (const auto *label : window.findChildren<QLabel *>()) {
            if (label->isVisible() && lookOf(label) == Look::ErrorText)
                texts << label->text();
        }
        return texts;
    }
};

} // namespace

class SettingsPages : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void cancelForgets();
    void applyKeepsEverything();
    void wrongServerIsShownAndNothingSet();
    void makeAndPeopleFileAreSet();
    void aFileThatIsNoTableIsRefused();
    void broadWorksContextsAreChecked();
    void numbersAreCheckedAndKept();
    void howLongCallsAreKeptIsSet();
    void restartKeepsWhatWasChosen();
    void soundCanBeTried();
    void anOutputThatIsAwayStaysChosen();
    void keyIsCaptured();
    void takenKeyIsRefused();
    void keyThatTypesIsRefused();
    void backspaceTakesAKeyAway();
    void defaultsComeBack();
    void tabLeavesTheField();
    void everyCommandHasARow();
    void namesForReaders();
    void fitsAtDoubleSize();
};

void SettingsPages::cancelForgets()
{
    Window w;
    QSignalSpy changed(&w.settings, &desk::SettingsTable::changed);
    w.window.open(SettingsWindow::Page::Appearance);
    w.field<QComboBox>(u"Colours"_s)->setCurrentIndex(2);
    w.window.open(SettingsWindow::Page::Connection);
    QTest::keyClicks(w.field<QLineEdit>(u"User name"_s), u"receptie"_s);
    w.click(u"Cancel"_s);
    QCOMPARE(changed.count(), 0);
    w.window.open(SettingsWindow::Page::Connection);
    QCOMPARE(w.field<QLineEdit>(u"User name"_s)->text(), QString());
}

void SettingsPages::applyKeepsEverything()
{
    Window w;
    w.window.open(SettingsWindow::Page::Connection);
    QVERIFY(!test::buttonWithText(&w.window, u"Apply"_s)->isEnabled());
    QTest::keyClicks(w.field<QLineEdit>(u"Server"_s), u"pbx.voorbeeld.nl"_s);
    QTest::keyClicks(w.field<QLineEdit>(u"Own telephone"_s), u"200"_s);
    w.window.open(SettingsWindow::Page::Appearance);
    auto *colours = w.field<QComboBox>(u"Colours"_s);
    colours->setCurrentIndex(colours->findData(int(desk::Theme::HighContrast)));
    auto *text = w.field<QComboBox>(u"Text size"_s);
    text->setCurrentIndex(text->findData(150));
    w.window.open(SettingsWindow::Page::Calls);
    auto *kind = w.field<QComboBox>(u"Enter sends a call on"_s);
    kind->setCurrentIndex(kind->findData(int(desk::TransferKind::Consult)));
    w.window.open(SettingsWindow::Page::Sound);
    w.field<QSlider>(u"Volume"_s)->setValue(35);
    w.field<QComboBox>(u"Output"_s)->setCurrentText(u"Luidspreker"_s);
    w.window.open(SettingsWindow::Page::Keys);
    w.press(ActionId::Answer, Qt::Key_F9, Qt::ControlModifier);
    w.click(u"Apply"_s);
    QVERIFY(w.window.isVisible());

    const desk::SettingsTable again(w.folder.path());
    QCOMPARE(again.value(desk::setting::serverUrl), u"wss://pbx.voorbeeld.nl"_s);
    QCOMPARE(again.value(desk::setting::ownDevice), u"200"_s);
    QCOMPARE(again.value(desk::setting::theme), desk::Theme::HighContrast);
    QCOMPARE(again.value(desk::setting::textPercent), 150);
    QCOMPARE(again.value(desk::setting::transferKind), desk::TransferKind::Consult);
    QCOMPARE(again.value(desk::setting::ringVolume), 35);
    QCOMPARE(again.value(desk::setting::ringDevice), u"speaker"_s);
    desk::KeyMap keys;
    QCOMPARE(keys.load(again.value(desk::setting::keyScheme), again.value(desk::setting::keys)),
        QStringList());
    const desk::KeyChord chord{Qt::Key_F9, Qt::ControlModifier};
    QVERIFY(keys.actionFor(chord) == ActionId::Answer);

    // And it is shown again.
    w.click(u"OK"_s);
    QVERIFY(!w.window.isVisible());
    w.window.open(SettingsWindow::Page::Sound);
    QCOMPARE(w.field<QSlider>(u"Volume"_s)->value(), 35);
    QCOMPARE(w.field<QComboBox>(u"Output"_s)->currentText(), u"Luidspreker"_s);
}

void SettingsPages::wrongServerIsShownAndNothingSet()
{
    Window w;
    QSignalSpy changed(&w.settings, &desk::SettingsTable::changed);
    w.window.open(SettingsWindow::Page::Connection);
    QTest::keyClicks(w.field<QLineEdit>(u"Server"_s), u"ftp://pbx"_s);
    w.window.open(SettingsWindow::Page::Calls);
    w.click(u"OK"_s);
    QVERIFY(w.window.isVisible());
    QCOMPARE(
        w.window.findChild<QListWidget *>()->currentRow(), int(SettingsWindow::Page::Connection));
    QCOMPARE(w.problems().size(), 1);
    QCOMPARE(changed.count(), 0);
}

void SettingsPages::makeAndPeopleFileAreSet()
{
    Window w;
    w.settings.set(desk::setting::serverProfile, u"written by hand"_s);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("name;number\nAnna;201\n");
    file.flush();
    w.window.open(SettingsWindow::Page::Connection);
    auto *make = w.field<QComboBox>(u"Telephone system"_s);
    QVERIFY(make);
    QCOMPARE(make->currentData().toString(), u"written by hand"_s); // kept, though we do not know it
    make->setCurrentIndex(make->findData(u"generic"_s));
    QTest::keyClicks(w.field<QLineEdit>(u"People file"_s), file.fileName());
    w.click(u"Apply"_s);
    QCOMPARE(w.problems(), QStringList());
    QCOMPARE(w.settings.value(desk::setting::serverProfile), u"generic"_s);
    QCOMPARE(w.settings.value(desk::setting::peopleFile), file.fileName());
}

void SettingsPages::aFileThatIsNoTableIsRefused()
{
    Window w;
    w.window.open(SettingsWindow::Page::Connection);
    QTest::keyClicks(w.field<QLineEdit>(u"People file"_s), u"/nonexistent/people.csv"_s);
    w.click(u"Apply"_s);
    QCOMPARE(w.problems().size(), 1);
    QCOMPARE(w.settings.value(desk::setting::peopleFile), QString());
}

void SettingsPages::broadWorksContextsAreChecked()
{
    Window window;
    window.window.open(SettingsWindow::Page::BroadWorks);
    auto *actions = window.field<QLineEdit>(u"Actions"_s);
    auto *version = window.field<QLineEdit>(u"Version"_s);
    QCOMPARE(actions->text(), u"/com.broadsoft.xsi-actions"_s);
    actions->setText(u"https://elders/x"_s);
    version->setText(u"nieuwste"_s);
    window.click(u"Apply"_s);
    QCOMPARE(window.problems().size(), 2);
    QCOMPARE(window.settings.value(desk::setting::xsiActions), u"/com.broadsoft.xsi-actions"_s);

    actions->setText(u"kpn.xsi-actions/"_s); // as people type it
    version->setText(u"23.0"_s);
    window.field<QSpinBox>(u"Most requests a second"_s)->setValue(5);
    auto *events = window.field<QComboBox>(u"Calls of colleagues"_s);
    QVERIFY(events->currentText().startsWith(u"Standard"_s));
    events->setCurrentIndex(1);
    window.click(u"Apply"_s);
    QVERIFY(window.problems().isEmpty());
    QCOMPARE(window.settings.value(desk::setting::xsiActions), u"/kpn.xsi-actions"_s);
    QCOMPARE(window.settings.value(desk::setting::xsiVersion), u"23.0"_s);
    QCOMPARE(window.settings.value(desk::setting::requestsPerSecond), 5);
    QCOMPARE(window.settings.value(desk::setting::xsiBasicCalls), true);

    // Nothing is the usual one.
    actions->clear();
    window.click(u"Apply"_s);
    QCOMPARE(window.settings.value(desk::setting::xsiActions), u"/com.broadsoft.xsi-actions"_s);
}

void SettingsPages::numbersAreCheckedAndKept()
{
    Window w;
    w.window.open(SettingsWindow::Page::Calls);
    auto *country = w.field<QLineEdit>(u"Country"_s);
    auto *outside = w.field<QLineEdit>(u"Before an outside number"_s);
    auto *own = w.field<QLineEdit>(u"Own numbers"_s);
    QCOMPARE(country->text(), u"NL"_s);
    country->setText(u"Holland"_s);
    outside->setText(u"nul"_s);
    own->setText(u"020 123 xxxx; 030"_s);
    w.click(u"Apply"_s);
    QCOMPARE(w.problems().size(), 3);
    QCOMPARE(w.settings.value(desk::setting::outsideLine), QString());

    country->setText(u"be"_s);
    outside->setText(u"0"_s);
    own->setText(u"02 123 xx xx; 02 456 xxxx = 8"_s);
    w.click(u"Apply"_s);
    QCOMPARE(w.problems(), QStringList());
    QCOMPARE(w.settings.value(desk::setting::numberRegion), u"BE"_s);
    QCOMPARE(w.settings.value(desk::setting::outsideLine), u"0"_s);
    QCOMPARE(w.settings.value(desk::setting::numberSites), (QStringList{u"02 123 xx xx"_s, u"02 456 xxxx = 8"_s}));
}

void SettingsPages::howLongCallsAreKeptIsSet()
{
    Window w;
    w.window.open(SettingsWindow::Page::Calls);
    auto *days = w.field<QSpinBox>(u"Keep calls"_s);
    QCOMPARE(days->value(), 365);
    days->setValue(30);
    w.click(u"Apply"_s);
    QCOMPARE(w.settings.value(desk::setting::journalDays), 30);
    days->setValue(0);
    QCOMPARE(days->text(), u"for ever"_s);
    w.click(u"Apply"_s);
    QCOMPARE(w.settings.value(desk::setting::journalDays), 0);
}

void SettingsPages::restartKeepsWhatWasChosen()
{
    Window w;
    QSignalSpy restart(&w.window, &SettingsWindow::restartRequested);
    w.window.open(SettingsWindow::Page::Appearance);
    w.field<QComboBox>(u"Language"_s)->setCurrentIndex(2);
    w.click(u"Restart Balie now"_s);
    QCOMPARE(restart.count(), 1);
    QCOMPARE(w.settings.value(desk::setting::language), desk::Language::Dutch);
}

void SettingsPages::soundCanBeTried()
{
    Window w;
    w.window.open(SettingsWindow::Page::Sound);
    w.field<QSlider>(u"Volume"_s)->setValue(20);
    w.field<QComboBox>(u"Output"_s)->setCurrentText(u"Headset"_s);
    w.click(u"Try it"_s);
    QCOMPARE(w.ring.played, (QVector<QPair<QByteArray, int>>{{"headset", 20}}));
    QCOMPARE(w.settings.value(desk::setting::ringVolume), 70);
    w.window.open(SettingsWindow::Page::Calls);
    QVERIFY(w.ring.stopped > 0);
    w.window.open(SettingsWindow::Page::Sound);
    auto *on = test::buttonWithText(&w.window, u"Ring with a sound"_s);
    QTest::mouseClick(on, Qt::LeftButton, {}, {5, on->height() / 2});
    auto *tryIt = test::buttonWithText(&w.window, u"Try it"_s);
    QVERIFY(!tryIt->isEnabled());
    QVERIFY(!tryIt->toolTip().isEmpty());
}

void SettingsPages::anOutputThatIsAwayStaysChosen()
{
    Window w;
    w.settings.set(desk::setting::ringDevice, u"headset"_s);
    w.window.open(SettingsWindow::Page::Sound);
    w.ring.present.removeFirst();
    Q_EMIT w.ring.outputsChanged();
    w.click(u"OK"_s);
    QCOMPARE(w.settings.value(desk::setting::ringDevice), u"headset"_s);
}

void SettingsPages::keyIsCaptured()
{
    Window w;
    w.window.open(SettingsWindow::Page::Keys);
    w.press(ActionId::Park, Qt::Key_F3, Qt::ControlModifier);
    const desk::KeyChord chord{Qt::Key_F3, Qt::ControlModifier};
    QCOMPARE(w.keyField(ActionId::Park)->text(), keyText(chord));
    QCOMPARE(w.problems(), QStringList());
}

void SettingsPages::takenKeyIsRefused()
{
    Window w;
    w.window.open(SettingsWindow::Page::Keys);
    const QString before = w.keyField(ActionId::Park)->text();
    const desk::KeyChord taken = desk::KeyMap().keys(ActionId::Answer).first();
    w.press(ActionId::Park, taken.key, taken.modifiers);
    QCOMPARE(w.keyField(ActionId::Park)->text(), before);
    QCOMPARE(w.problems().size(), 1);
    QVERIFY2(
        w.problems()[0].contains(desk::actionText(ActionId::Answer)), qPrintable(w.problems()[0]));
    QCOMPARE(w.keyField(ActionId::Park)->accessibleDescription(), w.problems()[0]);
    // The next key that fits takes the sentence away.
    w.press(ActionId::Park, Qt::Key_F3, Qt::ControlModifier);
    QCOMPARE(w.problems(), QStringList());
}

void SettingsPages::keyThatTypesIsRefused()
{
    Window w;
    w.window.open(SettingsWindow::Page::Keys);
    const QString before = w.keyField(ActionId::Park)->text();
    w.press(ActionId::Park, Qt::Key_P);
    QCOMPARE(w.keyField(ActionId::Park)->text(), before);
    QCOMPARE(w.problems().size(), 1);
    // The menu's own key neither: two owners of one key and it does nothing.
    w.press(ActionId::Mobile, Qt::Key_F10);
    QVERIFY(!w.keyField(ActionId::Mobile)->text().contains(u"F10"_s));
}

void SettingsPages::backspaceTakesAKeyAway()
{
    Window w;
    w.window.open(SettingsWindow::Page::Keys);
    QVERIFY(!w.keyField(ActionId::Park)->text().isEmpty());
    w.press(ActionId::Park, Qt::Key_Backspace);
    QCOMPARE(w.keyField(ActionId::Park)->text(), QString());
}

void SettingsPages::defaultsComeBack()
{
    Window w;
    w.window.open(SettingsWindow::Page::Keys);
    const QString before = w.keyField(ActionId::Park)->text();
    w.press(ActionId::Park, Qt::Key_F3, Qt::ControlModifier);
    w.click(u"Restore defaults"_s);
    QCOMPARE(w.keyField(ActionId::Park)->text(), before);
}

void SettingsPages::tabLeavesTheField()
{
    Window w;
    w.window.open(SettingsWindow::Page::Keys);
    KeyField *field = w.keyField(ActionId::Answer);
    field->setFocus();
    QSignalSpy captured(field, &KeyField::captured);
    QTest::keyClick(field, Qt::Key_Tab);
    QCOMPARE(captured.count(), 0);
    QVERIFY(w.window.focusWidget() != field);
    QTest::keyClick(field, Qt::Key_Shift);
    QCOMPARE(captured.count(), 0);
}

void SettingsPages::everyCommandHasARow()
{
    Window w;
    w.window.open(SettingsWindow::Page::Keys);
    for (const ActionId action : desk::allActions())
        QVERIFY2(w.keyField(action), qPrintable(desk::actionName(action)));
}

void SettingsPages::namesForReaders()
{
    Window w;
    for (int page = 0; page <= int(SettingsWindow::Page::Watching); ++page) {
        w.window.open(SettingsWindow::Page(page));
        QCOMPARE(test::namelessControls(&w.window), QStringList());
    }
}

void SettingsPages::fitsAtDoubleSize()
{
    Window w;
    w.theme.setTextScale(2.0);
    w.theme.applyTo(*qApp);
    SettingsWindow window(w.theme, w.settings, w.ring, w.watch, {u"balie"_s, u"generic"_s});
    window.resize(1024, 700);
    for (int page = 0; page <= int(SettingsWindow::Page::Watching); ++page) {
        window.open(SettingsWindow::Page(page));
        QCoreApplication::processEvents();
        QCOMPARE(window.size(), QSize(1024, 700));
        const SettingsPage *shown = window.page(SettingsWindow::Page(page));
        QVERIFY2(shown->width() <= shown->parentWidget()->width(), qPrintable(shown->title()));
    }
    qApp->setStyle(QStyleFactory::create(u"Fusion"_s));
}

BALIE_TEST(SettingsPages)
#include "tst_SettingsPages.moc"
