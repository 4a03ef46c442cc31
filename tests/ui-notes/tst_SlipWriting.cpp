// Writing message slips by keyboard, and today's list in the window.
#include "desk/text/Moments.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "tests/ui/Console.h"
#include "ui/people/PeoplePane.h"
#include "ui/search/SearchField.h"
#include "ui/slips/SlipRow.h"
#include "ui/slips/SlipSheet.h"
#include "ui/slips/SlipsPane.h"

#include <QToolButton>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Console;

namespace {

QDateTime today(Console &console, int hour, int minute)
{
    return QDateTime(desk::localNow(console.office.clock).date(), QTime(hour, minute));
}

desk::SlipId write(Console &console, const QString &number, const QDateTime &promised = {})
{
    desk::Slip slip;
    slip.forPerson = desk::PersonId(u"202"_s);
    slip.forName = u"Bram Jansen"_s;
    slip.callerName = u"Bakkerij Bos"_s;
    slip.callerNumber = number;
    slip.text = u"Bel terug"_s;
    slip.promised = promised;
    return console.office.slips.add(slip);
}

} // namespace

class SlipWriting : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void oneKeyWritesASlipForTheSelectedColleagueFromTheCaller()
    {
        Console console;
        console.office.giveCalls();
        console.type(u"bram"_s);
        console.press(Qt::Key_T, Qt::ControlModifier);
        QVERIFY(console.window->slipSheet()->isVisible());
        console.press(Qt::Key_Return);
        QVERIFY(!console.window->slipSheet()->isVisible());
        QCOMPARE(console.office.slips.rowCount(), 1);
        const desk::Slip &slip = console.office.slips.slip(0);
        QCOMPARE(slip.forPerson, desk::PersonId(u"202"_s));
        QVERIFY(!slip.callerNumber.isEmpty());
        QCOMPARE(slip.text, desk::slipTemplates().constFirst());
        QVERIFY(!slip.promised.isValid());
        QVERIFY(console.office.pbx.commands.isEmpty()); // Enter was for the slip
        QVERIFY(console.window->searchField()->hasFocus());
        QCOMPARE(console.window->slips()->rows().size(), 1);
        QVERIFY(console.window->slips()->isVisible());
    }

    void everythingIsTypedWithoutTheMouse()
    {
        Console console;
        console.press(Qt::Key_T, Qt::ControlModifier); // nobody selected, nobody calls
        console.type(u"jan"_s);
        console.press(Qt::Key_Tab);
        console.press(Qt::Key_2, Qt::AltModifier);
        console.type(u" over de offerte"_s);
        QLineEdit *name = test::childNamed<QLineEdit>(console.window->slipSheet(), u"Name of the caller"_s);
        for (int i = 0; i < 20 && !name->hasFocus(); ++i)
            console.press(Qt::Key_Tab);
        console.type(u"Bakkerij Bos"_s);
        console.press(Qt::Key_Tab);
        console.type(u"0612345678"_s);
        console.press(Qt::Key_Tab);
        console.type(u"1500"_s);
        console.press(Qt::Key_Return);
        QCOMPARE(console.office.slips.rowCount(), 1);
        const desk::Slip &slip = console.office.slips.slip(0);
        QCOMPARE(slip.forPerson, desk::PersonId(u"202"_s)); // Bram Jansen
        QCOMPARE(slip.text, desk::slipTemplates().at(1) + u" over de offerte"_s);
        QCOMPARE(slip.callerName, u"Bakkerij Bos"_s);
        QCOMPARE(slip.callerNumber, u"0612345678"_s);
        QCOMPARE(slip.promised, today(console, 15, 0));
    }

    void upAndDownChooseAmongSeveral()
    {
        Console console;
        console.press(Qt::Key_T, Qt::ControlModifier);
        console.type(u"d"_s);
        console.press(Qt::Key_Down);
        console.press(Qt::Key_Return);
        desk::PersonSearch search(console.office.people, console.office.states);
        search.rebuild();
        const int second = search.find(u"d"_s, 9).hits.at(1).personRow;
        QCOMPARE(console.office.slips.slip(0).forPerson, console.office.people.at(second).id);
    }

    void whatIsNoTimeIsNotSaved()
    {
        Console console;
        console.type(u"bram"_s);
        console.press(Qt::Key_T, Qt::ControlModifier);
        QLineEdit *when = test::childNamed<QLineEdit>(console.window->slipSheet(), u"Promised before"_s);
        when->setFocus();
        console.type(u"straks"_s);
        console.press(Qt::Key_Return);
        QVERIFY(console.window->slipSheet()->isVisible());
        QCOMPARE(console.office.slips.rowCount(), 0);
        QVERIFY(when->accessibleDescription().contains(u"no time"_s));
        QVERIFY(when->hasFocus());
        console.type(u"15"_s); // the wrong text was selected
        console.press(Qt::Key_Return);
        QCOMPARE(console.office.slips.slip(0).promised, today(console, 15, 0));
    }

    void withoutSomebodyNothingIsSaved()
    {
        Console console;
        console.press(Qt::Key_T, Qt::ControlModifier);
        console.press(Qt::Key_Return);
        QVERIFY(console.window->slipSheet()->isVisible());
        QCOMPARE(console.office.slips.rowCount(), 0);
        console.press(Qt::Key_Escape);
        QVERIFY(!console.window->slipSheet()->isVisible());
        QVERIFY(console.window->searchField()->hasFocus());
    }

    void callsAreHandledWhileASlipIsWritten()
    {
        Console console;
        console.office.giveCalls();
        console.type(u"bram"_s);
        console.press(Qt::Key_T, Qt::ControlModifier);
        console.press(Qt::Key_F2);
        QCOMPARE(console.office.pbx.commands.first().service, cti::Service::HoldCall); // to answer the one that rings
        QVERIFY(console.window->slipSheet()->isVisible());
    }

    void aSlipIsCalledBackClosedAndChangedByKeyboard()
    {
        Console console;
        const desk::SlipId id = write(console, u"0612345678"_s, today(console, 15, 0));
        console.press(Qt::Key_3, Qt::ControlModifier);
        auto *call = qobject_cast<QToolButton *>(QApplication::focusWidget());
        QVERIFY(call != nullptr && call->accessibleName().startsWith(u"Call"_s));
        console.press(Qt::Key_Space);
        QCOMPARE(console.office.pbx.commands.last().service, cti::Service::MakeCall);
        QCOMPARE(console.office.pbx.commands.last().destination, u"+31612345678"_s);
        console.press(Qt::Key_Tab);
        console.press(Qt::Key_Tab);
        console.press(Qt::Key_Space); // change
        QVERIFY(console.window->slipSheet()->isVisible());
        console.type(u"Anders"_s);
        console.press(Qt::Key_Return);
        QCOMPARE(console.office.slips.find(id)->text, u"Anders"_s);
        QCOMPARE(console.office.slips.find(id)->promised, today(console, 15, 0));
        console.press(Qt::Key_3, Qt::ControlModifier);
        console.press(Qt::Key_Tab);
        console.press(Qt::Key_Space);
        QVERIFY(!console.office.slips.find(id)->isOpen());
        QVERIFY(console.window->slips()->isAncestorOf(QApplication::focusWidget())); // and opens it again
        console.press(Qt::Key_Space);
        QVERIFY(console.office.slips.find(id)->isOpen());
    }

    void aPromiseThatHasPassedCanStayAsItIs()
    {
        Console console;
        const desk::SlipId id = write(console, u"0612345678"_s, today(console, 15, 0));
        console.office.clock.advance(8h);
        console.window->slipSheet()->openFor(id);
        console.type(u"Anders"_s);
        console.press(Qt::Key_Return);
        QCOMPARE(console.office.slips.find(id)->text, u"Anders"_s);
        QCOMPARE(console.office.slips.find(id)->promised, today(console, 15, 0));
    }

    void thePaneTakesNoRoomWithoutSlipsAndNeverTooMuch()
    {
        Console console;
        QVERIFY(!console.window->slips()->isVisible());
        const desk::SlipId first = write(console, u"1000"_s);
        for (int i = 1; i < 30; ++i)
            write(console, QString::number(1000 + i));
        QCoreApplication::processEvents();
        QVERIFY(console.window->slips()->height() < console.window->height() / 3);
        QCOMPARE(console.window->slips()->rows().size(), 30);
        console.office.slips.remove(first);
        QCOMPARE(console.window->slips()->rows().size(), 29);
    }

    void everyControlOfThemHasAName()
    {
        Console console;
        console.office.giveCalls();
        console.office.slips.close(write(console, u"1000"_s));
        write(console, u"1001"_s);
        console.window->slipSheet()->openFor(console.office.slips.slip(0).id);
        QCOMPARE(test::namelessControls(console.window.get()), QStringList());
    }
};

BALIE_TEST(SlipWriting)
#include "tst_SlipWriting.moc"
