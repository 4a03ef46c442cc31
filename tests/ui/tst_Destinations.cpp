// Where a call goes: to whom is pointed at now, never to whom the last one went.
#include "tests/support/TestRegistry.h"
#include "tests/ui/Console.h"
#include "ui/calls/CallMime.h"
#include "ui/calls/CallsPane.h"
#include "ui/calls/NoticeBar.h"
#include "ui/people/PeoplePane.h"

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using cti::Action;
using cti::ConnectionState;
using cti::Service;
using test::Console;

namespace {

/// Lets the call of the drawing fall on a row, as the pointer would.
void dropCall(Console &console, TileView *view, const QModelIndex &index)
{
    const DraggedCall call{cti::CallThreadId::None, {cti::CallId(u"c2"_s), test::Office::device(200)}};
    const auto data = packCall(call, {});
    const QPoint at = view->visualRect(index).center();
    QDragEnterEvent enter(at, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view->viewport(), &enter);
    QDragMoveEvent move(at, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view->viewport(), &move);
    QDropEvent drop(at, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(view->viewport(), &drop);
    QCoreApplication::processEvents();
    console.office.frame();
}

QStringList sentTo(const Console &console)
{
    QStringList numbers;
    for (const cti::CallCommand &command : console.office.pbx.commands) {
        if (command.service == Service::SingleStepTransfer)
            numbers.append(command.destination);
    }
    return numbers;
}

} // namespace

class Destinations : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void whoWasUsedIsNotUsedAgain()
    {
        Console console;
        console.office.giveCalls();
        TileView *view = console.window->people()->overview();
        view->setCurrentIndex(console.office.peopleModel.index(3));
        console.press(Qt::Key_F4);
        QCOMPARE(sentTo(console), QStringList{u"204"_s});
        console.office.pbx.accept();
        QVERIFY(console.window->people()->selectedPerson() == nullptr);
        QVERIFY(!view->selectionModel()->hasSelection());
        QVERIFY(!console.office.peopleModel.isOrderFrozen());

        // The next caller: the same key asks to whom.
        console.office.set(console.office.idle(200));
        console.office.set(console.office.talking(200, std::chrono::seconds(5), u"0201112222"_s));
        console.press(Qt::Key_F4);
        QCOMPARE(sentTo(console).size(), 1);
        QVERIFY(!console.window->notices()->sentences().isEmpty());
    }

    void whoWasRefusedStaysSelected()
    {
        Console console;
        console.office.giveCalls();
        console.window->people()->overview()->setCurrentIndex(console.office.peopleModel.index(3));
        console.press(Qt::Key_F4);
        console.office.pbx.refuse();
        QCOMPARE(console.window->people()->selectedPerson()->name, u"Daan Visser"_s);
    }

    void aDoubleClickAndADropUseUpWhoWasSelected()
    {
        Console console;
        console.office.giveCalls();
        TileView *view = console.window->people()->overview();
        view->setCurrentIndex(console.office.peopleModel.index(5));
        dropCall(console, view, console.office.peopleModel.index(2));
        QCOMPARE(sentTo(console), QStringList{u"203"_s});
        console.office.pbx.accept();
        QVERIFY(console.window->people()->selectedPerson() == nullptr);

        console.office.set(console.office.idle(200));
        console.office.clock.advance(std::chrono::seconds(5)); // no double press any more
        console.office.set(console.office.talking(200, std::chrono::seconds(5), u"0201112222"_s));
        const QPoint at = view->visualRect(console.office.peopleModel.index(6)).center();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(sentTo(console), (QStringList{u"203"_s, u"207"_s}));
        console.office.pbx.accept();
        QVERIFY(console.window->people()->selectedPerson() == nullptr);
    }

    void theLineNamesWhoIsSelected()
    {
        Console console;
        const auto named = [&] {
            const auto labels = console.window->people()->findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(),
                               [](const QLabel *label) { return label->isVisible() && label->text().contains(u"Daan Visser"_s); });
        };
        QVERIFY(!named());
        console.window->people()->overview()->setCurrentIndex(console.office.peopleModel.index(3));
        QVERIFY(named());
        console.press(Qt::Key_Escape);
        QVERIFY(!named());
    }

    void aCallGoesToTheRowItFellOn()
    {
        Console console;
        console.office.giveCalls();
        console.type(u"21"_s);
        const desk::SearchModel &found = console.office.search;
        int dial = -1;
        for (int row = 0; row < found.rowCount(); ++row) {
            if (found.item(row).kind == desk::SearchItem::Kind::Dial)
                dial = row;
        }
        QVERIFY(dial >= 0 && found.rowCount() > 2);
        TileView *view = console.window->people()->results();
        view->setCurrentIndex(found.index(dial == 0 ? 1 : 0));
        dropCall(console, view, found.index(dial));
        QCOMPARE(sentTo(console), QStringList{u"21"_s});
    }

    void whoHasNoTelephoneHasNoVoiceMail()
    {
        Console console;
        desk::Person contact;
        contact.name = u"Zoe Externe"_s;
        contact.mobile = u"0612345678"_s;
        contact.id = desk::personIdFor(contact);
        console.office.people.setFilePeople({contact});
        console.office.frame();
        console.office.giveCalls();
        console.type(u"zoe"_s);
        QCOMPARE(console.window->people()->selectedPerson()->name, contact.name);
        console.press(Qt::Key_F11);
        QVERIFY(sentTo(console).isEmpty());
        QVERIFY(console.window->notices()->sentences().value(0).contains(contact.name));
    }

    void theMenuAsksAboutEachChoiceByItself()
    {
        Console console;
        // This switch lets the call be sent on, but not be consulted about.
        cti::DeviceSnapshot own = console.office.talking(200, std::chrono::seconds(3), u"0201112222"_s);
        own.connections.first().actions = Action::Clear | Action::SingleStepTransfer;
        console.office.set(own);
        TileView *view = console.window->people()->overview();
        const QPoint at = view->visualRect(console.office.peopleModel.index(0)).center();
        // The test platform has no windows that could take the keyboard away from others.
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support grabbing the keyboard");
        QContextMenuEvent wanted(QContextMenuEvent::Mouse, at, view->viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(view->viewport(), &wanted);
        auto *menu = console.window->findChild<PersonMenu *>();
        QVERIFY(menu != nullptr);
        QStringList possible;
        for (const QAction *action : menu->actions()) {
            if (action->isEnabled() && !action->isSeparator())
                possible.append(action->text().remove(u'&'));
            else if (!action->isSeparator())
                QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
        }
        QVERIFY2(possible.contains(u"Transfer the call"_s), qPrintable(possible.join(u'\n')));
        QVERIFY2(!possible.contains(u"Consult first"_s), qPrintable(possible.join(u'\n')));
        QVERIFY2(possible.contains(u"To the voice mail"_s), qPrintable(possible.join(u'\n')));
        menu->close();
    }
};

BALIE_TEST(Destinations)
#include "tst_Destinations.moc"
