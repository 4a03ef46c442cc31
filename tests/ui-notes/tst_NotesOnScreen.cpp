// Notes on the caller and on the call, and notes at a colleague's desk, as they are typed and shown.
#include "desk/text/Moments.h"
#include "tests/support/Patience.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui-calls/WindowTest.h"
#include "tests/ui/Console.h"
#include "ui/calls/CallerPane.h"
#include "ui/calls/CallsPane.h"
#include "ui/notes/CallerNotes.h"
#include "ui/notes/DeskNoteSheet.h"
#include "ui/search/SearchField.h"
#include "ui/slips/SlipRow.h"
#include "ui/slips/SlipSheet.h"
#include "ui/slips/SlipsPane.h"
#include "ui/theme/ColumnScroll.h"

#include <QDir>
#include <QLabel>
#include <QLayout>
#include <QPlainTextEdit>
#include <QScrollBar>

using namespace balie;
using namespace balie::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::Console;

class NotesOnScreen : public balie::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aKeyGoesToTheLineForTheCallAndEnterEndsIt()
    {
        Console console;
        console.office.giveCalls();
        console.press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(console.window->callerNotes()->callNote()->hasFocus());
        console.type(u"wil een offerte"_s);
        const auto thread = console.office.switchboard.threadOf(console.window->calls()->selectedCall());
        QCOMPARE(console.office.callNotes.text(thread), u"wil een offerte"_s);
        console.press(Qt::Key_Return);
        QVERIFY(console.window->searchField()->hasFocus());
        QVERIFY(console.office.pbx.commands.isEmpty()); // Enter did nothing to the call
    }

    /// However much is known of a caller, all of it can be read on a small screen at twice the text size.
    void theCallerIsScrolledWhereThePaneIsTooLow()
    {
        Console console([](Theme &theme) { theme.setTextScale(2); });
        console.window->resize(1024, 700);
        console.office.giveCalls();
        QCoreApplication::processEvents();
        auto *caller = console.window->findChild<CallerPane *>();
        caller->setFolded(false); // there is little room
        auto *much = new QLabel(QStringList(30, u"regel"_s).join(u'\n'));
        caller->addSection(much);
        QCoreApplication::processEvents();
        QCOMPARE(console.window->height(), 700);
        const auto *scroll = caller->findChild<ColumnScroll *>();
        BALIE_TRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0); // else this test says nothing
        QVERIFY(scroll->widget()->height() >= scroll->widget()->layout()->heightForWidth(scroll->widget()->width()));
        QCOMPARE(scroll->widget()->width(), scroll->viewport()->width()); // nothing lies beside it
        // With the keyboard alone: the line for the note, and from there up and down.
        console.press(Qt::Key_N, Qt::ControlModifier);
        const QWidget *line = console.window->callerNotes()->callNote();
        QVERIFY(line->hasFocus());
        QCOMPARE(line->visibleRegion().boundingRect(), line->rect());
        for (int page = 0; page < 20; ++page)
            console.press(Qt::Key_PageUp);
        QCOMPARE(scroll->verticalScrollBar()->value(), 0);
        for (int page = 0; page < 20; ++page)
            console.press(Qt::Key_PageDown);
        QCOMPARE(scroll->verticalScrollBar()->value(), scroll->verticalScrollBar()->maximum());
        QVERIFY(line->hasFocus());
        const int bottom = much->mapTo(scroll->viewport(), much->rect().bottomLeft()).y();
        QVERIFY(bottom > 0 && bottom < scroll->viewport()->height());
    }

    void withoutACallTheKeySaysSo()
    {
        Console console;
        console.press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(console.window->searchField()->hasFocus());
        QVERIFY(!console.window->callerNotes()->isVisible());
    }

    void eachCallHasItsOwnLineAndEachCallerHisOwnNote()
    {
        Console console;
        console.office.giveCalls();
        CallerNotes *notes = console.window->callerNotes();
        const auto typeInto = [&](QWidget *field, const QString &text) {
            field->setFocus();
            console.type(text);
        };
        const cti::ConnectionId first = console.window->calls()->selectedCall();
        typeInto(notes->callNote(), u"een"_s);
        typeInto(notes->personNote(), u"altijd vriendelijk"_s);
        console.window->searchField()->setFocus();
        QCoreApplication::processEvents();
        console.window->calls()->focusNextCall();
        console.window->calls()->focusNextCall();
        QCoreApplication::processEvents();
        QVERIFY(console.window->calls()->selectedCall() != first);
        QVERIFY(notes->callNote()->text().isEmpty());
        QVERIFY(notes->personNote()->toPlainText().isEmpty());
        notes->setCall(first);
        QCOMPARE(notes->callNote()->text(), u"een"_s);
        QCOMPARE(notes->personNote()->toPlainText(), u"altijd vriendelijk"_s);
    }

    void aLineCanBeFinishedWhenTheCallEnds()
    {
        Console console;
        console.office.giveCalls();
        console.press(Qt::Key_N, Qt::ControlModifier);
        console.type(u"bel"_s);
        const auto thread = console.office.switchboard.threadOf(console.window->calls()->selectedCall());
        console.office.set(console.office.idle(200));
        console.type(u" morgen"_s);
        QCOMPARE(console.office.callNotes.text(thread), u"bel morgen"_s);
        QVERIFY(console.window->callerNotes()->isVisible());
        console.press(Qt::Key_Return);
        QCoreApplication::processEvents();
        QVERIFY(!console.window->callerNotes()->isVisible());
    }

    void theNoteThatCameWithTheCallIsShown()
    {
        Console console;
        cti::DeviceSnapshot own = console.office.talking(200, 5s, u"0612345678"_s);
        own.connections.last().note = u"van Anna: spoed"_s;
        console.office.set(own);
        QVERIFY(console.window->caller()->facts().contains(u"Note with the call: van Anna: spoed"_s));
    }

    void aDeskNoteIsSetShownAndTakenAwayByKeyboard()
    {
        Console console;
        console.type(u"bram"_s);
        console.press(Qt::Key_L, Qt::ControlModifier);
        QVERIFY(console.window->deskNoteSheet()->isVisible());
        console.press(Qt::Key_1, Qt::AltModifier);
        QLineEdit *until = test::childNamed<QLineEdit>(console.window->deskNoteSheet(), u"Back at"_s);
        for (int i = 0; i < 20 && !until->hasFocus(); ++i)
            console.press(Qt::Key_Tab);
        console.type(u"13u30"_s);
        console.press(Qt::Key_Return);
        const desk::PersonId bram(u"202"_s);
        QCOMPARE(console.office.deskNotes.shown(bram), u"lunch until 13:30"_s);
        const desk::Tile &tile = console.office.states.tile(console.office.people.rowOf(bram));
        QCOMPARE(tile.state.deskNote, u"lunch until 13:30"_s);
        console.press(Qt::Key_L, Qt::ControlModifier);
        QAbstractButton *remove = test::buttonWithText(console.window->deskNoteSheet(), u"Remove the note"_s);
        QVERIFY(remove != nullptr);
        remove->click();
        QVERIFY(console.office.deskNotes.shown(bram).isEmpty());
        QVERIFY(!console.window->deskNoteSheet()->isVisible());
    }

    void picturesInEveryTheme_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::newRow("notes-light") << ThemeChoice::Light << QSize(1440, 900) << 1.0;
        QTest::newRow("notes-dark") << ThemeChoice::Dark << QSize(1440, 900) << 1.0;
        QTest::newRow("notes-contrast") << ThemeChoice::HighContrast << QSize(1440, 900) << 1.0;
        QTest::newRow("notes-small") << ThemeChoice::Light << QSize(1024, 700) << 1.0;
        QTest::newRow("notes-double") << ThemeChoice::Light << QSize(1920, 1080) << 2.0;
    }

    void picturesInEveryTheme()
    {
        QFETCH(ThemeChoice, choice);
        QFETCH(QSize, size);
        QFETCH(double, scale);
        Console console([&](Theme &theme) {
            theme.choose(choice);
            theme.setTextScale(scale);
        });
        console.window->resize(size);
        console.office.paintMorning();
        console.office.giveCalls();
        const QDateTime now = desk::localNow(console.office.clock);
        console.office.deskNotes.set({desk::PersonId(u"201"_s), u"lunch"_s, now.addSecs(3600)});
        for (int i = 0; i < 3; ++i) {
            desk::Slip slip;
            slip.forPerson = desk::PersonId(QString::number(202 + i));
            slip.callerName = u"Bakkerij Bos"_s;
            slip.callerNumber = u"06 12345678"_s;
            slip.text = u"Please call back"_s;
            slip.promised = now.addSecs(i == 0 ? 300 : 7200);
            const desk::SlipId id = console.office.slips.add(slip);
            if (i == 2)
                console.office.slips.close(id);
        }
        console.press(Qt::Key_T, Qt::ControlModifier);
        console.type(u"an"_s);
        for (int i = 0; i < 5; ++i)
            QTest::qWait(0); // rows, then the list around them, then the pane around that
        QVERIFY(console.window->rect().contains(QRect(
            console.window->slips()->mapTo(console.window.get(), QPoint(0, 0)), console.window->slips()->size())));
        const SlipRow *first = console.window->slips()->rows().first();
        const SlipRow *second = console.window->slips()->rows().at(1);
        QVERIFY(!first->visibleRegion().isEmpty() && second->visibleRegion().boundingRect() == second->rect());
        QWidget *sheet = console.window->slipSheet();
        QVERIFY(sheet->isVisible());
        QVERIFY(sheet->parentWidget()->rect().contains(sheet->geometry()));
        for (const QWidget *child : sheet->findChildren<QWidget *>()) {
            const auto *button = qobject_cast<const QAbstractButton *>(child);
            if (child->isVisible() && (button != nullptr || qobject_cast<const QLineEdit *>(child) != nullptr))
                QVERIFY2(child->width() >= child->minimumSizeHint().width()
                        && child->height() >= child->minimumSizeHint().height()
                        && sheet->rect().contains(QRect(child->mapTo(sheet, QPoint(0, 0)), child->size())),
                    qPrintable(child->accessibleName()));
        }
        const QString path = QDir(QCoreApplication::applicationDirPath()).absoluteFilePath(u"../pictures"_s);
        QDir().mkpath(path);
        QVERIFY(console.window->grab().save(path + u"/%1.png"_s.arg(QLatin1StringView(QTest::currentDataTag()))));
    }
};

BALIE_TEST(NotesOnScreen)
#include "tst_NotesOnScreen.moc"
