// The console in use: every control has a name, everything is reached by keyboard, typing goes to the search.
#include "tests/support/TestRegistry.h"
#include "tests/ui/Console.h"
#include "ui/calls/CallsPane.h"
#include "ui/people/PeoplePane.h"
#include "ui/search/SearchField.h"

#include <QAccessible>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using cti::Service;
using test::Console;

namespace {

/// Controls that a screen reader would call by nothing.
QStringList nameless(QWidget &root)
{
    QStringList result;
    const auto all = root.findChildren<QWidget *>();
    for (QWidget *widget : all) {
        const bool control = widget->focusPolicy() != Qt::NoFocus || qobject_cast<QAbstractButton *>(widget) != nullptr;
        const bool inner = widget->objectName().startsWith("qt_"_L1) || qobject_cast<QScrollBar *>(widget) != nullptr;
        if (!control || inner)
            continue;
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
        if (access == nullptr || access->text(QAccessible::Name).trimmed().isEmpty())
            result.append(u"%1 in %2"_s.arg(QLatin1StringView(widget->metaObject()->className()),
                                            QLatin1StringView(widget->parent()->metaObject()->className())));
    }
    return result;
}

} // namespace

class ConsoleUse : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyControlHasAName()
    {
        Console console;
        console.office.paintMorning();
        console.office.giveCalls();
        console.type(u"bram"_s);
        console.press(Qt::Key_Return);
        console.window->post(desk::Notice::warning(u"Something to say"_s));
        const QStringList found = nameless(*console.window);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void theWalkerFindsWhatHasNoName()
    {
        QWidget root;
        QPushButton button(&root);
        QCOMPARE(nameless(root).size(), 1);
        button.setAccessibleName(u"Now it has"_s);
        QVERIFY(nameless(root).isEmpty());
    }

    void tilesReadAsWholeSentences()
    {
        Console console;
        console.office.paintMorning();
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(console.window->people()->overview());
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), 21);
        const QString bram = list->child(1)->text(QAccessible::Name);
        QVERIFY(bram.contains(u"Bram Jansen"_s) && bram.contains(u"202"_s) && bram.contains(u"4"_s));
    }

    void tabReachesEveryPane()
    {
        Console console;
        console.office.giveCalls();
        QVector<QWidget *> reached;
        for (int i = 0; i < 200; ++i) {
            QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus != nullptr);
            if (reached.contains(focus))
                break;
            reached.append(focus);
            QTest::keyClick(focus, Qt::Key_Tab);
        }
        const auto within = [&](const QWidget *pane) {
            return std::any_of(reached.cbegin(), reached.cend(),
                               [&](QWidget *one) { return one == pane || pane->isAncestorOf(one); });
        };
        QVERIFY(within(console.window->searchField()));
        QVERIFY(within(console.window->calls()));
        // A call that has only just come is next to the field, not behind everything that was there before.
        QVERIFY(console.window->calls()->isAncestorOf(reached.value(1)));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
        QCOMPARE(QApplication::focusWidget(), reached.last());
        QVERIFY(within(console.window->people()->overview()));
        const auto buttons = console.window->findChildren<QAbstractButton *>();
        QStringList missed;
        for (QAbstractButton *button : buttons) {
            // Of an exclusive group one is reached by Tab, the others by arrows.
            const bool grouped = button->group() != nullptr && !button->isChecked();
            if (button->isVisible() && button->isEnabled() && !grouped && button->focusPolicy() != Qt::NoFocus
                && !reached.contains(button))
                missed.append(button->accessibleName());
        }
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
    }

    void typingAnywhereSearches()
    {
        Console console;
        console.window->people()->overview()->setFocus();
        console.type(u"im"_s);
        QCOMPARE(console.window->searchField()->text(), u"im"_s);
        QVERIFY(console.window->searchField()->hasFocus());
        QVERIFY(console.window->people()->isSearching());
        QCOMPARE(console.window->people()->selectedPerson()->name, u"Imke Vos"_s);
        console.press(Qt::Key_Escape);
        QVERIFY(console.window->searchField()->text().isEmpty());
        QVERIFY(!console.window->people()->isSearching());
    }

    void theSlashLeadsToTheSearchAndIsNotTyped()
    {
        Console console;
        console.window->people()->overview()->setFocus();
        console.type(u"/"_s);
        QVERIFY(console.window->searchField()->hasFocus());
        QVERIFY(console.window->searchField()->text().isEmpty());
    }

    void arrowsChooseWhileTyping()
    {
        Console console;
        console.type(u"2"_s);
        const int rows = console.office.search.rowCount();
        QVERIFY(rows > 3);
        const desk::SearchItem *first = console.window->people()->selectedHit();
        QVERIFY(first != nullptr);
        console.press(Qt::Key_Down);
        QVERIFY(console.window->people()->selectedHit() != first);
        QVERIFY(console.window->searchField()->hasFocus());
        console.press(Qt::Key_Up);
        QCOMPARE(console.window->people()->selectedHit(), first);
    }

    void twoLettersAndEnterTransfer()
    {
        Console console;
        QSignalSpy acts(&console.office.enterLine, &desk::EnterLine::act);
        console.office.giveCalls();
        console.type(u"imk"_s);
        console.press(Qt::Key_Return);
        QCOMPARE(acts.size(), 1);
        const auto meaning = acts.first().first().value<desk::EnterMeaning>();
        QCOMPARE(meaning.act, desk::EnterAct::BlindTransfer);
        QCOMPARE(meaning.to.number, u"209"_s);
        console.office.pbx.accept();
        QVERIFY(console.window->searchField()->text().isEmpty());
    }

    void whatWasTypedStaysUntilTheSwitchAccepts_data()
    {
        QTest::addColumn<bool>("talking");
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        const auto row = [](const char *name, bool talking, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            QTest::newRow(name) << talking << int(key) << int(modifiers);
        };
        row("transfer by Enter", true, Qt::Key_Return);
        row("transfer by key", true, Qt::Key_F4);
        row("consult", true, Qt::Key_F5);
        row("voice mail", true, Qt::Key_F11);
        row("mobile", true, Qt::Key_M, Qt::ControlModifier);
        row("dial by Enter", false, Qt::Key_Return);
        row("dial by key", false, Qt::Key_F3);
        row("dial the mobile", false, Qt::Key_M, Qt::ControlModifier);
    }

    void whatWasTypedStaysUntilTheSwitchAccepts()
    {
        QFETCH(bool, talking);
        QFETCH(int, key);
        QFETCH(int, modifiers);
        Console console;
        if (talking)
            console.office.set(console.office.talking(200, std::chrono::seconds(5), u"0612"_s));
        const auto give = [&] { console.press(Qt::Key(key), Qt::KeyboardModifiers(modifiers)); };
        console.type(u"anna"_s);
        give();
        QCOMPARE(console.office.pbx.commands.size(), 1);
        QCOMPARE(console.window->searchField()->text(), u"anna"_s);
        console.office.pbx.refuse();
        QCOMPARE(console.window->searchField()->text(), u"anna"_s);
        console.office.clock.advance(std::chrono::seconds(1));
        give();
        console.office.pbx.accept();
        QVERIFY(console.window->searchField()->text().isEmpty());
        QVERIFY(!console.window->people()->isSearching());
    }

    void whatWasTypedMeanwhileStays()
    {
        Console console;
        console.type(u"anna"_s);
        console.press(Qt::Key_F3);
        console.press(Qt::Key_Escape);
        console.type(u"bram"_s);
        console.office.pbx.accept();
        QCOMPARE(console.window->searchField()->text(), u"bram"_s);
    }

    void aSpaceIsNoSearch()
    {
        Console console;
        console.type(u" "_s);
        QVERIFY(!console.window->people()->isSearching());
        console.type(u"imk"_s);
        QVERIFY(console.window->people()->isSearching());
        QCOMPARE(console.window->people()->selectedPerson()->name, u"Imke Vos"_s);
    }

    void enterWithControlConsultsAndWithShiftSendsToVoiceMail()
    {
        Console console;
        console.office.set(console.office.talking(200, std::chrono::seconds(5), u"0612"_s));
        console.type(u"imk"_s);
        console.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(console.office.pbx.commands.size(), 1);
        QCOMPARE(console.office.pbx.commands.last().service, Service::ConsultationCall);
        console.office.pbx.refuse();
        console.office.clock.advance(std::chrono::seconds(1));
        console.press(Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(console.office.pbx.commands.size(), 2);
        QCOMPARE(console.office.pbx.commands.last().service, Service::SingleStepTransfer);
        QCOMPARE(console.office.pbx.commands.last().mailboxOf, test::Office::device(209));
        console.office.pbx.refuse();
        // Enter with any other modifier is not Enter.
        console.office.clock.advance(std::chrono::seconds(1));
        console.press(Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(console.office.pbx.commands.size(), 2);
    }

    void theFocusOfACallThatEndsGoesToTheSearch()
    {
        Console console;
        console.office.giveCalls();
        console.press(Qt::Key_F6); // to the selected card, of the active call
        QVERIFY(console.window->calls()->isAncestorOf(QApplication::focusWidget()));
        console.office.set(console.office.ringing(200, u"Van Dijk"_s, u"0612"_s));
        QVERIFY(console.window->searchField()->hasFocus());
    }

    void whoCannotTakeItIsAskedAbout()
    {
        Console console;
        QSignalSpy acts(&console.office.enterLine, &desk::EnterLine::act);
        console.office.paintMorning();
        console.office.giveCalls();
        console.type(u"bram"_s);
        console.press(Qt::Key_Return);
        QVERIFY(acts.isEmpty());
        QVERIFY(console.office.enterLine.isWaiting());
        console.type(u"1"_s);
        QCOMPARE(acts.size(), 1);
        QCOMPARE(acts.first().first().value<desk::EnterMeaning>().act, desk::EnterAct::VoiceMail);
    }

    void keysCommandTheCall()
    {
        Console console;
        console.office.giveCalls();
        console.window->setKeyMap(desk::KeyMap());
        console.press(Qt::Key_F2);
        // What is active is held first, and only then the one that rings is answered.
        QCOMPARE(console.office.pbx.commands.size(), 1);
        QCOMPARE(console.office.pbx.commands.first().service, Service::HoldCall);
        QCOMPARE(console.office.pbx.commands.first().connection.call, cti::CallId(u"c2"_s));
        console.office.pbx.accept();
        console.office.holdActiveCall();
        QCOMPARE(console.office.pbx.commands.size(), 2);
        QCOMPARE(console.office.pbx.commands.last().service, Service::AnswerCall);
        QCOMPARE(console.office.pbx.commands.last().connection.call, cti::CallId(u"c1"_s));
    }

    void pressingTwiceHangsUpOneCall()
    {
        Console console;
        console.office.giveCalls();
        console.press(Qt::Key_F8);
        QCOMPARE(console.office.pbx.commands.last().connection.call, cti::CallId(u"c2"_s));
        console.office.pbx.accept();
        console.office.set(console.office.ringing(200, u"Van Dijk"_s, u"0612"_s));
        console.press(Qt::Key_F8); // now the call that rings is the one that is meant
        QCOMPARE(console.office.pbx.commands.size(), 1);
        console.office.clock.advance(std::chrono::seconds(1));
        console.press(Qt::Key_F8);
        QCOMPARE(console.office.pbx.commands.size(), 2);
    }

    void theKeypadCommandsOnlyWhereChosen()
    {
        Console console;
        console.office.giveCalls();
        const auto minus = [&] { QTest::keyClick(console.window->searchField(), '-', Qt::KeypadModifier); };
        const auto cleared = [&] {
            return std::any_of(console.office.pbx.commands.cbegin(), console.office.pbx.commands.cend(),
                               [](const cti::CallCommand &command) { return command.service == Service::ClearConnection; });
        };
        console.window->setKeyMap(desk::KeyMap(desk::KeyScheme::FunctionKeys));
        minus();
        QCOMPARE(console.window->searchField()->text(), u"-"_s);
        QVERIFY(!cleared());
        console.press(Qt::Key_Escape);
        console.window->setKeyMap(desk::KeyMap(desk::KeyScheme::FunctionKeysAndKeypad));
        minus();
        QVERIFY(console.window->searchField()->text().isEmpty());
        QVERIFY(cleared());
    }

    void filtersAreChosenByClickAndKept()
    {
        Console console;
        console.office.people.setFavourite(desk::PersonId(u"201"_s), true);
        console.office.frame();
        const auto chip = [&](const QString &start) -> QAbstractButton * {
            for (auto *button : console.window->people()->findChildren<QAbstractButton *>()) {
                if (button->isVisible() && button->text().startsWith(start))
                    return button;
            }
            return nullptr;
        };
        QVERIFY(chip(u"Helpdesk"_s) != nullptr);
        chip(u"Helpdesk"_s)->click();
        QCOMPARE(console.office.peopleModel.rowCount(), 3);
        QVERIFY(chip(u"Helpdesk"_s)->isChecked());
        QCOMPARE(console.office.settings.value(desk::setting::peopleFilter),
                 desk::PeopleFilter::ofDepartment(u"Helpdesk"_s).toText());
        chip(u"All"_s)->click();
        QCOMPARE(console.office.peopleModel.rowCount(), 21);
    }

    void theOwnStateShowsWhatThePbxSays()
    {
        Console console;
        QAbstractButton *dnd = nullptr;
        for (auto *button : console.window->findChildren<QAbstractButton *>()) {
            if (button->text() == u"Do not disturb"_s)
                dnd = button;
        }
        QVERIFY(dnd != nullptr && dnd->isEnabled() && !dnd->isChecked());
        // As a screen reader does it, which is no click.
        QAccessible::queryAccessibleInterface(dnd)->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        // Asked, but not shown before the switch says so.
        QCOMPARE(console.office.pbx.dndAsked, std::optional(true));
        QVERIFY(!dnd->isChecked());
        cti::DeviceSnapshot own = console.office.idle(200);
        own.services.doNotDisturb = true;
        console.office.set(own);
        QVERIFY(dnd->isChecked());
        own.services.forwarding
            = QVector<cti::Forwarding>{{cti::ForwardingType::Immediate, true, u"+31612345678"_s}};
        console.office.set(own);
        const auto buttons = console.window->findChildren<QAbstractButton *>();
        QVERIFY(std::any_of(buttons.cbegin(), buttons.cend(),
            [](const QAbstractButton *button) { return button->text() == u"Forwarded to 06 12345678"_s; }));
        console.office.loseLink();
        QVERIFY(!dnd->isEnabled() && !dnd->toolTip().isEmpty());
    }

    void panesAndFilterAreRemembered()
    {
        Console console;
        QDockWidget *calls = console.window->findChild<QDockWidget *>(u"calls"_s);
        calls->hide();
        console.window->close();
        ConsoleWindow again(console.office.parts());
        again.show();
        QVERIFY(again.findChild<QDockWidget *>(u"calls"_s)->isHidden());
        again.findChild<QDockWidget *>(u"calls"_s)->toggleViewAction()->trigger();
        QVERIFY(again.findChild<QDockWidget *>(u"calls"_s)->isVisible());
    }

    void theListDoesNotMoveWhileSomebodyIsSelected()
    {
        Console console;
        TileView *view = console.window->people()->overview();
        view->setCurrentIndex(console.office.peopleModel.index(3));
        QVERIFY(console.office.peopleModel.isOrderFrozen());
        view->setFocus();
        console.press(Qt::Key_Escape);
        QVERIFY(!console.office.peopleModel.isOrderFrozen());
    }
};

BALIE_TEST(ConsoleUse)
#include "tst_ConsoleUse.moc"
